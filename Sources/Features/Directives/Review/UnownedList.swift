import Core
import Pages
import PolicyText

/// The sentences nobody owns, undecided ones first, and the way to make a task of any words.
struct UnownedList {
    let desk: ReviewDesk
    let place: ReviewPlace
    let window: ReviewWindow
    let mayCorrect: Bool
    var refused: RefusedCorrection?
    let token: String

    private var address: String { "/directives/\(desk.directive.id)/drafts" }

    func write(to w: HTMLWriter) {
        if mayCorrect { quote(w) }
        let unowned = desk.coverage.unowned.filter { $0.span.overlaps(window.span) }
        guard !unowned.isEmpty else {
            return w.emptyState("每一句都有归属", "没有进分解稿的句子会列在这里，要办的可以添加为任务。")
        }
        let source = SourceText(desk.directive.body)
        w.tag("form", ["method": "post", "action": address]) {
            w.hidden("_token", token)
            for (name, value) in place.fields { w.hidden(name, value) }
            for role in [SentenceRole.undecided, .assessment, .background] {
                let sentences = unowned.filter { $0.role == role }
                if !sentences.isEmpty { group(w, role, sentences, source) }
            }
        }
    }

    private func group(_ w: HTMLWriter, _ role: SentenceRole, _ sentences: [Sentence], _ source: SourceText) {
        w.tag("h3", text: "\(CoverageWords.word(role)) \(sentences.count) 句")
        w.tag("ul", ["class": "sentence-list"]) {
            for sentence in sentences {
                w.tag("li") {
                    w.tag("p", text: source[sentence.span])
                    if mayCorrect {
                        w.button(
                            "添加为任务",
                            kind: .quiet,
                            name: "span",
                            value: "\(sentence.span.start)-\(sentence.span.end)"
                        )
                    }
                }
            }
        }
    }

    private func quote(_ w: HTMLWriter) {
        w.tag("details", ["class": "more review-quote", "open": refused?.answer("quote") == nil ? nil : ""]) {
            w.tag("summary", text: "抄一段原文添加为任务")
            w.tag("form", ["class": "more-body", "method": "post", "action": address]) {
                w.hidden("_token", token)
                for (name, value) in place.fields { w.hidden(name, value) }
                w.textArea(
                    Field(
                        "quote",
                        "原文里的一段",
                        value: refused?.answer("quote")?.typed ?? "",
                        hint: "逐字照抄，可以跨句。在原文里选中文字也可以直接添加。",
                        errors: refused?.errors ?? []
                    ),
                    rows: 2
                )
                w.button("添加为任务", kind: .secondary)
            }
        }
    }
}
