import Documents

extension BlockReader {
    /// The next header at or below a line; nil where records, notes or nothing follow.
    func header(from start: Int, in reader: HeaderReader) -> HeaderReading? {
        if isPreface(reader) || isTitledList(start..<reader.block.lines.upperBound, reader) { return nil }
        let continued = table(over: reader.block)
        var best: HeaderReading?
        var end = min(reader.block.lines.upperBound, start + 40)
        var index = start
        while index < end {
            defer { index += 1 }
            if let best, isTitled(index, below: best, reader) { break }
            let line = reader.line(index)
            guard !isTopLine(line, reader), !isTitleOfOne(index, reader), let header = reader.read(at: index),
                header.coverage >= 0.5
            else {
                continue
            }
            // The last line of a block is rather the last record of a header above than a header without any.
            let isLast = best != nil && header.lines.upperBound == reader.block.lines.upperBound
            guard header.signature != best?.signature, header.score > (best?.score ?? 0.7) + (isLast ? 0.6 : 0.3) else {
                continue
            }
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
        // What a pivot table is filtered by stands above it: 乡镇 | （全部）.
        // So do a word and what it says: Last Updated Date | 2024-01-01.
        if !hasRecords, best.columns.count == 2,
            best.lowest.values.contains(where: HeaderWords.isBracketed) || standsOver(next, reader)
        {
            return nil
        }
        return best.score >= (hasRecords ? 1.0 : 1.5) ? best : nil
    }

    /// A line or two of two cells over a table of twice as many columns, or over another such line.
    func standsOver(_ next: Block?, _ reader: HeaderReader) -> Bool {
        guard let next, reader.block.lines.count <= 2, next.columns.overlaps(reader.block.columns) else { return false }
        return next.columns.count >= 4 || next.columns.count == 2 && next.lines.count == 1
    }

    /// `二、帮扶责任人` below a header and its records heads another table: what follows is no better header of theirs.
    private func isTitled(_ index: Int, below header: HeaderReading, _ reader: HeaderReader) -> Bool {
        guard header.score >= 1.2, index - 1 > header.lines.upperBound else { return false }
        let title = reader.line(index - 1).own
        let records = (header.lines.upperBound..<index - 1).map(reader.line)
        return title.count == 1 && title[0].isText && isTitle(title[0].text)
            && records.allSatisfy { $0.own.count >= 2 } && records.contains { isRecordLike($0, reader) }
    }

    /// The table these columns belong to, if one is open above.
    func table(over block: Block) -> Int? {
        open.lastIndex { $0.columns.overlaps(block.columns) && $0.lastLine < block.lines.lowerBound + 1 }
    }

    func repeated(_ header: HeaderReading, _ reader: HeaderReader) -> Int? {
        let signature = header.signature
        return open.lastIndex { !$0.table.headerRows.isEmpty && $0.signature == signature }
    }

    /// A line above a table: its title, or labels.
    func isTopLine(_ line: Line, _ reader: HeaderReader) -> Bool {
        let own = line.own
        guard !own.isEmpty else { return false }
        if own.count == 1, own.count == line.spans.count, reader.width >= 2 { return true }
        // 万元 at the right end of the title's line
        if own.count == 2, HeaderUnits.isTableUnit(own[1].text), HeaderWords.namesTable(own[0].text) { return true }
        // One day is when the sheet was made; several are names of columns.
        let dated = own.count { HeaderWords.isDated($0.text) }
        let labels = own.count { HeaderWords.isLabel($0.text) } + (dated == 1 ? 1 : 0)
        guard labels > 0 else { return false }
        if labels == own.count { return true }
        let cover = own.reduce(0) { $0 + $1.width }
        return own.count <= 2 * labels + 1 && (cover * 2 <= reader.width * 2) && labels * 3 >= own.count
    }

    /// Some lines of one column shortly above a wider block: its title and what explains it.
    private func isPreface(_ reader: HeaderReader) -> Bool {
        guard reader.width == 1, reader.block.lines.count <= 6, let next, next.columns.count >= 3,
            next.columns.overlaps(reader.block.columns),
            lines.number(next.lines.lowerBound) - lines.number(reader.block.lines.upperBound - 1) <= 3
        else { return false }
        let first = reader.line(reader.block.lines.lowerBound).own.first.map { HeaderWords.bare($0.text) }
        return !HeaderWords.beginsList(first ?? "")
    }

    /// `县级非物质文化遗产项目名录` over nothing but the names of what it lists.
    func isTitledList(_ range: Range<Int>, _ reader: HeaderReader) -> Bool {
        guard reader.width == 1, range.count >= 4, table(over: reader.block) == nil else { return false }
        let texts = range.map { reader.line($0).own.first.map { HeaderWords.bare($0.text) } ?? "" }
        guard HeaderWords.namesList(texts[0]), !HeaderWords.beginsList(texts[1]),
            !(texts[1].count <= 6 && HeaderWords.hasColumnWord(texts[1]))
        else { return false }
        return texts.dropFirst().count { $0.isEmpty || $0.count > 40 || HeaderWords.isSentence($0) } * 5 < texts.count
    }

    /// `云岭县行政村名单` over `村名` over the villages: with one column nothing else tells a title.
    private func isTitleOfOne(_ index: Int, _ reader: HeaderReader) -> Bool {
        guard reader.width == 1, index + 3 < reader.block.lines.upperBound,
            let text = reader.line(index).own.first?.text,
            let name = reader.line(index + 1).own.first.map({ HeaderWords.bare($0.text) })
        else { return false }
        let isName = HeaderWords.beginsList(name) || name.count <= 6 && HeaderWords.hasColumnWord(name)
        let next = HeaderWords.bare(reader.line(index + 2).own.first?.text ?? "")
        return isName && !HeaderWords.beginsList(HeaderWords.bare(text)) && !HeaderWords.beginsList(next)
            && text.count > name.count && !ValueReading.looksLikeRegion(name)
    }

    func isRecordLike(_ line: Line, _ reader: HeaderReader) -> Bool {
        let own = line.own
        guard own.count >= 2 else { return false }
        return own.contains {
            (!$0.isText || ValueReading.isPlainNumber($0.text)) && !HeaderWords.isPeriod($0.text)
                || ValueReading.looksPersonal($0.text)
        }
    }

    func width(of block: Block) -> Int {
        var counts = ColumnCounts()
        for index in block.lines {
            var spans = 0
            lines.forEachSpan(index) { spans += $0.columns.overlaps(block.columns) ? 1 : 0 }
            guard spans > 1 || block.lines.count < 3 else { continue }
            lines.forEachSpan(index) { span in
                guard span.columns.overlaps(block.columns), span.width <= 64 || spans > 1 else { return }
                for column in span.columns.clamped(to: block.columns) { counts.add(column) }
            }
        }
        let often = counts.count(ofAtLeast: min(2, block.lines.count))
        return max(1, block.lines.count <= 3 || often < 2 ? counts.count(ofAtLeast: 1) : often)
    }
}

extension BlockReader {
    mutating func take(linesBefore range: Range<Int>, _ reader: HeaderReader, _ header: HeaderReading) {
        // Lines before a header are a table's own: nothing is lost if they are further records of the one above.
        guard let index = table(over: reader.block), !range.isEmpty else { return }
        var end = range.lowerBound
        for line in range where isRecordLike(reader.line(line), reader) { end = line + 1 }
        if end > range.lowerBound { _ = body(from: range.lowerBound, index, reader, until: end) }
    }

    func titleBetween(_ range: Range<Int>, _ reader: HeaderReader, _ table: FoundTable) -> String? {
        let own =
            titles(range, reader).title ?? pendingTitle(reader, above: range.upperBound) ?? tableNumber(range, reader)
        guard let own, own != table.title, !table.headLines.contains(own), !HeaderWords.isContinued(own) else {
            return nil
        }
        return own
    }

    func pendingTitle(_ reader: HeaderReader, above line: Int) -> String? {
        pendingTitles.last { $0.line < line && $0.columns.overlaps(reader.block.columns) }?.text
    }

    /// `表一二（一）` alone on its line, where nothing else names the table.
    func tableNumber(_ range: Range<Int>, _ reader: HeaderReader) -> String? {
        let alone = range.map { reader.line($0).own }.filter { $0.count == 1 }.map { $0[0].text }
        return alone.last { HeaderWords.isTableNumber($0) }
    }

    func isTitle(_ text: String) -> Bool {
        (!HeaderWords.isLabel(text) || HeaderWords.headsTable(text)) && !HeaderWords.isTotal(text)
            && !HeaderWords.isDated(text)
            && !HeaderWords.isNote(text) && !HeaderWords.isMark(text) && !HeaderWords.isSentence(text)
            && !HeaderWords.isBracketed(text) && !HeaderWords.isOfDocument(text) && !text.hasPrefix("#")
            && !HeaderWords.isFilledIn(text)
    }

    /// The title among texts that stand alone above a header: what office made the sheet stands above its name.
    func title(among texts: [String]) -> String? {
        // Table 1. … says that it is the title, whatever stands over it.
        if texts.count > 1, let numbered = texts.first(where: HeaderWords.isNumberedTable) { return numbered }
        let heads = texts.prefix { HeaderWords.isOffice($0) || ValueReading.looksLikeRegion(HeaderWords.bare($0)) }
        guard let last = heads.last, heads.count < texts.count else { return texts.first }
        let below = texts[heads.count]
        // 云岭县云雾镇 may be all that the sheet calls itself.
        guard HeaderWords.isOffice(last) || HeaderWords.namesTable(below) || below.count >= 8 else {
            return texts.first
        }
        return below.hasPrefix("（") || below.hasPrefix("(") ? texts.first : below
    }

    /// A title typed into column A over a table that begins in B.
    private func isLeftOf(_ block: Block, _ span: Span, on index: Int) -> Bool {
        span.columns.upperBound == block.columns.lowerBound - 1 && lines[index].spans.count == 1
            && block.lines.prefix(8).allSatisfy {
                $0 == index || lines[$0].spans.allSatisfy { $0.columns.lowerBound >= block.columns.lowerBound }
            }
    }

    func titles(_ range: Range<Int>, _ reader: HeaderReader) -> (title: String?, lines: [String]) {
        var alone: [String] = []
        var further: [String] = []
        for index in range {
            let own = lines[index].spans.filter {
                $0.startsHere && ($0.columns.overlaps(reader.block.columns) || isLeftOf(reader.block, $0, on: index))
            }
            if own.count == 1, isTitle(own[0].text) { alone.append(own[0].text) }
            // 单位：万元 may stand at the right end of the title's line.
            if own.count == 2, !HeaderUnits.units(ofLine: own[1].text).isEmpty, own[0].text.count >= 6,
                isTitle(own[0].text)
            {
                alone.append(own[0].text)
            }
            further += own.map(\.text)
        }
        let title = title(among: alone) ?? further.first { HeaderWords.namesTable($0) && isTitle($0) }
        if let title, let place = further.firstIndex(of: title) { further.remove(at: place) }
        return (title, further)
    }
}
