import Core
import Documents
import Foundation
import Programmes
import SheetShapes

/// Numbers with or without their unit, as their field counts them: the one reading of forms, grids, pasted rows and
/// sheets. What is stored counts in the unit of the field, and is converted to it once.
package struct CountedNumber: Sendable {
    private let field: LedgerField
    private let unit: String?
    /// Nothing is to be converted where the cell says nothing of its unit.
    private let isSame: Bool
    private let isMoney: Bool

    /// - Parameter unit: of the column; the field's own where nobody says.
    package init(_ field: LedgerField, unit: String? = nil) {
        self.field = field
        isMoney = field.type == .money || field.type == .personal(.amount)
        self.unit = isMoney ? unit.map(UnitLikeness.canonical) : unit
        isSame = unit.map { UnitLikeness.relation($0, field.unit) == .same } ?? true
    }

    /// Words the form would hold: `35000`; "" for nothing.
    package func words(_ cell: WrittenCell) throws(ValueRefusal) -> String {
        if isSame, Self.isBare(cell.text) { return isMoney ? cell.text : Self.plain(cell.text) }
        if isMoney { return try Self.yuan(cell, unit: unit ?? "元") }
        guard let counted = try ReadValue.counted(cell, unit: unit, in: field.unit) else { return "" }
        return "\(counted.isConverted ? rounded(counted.number) : counted.number)"
    }

    /// What a person typed with its unit, as a plain number of the field; nil for everything else.
    static func typed(_ text: String, of field: LedgerField) -> String? {
        guard text.utf8.count <= 60, let last = text.last, !")）".contains(last) else { return nil }
        if "%％".contains(last), UnitLikeness.canonical(field.unit) != "%" { return nil }
        guard let words = try? CountedNumber(field).words(WrittenCell(text)) else { return nil }
        return words.isEmpty ? nil : words
    }

    /// Whether nobody can tell what 3.5万 is in the unit of the field.
    static func isScaledTwice(_ text: String, in field: LedgerField) -> Bool {
        text.utf8.count <= 60 && ReadValue.isScaledTwice(WrittenCell(text), field.unit)
    }

    /// Yuan with two decimals at most.
    static func yuan(_ cell: WrittenCell, unit: String) throws(ValueRefusal) -> String {
        guard let fen = try ReadValue.amount(cell, unit: unit) else { return "" }
        let cents = abs(fen % 100)
        let whole = (fen < 0 && fen / 100 == 0 ? "-" : "") + String(fen / 100)
        return cents == 0 ? whole : whole + (cents < 10 ? ".0\(cents)" : ".\(cents)")
    }

    /// 1234 平方米 are 1.851 亩: what was measured has as many decimals as the field. Of money nothing is rounded away.
    private func rounded(_ number: Decimal) -> Decimal {
        guard case .number(let decimals) = field.type, -number.exponent > decimals else { return number }
        // 元/亩 is money too.
        let counted = UnitLikeness.canonical(field.unit).prefix { $0 != "/" }
        if counted.hasSuffix("元"), -number.exponent <= 12 { return number }
        var (exact, rounded) = (number, Decimal())
        NSDecimalRound(&rounded, &exact, decimals, .plain)
        return rounded
    }

    /// Programs that write CSV say 12.0 for 12.
    private static func plain(_ text: String) -> String {
        guard text.hasSuffix("0"), text.contains("."), let number = Decimal(string: text) else { return text }
        return "\(number)"
    }

    /// `12`, `-3.5`: as the form takes it.
    private static func isBare(_ text: String) -> Bool {
        var points = 0
        var digits = 0
        for (place, byte) in text.utf8.enumerated() {
            switch byte {
            case 48...57: digits += 1
            case UInt8(ascii: "."): points += 1
            case UInt8(ascii: "-") where place == 0: continue
            default: return false
            }
        }
        return digits > 0 && points <= 1
    }
}
