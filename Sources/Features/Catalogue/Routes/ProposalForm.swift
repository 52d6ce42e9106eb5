import Core
import Foundation
import Programmes
import Web

extension ProposedLedger {
    /// What the form of its page says of the ledger, whatever columns the sheet has.
    mutating func takeHead(_ form: Fields) {
        name = form.text("name")
        word = form.text("word")
        counter = form.text("counter")
        clause = form.text("clause").isEmpty ? name : form.text("clause")
        level = Level(rawValue: form.text("level")) ?? level
        lead = form.text("lead")
        cadence = form.text("cadence")
        goal = form.text("goal")
        let said = form.text("area")
        area = said == Self.otherArea ? said : RevitalisationArea(rawValue: said)?.rawValue ?? ""
        due = form.text("due")
    }

    /// The proposal with what the form of its page says.
    mutating func take(_ form: Fields) {
        takeHead(form)
        for place in fields.indices { fields[place].take(form) }
        let before = stageColumn
        takePlaces(form)
        takeStages(form)
        // Whoever says that the doubtful column is the stage gets its words as stages.
        if let unclearStage, stageColumn == unclearStage.column, before != stageColumn {
            stages = StageReading.stages(unclearStage.words)
        }
    }

    /// A title that names the place is a field and the place, whether it was read so or a person says so.
    private mutating func takePlaces(_ form: Fields) {
        let before = Set(placeColumns)
        placeColumns = fields.filter { field in
            let isPlace = before.contains(field.column) || form.text("use-\(field.column)") == "place"
            return field.use == .place || field.isTitle && isPlace
        }.map(\.column)
        if stageColumn != nil, !fields.contains(where: { $0.use == .stage }) { stageColumn = nil }
        if stageColumn == nil { stageColumn = fields.first { $0.use == .stage }?.column }
    }

    private mutating func takeStages(_ form: Fields) {
        var taken: [ProposedStage] = []
        let known = Dictionary(stages.map { ($0.word, $0.key) }, uniquingKeysWith: { first, _ in first })
        var place = 0
        while form.contains("stage-\(place)"), place < 64 {
            let word = form.text("stage-\(place)")
            let outcome = ProposedStage.Outcome(rawValue: form.text("outcome-\(place)")) ?? .open
            let days = outcome == .open ? form.filled("days-\(place)") : nil
            place += 1
            guard !word.isEmpty else { continue }
            let used = Set(taken.map(\.key))
            let key = known[word].flatMap { used.contains($0) ? nil : $0 } ?? AsciiKeys.stage(word, beside: used)
            taken.append(ProposedStage(key: key, word: word, outcome: outcome, days: days))
        }
        if !taken.isEmpty { stages = taken }
    }

    /// What stands beside the matches of the comparison: asked all the same, or read from the other ledger.
    mutating func takeDecisions(_ form: Fields) {
        for place in fields.indices {
            guard let decision = form.filled("decision-\(fields[place].column)"), !fields[place].isTitle else {
                continue
            }
            let use = ProposedField.Use(decision)
            if use == .asked || use.isLinked { fields[place].use = use }
        }
    }
}

extension ProposedField {
    fileprivate mutating func take(_ form: Fields) {
        label = form.text("label-\(column)")
        use = Use(form.text("use-\(column)"))
        if let chosen = ProposedType(rawValue: form.text("type-\(column)")) { type = chosen }
        why = form.text("why-\(column)")
        let written = form.text("options-\(column)")
        unit = type == .number ? written : ""
        options = [.choice, .set].contains(type) ? Self.options(written) : []
        isTitle = form.text("title") == "\(column)"
        isKey = form.text("key") == "\(column)" && use == .asked
        isRequired = form.bool("required-\(column)") || isTitle
        isMeasure = form.bool("measure-\(column)")
        if isTitle, use == .place || use == .left { use = .asked }
    }

    /// Cut at 、 unless ；stands between them.
    private static func options(_ text: String) -> [String] {
        let hasStrong = text.contains("；") || text.contains(";")
        return text.split { hasStrong ? "；;".contains($0) : "、,，".contains($0) }.map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        .filter { !$0.isEmpty }
    }
}

extension FormDraft {
    init(_ form: Fields) {
        self.init(
            number: form.text("number"),
            issuer: form.text("issuer"),
            approval: form.text("approval"),
            validThrough: form.day("valid")?.description ?? form.text("valid"),
            minutes: form.number("minutes").flatMap(Self.plain) ?? form.text("minutes"),
            basis: form.text("basis")
        )
    }

    /// 4 for 4.0; nil for what is too large for any form and stays as it was typed.
    private static func plain(_ minutes: Double) -> String? {
        guard abs(minutes) < 1e9 else { return nil }
        return minutes == minutes.rounded() ? String(Int(minutes)) : String(minutes)
    }
}
