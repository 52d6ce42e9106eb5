import Core
import Pages
import Programmes
import Web

/// What came in a grid's form: rows that were typed, then lines that were pasted.
struct GridEntries {
    private(set) var answers: [ItemAnswers] = []
    /// As the person sees them: of the grid, or of the pasted lines.
    private(set) var rowNumbers: [Int] = []
    private(set) var typed: [[String]] = []
    let pasted: String

    init(_ form: Fields, _ playbook: Playbook) {
        // Raw: leading tabs are empty cells.
        pasted = form.raw("pasted") ?? ""
        let columns = ItemGridPage.columns(playbook)
        let names = ["place"] + columns.map { playbook.fields[$0].key }
        let rows = form.pairs.compactMap { pair in
            pair.name.hasPrefix("place-") ? Int(pair.name.dropFirst(6)) : nil
        }
        let values = Dictionary(form.pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        for row in 0..<min(rows.max().map { $0 + 1 } ?? 0, 5_000) {
            let cells = names.map { Self.trimmed(values["\($0)-\(row)"] ?? "") }
            typed.append(cells)
            guard cells.contains(where: { !$0.isEmpty }) else { continue }
            add(cells, columns, playbook, row: row + 1)
        }
        readPasted(columns, playbook)
    }

    private mutating func readPasted(_ columns: [Int], _ playbook: Playbook) {
        let lines = pasted.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.first(where: { !$0.allSatisfy(\.isWhitespace) }) else { return }
        let head = Self.cells(first)
        let labels = ["所在地"] + columns.map { playbook.fields[$0].label }
        // A head names the columns in any order; without one they stand as the grid's do.
        let hasHead = head.contains("所在地")
        let order = hasHead ? labels.map { label in head.firstIndex(of: label) } : labels.indices.map { $0 }
        for (number, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
            if hasHead, line == first { continue }
            let cells = Self.cells(line)
            add(
                order.map { $0.flatMap { $0 < cells.count ? cells[$0] : nil } ?? "" },
                columns,
                playbook,
                row: number + 1
            )
        }
    }

    private mutating func add(_ cells: [String], _ columns: [Int], _ playbook: Playbook, row: Int) {
        var texts = [String](repeating: "", count: playbook.fields.count)
        for (place, text) in zip(columns, cells.dropFirst()) { texts[place] = text }
        answers.append(ItemAnswers(place: cells.first ?? "", texts: texts))
        rowNumbers.append(row)
    }

    /// An error of a pasted line belongs to the pasted text: its row has no field of its own.
    func placed(_ error: FieldError) -> FieldError {
        guard let field = error.field, let place = field.split(separator: "-").last.flatMap({ Int($0) }),
            place < typed.count, pasted.isEmpty
        else { return FieldError(pasted.isEmpty ? nil : "pasted", error.sentence) }
        return error
    }

    private static func cells(_ line: Substring) -> [String] {
        line.split(separator: "\t", omittingEmptySubsequences: false).map { trimmed(String($0)) }
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
