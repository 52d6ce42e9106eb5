/// A reference in a formula: a cell, a range, whole rows or whole columns.
struct SheetReference: Hashable {
    struct Corner: Hashable {
        /// Nil for whole rows.
        var column: Int?
        var hasFixedColumn = false
        /// Nil for whole columns.
        var row: Int?
        var hasFixedRow = false

        var written: String {
            (column.map { (hasFixedColumn ? "$" : "") + CellAddress.letters($0) } ?? "")
                + (row.map { (hasFixedRow ? "$" : "") + "\($0)" } ?? "")
        }
    }

    /// `'表 一'!` as it is written; empty where it means the sheet the formula stands on.
    var prefix = ""
    var first: Corner
    /// Nil for a single cell.
    var last: Corner?

    /// `C5`, `$C$5:C14`, `5:14`, `C:C`, without a sheet.
    init?(_ text: String) {
        let ends = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard ends.count <= 2, let first = Corner(ends[0]) else { return nil }
        let last = ends.count == 2 ? Corner(ends[1]) : nil
        guard ends.count == 1 || last != nil else { return nil }
        self.init(prefix: "", first: first, last: last)
    }

    init?(prefix: String, first: Corner, last: Corner?) {
        if let last {
            guard (first.row == nil) == (last.row == nil), (first.column == nil) == (last.column == nil) else {
                return nil
            }
        } else {
            guard first.row != nil, first.column != nil else { return nil }
        }
        (self.prefix, self.first, self.last) = (prefix, first, last)
    }

    var written: String { prefix + first.written + (last.map { ":" + $0.written } ?? "") }

    /// The name of the sheet, or of the first and the last of several with a colon between them.
    var sheet: String? {
        guard !prefix.isEmpty else { return nil }
        let name = prefix.dropLast()
        guard name.hasPrefix("'"), name.hasSuffix("'"), name.count >= 2 else { return String(name) }
        return String(name.dropFirst().dropLast()).replacing("''", with: "'")
    }

    /// As the formula reads when it is filled into a cell so much lower and further right; nil beyond the sheet.
    func filled(down rows: Int, right columns: Int) -> SheetReference? {
        var moved = self
        guard let first = first.filled(rows, columns) else { return nil }
        moved.first = first
        if let last {
            guard let last = last.filled(rows, columns) else { return nil }
            moved.last = last
        }
        return moved
    }
}

extension SheetReference.Corner {
    private static let (mostColumns, mostRows) = (16_384, 1_048_576)

    init?(_ text: some Sequence<UInt8>) {
        var (column, row, isFixed) = (0, 0, false)
        for byte in text {
            switch byte {
            case UInt8(ascii: "$") where !isFixed && row == 0: isFixed = true
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
                guard row == 0, column < 1_000 else { return nil }
                if column == 0 { (hasFixedColumn, isFixed) = (isFixed, false) }
                guard !isFixed else { return nil }
                column = column * 26 + Int(byte & 0x5F) - 64
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard row > 0 || byte > UInt8(ascii: "0"), row <= Self.mostRows else { return nil }
                if row == 0 { (hasFixedRow, isFixed) = (isFixed, false) }
                row = row * 10 + Int(byte) - 48
            default: return nil
            }
        }
        guard !isFixed, column > 0 || row > 0, column <= Self.mostColumns, row <= Self.mostRows else { return nil }
        self.column = column > 0 ? column : nil
        self.row = row > 0 ? row : nil
    }

    fileprivate func filled(_ rows: Int, _ columns: Int) -> Self? {
        var moved = self
        if let row, !hasFixedRow { moved.row = row + rows }
        if let column, !hasFixedColumn { moved.column = column + columns }
        guard moved.row.map({ 1...Self.mostRows ~= $0 }) ?? true,
            moved.column.map({ 1...Self.mostColumns ~= $0 }) ?? true
        else { return nil }
        return moved
    }
}
