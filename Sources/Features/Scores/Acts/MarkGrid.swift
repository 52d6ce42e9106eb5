import Core

/// Marks of many units as a form or a sheet of a survey says them: what is left empty is not marked. Pure.
package struct MarkGrid: Sendable {
    package typealias Line = (unit: ScoredUnit, text: String)

    let item: SchemeItem
    let lines: [Line]

    package init(_ item: SchemeItem, _ lines: [Line]) { (self.item, self.lines) = (item, lines) }

    /// Every unit that is wrong is named, at its own field.
    package func marks() -> Outcome<[(unit: UnitID, mark: Double?)]> {
        var (issues, marks): ([Issue], [(unit: UnitID, mark: Double?)]) = ([], [])
        let most = GiveMark.most(item)
        for (unit, text) in lines where !text.isEmpty {
            guard let mark = Self.number(text), (0...most).contains(mark) else {
                let values = ["unit": unit.name, "text": String(text.prefix(20)), "most": SchemeReader.plain(most)]
                issues.append(Issue("score.gridMark", field: Self.field(unit.id), values))
                continue
            }
            marks.append((unit.id, mark))
        }
        if issues.isEmpty, marks.isEmpty { issues.append(Issue("score.gridEmpty")) }
        return issues.isEmpty ? .done(marks) : .refused(issues)
    }

    static func field(_ unit: UnitID) -> String { "mark-\(unit)" }

    /// As people type it, full-width digits included.
    private static func number(_ text: String) -> Double? {
        var plain = ""
        for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
            switch scalar.value {
            case 0xFF10...0xFF19: plain.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 48)))
            case 0xFF0E, 0x3002: plain.append(".")
            default: plain.unicodeScalars.append(scalar)
            }
        }
        guard plain.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }) else { return nil }
        return Double(plain)
    }
}
