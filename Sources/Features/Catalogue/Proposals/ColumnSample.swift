import Documents
import SheetShapes

/// A table with its rows as text, and what each of its columns holds.
package struct SampledTable: Sendable {
    package let title: String?
    /// By place in the table's columns.
    package let columns: [ColumnSample]
    package let rows: [[String]]
    /// Columns that the sheet itself adds up in a row of totals, by place.
    let summed: Set<Int>

    package init(_ table: FoundTable, in grid: Grid) {
        title = table.title
        rows = PlainTable(table, in: grid).rows
        var samples = table.columns.enumerated().map { ColumnSample($1, place: $0) }
        for row in rows {
            for place in samples.indices where place < row.count { samples[place].look(at: row[place]) }
        }
        let names = Dictionary(grouping: samples, by: \.label).filter { $0.value.count > 1 }
        for place in samples.indices where names[samples[place].label] != nil { samples[place].tellApart() }
        columns = samples
        summed = Self.summed(table, grid)
    }

    private static func summed(_ table: FoundTable, _ grid: Grid) -> Set<Int> {
        let totals = Set(table.totalRows)
        let places = Dictionary(table.columns.enumerated().map { ($1.index, $0) }, uniquingKeysWith: { a, _ in a })
        var found: Set<Int> = []
        for row in grid.rows where totals.contains(row.number) {
            for cell in row.cells where ValueReading.isPlainNumber(cell.text) {
                if let place = places[Int(cell.column) + 1] { found.insert(place) }
            }
        }
        return found
    }
}

/// What the records of one column hold, counted once.
package struct ColumnSample: Sendable {
    package let column: FoundColumn
    /// In the table's columns.
    package let place: Int
    /// What the field would be called: 户主姓名, 种植面积/小麦.
    package private(set) var label: String
    package private(set) var rows = 0
    package private(set) var filled = 0
    /// Values in order of their first appearance, up to `mostValues` of them.
    package private(set) var values: [String] = []
    private(set) var counts: [String: Int] = [:]
    private(set) var longest = 0
    private(set) var decimals = 0
    private(set) var isNegative = false

    /// More are a text, not a choice; keys need all of them told apart.
    static let mostValues = 100_000

    init(_ column: FoundColumn, place: Int) {
        self.column = column
        self.place = place
        label = Self.label(column)
    }

    mutating func look(at text: String) {
        rows += 1
        guard !ValueReading.isMissing(text) else { return }
        filled += 1
        longest = max(longest, text.count)
        if ValueReading.isPlainNumber(text), let point = text.firstIndex(of: ".") {
            decimals = max(decimals, text[text.index(after: point)...].prefix { $0.isNumber }.count)
        }
        if text.hasPrefix("-") { isNegative = true }
        if let count = counts[text] {
            counts[text] = count + 1
        } else if counts.count < Self.mostValues {
            counts[text] = 1
            values.append(text)
        }
    }

    var distinct: Int { counts.count }
    var isFull: Bool { rows > 0 && filled == rows }
    var isEmpty: Bool { filled == 0 }
    /// No value stands twice.
    var isDistinct: Bool { filled > 0 && distinct == filled }

    func hasName(_ parts: [String]) -> Bool { parts.contains { column.path.contains($0) } }

    private static func label(_ column: FoundColumn) -> String {
        guard let last = column.names.last else { return "\(CellAddress.letters(column.index)) 列" }
        let whole = column.path
        return String((whole.count <= 30 ? whole : last).prefix(30))
    }

    /// Two columns of one name carry their letter.
    fileprivate mutating func tellApart() {
        label = String(label.prefix(24)) + "（\(CellAddress.letters(column.index))）"
    }
}
