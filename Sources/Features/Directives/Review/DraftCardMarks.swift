import Pages
import PolicyText

/// What a card says beside the reading itself: why to look, which goal it serves, what already covers it.
extension DraftCard {
    func looks(_ w: HTMLWriter) {
        let reasons = FirstLook.reasons(draft)
        guard mayCorrect, draft.isOpen, !reasons.isEmpty else { return }
        w.tag("p", ["class": "draft-look"]) {
            w.tag("strong", text: "先看")
            w.text(reasons.map(\.sentence).joined(separator: "；"))
        }
    }

    /// The goal and the programme, with the words that decided it.
    func subject(_ w: HTMLWriter) {
        guard let subject = draft.subject else { return }
        let words = subject.words.isEmpty ? nil : "按“\(subject.words.joined(separator: "”“"))”归类"
        for word in SubjectNames.words(subject) {
            w.tag("span", ["class": "chip chip-plain draft-goal", "title": words], text: word)
        }
    }

    /// The issued task that asks for the same already.
    func covered(_ w: HTMLWriter) {
        guard let covering, !draft.isIssued else { return }
        w.tag("p", ["class": "draft-covered"]) {
            w.text("已有任务 ")
            w.link("\(covering.number) \(covering.title)", to: covering.address)
        }
    }
}
