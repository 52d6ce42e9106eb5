import Documents

/// Goes through the blocks of a sheet from top to bottom and puts tables together.
struct BlockReader {
    /// A table being read, and what its header looks like.
    private struct Open {
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
    /// Something with labels and blanks to fill in was seen.
    private(set) var sawForm = false
    private var open: [Open] = []
    private var pendingTitles: [(line: Int, text: String, columns: ClosedRange<Int>)] = []

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

    mutating func read(_ block: Block) {
        let reader = HeaderReader(block: block, lines: lines, width: width(of: block))
        var at = block.lines.lowerBound
        while at < block.lines.upperBound {
            if let header = header(from: at, in: reader) {
                let before = at..<header.lines.lowerBound
                take(linesBefore: before, reader, header)
                if let index = repeated(header, reader), titleBetween(before, reader, open[index].table) == nil {
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

    // MARK: Finding the header

    /// The next header at or below a line; nil where records, notes or nothing follow.
    private func header(from start: Int, in reader: HeaderReader) -> HeaderReading? {
        let continued = table(over: reader.block)
        var best: HeaderReading?
        var end = min(reader.block.lines.upperBound, start + 40)
        var index = start
        while index < end {
            defer { index += 1 }
            let line = reader.line(index)
            guard !isTopLine(line, reader), let header = reader.read(at: index), header.coverage >= 0.5 else { continue }
            guard header.score > (best?.score ?? 0.7) + 0.3 else { continue }
            if best == nil {
                // Where the first good header leaves doubts, the lines a form has above its table are looked over.
                end = min(end, index + (header.score >= 1.7 ? 3 : 12))
            }
            best = header
        }
        guard let best else { return nil }
        if continued != nil, repeated(best, reader) == nil, best.score < 1.6 { return nil }
        // A header alone must be sure: anything could be a line of texts.
        let hasRecords = best.lines.upperBound < reader.block.lines.upperBound
        return best.score >= (hasRecords ? 1.0 : 1.5) ? best : nil
    }

    /// The table these columns belong to, if one is open above.
    private func table(over block: Block) -> Int? {
        open.lastIndex { $0.columns.overlaps(block.columns) && $0.lastLine < block.lines.lowerBound + 1 }
    }

    private func repeated(_ header: HeaderReading, _ reader: HeaderReader) -> Int? {
        let signature = header.signature
        return open.lastIndex { !$0.table.headerRows.isEmpty && $0.signature == signature }
    }

    /// A line above a table: its title, or labels.
    private func isTopLine(_ line: Line, _ reader: HeaderReader) -> Bool {
        let own = line.own
        guard !own.isEmpty else { return false }
        if own.count == 1, own.count == line.spans.count, reader.width >= 2 { return true }
        let labels = own.count { HeaderWords.isLabel($0.text) }
        guard labels > 0 else { return false }
        if labels == own.count { return true }
        let cover = own.reduce(0) { $0 + $1.width }
        return own.count <= 2 * labels + 1 && (cover * 2 <= reader.width * 2) && labels * 3 >= own.count
    }

    private func isRecordLike(_ line: Line, _ reader: HeaderReader) -> Bool {
        let own = line.own
        guard own.count >= 2 else { return false }
        return own.contains { !$0.isText && !HeaderWords.isPeriod($0.text) || ValueReading.looksPersonal($0.text) }
    }

    private func width(of block: Block) -> Int {
        var counts: [Int: Int] = [:]
        for index in block.lines {
            let line = lines[index].within(block.columns)
            guard line.spans.count > 1 || block.lines.count < 3 else { continue }
            for span in line.spans where span.width <= 64 || line.spans.count > 1 {
                for column in span.columns where block.columns.contains(column) { counts[column, default: 0] += 1 }
            }
        }
        let often = counts.values.count { $0 >= min(2, block.lines.count) }
        return max(1, block.lines.count <= 3 ? counts.count : often)
    }

    // MARK: Above the header

    private mutating func take(linesBefore range: Range<Int>, _ reader: HeaderReader, _ header: HeaderReading) {
        // Lines before a header are a table's own: nothing is lost if they are further records of the one above.
        guard let index = table(over: reader.block), !range.isEmpty else { return }
        var end = range.lowerBound
        for line in range where isRecordLike(reader.line(line), reader) { end = line + 1 }
        if end > range.lowerBound { _ = body(from: range.lowerBound, index, reader, until: end) }
    }

    private func titleBetween(_ range: Range<Int>, _ reader: HeaderReader, _ table: FoundTable) -> String? {
        let own = titles(range, reader).title ?? pendingTitle(reader, above: range.upperBound)
        guard let own, own != table.title, !table.headLines.contains(own) else { return nil }
        return own
    }

    private func pendingTitle(_ reader: HeaderReader, above line: Int) -> String? {
        pendingTitles.last { $0.line < line && $0.columns.overlaps(reader.block.columns) }?.text
    }

    private func titles(_ range: Range<Int>, _ reader: HeaderReader) -> (title: String?, lines: [String]) {
        var title: String?
        var further: [String] = []
        for index in range {
            let own = lines[index].spans.filter { $0.startsHere && $0.columns.overlaps(reader.block.columns) }
            if own.count == 1, title == nil, !HeaderWords.isLabel(own[0].text), !HeaderWords.isNote(own[0].text) {
                title = own[0].text
            } else {
                further += own.map(\.text)
            }
        }
        return (title, further)
    }

    // MARK: Tables

    private mutating func begin(_ header: HeaderReading, _ before: Range<Int>, _ reader: HeaderReader) -> Int {
        var table = FoundTable()
        let (title, further) = titles(before, reader)
        let above = pendingTitles.filter { $0.line < header.lines.lowerBound && $0.columns.overlaps(reader.block.columns) }
        let waiting = above.map(\.text).filter { !HeaderWords.isLabel($0) }
        table.title = title ?? waiting.first
        table.headLines = above.map(\.text).filter { $0 != table.title } + further
        pendingTitles.removeAll { above.map(\.line).contains($0.line) && $0.columns.overlaps(reader.block.columns) }
        table.headerRows = header.lines.map(lines.number)
        let columns = tableColumns(header, reader)
        table.columns = columns.map { column in
            let parts = (header.paths[column] ?? []).map(HeaderUnits.parted)
            let unit = header.units[column] ?? parts.reversed().lazy.compactMap(\.unit).first
            return FoundColumn(
                index: column,
                names: parts.map(\.name),
                header: header.lowest[column] ?? "",
                unit: unit,
                type: .text
            )
        }
        let extent = (columns.first ?? 1)...(columns.last ?? 1)
        open.append(Open(table: table, signature: header.signature, columns: extent, lastLine: header.lines.upperBound - 1))
        return open.count - 1
    }

    /// Columns with a name, those between them, and those beside them that hold something on most records.
    private func tableColumns(_ header: HeaderReading, _ reader: HeaderReader) -> [Int] {
        let named = header.columns.filter(reader.block.columns.contains)
        guard let first = named.first, let last = named.last else { return [] }
        var counts: [Int: Int] = [:]
        var starts: [Int: Int] = [:]
        var records = 0
        for index in header.lines.upperBound..<min(header.lines.upperBound + 200, reader.block.lines.upperBound) {
            let spans = reader.line(index).spans
            guard spans.count >= 2 else { continue }
            records += 1
            for span in spans {
                starts[span.columns.lowerBound, default: 0] += 1
                for column in span.columns.prefix(64) { counts[column, default: 0] += 1 }
            }
        }
        let doubled = named.filter { column in header.merged[column].map { $0 != column } ?? false && (starts[column] ?? 0) == 0 }
        func isUsed(_ column: Int) -> Bool { (counts[column] ?? 0) * 2 > records && records > 0 }
        var (left, right) = (first, last)
        while reader.block.columns.contains(left - 1), isUsed(left - 1) { left -= 1 }
        while reader.block.columns.contains(right + 1), isUsed(right + 1) { right += 1 }
        return (left...right).filter { !doubled.contains($0) && (header.paths[$0] != nil || (counts[$0] ?? 0) > 0) }
    }

    /// Takes the lines below a header, or further records after a blank line; returns where the next thing begins.
    private mutating func body(from start: Int, _ index: Int, _ reader: HeaderReader, until end: Int? = nil) -> Int {
        var at = start
        let end = end ?? reader.block.lines.upperBound
        while at < end {
            let line = reader.line(at)
            if !open[index].inNotes, let next = nextHeader(at, index, reader) {
                if next == at { return at }
                return next
            }
            take(line, index, reader)
            open[index].lastLine = at
            at += 1
        }
        return at
    }

    /// Whether another table, or the same header again, begins at this line or shortly below it.
    private func nextHeader(_ at: Int, _ index: Int, _ reader: HeaderReader) -> Int? {
        let line = reader.line(at)
        if startsHeader(at, line, index, reader) { return at }
        guard isTopLine(line, reader), line.own.first.map({ !HeaderWords.isTotal($0.text) }) ?? false else { return nil }
        for below in (at + 1)..<max(at + 1, min(at + 5, reader.block.lines.upperBound)) {
            let next = reader.line(below)
            if startsHeader(below, next, index, reader) { return at }
            guard isTopLine(next, reader) else { return nil }
        }
        return nil
    }

    private func startsHeader(_ at: Int, _ line: Line, _ index: Int, _ reader: HeaderReader) -> Bool {
        let own = line.own
        guard own.count >= 2, own.allSatisfy({ $0.isText || HeaderWords.isPeriod($0.text) }), !isTopLine(line, reader) else {
            return false
        }
        // Lines of a table without numbers all look like names: only the same header again counts there.
        guard let first = open[index].signature.first, let last = open[index].signature.last else { return false }
        let isSame = reader.line(at).own.contains { first.hasSuffix(HeaderWords.bare($0.text)) || last.hasSuffix(HeaderWords.bare($0.text)) }
        if isSame, let header = reader.read(at: at), header.signature == open[index].signature { return true }
        guard open[index].records >= 1, !open[index].numberColumns.isEmpty else { return false }
        let clashes = own.count { $0.isText && open[index].numberColumns.contains($0.columns.lowerBound) && !ValueReading.isMissing($0.text) }
        guard clashes * 2 >= open[index].numberColumns.count, clashes >= 1 else { return false }
        guard let header = reader.read(at: at), header.coverage >= 0.5 else { return false }
        return header.score >= 1.4
    }

    private mutating func take(_ line: Line, _ index: Int, _ reader: HeaderReader) {
        let own = line.own
        guard !own.isEmpty else { return }
        let texts = own.map(\.text)
        if open[index].inNotes || isNoteLine(own, reader) {
            open[index].inNotes = true
            open[index].table.notes.append(texts.joined(separator: " "))
            return
        }
        if own.prefix(2).contains(where: { $0.isText && HeaderWords.isTotal($0.text) }) {
            open[index].table.totalRows.append(line.number)
        } else if own.count == 1, line.spans.count == 1, open[index].table.columns.count >= 3, own[0].isText {
            open[index].table.sectionRows.append(line.number)
        } else {
            open[index].records += 1
            guard open[index].records <= 500 else { return extend(index, line.number) }
            for span in own {
                if span.isText, !ValueReading.isPlainNumber(span.text) {
                    open[index].textColumns.insert(span.columns.lowerBound)
                } else if !open[index].textColumns.contains(span.columns.lowerBound) {
                    open[index].numberColumns.insert(span.columns.lowerBound)
                }
            }
            open[index].numberColumns.subtract(open[index].textColumns)
        }
        extend(index, line.number)
    }

    private mutating func extend(_ index: Int, _ number: Int) {
        let first = open[index].table.dataRows?.lowerBound ?? number
        open[index].table.dataRows = first...number
    }

    /// Notes below a table: they say so, or they are what people sign.
    private func isNoteLine(_ own: [Span], _ reader: HeaderReader) -> Bool {
        guard let first = own.first else { return false }
        if first.isText, HeaderWords.isNote(first.text), own.count <= max(2, reader.width / 2) { return true }
        let labels = own.count { $0.isText && HeaderWords.isLabel($0.text) }
        return labels == own.count && own.contains { $0.text.contains("：") || $0.text.contains(":") }
            || labels >= 2 && labels * 2 >= own.count
    }

    // MARK: Without a header

    /// Lines without a header: further records of the table above, its notes, a title that waits, or a table of its own.
    private mutating func rest(from start: Int, _ reader: HeaderReader) -> Int {
        let end = reader.block.lines.upperBound
        let range = start..<end
        if let index = table(over: reader.block), continues(range, index, reader) {
            return body(from: start, index, reader)
        }
        let all = range.map(reader.line)
        if all.allSatisfy({ isTopLine($0, reader) || $0.own.count <= 1 }) {
            if let index = table(over: reader.block), all.contains(where: { isNoteLine($0.own, reader) || $0.own.contains { $0.text.count > 30 } }) {
                open[index].inNotes = true
                return body(from: start, index, reader)
            }
            for line in all {
                for span in line.own { pendingTitles.append((start, span.text, reader.block.columns.lowerBound...max(reader.block.columns.upperBound, span.columns.upperBound))) }
            }
            return end
        }
        return headerless(range, reader)
    }

    /// Records of the table above have its columns and hold texts and numbers where it does.
    private func continues(_ range: Range<Int>, _ index: Int, _ reader: HeaderReader) -> Bool {
        let item = open[index]
        guard reader.block.columns.lowerBound >= item.columns.lowerBound - 1 else { return false }
        if isNoteLine(reader.line(range.lowerBound).own, reader) { return true }
        if item.inNotes { return range.allSatisfy { reader.line($0).own.count <= 2 } }
        var (fits, clashes) = (0, 0)
        for line in range.prefix(20).map(reader.line) where line.own.count >= 2 {
            for span in line.own {
                let column = span.columns.lowerBound
                let isText = span.isText && !ValueReading.isPlainNumber(span.text)
                if !item.columns.contains(column) || isText && item.numberColumns.contains(column) { clashes += 1 } else { fits += 1 }
            }
        }
        return fits > 0 && fits >= clashes * 3
    }

    /// Records nobody named: at least three lines of at least two columns that look alike.
    private mutating func headerless(_ range: Range<Int>, _ reader: HeaderReader) -> Int {
        var first = range.lowerBound
        while first < range.upperBound, isTopLine(reader.line(first), reader) { first += 1 }
        let records = (first..<range.upperBound).map(reader.line)
        let labels = records.reduce(0) { $0 + $1.own.count { HeaderWords.isLabel($0.text) } }
        let cells = records.reduce(0) { $0 + $1.own.count }
        let regular = records.count { $0.own.count * 3 >= reader.width * 2 }
        guard labels * 8 <= cells, regular * 3 >= records.count * 2, regular >= 2, reader.width >= 2 else {
            sawForm = sawForm || labels > 0 || records.contains { $0.own.contains { $0.width > 1 } }
            return range.upperBound
        }
        var table = FoundTable()
        (table.title, table.headLines) = titles(range.lowerBound..<first, reader)
        table.columns = reader.block.columns.map { FoundColumn(index: $0, names: [], header: "", unit: nil, type: .text) }
        open.append(Open(table: table, signature: [], columns: reader.block.columns, lastLine: first))
        return body(from: first, open.count - 1, reader)
    }

    // MARK: Closing

    /// Totals, headings and long single texts at either end of the records are no records.
    private func closed(_ item: Open) -> FoundTable {
        var table = item.table
        guard let rows = table.dataRows else { return table }
        let total = Set(table.totalRows)
        let section = Set(table.sectionRows)
        var indices = lines.indices(of: rows)
        while let last = indices.last {
            let number = lines.number(last)
            if section.contains(number) {
                table.notes.insert(lines[last].own.map(\.text).joined(separator: " "), at: 0)
                table.sectionRows.removeAll { $0 == number }
            } else if !total.contains(number) {
                break
            }
            indices.removeLast()
        }
        while let first = indices.first, total.contains(lines.number(first)) { indices.removeFirst() }
        if let first = indices.first, let last = indices.last {
            table.dataRows = lines.number(first)...lines.number(last)
        } else {
            table.dataRows = nil
        }
        return table
    }
}
