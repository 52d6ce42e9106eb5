import Core
import Pages
import Programmes

/// `/ledgers/{ledger}/new/steps/{step}`: one question a page, for phones. The answers so far travel with the form too: they
/// count where no cookie holds them.
struct ItemStepPage {
    let form: ItemFieldsForm
    let run: EntryRun
    /// 0 asks for the place where there are several, then the fields; after the last one everything is shown once more.
    let step: Int
    /// The fields that are asked, by place.
    let asked: [Int]
    /// Those of them the answers so far leave out.
    var unasked: Set<Int> = []
    /// Whether one answer is put right: the next page is the one that shows all.
    var isFixing = false
    /// Things that looked alike and that a person said are others.
    var apart: Set<ItemID> = []

    /// Carries them with the answers; no key of a field has a hyphen.
    static let apartName = "not-same"

    private var playbook: Playbook { form.playbook }
    private var isLast: Bool { step > asked.count }
    private var first: Int { form.fixedPlace == nil ? 0 : 1 }

    func render(_ context: PageContext) -> [UInt8] {
        let base = "/ledgers/\(playbook.key)"
        let page = Page(
            isLast
                ? "核对后登记" : step == 0 ? "在哪个\(playbook.item.level.placeWord)" : playbook.fields[asked[step - 1]].label,
            lead: isLast ? nil : "第 \(step + 1 - first) 项，共 \(asked.count + 1 - first) 项",
            breadcrumbs: [Crumb(playbook.ledgerName, base)],
            width: .narrow,
            context: context.searching(playbook)
        )
        return page.render { w in
            w.form(
                isLast ? base + "/items" : next,
                token: context.token,
                sendsFiles: isLast && playbook.hasFiles,
                // A question is asked again where its answer was wrong: the first page of it shows what is kept by now.
                isRestored: false,
                errors: form.errors
            ) {
                kept(w)
                if isLast { review(w) } else if step == 0 { form.place(w) } else { question(w) }
                w.formActions {
                    w.button(isLast ? "登记\(playbook.item.word)" : isFixing ? "改好了" : "下一项")
                    if leavesOnlyOptional {
                        let rest = run.address(asked.count + 1, ["rest=1", "asked=\(step)"])
                        w.button("其余选填的以后再填", kind: .secondary, formAction: rest)
                    }
                    if step > first, !isFixing {
                        w.button("上一项", kind: .quiet, formAction: run.address(step - 1, ["back=1", "asked=\(step)"]))
                    }
                }
            }
        }
    }

    /// What a thing that is only begun knows nothing of, such as the day it was finished, need not be leafed through.
    private var leavesOnlyOptional: Bool {
        guard !isLast, !isFixing, step > 0, step < asked.count else { return false }
        return Self.owed(asked, besides: unasked, after: step, of: form.answers, playbook) == nil
    }

    /// The step of the first question behind one that must still be answered.
    static func owed(
        _ asked: [Int],
        besides unasked: Set<Int>,
        after step: Int,
        of answers: ItemAnswers,
        _ playbook: Playbook
    ) -> Int? {
        let behind = asked.dropFirst(step)
        let first = behind.firstIndex { place in
            playbook.fields[place].isRequired && !unasked.contains(place) && answers.texts[place].isEmpty
        }
        return first.map { $0 + 1 }
    }

    private var next: String {
        isFixing
            ? run.address(asked.count + 1, ["fixed=\(step)", "asked=\(step)"])
            : run.address(step + 1, ["asked=\(step)"])
    }

    private func question(_ w: HTMLWriter) {
        if let place = form.fixedPlace, step == 1 { w.paragraph("所在地：\(place.group ?? "")\(place.word)") }
        form.field(asked[step - 1], w)
    }

    private func kept(_ w: HTMLWriter) {
        if isLast || step != 0 { w.hidden("place", form.fixedPlace?.value ?? form.answers.place) }
        for (place, field) in playbook.fields.enumerated() where !form.answers.texts[place].isEmpty {
            if !isLast, step > 0, asked[step - 1] == place { continue }
            w.hidden(field.key, form.answers.texts[place])
        }
        for id in apart.sorted() { w.hidden(Self.apartName, "\(id)") }
        if isLast { w.hidden(EntryRun.fieldName, "\(run.number)") }
    }

    private func review(_ w: HTMLWriter) {
        w.summaryList {
            let place = form.places.first { $0.value == form.answers.place }
            let name = place.map { ($0.group ?? "") + $0.word } ?? form.answers.place
            if form.fixedPlace == nil { row("所在地", name, step: 0, w) } else { w.summaryRow("所在地", name) }
            for (step, place) in asked.enumerated()
            where !unasked.contains(place) || !form.answers.texts[place].isEmpty {
                let field = playbook.fields[place]
                row(field.label, field.told(form.answers.texts[place]), step: step + 1, w)
            }
        }
        // What was photographed goes along with the entry itself.
        for (place, field) in playbook.fields.enumerated() where field.type == .file { form.field(place, w) }
    }

    /// An answer, and the way back to its question with all other answers.
    private func row(_ label: String, _ text: String, step: Int, _ w: HTMLWriter) {
        w.summaryRow(label, text, returningTo: run.address(step, ["fix=1"]))
    }
}

extension LedgerField {
    /// An answer as it was typed, a bare number with the unit it is asked in, as on other pages: 9 平方米, 85%.
    func told(_ text: String) -> String {
        guard !unit.isEmpty, Double(text) != nil else { return text }
        return text + (unit == "%" ? unit : " " + unit)
    }
}
