import Documents

extension BlockReader {
    mutating func begin(_ header: HeaderReading, _ before: Range<Int>, _ reader: HeaderReader) -> Int {
        var table = FoundTable()
        let (title, further) = titles(before, reader)
        let above = pendingTitles.filter {
            $0.line < header.lines.lowerBound && $0.columns.overlaps(reader.block.columns)
        }
        table.title =
            title ?? self.title(among: above.map(\.text).filter(isTitle)) ?? tableNumber(before, reader)
            ?? above.map(\.text).last(where: HeaderWords.isTableNumber)
        table.headLines = (above.map(\.text) + further).filter { $0 != table.title }
        pendingTitles.removeAll { above.map(\.line).contains($0.line) && $0.columns.overlaps(reader.block.columns) }
        table.headerRows = header.lines.map(lines.number)
        let columns = tableColumns(header, reader)
        table.columns = columns.map { column in
            let names = header.names(of: column)
            let parts = names.map(HeaderUnits.parted)
            let lowest = header.lowest[column] ?? ""
            let unit = header.units[column] ?? parts.reversed().lazy.compactMap(\.unit).first
            var found = FoundColumn(
                index: column,
                names: parts.map(\.name).filter { !$0.isEmpty },
                header: header.paths[column]?.last == lowest ? names.last ?? lowest : lowest,
                unit: unit,
                type: .text
            )
            found.code = header.codes[column]
            return found
        }
        // 其中 names parts of the column before it, in its unit; a share between them has its own.
        for index in table.columns.indices.dropFirst()
        where table.columns[index].unit == nil && table.columns[index].names.first?.hasPrefix("其中") ?? false {
            table.columns[index].unit = table.columns[..<index].last { !["%", "％", "‰"].contains($0.unit) }?.unit
        }
        let extent = (columns.first ?? 1)...(columns.last ?? 1)
        open.append(
            Open(table: table, signature: header.signature, columns: extent, lastLine: header.lines.upperBound - 1)
        )
        return open.count - 1
    }

    /// Columns with a name, those between them, and those beside them that hold something on most records.
    func tableColumns(_ header: HeaderReading, _ reader: HeaderReader) -> [Int] {
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
        let doubled = named.filter { column in
            header.merged[column].map { $0 != column } ?? false && (starts[column] ?? 0) == 0
        }
        func isUsed(_ column: Int) -> Bool { (counts[column] ?? 0) * 2 > records && records > 0 }
        var (left, right) = (first, last)
        while reader.block.columns.contains(left - 1), isUsed(left - 1) { left -= 1 }
        while reader.block.columns.contains(right + 1), isUsed(right + 1) { right += 1 }
        // A column without a name in which no cell begins is the rest of the merged cell beside it.
        return (left...right).filter { !doubled.contains($0) && (header.paths[$0] != nil || (starts[$0] ?? 0) > 0) }
    }

    /// Takes the lines below a header, or further records after a blank line; returns where the next thing begins.
    mutating func body(from start: Int, _ index: Int, _ reader: HeaderReader, until end: Int? = nil) -> Int {
        var at = start
        let end = end ?? reader.block.lines.upperBound
        while at < end {
            let line = reader.line(at)
            if !open[index].inNotes, let next = nextHeader(at, line, index, reader) {
                // 注 between two tables is the upper one's.
                while at < next + 3, at < end, reader.line(at).own.first.map({ HeaderWords.isNote($0.text) }) ?? false {
                    open[index].table.notes.append(reader.line(at).own.map(\.text).joined(separator: " "))
                    at += 1
                }
                return at
            }
            take(line, at: at, index, reader)
            open[index].lastLine = at
            at += 1
        }
        return at
    }

    /// Whether another table, or the same header again, begins at this line or shortly below it.
    func nextHeader(_ at: Int, _ line: Line, _ index: Int, _ reader: HeaderReader) -> Int? {
        if startsHeader(at, line, index, reader) { return at }
        guard line.spans.count <= max(6, reader.width / 2) else { return nil }
        guard isTopLine(line, reader), line.own.first.map({ !HeaderWords.isTotal($0.text) }) ?? false else {
            return nil
        }
        for below in (at + 1)..<max(at + 1, min(at + 5, reader.block.lines.upperBound)) {
            let next = reader.line(below)
            if startsHeader(below, next, index, reader) { return at }
            guard isTopLine(next, reader) else { return nil }
        }
        return nil
    }

    func startsHeader(_ at: Int, _ line: Line, _ index: Int, _ reader: HeaderReader) -> Bool {
        let own = line.own
        guard own.count >= 2, own.allSatisfy({ $0.isText || HeaderWords.isPeriod($0.text) }), !isTopLine(line, reader)
        else {
            return false
        }
        // Lines of a table without numbers all look like names: only the same header again counts there.
        guard let first = open[index].signature.first, let last = open[index].signature.last else { return false }
        let isSame = own.contains {
            let name = HeaderWords.name($0.text)
            return HeaderWords.ends(first, with: name) || HeaderWords.ends(last, with: name)
        }
        if isSame, let header = reader.read(at: at) {
            if header.signature == open[index].signature { return true }
            if header.coverage >= 0.5, namesAgain(own, index) { return true }
        }
        guard open[index].records >= 1, !open[index].numberColumns.isEmpty else { return false }
        let clashes = own.count {
            $0.isText && open[index].numberColumns.contains($0.columns.lowerBound) && !ValueReading.isMissing($0.text)
        }
        guard clashes * 2 >= min(own.count, open[index].numberColumns.count), clashes >= 1,
            !tellsLikeRecord(own, index)
        else { return false }
        guard let header = reader.read(at: at), header.coverage >= 0.5 else { return false }
        // A name of columns with nothing below is rarer than a last record that says 未定 where others have figures.
        let isLast = header.lines.upperBound >= reader.block.lines.upperBound
        return header.score >= 1.4 && (!isLast || shareOfNames(own) >= 0.6)
    }

    /// `户主 | 村名 | 消除日期` below records headed `户主 | 村名 | 识别日期`: no record holds the names of its columns.
    private func namesAgain(_ own: [Span], _ index: Int) -> Bool {
        let names = Dictionary(open[index].table.columns.map { ($0.index, HeaderWords.bare($0.header)) }) { first, _ in
            first
        }
        let again = own.count { names[$0.columns.lowerBound] == HeaderWords.bare($0.text) }
        return again >= 2 && again * 2 >= own.count && shareOfNames(own) >= 0.75
    }

    /// `云雾镇 | 上坪村 | 道路 | 3.5万元` below places and sums is one more of them, with its unit written behind the figure.
    private func tellsLikeRecord(_ own: [Span], _ index: Int) -> Bool {
        let figures = own.filter { open[index].numberColumns.contains($0.columns.lowerBound) }
        if figures.contains(where: { ValueReading.isCounted($0.text) && !HeaderWords.isPeriod($0.text) }) {
            return true
        }
        return shareOfNames(own) < 0.5
            && own.contains {
                open[index].textColumns.contains($0.columns.lowerBound) && ValueReading.looksLikeRegion($0.text)
                    && !HeaderWords.namesPlaces($0.text)
            }
    }

    /// How much of a line could name columns.
    private func shareOfNames(_ own: [Span]) -> Double {
        let names = own.count { HeaderWords.hasColumnWord($0.text) || HeaderWords.isPeriod($0.text) }
        return Double(names) / Double(max(1, own.count))
    }

    mutating func take(_ line: Line, at: Int, _ index: Int, _ reader: HeaderReader) {
        let own = line.own
        guard !own.isEmpty else { return }
        if own.count == 1, HeaderWords.isPageNumber(own[0].text) { return }
        if open[index].inNotes || isNoteLine(own, reader, at: at) && !headsRecords(own, above: at, reader) {
            open[index].inNotes = true
            open[index].table.notes.append(own.map(\.text).joined(separator: " "))
            return
        }
        // 合计 may be merged over a line of plans and a line of results.
        if own.prefix(2).contains(where: isTotal) || line.isReached && line.spans.prefix(1).contains(where: isTotal)
            || HeaderWords.isWholePlace(own)
        {
            open[index].table.totalRows.append(line.number)
        } else if isSection(line, open[index].table) {
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

    private func isTotal(_ span: Span) -> Bool { span.isText && HeaderWords.isTotal(span.text) }

    /// A single text that heads the rows below it: in the first column, across most columns, or numbered 一、（一）.
    func isSection(_ line: Line, _ table: FoundTable) -> Bool {
        guard line.spans.count == 1, let only = line.own.first, only.isText, table.columns.count >= 3,
            !lines.holdsUnsolved(line.number)
        else { return false }
        if only.columns.lowerBound <= table.columns[0].index { return true }
        return only.text.hasPrefix("（")
            || "一二三四五六七八九十".contains(only.text.prefix(1)) && only.text.prefix(4).contains("、")
    }

    mutating func extend(_ index: Int, _ number: Int) {
        let first = open[index].table.dataRows?.lowerBound ?? number
        open[index].table.dataRows = first...number
    }

    /// `流动资产：` with figures on the next line heads those; what people sign has none below it.
    private func headsRecords(_ own: [Span], above at: Int, _ reader: HeaderReader) -> Bool {
        guard at + 1 < reader.block.lines.upperBound,
            own.allSatisfy({ $0.text.last.map { "：:".contains($0) } ?? false })
        else { return false }
        let next = reader.line(at + 1).own
        return next.count >= 3 && next.count * 2 >= reader.width
            && next.contains { !$0.isText || ValueReading.isPlainNumber($0.text) }
    }

    /// Notes below a table: they say so, or they are what people sign.
    func isNoteLine(_ own: [Span], _ reader: HeaderReader, at: Int? = nil) -> Bool {
        guard let first = own.first else { return false }
        // 备注 alone with records below is one of them.
        if let at, own.count == 1, HeaderWords.bare(first.text) == "备注", at + 1 < reader.block.lines.upperBound {
            let next = reader.line(at + 1).own
            if next.count > 2, !isNoteLine(next, reader) { return false }
        }
        if first.isText, HeaderWords.isNote(first.text), own.count <= max(2, reader.width / 2) { return true }
        // Who seals a table, and the day of it on the next line.
        if let at, own.count == 1, reader.width >= 2, HeaderWords.isOffice(first.text),
            at + 1 < reader.block.lines.upperBound
        {
            let next = reader.line(at + 1).own
            if next.count == 1, next[0].isText, HeaderWords.isDated(next[0].text) { return true }
        }
        if own.count == 1, first.isText, HeaderWords.isDated(first.text), reader.width >= 3 { return true }
        // 备注 in front of one cell across the rest is of the whole table, also while nothing is said.
        if reader.width >= 3, HeaderWords.bare(first.text) == "备注", own.dropFirst().allSatisfy({ $0.width > 1 }),
            own.count <= 2
        {
            return true
        }
        guard own.count <= max(6, reader.width / 2) else { return false }
        let labels = own.count { $0.isText && HeaderWords.isLabel($0.text) }
        return labels == own.count && own.contains { $0.text.contains("：") || $0.text.contains(":") }
            || labels >= 2 && labels * 2 >= own.count
    }
}
