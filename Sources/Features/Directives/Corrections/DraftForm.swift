import Core
import PolicyText

/// The answers of the correction form as typed, so that a refused form comes back as it was.
package struct DraftForm: Hashable, Sendable {
    package struct UnitLine: Hashable, Sendable {
        package var name: String
        package var role: String
    }

    package struct QuantityLine: Hashable, Sendable {
        package var subject: String
        package var comparison: String
        package var value: String
        package var upper: String
        package var unit: String
        /// Where the number stands in the document, as `960-964`; empty for one a person added.
        package var span: String
        package var written: String
        package var isMasked: Bool
        package var isRemoved: Bool

        var isEmpty: Bool { subject.isEmpty && value.isEmpty && unit.isEmpty && written.isEmpty }
    }

    package var version: Int
    package var title: String
    package var content: String
    package var kind: String
    package var deadline: String
    package var deadlineText: String
    package var cadence: String
    package var cadenceText: String
    package var leader: String
    package var units: [UnitLine]
    package var quantities: [QuantityLine]

    /// Spare lines for what a person adds.
    static let spareUnits = 2

    /// What the draft says now, with spare lines.
    init(_ draft: DraftTask) {
        version = draft.version
        title = draft.title
        content = draft.content
        kind = draft.kind.rawValue
        deadline = draft.deadline?.description ?? ""
        deadlineText = draft.deadlineText ?? ""
        cadence = draft.cadence ?? ""
        cadenceText = draft.cadenceText ?? ""
        leader = draft.leader ?? ""
        units = draft.named.map { UnitLine(name: $0.name, role: $0.role.rawValue) }
        quantities = draft.quantities.map(QuantityLine.init)
        addSpareLines()
    }

    /// Reads the fields of a sent form; `value` answers the trimmed field, empty where it was not sent.
    init(_ value: (String) -> String) {
        version = Int(value("version")) ?? 0
        title = value("title")
        content = value("content")
        kind = value("kind")
        deadline = value("deadline")
        deadlineText = value("deadline_text")
        cadence = value("cadence")
        cadenceText = value("cadence_text")
        leader = value("leader")
        units = (0..<Self.count(value("units"))).map { UnitLine(name: value("unit-\($0)"), role: value("role-\($0)")) }
        quantities = (0..<Self.count(value("quantities"))).map { QuantityLine($0, value) }
    }

    private static func count(_ text: String) -> Int { min(max(Int(text) ?? 0, 0), 200) }

    mutating func addSpareLines() {
        let spare = Self.spareUnits - units.reversed().prefix { $0.name.isEmpty }.count
        let hasLead = units.contains { $0.role == UnitRole.lead.rawValue && !$0.name.isEmpty }
        for index in 0..<max(0, spare) {
            let role: UnitRole = !hasLead && index == 0 ? .lead : .supporting
            units.append(UnitLine(name: "", role: role.rawValue))
        }
        if quantities.last?.isEmpty != true { quantities.append(QuantityLine()) }
    }
}

extension DraftForm.QuantityLine {
    init() {
        self.init(
            subject: "",
            comparison: DraftQuantity.Comparison.atLeast.rawValue,
            value: "",
            upper: "",
            unit: "",
            span: "",
            written: "",
            isMasked: false,
            isRemoved: false
        )
    }

    init(_ quantity: DraftQuantity) {
        self.init(
            subject: quantity.subject,
            comparison: quantity.comparison.rawValue,
            value: quantity.value.map(PlainNumber.text) ?? "",
            upper: quantity.upper.map(PlainNumber.text) ?? "",
            unit: quantity.unit,
            span: quantity.span.map { "\($0.start)-\($0.end)" } ?? "",
            written: quantity.written,
            isMasked: quantity.masked,
            isRemoved: false
        )
    }

    fileprivate init(_ index: Int, _ value: (String) -> String) {
        self.init(
            subject: value("subject-\(index)"),
            comparison: value("comparison-\(index)"),
            value: value("value-\(index)"),
            upper: value("upper-\(index)"),
            unit: value("measure-\(index)"),
            span: value("span-\(index)"),
            written: value("written-\(index)"),
            isMasked: value("masked-\(index)") == "1",
            isRemoved: value("remove-\(index)") == "1"
        )
    }
}
