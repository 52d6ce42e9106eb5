import Core
import Documents
import Foundation
import Ledgers
import Programmes
import SheetShapes

/// Turns the cells of one column into the words the entry form would hold, so that both are checked by the same rules.
/// A class: every cell of the column asks it, and none of its parts is counted for that.
package final class CellAnswer: Sendable {
    let field: LedgerField
    /// What numbers of the column are written in; nil where neither header nor person says.
    let unit: String?
    let places: PlaceFinder
    /// Of days written without one.
    let year: Int?
    /// How the column's unit is counted in the field's.
    private let relation: UnitLikeness.Relation
    private let moneyUnit: String
    private let own: String

    package init(_ field: LedgerField, unit: String? = nil, places: PlaceFinder, year: Int? = nil) {
        self.field = field
        self.unit = unit
        self.places = places
        self.year = year
        own = field.countedUnit
        relation = unit.map { [own] in UnitLikeness.relation($0, own) } ?? .same
        moneyUnit = unit.map(UnitLikeness.canonical) ?? "元"
    }

    /// Words for the form, "" for nothing; what Excel spoiled or nobody can read is refused with its reason.
    package func read(_ cell: WrittenCell) -> Result<String, CellRefusal> {
        do {
            return .success(try words(cell))
        } catch let refusal as ValueRefusal {
            return .failure(CellRefusal(issue: refusal.issue))
        } catch let refusal as CellRefusal {
            return .failure(refusal)
        } catch {
            return .success(cell.text)
        }
    }

    private func words(_ cell: WrittenCell) throws -> String {
        let text = cell.text
        switch field.type {
        case .text: return text.utf8.count <= 6 && ["-", "—", "——", "/", "－"].contains(text) ? "" : text
        case .number: return try number(cell)
        case .money: return try money(cell)
        case .day:
            if cell.kind == .day { return text.utf8.count <= 10 ? text : String(text.prefix(10)) }
            return try ReadValue.day(cell, year: year)?.day.description ?? ""
        case .truth:
            return try ReadValue.yesNo(cell).map { $0 ? "是" : "否" } ?? ""
        case .choice: return ValueReading.isMissing(text) && !field.options.contains(text) ? "" : choice(text)
        case .set:
            if ValueReading.isMissing(text), !field.options.contains(text) { return "" }
            if field.options.contains(text) { return text }
            return parts(of: text).map { choice($0) }.joined(separator: "、")
        case .region(let level):
            if case .found(let code) = places.find(text, level: level) { return code.digits }
            return text
        case .personal(let kind): return try personal(cell, kind)
        case .point: return text.replacing("，", with: ",").replacing("、", with: ",")
        case .link: return ValueReading.isMissing(text) ? "" : text
        case .file: return ""
        }
    }

    /// Where a cell was read as more than it says: what it says, and what was taken.
    func reading(_ cell: WrittenCell, as answer: String, column: Int) -> IntakeRow.Reading? {
        let text = cell.text
        guard answer != text, !answer.isEmpty else { return nil }
        switch field.type {
        case .day:
            guard cell.kind != .day, answer.hasSuffix("-01") else { return nil }
            guard let day = try? ReadValue.day(cell, year: year), day.precision == .month else { return nil }
            return IntakeRow.Reading(.month, column: column, written: text, meant: answer)
        case .choice:
            guard isNear(text, answer) else { return nil }
            return IntakeRow.Reading(.choice, column: column, written: text, meant: answer)
        case .set:
            let near = parts(of: text).filter { isNear($0, choice($0)) }
            guard !near.isEmpty else { return nil }
            let meant = near.map { choice($0) }.joined(separator: "、")
            return IntakeRow.Reading(.choice, column: column, written: near.joined(separator: "、"), meant: meant)
        default: return nil
        }
    }

    /// The same option in other signs is no guess.
    private func isNear(_ said: String, _ meant: String) -> Bool {
        field.options.contains(meant) && NameLikeness.plain(said) != NameLikeness.plain(meant)
    }

    private func parts(of text: String) -> [String] { text.split { "、,，;；\n".contains($0) }.map(String.init) }

    /// Whether words of a cell are taken for an option that reads otherwise.
    var mayMean: Bool {
        switch field.type {
        case .choice, .set, .truth: true
        default: false
        }
    }

    private func choice(_ text: String) -> String { NearChoice.option(text, among: field.options) ?? text }

    private func number(_ cell: WrittenCell) throws -> String {
        if relation == .same, isBareNumber(cell.text) { return plain(cell.text) }
        var (relation, written) = (relation, unit ?? own)
        // 2公里, 120㎡: what the cell says of its unit goes before the header's.
        if let said = Self.unit(endingIn: cell.text), UnitLikeness.relation(said, own) != .different {
            (relation, written) = (UnitLikeness.relation(said, own), said)
        }
        guard let number = try ReadValue.number(cell, unit: written) else { return "" }
        if case .times(let factor) = relation { return "\(converted(number * factor))" }
        return "\(number)"
    }

    /// 15 亩 are one 公顷, but 100 are six and two thirds: such a number has as many decimals as the field.
    private func converted(_ number: Decimal) -> Decimal {
        guard case .number(let decimals) = field.type, -number.exponent > 12 else { return number }
        var (exact, rounded) = (number, Decimal())
        NSDecimalRound(&rounded, &exact, decimals, .plain)
        return rounded
    }

    /// Programs that write CSV say 12.0 for 12.
    private func plain(_ text: String) -> String {
        guard text.hasSuffix("0"), text.contains("."), let number = Decimal(string: text) else { return text }
        return "\(number)"
    }

    /// What stands behind the digits of a cell: 公里 of 2公里; nil for 万 and nothing.
    static func unit(endingIn text: String) -> String? {
        let plain = SimplifiedText.of(text.filter { !$0.isWhitespace })
        guard let last = plain.lastIndex(where: { $0.wholeNumberValue != nil && !"²³".contains($0) }) else {
            return nil
        }
        var start = plain.index(after: last)
        var unit = String(plain[start...])
        if ["2", "3"].contains(plain[last]), unit.isEmpty,
            let letter = plain[..<last].lastIndex(where: { !$0.isLetter })
        {
            // 120m2
            start = plain.index(after: letter)
            unit = String(plain[start...])
            if unit.first?.isLetter != true { return nil }
        }
        return unit.isEmpty || unit.count > 6 || ["万", "亿", "千", "%"].contains(unit) ? nil : unit
    }

    private func money(_ cell: WrittenCell) throws -> String {
        if moneyUnit == "元", isBareNumber(cell.text) { return cell.text }
        guard let fen = try ReadValue.amount(cell, unit: moneyUnit) else { return "" }
        let cents = abs(fen % 100)
        let whole = (fen < 0 && fen / 100 == 0 ? "-" : "") + String(fen / 100)
        return cents == 0 ? whole : whole + (cents < 10 ? ".0\(cents)" : ".\(cents)")
    }

    /// `12`, `-3.5`: as the form takes it.
    private func isBareNumber(_ text: String) -> Bool {
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

    private func personal(_ cell: WrittenCell, _ kind: FieldType.Personal) throws -> String {
        // A mask stands for what is stored, where something is.
        if cell.text.utf8.contains(UInt8(ascii: "*")) { return cell.text }
        switch kind {
        case .identity: return try ReadValue.idNumber(cell) ?? ""
        case .phone: return try ReadValue.phone(cell) ?? ""
        case .name: return ValueReading.isMissing(cell.text) ? "" : cell.text
        case .amount: return try money(cell)
        case .account:
            // Excel keeps fifteen digits of a number, as it does of an identity number.
            let isSpoiled = cell.kind == .number && cell.text.utf8.count >= 16 || cell.text.uppercased().contains("E+")
            guard !isSpoiled else {
                let values = ["address": cell.address, "text": cell.text]
                throw CellRefusal(issue: Issue("import.accountSpoiled", field: cell.address, values))
            }
            return ValueReading.isMissing(cell.text) ? "" : cell.text
        }
    }
}

/// Why a cell was not taken; its sentence begins with the address.
package struct CellRefusal: Error, Hashable, Sendable {
    package let issue: Issue

    package var sentence: String { importWords.sentence(for: issue) }
}
