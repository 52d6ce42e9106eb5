import Documents

extension BlockReader {
    /// Lines without a header: further records of the table above, its notes, a title that waits, or a table of its own.
    mutating func rest(from start: Int, _ reader: HeaderReader) -> Int {
        let end = reader.block.lines.upperBound
        let range = start..<end
        if let index = table(over: reader.block), isStray(range, index, reader) {
            leftOut += range
            return end
        }
        if let index = table(over: reader.block), continues(range, index, reader) {
            return body(from: start, index, reader)
        }
        if isTitledList(range, reader) { return titledList(range, reader) }
        // 第1页，共1页 says nothing of the table.
        let all = range.map(reader.line)
            .filter { range.count == 1 || $0.own.count != 1 || !HeaderWords.isPageNumber($0.own[0].text) }
        if all.allSatisfy({ isTopLine($0, reader) || $0.own.count <= 1 }) {
            if let index = table(over: reader.block),
                all.contains(where: { isNoteLine($0.own, reader) || $0.own.contains { $0.text.count > 30 } })
                    || all.first?.own.first.map({ HeaderWords.bare($0.text) == "备注" }) ?? false
                    || all.allSatisfy(isSeal) && (next == nil || isAtTheRight(all, of: open[index]) || isSealed(all))
            {
                open[index].inNotes = true
                return body(from: start, index, reader)
            }
            keep(all, from: start, reader)
            return end
        }
        if all.count == 1, namesSeveral(all[0].own) {
            pendingTitles += all[0].own.map { (start, $0.text, $0.columns) }
            return end
        }
        return headerless(range, reader)
    }

    /// What a table further down is called by.
    private mutating func keep(_ all: [Line], from start: Int, _ reader: HeaderReader) {
        let columns = reader.block.columns
        for span in all.flatMap(\.own) {
            let extent = columns.lowerBound...max(columns.upperBound, span.columns.upperBound)
            pendingTitles.append((start, span.text, extent))
        }
    }

    /// A title with 检查村：上坪村 | 检查人：李四 or an office | 内部资料 on another line, shortly above the first table.
    private func standsOver(_ all: [Line], _ reader: HeaderReader) -> Bool {
        guard let last = all.last, let next, all.count <= 6, next.columns.count >= 3,
            next.columns.overlaps(reader.block.columns), lines.number(next.lines.lowerBound) - last.number <= 3,
            table(over: reader.block) == nil
        else { return false }
        return all.contains { $0.own.count == 1 && isTitle($0.own[0].text) }
            && all.allSatisfy { $0.own.count <= 2 && $0.own.allSatisfy(\.isText) }
    }

    /// `表一 种植 | | 表二 养殖 |` over two tables side by side: the next block begins under the first and ends before the second.
    private func namesSeveral(_ own: [Span]) -> Bool {
        guard let next, (2...3).contains(own.count), own.allSatisfy({ $0.isText && isTitle($0.text) }) else {
            return false
        }
        return next.columns.lowerBound == own[0].columns.lowerBound
            && next.columns.upperBound < own[1].columns.lowerBound && next.columns.count >= 2
    }

    /// `云雾镇人民政府（盖章）` and the day, with nothing below them; a sentence there is a note too.
    private func isSeal(_ line: Line) -> Bool {
        line.own.allSatisfy {
            HeaderWords.isLabel($0.text) || HeaderWords.isDated($0.text) || HeaderWords.isOffice($0.text)
                || HeaderWords.isSentence($0.text)
        }
    }

    /// Who seals a table and, last, the day of it. Over the next table a day is not the last that is said.
    private func isSealed(_ all: [Line]) -> Bool {
        all.count >= 2 && (all.last?.own.allSatisfy { HeaderWords.isDated($0.text) } ?? false)
            && all.dropLast().contains { line in
                line.own.contains { HeaderWords.isOffice($0.text) || $0.text.contains("章") }
            }
    }

    /// Under the right half of a table stands who seals it, under the left one what the next is called.
    private func isAtTheRight(_ all: [Line], of item: Open) -> Bool {
        let middle = (item.columns.lowerBound + item.columns.upperBound) / 2
        return all.allSatisfy { $0.own.first.map { $0.columns.lowerBound > middle } ?? true }
    }

    /// A line or two very far below a table were typed there by mistake, or are what a key pressed once too often left.
    func isStray(_ range: Range<Int>, _ index: Int, _ reader: HeaderReader) -> Bool {
        guard range.count <= 3, range.lowerBound > 0, open[index].records > 0 else { return false }
        let gap = lines.number(range.lowerBound) - lines.number(range.lowerBound - 1)
        let own = range.flatMap { reader.line($0).own }
        return gap > 100 && !own.contains { HeaderWords.isNote($0.text) || HeaderWords.isTotal($0.text) }
            && !own.allSatisfy { HeaderWords.isLabel($0.text) || HeaderWords.isDated($0.text) }
    }

    /// Records of the table above have its columns and hold texts and numbers where it does.
    func continues(_ range: Range<Int>, _ index: Int, _ reader: HeaderReader) -> Bool {
        let item = open[index]
        guard reader.block.columns.lowerBound >= item.columns.lowerBound - 1 else { return false }
        let first = reader.line(range.lowerBound).own
        if isNoteLine(first, reader, at: range.lowerBound)
            || first.prefix(2).contains(where: { HeaderWords.isTotal($0.text) })
        {
            return true
        }
        if item.inNotes { return range.allSatisfy { reader.line($0).own.count <= 2 } }
        var (fits, clashes) = (0, 0)
        for line in range.prefix(20).map(reader.line) where line.own.count >= 2 {
            for span in line.own {
                let column = span.columns.lowerBound
                let isText = span.isText && !ValueReading.isPlainNumber(span.text)
                if !item.columns.contains(column) || isText && item.numberColumns.contains(column) {
                    clashes += 1
                } else {
                    fits += 1
                }
            }
        }
        return fits > 0 && fits >= clashes * 3
    }

    /// A list of one column: its title and what it lists.
    private mutating func titledList(_ range: Range<Int>, _ reader: HeaderReader) -> Int {
        var table = FoundTable()
        let column = reader.block.columns.lowerBound
        (table.title, table.headLines) = titles(range.lowerBound..<range.lowerBound + 1, reader)
        table.columns = [FoundColumn(index: column, names: [], header: "", unit: nil, type: .text)]
        open.append(Open(table: table, signature: [], columns: column...column, lastLine: range.lowerBound))
        return body(from: range.lowerBound + 1, open.count - 1, reader)
    }

    /// Records nobody named: at least three lines of at least two columns that look alike.
    mutating func headerless(_ range: Range<Int>, _ reader: HeaderReader) -> Int {
        var first = range.lowerBound
        while first < range.upperBound, isTopLine(reader.line(first), reader) { first += 1 }
        let below = (first..<range.upperBound).map(reader.line)
        let records = below.prefix { !isNoteLine($0.own, reader) }
        let labels = records.reduce(0) { $0 + $1.own.count { HeaderWords.isLabel($0.text) } }
        let cells = records.reduce(0) { $0 + $1.own.count }
        let regular = records.count { $0.own.count * 3 >= reader.width * 2 }
        guard labels * 8 <= cells, regular * 3 >= records.count * 2, regular >= 2, reader.width >= 2,
            reader.width > 2 || !standsOver(next, reader)
        else {
            sawForm = sawForm || labels > 0 || records.contains { $0.own.contains { $0.width > 1 } }
            let all = range.map(reader.line)
            if standsOver(all, reader) {
                // The title waits in front of what stands beside others.
                keep(
                    all.filter { $0.own.count == 1 } + all.filter { $0.own.count != 1 },
                    from: range.lowerBound,
                    reader
                )
            } else {
                leftOut += first..<range.upperBound
            }
            return range.upperBound
        }
        var table = FoundTable()
        (table.title, table.headLines) = titles(range.lowerBound..<first, reader)
        table.columns = reader.block.columns.map {
            FoundColumn(index: $0, names: [], header: "", unit: nil, type: .text)
        }
        open.append(Open(table: table, signature: [], columns: reader.block.columns, lastLine: first))
        return body(from: first, open.count - 1, reader)
    }
}

extension BlockReader {
    /// Totals, headings and long single texts at either end of the records are no records.
    func closed(_ item: Open) -> FoundTable {
        var table = item.table
        guard let rows = table.dataRows else { return table }
        dropEmptyColumns(of: &table, rows)
        let total = Set(table.totalRows)
        var indices = lines.indices(of: rows)
        // A blank form lists names only: those are its records.
        if table.sectionRows.count * 2 > indices.count - total.count { table.sectionRows = [] }
        let section = Set(table.sectionRows)
        while let last = indices.last {
            let number = lines.number(last)
            if section.contains(number), isClosingText(lines[last], table) {
                table.notes.insert(lines[last].own.map(\.text).joined(separator: " "), at: 0)
                table.sectionRows.removeAll { $0 == number }
            } else if indices.count > 1, isSignedLine(lines[last], table) {
                table.notes.insert(lines[last].own.map(\.text).joined(separator: " "), at: 0)
            } else if !total.contains(number) {
                table.sectionRows.removeAll { $0 == number }
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

    /// A column nobody named that holds something only in a table further down is that table's.
    private func dropEmptyColumns(of table: inout FoundTable, _ rows: ClosedRange<Int>) {
        var empty = Set(table.columns.filter(\.header.isEmpty).map(\.index))
        guard !table.headerRows.isEmpty, !empty.isEmpty else { return }
        for index in lines.indices(of: rows) where !empty.isEmpty {
            lines.forEachSpan(index) { empty.remove($0.columns.lowerBound) }
        }
        table.columns.removeAll { empty.contains($0.index) }
    }

    /// `收款人：王秀兰`
    private func isSigned(_ text: String) -> Bool {
        guard let colon = text.firstIndex(where: { "：:".contains($0) }) else { return false }
        let label = text[..<colon]
        return (2...8).contains(label.count) && !label.hasPrefix("其中") && text.index(after: colon) < text.endIndex
    }

    /// `公示单位：定日县发展和改革委员会`, `监督电话：0892-8262111`: nothing but such cells, far fewer than columns.
    private func isSignedLine(_ line: Line, _ table: FoundTable) -> Bool {
        let own = line.own
        guard own.count >= 2, own.count * 3 <= table.columns.count,
            own[0].columns.lowerBound <= table.columns[0].index
        else { return false }
        return own.allSatisfy { $0.isText && (isSigned(HeaderWords.bare($0.text)) || HeaderWords.isLabel($0.text)) }
    }

    /// A text below the records that is no record: across most columns, or a sentence.
    func isClosingText(_ line: Line, _ table: FoundTable) -> Bool {
        guard let only = line.own.first else { return true }
        // A text further right belongs to the record, however wide its cell is.
        guard only.columns.lowerBound <= table.columns[0].index else { return false }
        return only.width * 4 >= table.columns.count * 3 || only.text.count > 15 || only.text.hasSuffix("。")
            || isSigned(HeaderWords.bare(only.text))
            // 上坪村村民委员会 over the day it was posted.
            || HeaderWords.isOffice(only.text) && table.notes.first.map(HeaderWords.isDated) ?? false
    }
}
