import Programmes
import SheetShapes

/// What was put right in one cell, for the other wrong cells of its column that say the same: what a word means is said once.
/// Only of columns of which one of a few words is chosen, and only of words that are none of them: what a number or a name
/// should be, and which of two options holds, is another question in every row.
package struct AlikeFixes {
    private struct Word: Hashable {
        let column: Int
        let text: String
    }

    /// By what they say, the addresses of the wrong cells in their order.
    private var cells: [Word: [String]] = [:]

    /// - Parameter fixes: what stands in cells that were put right before, by address: they say that now.
    package init(
        _ problems: [ImportResult.Problem],
        _ mapping: SheetMapping,
        _ playbook: Playbook,
        fixes: [String: String] = [:]
    ) {
        var known: Set<Word> = []
        for problem in problems {
            guard let column = problem.column, let address = problem.address else { continue }
            let text = fixes[address] ?? problem.value
            guard !text.isEmpty else { continue }
            let word = Word(column: column, text: text)
            if known.contains(word) { continue }
            if cells[word] == nil {
                let options = mapping.options(of: column, in: playbook)
                guard !options.isEmpty, Self.isUnknown(text, among: options) else {
                    known.insert(word)
                    continue
                }
            }
            if cells[word]?.last != address { cells[word, default: []].append(address) }
        }
    }

    /// Whether some word stands in more than one cell.
    package var isNeeded: Bool { cells.values.contains { $0.count > 1 } }

    /// In how many wrong cells of a column the same stands.
    package func count(of text: String, in column: Int) -> Int {
        cells[Word(column: column, text: text)]?.count ?? 0
    }

    /// What the cells nobody put right become, by address. Where a person said two things of one word, the rest stays.
    package func spread(_ changed: [String: String]) -> [String: String] {
        var spread: [String: String] = [:]
        for addresses in cells.values {
            let said = Set(addresses.compactMap { changed[$0] })
            guard said.count == 1, let word = said.first, !word.isEmpty else { continue }
            for address in addresses where changed[address] == nil { spread[address] = word }
        }
        return spread
    }

    /// 有 is read as 是: a word that can be read is wrong for what stands beside it.
    private static func isUnknown(_ text: String, among options: [String]) -> Bool {
        if options == SheetMapping.yesAndNo {
            do { _ = try ReadValue.yesNo(WrittenCell(text)) } catch { return true }
            return false
        }
        return NearChoice.option(text, among: options) == nil
    }
}

extension SheetMapping {
    static let yesAndNo = ["是", "否"]

    /// What may stand in a column of which one of a few words is chosen.
    func options(of column: Int, in playbook: Playbook) -> [String] {
        switch columns[column].flatMap({ ColumnTarget($0) }) {
        case .stage?: return playbook.stages.map(\.word)
        case .field(let key)?:
            guard let place = playbook.field(key) else { return [] }
            let field = playbook.fields[place]
            switch field.type {
            case .choice: return field.options
            case .truth: return Self.yesAndNo
            default: return []
            }
        default: return []
        }
    }
}
