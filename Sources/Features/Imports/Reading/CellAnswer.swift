import Core
import Documents
import Ledgers
import Programmes
import SheetShapes

/// Turns the cells of one column into the words the entry form would hold, so that both are checked by the same rules.
/// A class: every cell of the column asks it, and none of its parts is counted for that.
package final class CellAnswer: Sendable {
    let field: LedgerField
    let places: PlaceFinder
    /// Of days written without one.
    let year: Int?
    private let counted: CountedNumber

    /// - Parameter unit: what numbers of the column are written in; nil where neither header nor person says.
    package init(_ field: LedgerField, unit: String? = nil, places: PlaceFinder, year: Int? = nil) {
        self.field = field
        self.places = places
        self.year = year
        counted = CountedNumber(field, unit: unit)
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
        case .number, .money: return try counted.words(cell)
        case .day:
            if cell.kind == .day { return text.utf8.count <= 10 ? text : String(text.prefix(10)) }
            return try ReadValue.day(cell, year: year)?.day.description ?? ""
        case .truth:
            return try ReadValue.yesNo(cell).map { $0 ? "是" : "否" } ?? ""
        case .choice:
            return ValueReading.isMissing(text) && !field.options.contains(text) ? nothing(text) : choice(text)
        case .set:
            if ValueReading.isMissing(text), !field.options.contains(text) { return nothing(text) }
            if field.options.contains(text) { return text }
            return parts(of: text).map { choice($0) }.joined(separator: "、")
        case .region(let level):
            if case .found(let code) = places.find(text, level: level) { return code.digits }
            return text
        case .personal(let kind): return try personal(cell, kind)
        case .point:
            return ValueReading.isMissing(text) ? "" : text.replacing("，", with: ",").replacing("、", with: ",")
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

    /// 无 leaves a cell empty, unless one of the options is just that.
    private func nothing(_ text: String) -> String {
        ["无", "無"].contains(text) ? NearChoice.nothing(among: field.options) ?? "" : ""
    }

    private func choice(_ text: String) -> String { NearChoice.option(text, among: field.options) ?? text }

    private func personal(_ cell: WrittenCell, _ kind: FieldType.Personal) throws -> String {
        // A mask stands for what is stored, where something is.
        if cell.text.utf8.contains(UInt8(ascii: "*")) { return cell.text }
        switch kind {
        case .identity: return try ReadValue.idNumber(cell) ?? ""
        case .phone: return try ReadValue.phone(cell) ?? ""
        case .name: return ValueReading.isMissing(cell.text) ? "" : cell.text
        case .amount: return try counted.words(cell)
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
