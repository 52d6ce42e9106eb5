import Documents

/// Labels and what was filled in behind them, by turns: `标段 | 一标 | 检验日期 | 6月10日`.
struct LabelPairs {
    private(set) var labels: [Span] = []
    private(set) var values: [Span] = []

    /// Takes the cells of a line that begin in the given columns, the first a label.
    mutating func take(_ line: Line, _ starts: [Int]) {
        for span in line.own {
            guard let place = starts.firstIndex(of: span.columns.lowerBound) else { continue }
            if place.isMultiple(of: 2) { labels.append(span) } else { values.append(span) }
        }
    }

    /// Whether what should be labels names things as columns are named, and what should be values does not.
    var speakForThemselves: Bool {
        guard labels.allSatisfy({ $0.isText && HeaderWords.bare($0.text).count <= 14 }) else { return false }
        let texts = labels.map { HeaderWords.bare($0.text) }
        guard Set(texts).count == texts.count else { return false }
        return texts.count(where: LabelPairs.isLabel) * 2 >= texts.count
            && values.count(where: isName) * 5 <= values.count
    }

    /// In a form every column of labels holds labels; in a list one column repeats its heading's noun.
    var columnsSpeak: Bool {
        Dictionary(grouping: labels, by: \.columns.lowerBound).values.allSatisfy { own in
            let rest = own.dropFirst()
            return rest.count { LabelPairs.isLabel(HeaderWords.bare($0.text)) } * 2 >= rest.count
        }
    }

    /// A short text that could as well name a column.
    func isName(_ span: Span) -> Bool {
        span.isText && HeaderWords.bare(span.text).count <= 8 && HeaderWords.hasColumnWord(span.text)
    }

    private static func isLabel(_ text: String) -> Bool {
        HeaderWords.hasColumnWord(text) || HeaderWords.isLabel(text) || text.hasSuffix("人")
            || HeaderUnits.parted(text).unit != nil
    }
}

extension HeaderReader {
    /// A line among others above a list that are cut as it is, each of labels and values: none of them is a header.
    func isAmongPairs(_ index: Int) -> Bool {
        for top in max(block.lines.lowerBound, index - 6)...index {
            let first = line(top).own
            guard first.count >= 2, first.count <= 8, first.count.isMultiple(of: 2),
                (top...index).allSatisfy({ isCut(line($0), as: first) && follows($0, from: top) })
            else { continue }
            var end = index + 1
            while end < block.lines.upperBound, end - top < 8, isCut(line(end), as: first), follows(end, from: top) {
                end += 1
            }
            guard end - top >= (first.count == 2 ? 3 : 2) else { continue }
            var pairs = LabelPairs()
            let starts = first.map(\.columns.lowerBound)
            for place in top..<end { pairs.take(line(place), starts) }
            // Names of columns stand in all cells of a header.
            guard pairs.speakForThemselves, pairs.columnsSpeak,
                !stride(from: 1, to: first.count, by: 2).contains(where: { pairs.isName(first[$0]) }),
                (top..<end).contains(where: { line($0).own.contains { $0.width > 1 } })
            else { continue }
            return true
        }
        return false
    }

    private func follows(_ index: Int, from top: Int) -> Bool {
        line(index).number - line(top).number == index - top
    }

    /// Its cells begin where those of the pairs do, the last of which ends there too; more may stand beside them.
    private func isCut(_ line: Line, as first: [Span]) -> Bool {
        let own = line.own
        guard own.count >= first.count, own.allSatisfy({ $0.rows.count == 1 }) else { return false }
        let cells = first.map { cell in own.first { $0.columns.lowerBound == cell.columns.lowerBound } }
        return cells.allSatisfy { $0 != nil } && cells[0]?.columns == first[0].columns
            && cells[cells.count - 1]?.columns == first[first.count - 1].columns
    }
}

extension FormReading {
    /// One thing told in two or three pairs of columns, its first line taken for a header: 固定资产编号 | | 增加方式 | 基建移交.
    func tellsByPairs(_ table: FoundTable) -> Bool {
        guard table.columns.count <= 8, let header = table.headerRows.first, let rows = table.dataRows,
            rows.count <= 30,
            table.totalRows.isEmpty, !table.columns.contains(where: \.isSerial)
        else { return false }
        var first = lines.place(of: header)
        while first > 0, lines.number(first - 1) == lines.number(first) - 1, lines[first - 1].own.count >= 2 {
            first -= 1
        }
        var told = (first..<lines.place(of: rows.upperBound + 1)).map { lines[$0] }.filter { $0.own.count >= 2 }
        let starts = Set(told.flatMap { $0.own.map(\.columns.lowerBound) }).sorted()
        told += pairs(below: rows.upperBound, starts)
        guard told.count >= 3, [4, 6].contains(starts.count) else { return false }
        var pairs = LabelPairs()
        for line in told { pairs.take(line, starts) }
        let texts = pairs.values.count { $0.isText && !ValueReading.isPlainNumber($0.text) }
        return pairs.labels.count >= 6 && pairs.speakForThemselves && pairs.columnsSpeak
            && texts * 3 >= pairs.values.count
            && !told[0].own.contains {
                (starts.firstIndex(of: $0.columns.lowerBound) ?? 0) % 2 == 1 && pairs.isName($0)
            }
    }

    /// Lines right below cut in the same places: 家庭住址 with one wide cell behind it.
    private func pairs(below row: Int, _ starts: [Int]) -> [Line] {
        var found: [Line] = []
        for place in lines.place(of: row + 1)..<min(lines.count, lines.place(of: row + 1) + 12) {
            let line = lines[place]
            guard line.number == row + found.count + 1, line.own.count.isMultiple(of: 2), !line.own.isEmpty,
                line.own.allSatisfy({ starts.contains($0.columns.lowerBound) })
            else { break }
            found.append(line)
        }
        return found
    }

    /// Results within a form: three lines or more of labels and values above them, and below who signs and when.
    func isSignedFor(_ table: FoundTable) -> Bool {
        guard let header = table.headerRows.first, let last = table.columns.last?.index,
            (table.dataRows?.count ?? 0) <= 25
        else { return false }
        var (place, told, pairs) = (lines.place(of: header), 0, LabelPairs())
        while place > 0, lines.number(place - 1) == lines.number(place) - 1, lines[place - 1].own.count >= 2 {
            place -= 1
            // Reckonings are left beside a form, on no part of it.
            let starts = lines[place].own.map(\.columns.lowerBound).filter { $0 <= last }
            guard starts.count >= 4 else { continue }
            told += 1
            pairs.take(lines[place], starts)
        }
        let notes = table.notes.map(HeaderWords.closed)
        // Lines of another list directly above are none.
        return told >= 3 && pairs.speakForThemselves
            && (notes.reduce(0) { $0 + $1.ranges(of: "年月日").count } >= 2
                || notes.reduce(0) { $0 + $1.count(where: "：:".contains) } >= 4)
    }
}
