import Documents

/// What stands above or beside a table and was read as one.
enum BesideTables {
    /// Labels and their values above a list (开户行 | 农商银行) are said over it; parts of a folded list have one title.
    static func joined(_ tables: [FoundTable]) -> [FoundTable] {
        var joined: [FoundTable] = []
        for (place, table) in tables.enumerated() {
            if place + 1 < tables.count, isPreface(table, over: tables[place + 1]) { continue }
            var table = table
            if table.title == nil, let left = joined.last, left.title != nil, left.headerRows == table.headerRows,
                !table.headerRows.isEmpty, Set(table.columns.map(\.path)).isSubset(of: left.columns.map(\.path))
            {
                table.title = left.title
            }
            joined.append(table)
        }
        return joined
    }

    /// Those of one pair of columns with several lines: as likely a small list of its own, so somebody must be told.
    static func doubtful(_ tables: [FoundTable]) -> [FoundTable] {
        zip(tables, tables.dropFirst()).filter { table, list in
            table.columns.count == 2 && (table.dataRows?.count ?? 0) >= 2 && isPreface(table, over: list)
        }.map(\.0)
    }

    private static func isPreface(_ table: FoundTable, over list: FoundTable) -> Bool {
        guard table.headerRows.count == 1, let rows = table.dataRows, rows.count <= 6, table.totalRows.isEmpty,
            table.notes.isEmpty, let next = list.headerRows.first, (1...3).contains(next - rows.upperBound),
            list.dataRows.map({ $0.count >= 2 }) ?? false, list.columns.count * 2 >= table.columns.count * 3,
            let first = table.columns.first, let last = list.columns.last, first.index <= last.index
        else { return false }
        let groups = pairs(table.columns.map(\.index))
        if groups >= 2 { return !table.columns.contains { $0.isSerial || $0.type == .amount } }
        return groups == 1 && !table.columns.contains { HeaderWords.hasColumnWord($0.header) }
    }

    /// How many groups of two columns with blank columns between them; 0 where a group has another width.
    private static func pairs(_ columns: [Int]) -> Int {
        var groups: [[Int]] = []
        for column in columns {
            if let last = groups.last?.last, column == last + 1 {
                groups[groups.count - 1].append(column)
            } else {
                groups.append([column])
            }
        }
        return groups.allSatisfy { $0.count == 2 } ? groups.count : 0
    }
}
