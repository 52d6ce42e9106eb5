import Documents

/// Goes through the blocks of a sheet from top to bottom and puts tables together.
struct BlockReader {
    /// A table being read, and what its header looks like.
    struct Open {
        var table: FoundTable
        let signature: [String]
        let columns: ClosedRange<Int>
        var lastLine: Int
        /// Records seen, as far as they tell what a record looks like.
        var records = 0
        var textColumns: Set<Int> = []
        var numberColumns: Set<Int> = []
        var inNotes = false
    }

    let lines: SheetLines
    /// The block below the one being read.
    var next: Block?
    /// Something with labels and blanks to fill in was seen.
    var sawForm = false
    var open: [Open] = []
    /// Lines that are no part of any table.
    var leftOut: [Int] = []
    var pendingTitles: [(line: Int, text: String, columns: ClosedRange<Int>)] = []

    init(lines: SheetLines) { self.lines = lines }

    /// All tables, those further up and further left first.
    func finish() -> [FoundTable] {
        open.map { closed($0) }.sorted {
            let (a, b) = (first($0), first($1))
            return a.0 == b.0 ? a.1 < b.1 : a.0 < b.0
        }
    }

    private func first(_ table: FoundTable) -> (Int, Int) {
        (table.headerRows.first ?? table.dataRows?.lowerBound ?? 0, table.columns.first?.index ?? 0)
    }

    /// 填表说明 and the like in a column beside a table: notes of that table.
    private mutating func takeRemark(_ reader: HeaderReader) -> Bool {
        guard reader.block.columns.count == 1, let index = open.indices.last,
            reader.block.lines.contains(open[index].lastLine)
        else { return false }
        let own = reader.block.lines.flatMap { reader.line($0).own }
        guard let first = own.first, first.isText, HeaderWords.isNote(first.text) else { return false }
        open[index].table.notes += own.map(\.text)
        return true
    }

    /// The title that stands over a header printed again is no record either.
    private mutating func repeatTitles(
        _ before: Range<Int>,
        above header: HeaderReading,
        _ index: Int,
        _ reader: HeaderReader
    ) {
        let from = lines.number(open[index].lastLine)
        let pending = pendingTitles.filter {
            $0.line < header.lines.lowerBound && $0.columns.overlaps(reader.block.columns)
        }
        let rows = Set(pending.map(\.line) + before.filter { !reader.line($0).own.isEmpty }).map(lines.number)
        open[index].table.repeatedHeaderRows += rows.filter { $0 > from }.sorted()
        pendingTitles.removeAll { title in pending.contains { $0.line == title.line } }
    }

    mutating func read(_ block: Block) {
        let reader = HeaderReader(block: block, lines: lines, width: width(of: block))
        if takeRemark(reader) { return }
        var at = block.lines.lowerBound
        while at < block.lines.upperBound {
            if let header = header(from: at, in: reader) {
                let before = at..<header.lines.lowerBound
                take(linesBefore: before, reader, header)
                if let index = repeated(header, reader), titleBetween(before, reader, open[index].table) == nil {
                    repeatTitles(before, above: header, index, reader)
                    open[index].table.repeatedHeaderRows += header.lines.map(lines.number)
                    at = body(from: header.lines.upperBound, index, reader)
                } else {
                    let index = begin(header, before, reader)
                    at = body(from: header.lines.upperBound, index, reader)
                }
            } else {
                at = rest(from: at, reader)
            }
        }
    }
}
