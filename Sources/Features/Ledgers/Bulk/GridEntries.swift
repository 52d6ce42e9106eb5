import Core
import Pages
import Programmes
import Web

/// What came in a grid's form: rows that were typed, then lines that were pasted.
struct GridEntries {
    private static let rows = 0..<5_000
    /// Of a heading where it is named: what was pasted in place of one may be a whole text.
    private static let longestHead = 20

    private(set) var answers: [ItemAnswers] = []
    /// As the person sees them: of the grid, or of the pasted lines.
    private(set) var rowNumbers: [Int] = []
    private(set) var typed: [[String]] = []
    /// So many entries come from the grid; those after them are pasted lines.
    private var typedCount = 0
    let pasted: String
    /// Pasted columns that are of no field of the ledger, where something stands in them, as they are called.
    private(set) var leftOut: [String] = []

    init(_ form: Fields, _ playbook: Playbook) {
        // Raw: leading tabs are empty cells.
        pasted = form.raw("pasted") ?? ""
        let columns = ItemGridPage.columns(playbook)
        let names = ["place"] + columns.map { playbook.fields[$0].key }
        // Any number may be sent: below zero or too large to count on from it is no row of a grid.
        let rows = form.pairs.filter { $0.name.hasPrefix("place-") }
            .compactMap { Int($0.name.dropFirst(6)) }
            .filter { Self.rows.contains($0) }
        let values = Dictionary(form.pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        for row in 0..<(rows.max().map { $0 + 1 } ?? 0) {
            let cells = names.map { Self.trimmed(values["\($0)-\(row)"] ?? "") }
            typed.append(cells)
            guard cells.contains(where: { !$0.isEmpty }) else { continue }
            add(cells, columns, playbook, row: row + 1)
        }
        typedCount = answers.count
        readPasted(columns, playbook)
    }

    private mutating func readPasted(_ columns: [Int], _ playbook: Playbook) {
        let lines = PastedCells.lines(pasted).map { $0.map(Self.trimmed) }
        guard let first = lines.firstIndex(where: { !$0.allSatisfy(\.isEmpty) }) else { return }
        let fields = columns.map { playbook.fields[$0] }
        // A head names the columns in any order; without one they stand as the grid's do.
        let heads = lines[first].map { PastedHead($0) }
        let place = heads.firstIndex(where: \.isPlace)
        guard place != nil || Self.areHeads(heads, fields) else {
            leftOut = Self.columns(of: lines[first...], besides: Set(0...columns.count), heads: [])
            return addPasted(lines, columns, playbook) { $0 }
        }
        let order = fields.map { field -> Int? in
            if let exact = heads.firstIndex(where: { $0.isExactly(field) }) { return exact }
            if let counted = heads.firstIndex(where: { $0.unit(of: field) != nil }) { return counted }
            let near = heads.indices.filter { heads[$0].names(field) }
            return near.count == 1 ? near[0] : nil
        }
        let taken = Set((order + [place]).compactMap { $0 })
        leftOut = Self.columns(of: lines[(first + 1)...], besides: taken, heads: lines[first])
        addPasted(lines, after: first, columns, playbook) { cells in
            func cell(_ column: Int) -> String { column < cells.count ? cells[column] : "" }
            return [place.map { cell($0) } ?? ""]
                + zip(fields, order).map { field, column in
                    column.map { heads[$0].cell(cell($0), of: field) } ?? ""
                }
        }
    }

    /// Whether a first line without 所在地 is a head all the same: no thing has the words of two fields in it.
    private static func areHeads(_ heads: [PastedHead], _ fields: [LedgerField]) -> Bool {
        heads.count { head in fields.contains { head.isExactly($0) } } > 1
    }

    /// The columns besides these in which something stands, by their heads; nothing is lost with running numbers.
    private static func columns(of lines: ArraySlice<[String]>, besides taken: Set<Int>, heads: [String]) -> [String] {
        let width = lines.map(\.count).max() ?? 0
        let filled = (0..<width).filter { column in
            !taken.contains(column) && lines.contains { column < $0.count && !$0[column].isEmpty }
        }
        return filled.compactMap { column -> String? in
            let head = column < heads.count ? heads[column] : ""
            if ["序号", "行号"].contains(head) { return nil }
            if head.isEmpty { return "第 \(column + 1) 列" }
            return head.count > longestHead ? "“\(head.prefix(longestHead))…”" : "“\(head)”"
        }
    }

    /// What to say of the columns that are not taken: before anything is entered there is a way on.
    func leftOutWords(isEntered: Bool) -> String? {
        guard !leftOut.isEmpty else { return nil }
        let names = leftOut.prefix(5).joined(separator: "、")
        let more = leftOut.count > 5 ? "等 \(leftOut.count) 列" : ""
        let end = isEntered ? "没有登记。" : "不会登记。要登记的，把表头改成下面列出的叫法。"
        return "粘贴的\(names)\(more)对不上台账的字段，\(end)"
    }

    /// - Parameters:
    ///   - head: the line that names the columns.
    ///   - arranged: a line's cells as they stand in the grid.
    private mutating func addPasted(
        _ lines: [[String]],
        after head: Int? = nil,
        _ columns: [Int],
        _ playbook: Playbook,
        arranged: ([String]) -> [String]
    ) {
        for (number, cells) in lines.enumerated() where number != head && !cells.allSatisfy(\.isEmpty) {
            add(arranged(cells), columns, playbook, row: number + 1)
        }
    }

    private mutating func add(_ cells: [String], _ columns: [Int], _ playbook: Playbook, row: Int) {
        var texts = [String](repeating: "", count: playbook.fields.count)
        for (place, text) in zip(columns, cells.dropFirst()) { texts[place] = text }
        answers.append(ItemAnswers(place: cells.first ?? "", texts: texts))
        rowNumbers.append(row)
    }

    /// An error names the place of its entry: a typed one has a cell in the grid, a pasted one only the pasted text.
    func placed(_ error: FieldError) -> FieldError {
        guard let field = error.field, let dash = field.lastIndex(of: "-"),
            let place = Int(field[field.index(after: dash)...])
        else { return FieldError(pasted.isEmpty ? nil : "pasted", error.sentence) }
        guard place < typedCount else { return FieldError("pasted", error.sentence) }
        let row = rowNumbers[place] - 1
        return error.renamed { name in "\(name.prefix { $0 != "-" })-\(row)" }
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

/// Cells as spreadsheets copy them: tabs between cells, line ends between rows; a cell with either in it stands in quotation
/// marks, with its own doubled. A mark that begins no such cell is a mark.
enum PastedCells {
    static func lines(_ text: String) -> [[String]] {
        var lines: [[String]] = [[]]
        var rest = Substring(text)
        while true {
            if let (cell, after) = quoted(rest) {
                lines[lines.count - 1].append(cell)
                rest = after
            } else {
                let end = rest.firstIndex { $0 == "\t" || $0.isNewline } ?? rest.endIndex
                lines[lines.count - 1].append(String(rest[..<end]))
                rest = rest[end...]
            }
            guard let sign = rest.popFirst() else { return lines }
            if sign != "\t" { lines.append([]) }
        }
    }

    /// What stands in quotation marks up to the end of its cell.
    private static func quoted(_ text: Substring) -> (cell: String, rest: Substring)? {
        guard text.first == "\"" else { return nil }
        var (cell, rest) = ("", text.dropFirst())
        while let mark = rest.firstIndex(of: "\"") {
            cell += rest[..<mark]
            rest = rest[rest.index(after: mark)...]
            guard rest.first == "\"" else {
                let ends = rest.first.map { $0 == "\t" || $0.isNewline } ?? true
                return ends ? (cell, rest) : nil
            }
            cell += "\""
            rest = rest.dropFirst()
        }
        return nil
    }
}
