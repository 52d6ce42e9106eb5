import Core
import Expression
import Programmes
import Tasks

/// What a person, a sheet or a script entered about one thing: the words as typed, by place in the playbook's fields.
package struct ItemAnswers: Hashable, Sendable {
    /// A code, or the name of a place.
    package var place: String
    /// "" where nothing was entered; the parts of a set with 、 between.
    package var texts: [String]
    /// Files handed in with it, already in the vault, by place of their field; they are added to those there are.
    package var files: [Int: [NewAttachment]] = [:]

    package init(place: String, texts: [String]) {
        self.place = place
        self.texts = texts
    }

    /// By the fields' keys.
    package init(place: String, _ answers: [String: String], of playbook: Playbook) {
        self.init(place: place, texts: playbook.fields.map { answers[$0.key] ?? "" })
    }
}

/// Words of an answer as a value of its field, or what is wrong with them.
package enum AnswerReading {
    /// No free text of a thing is longer where the playbook does not say how long it may be.
    package static let longestText = 2_000
    /// No number is larger (1e308 is a slip, not a size).
    package static let largestNumber = 1e12

    /// `name` is the form field the issue belongs to.
    package static func value(_ text: String, of field: LedgerField) -> (Value, Issue?) {
        func wrong(_ key: String, _ more: [String: String] = [:]) -> (Value, Issue?) {
            let words = ["label": field.label, "unit": field.unit]
            return (.unknown, Issue(key, field: field.key, words.merging(more) { _, new in new }))
        }
        guard !text.isEmpty else { return (.unknown, nil) }
        switch field.type {
        case .text:
            let longest = field.range.maximum.map { Int($0) } ?? longestText
            guard text.utf8.count <= longest || text.count <= longest else {
                return wrong("answer.long", ["limit": String(longest), "count": String(text.count)])
            }
            return (.text(text), nil)
        case .number(let decimals): return number(text, decimals: decimals, field, wrong)
        case .money: return number(text, decimals: 2, field, wrong)
        case .day:
            guard let day = PlainAnswer.day(text) else { return wrong("answer.day", ["value": shown(text)]) }
            guard (1900...2100).contains(day.year) else { return wrong("answer.year", ["value": shown(text)]) }
            return (.day(day), nil)
        case .truth:
            guard let truth = PlainAnswer.truth(text) else { return wrong("answer.truth", ["value": shown(text)]) }
            return (.truth(truth), nil)
        case .choice:
            guard field.options.contains(text) else {
                return wrong("answer.choice", ["value": shown(text), "options": options(field)])
            }
            return (.text(text), nil)
        case .set:
            let parts = PlainAnswer.parts(text, among: field.options)
            if let other = parts.first(where: { !field.options.contains($0) }) {
                return wrong("answer.choice", ["value": shown(other), "options": options(field)])
            }
            return (.set(field.options.filter(parts.contains)), nil)
        case .point:
            guard let point = PlainAnswer.point(text) else { return wrong("answer.point", ["value": shown(text)]) }
            return (.text(point), nil)
        case .region(let level):
            guard let code = RegionCode(text), code.level == level else {
                return wrong("answer.region", ["value": shown(text)])
            }
            return (.text(code.digits), nil)
        case .personal(let kind):
            guard let plain = PersonalAnswer.plain(text, kind) else {
                let fault = PersonalAnswer.fault(text, kind)
                return wrong(fault.key, fault.values)
            }
            if kind == .amount, let amount = Double(plain), let issue = beyond(amount, field) {
                return wrong(issue.key, ["limit": issue.limit])
            }
            return (.text(plain), nil)
        case .link(_, many: false): return (.text(text), nil)
        case .link: return (.set(LinkText.pieces(text)), nil)
        case .file: return (.set(PlainAnswer.split(text)), nil)
        }
    }

    private static func number(
        _ text: String,
        decimals: Int,
        _ field: LedgerField,
        _ wrong: (String, [String: String]) -> (Value, Issue?)
    ) -> (Value, Issue?) {
        let typed = PlainAnswer.number(text) ?? CountedNumber.typed(text, of: field).flatMap { PlainAnswer.number($0) }
        guard let (number, places) = typed else {
            return wrong(fault(text, field), ["value": shown(text), "example": example(field)])
        }
        guard number.isFinite, abs(number) <= largestNumber else { return wrong("answer.huge", [:]) }
        guard places <= decimals else {
            return wrong(decimals == 0 ? "answer.whole" : "answer.decimals", ["decimals": String(decimals)])
        }
        if let issue = beyond(number, field) { return wrong(issue.key, ["limit": issue.limit]) }
        return (.number(number), nil)
    }

    /// The sentence about what is no number.
    private static func fault(_ text: String, _ field: LedgerField) -> String {
        if CountedNumber.isScaledTwice(text, in: field) { return "answer.scaledTwice" }
        return GroupedDigits.areRight(text) ? "answer.number" : "answer.commas"
    }

    /// Which bound of its field a number passes.
    private static func beyond(_ number: Double, _ field: LedgerField) -> (key: String, limit: String)? {
        if let least = field.range.minimum, number < least { return ("answer.small", field.written(least)) }
        if let most = field.range.maximum, number > most { return ("answer.large", field.written(most)) }
        return nil
    }

    /// A number the field takes.
    private static func example(_ field: LedgerField) -> String {
        let (least, most) = (field.range.minimum ?? -largestNumber, field.range.maximum ?? largestNumber)
        let usual = [120.0, 12, 2].first { least <= $0 && $0 <= most }
        return ItemJSON.plain(usual ?? field.range.maximum ?? least)
    }

    private static func shown(_ text: String) -> String { text.count > 20 ? text.prefix(20) + "…" : text }
    private static func options(_ field: LedgerField) -> String { field.options.joined(separator: "、") }
}
