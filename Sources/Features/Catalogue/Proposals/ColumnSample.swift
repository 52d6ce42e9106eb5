import Core
import Documents
import Imports
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
        for place in samples.indices { samples[place].readInChinese() }
        let lasts = Dictionary(grouping: samples.compactMap(\.column.names.last)) { $0 }
        for place in samples.indices where lasts[samples[place].column.names.last ?? ""]?.count == 1 {
            samples[place].shorten()
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
    /// In Chinese where the sheet is in English and its words are known.
    package private(set) var column: FoundColumn
    /// As the sheet's header says it, with the names above it.
    package let header: String
    /// In the table's columns.
    package let place: Int
    /// The names in simplified characters, for comparing: all of them, and the lowest.
    private(set) var plainPath: String
    private(set) var plainName: String
    /// What the field would be called: 户主姓名, 种植面积/小麦.
    package private(set) var label: String
    package private(set) var rows = 0
    package private(set) var filled = 0
    /// Values in order of their first appearance, up to `mostValues` of them.
    package private(set) var values: [String] = []
    /// The first few, as the sheet writes them.
    private(set) var written: [String] = []
    private(set) var counts: [String: Int] = [:]
    private(set) var longest = 0
    private(set) var decimals = 0

    /// More are a text, not a choice; keys need all of them told apart.
    static let mostValues = 100_000

    init(_ column: FoundColumn, place: Int) {
        self.column = column
        header = column.path
        self.place = place
        label = Self.label(column)
        plainPath = SimplifiedText.of(column.path)
        plainName = SimplifiedText.of(column.names.last ?? "")
    }

    mutating func look(at text: String) {
        rows += 1
        guard !ValueReading.isMissing(text) else { return }
        filled += 1
        longest = max(longest, text.count)
        if ValueReading.isPlainNumber(text), let point = text.firstIndex(of: ".") {
            decimals = max(decimals, text[text.index(after: point)...].prefix { $0.isNumber }.count)
        }
        if let count = counts[text] {
            counts[text] = count + 1
        } else if counts.count < Self.mostValues {
            counts[text] = 1
            values.append(text)
            if written.count < 3 { written.append(text) }
        }
    }

    var distinct: Int { counts.count }
    var isFull: Bool { rows > 0 && filled == rows }
    var isEmpty: Bool { filled == 0 }

    mutating func rename(_ names: [String], _ unit: String?, _ type: ColumnType) {
        column.names = names
        column.unit = unit
        column.type = type
        label = Self.label(column)
        plainPath = SimplifiedText.of(column.path)
        plainName = SimplifiedText.of(names.last ?? "")
    }

    /// - Parameter words: one for each value.
    mutating func translate(_ words: [String: String]) {
        values = values.compactMap { words[$0] }
        counts = Dictionary(counts.map { (words[$0] ?? $0, $1) }, uniquingKeysWith: +)
        longest = values.map(\.count).max() ?? 0
    }

    func hasName(_ parts: [String]) -> Bool { parts.contains { plainPath.contains($0) } }

    private static func label(_ column: FoundColumn) -> String {
        guard let last = column.names.last else { return nameless(column) }
        let whole = column.path
        return String((whole.count <= 30 ? whole : last).prefix(30))
    }

    /// Without a header the values say what they are, where they can.
    private static func nameless(_ column: FoundColumn) -> String {
        switch column.type {
        case .idNumber: "身份证号"
        case .phone: "联系电话"
        case .day: "日期"
        default: "\(CellAddress.letters(column.index)) 列"
        }
    }

    private static let tellingEnds = [
        "容量", "投资", "进度", "朝向", "产量", "产值", "长度", "宽度", "规模", "时间", "日期", "年月", "电话", "数", "率", "资金", "经费", "金额", "面积",
        "员", "负责人", "联系人", "姓名", "名称", "单位", "编号", "地点",
        "地址", "措施", "标准", "原因", "情况", "备注", "类型", "类别", "等级",
    ]

    /// 公厕基本情况/建成时间 is 建成时间 where nothing else is called so and the word says what it holds; 中央 under 资金来源 does not.
    fileprivate mutating func shorten() {
        guard column.names.count > 1, let last = column.names.last, last.count >= 3, last.count <= 30,
            Self.tellingEnds.contains(where: plainName.hasSuffix)
        else { return }
        label = last
    }

    /// Two columns of one name carry their letter.
    fileprivate mutating func tellApart() {
        label = String(label.prefix(24)) + "（\(CellAddress.letters(column.index))）"
    }
}
