import Documents

/// A part of the sheet without a blank line in it, and the columns it takes.
struct Block {
    /// Indices into `SheetLines`.
    let lines: Range<Int>
    let columns: ClosedRange<Int>
}

/// Cuts a sheet into blocks: at blank lines, and at blank columns where two tables stand side by side.
struct SheetBlocks {
    private(set) var blocks: [Block] = []

    init(_ lines: SheetLines) {
        var start = 0
        for index in 0..<lines.count where index + 1 == lines.count || lines.number(index + 1) > lines.number(index) + 1
        {
            if Self.isHead(start..<(index + 1), of: index + 1, lines) { continue }
            add(start..<(index + 1), lines)
            start = index + 1
        }
    }

    private mutating func add(_ range: Range<Int>, _ lines: SheetLines) {
        let profile = ColumnProfile(range, lines)
        guard let extent = profile.extent else { return }
        var parts = [extent]
        for gap in profile.gaps.reversed() where isBetweenTables(gap, parts[0], range, lines) {
            let whole = parts.removeFirst()
            parts.insert(gap.upperBound + 1...whole.upperBound, at: 0)
            parts.insert(whole.lowerBound...gap.lowerBound - 1, at: 0)
        }
        parts = parts.flatMap { Self.folded($0, range, lines) }
        blocks += parts.map { Block(lines: range, columns: $0) }
    }

    /// A list printed in two or three parts beside each other to save paper: its names stand again and again on one line,
    /// each time from the number or the name of what is listed on.
    private static func folded(_ extent: ClosedRange<Int>, _ range: Range<Int>, _ lines: SheetLines) -> [ClosedRange<
        Int
    >] {
        for index in range.prefix(8) {
            let line = lines[index].within(extent)
            guard line.spans.count >= 4, line.spans.count == extent.count,
                line.spans.allSatisfy({ $0.isText && $0.width == 1 && $0.startsHere })
            else { continue }
            let names = line.spans.map { HeaderWords.bare($0.text) }
            guard let again = names.dropFirst().firstIndex(of: names[0]), again >= 2,
                names.count % again != 1,
                names.indices.allSatisfy({ names[$0] == names[$0 % again] }), Set(names).count == again,
                HeaderWords.beginsList(names[0])
                    || again >= 3 && isList(names[0], again, below: index, extent, range, lines)
            else { return [extent] }
            // The last part may have fewer names: no room was left for 备注.
            return stride(from: extent.lowerBound, to: extent.upperBound, by: again).map {
                $0...min($0 + again - 1, extent.upperBound)
            }
        }
        return [extent]
    }

    /// 学校 | 学生数 | 金额 | 学校 | 学生数 | 金额: each part begins with what it lists. Under 收入 and 支出 the two sides of an
    /// account belong together.
    private static func isList(
        _ name: String,
        _ again: Int,
        below index: Int,
        _ extent: ClosedRange<Int>,
        _ range: Range<Int>,
        _ lines: SheetLines
    ) -> Bool {
        guard !["项目", "指标", "科目"].contains(name) else { return false }
        if index > range.lowerBound {
            let above = lines[index - 1].within(extent).own
            guard above.count(where: { $0.isText && !HeaderWords.isLabel($0.text) }) <= 1 else { return false }
        }
        let firsts = Set(stride(from: extent.lowerBound, through: extent.upperBound, by: again))
        return (index + 1..<min(index + 9, range.upperBound)).allSatisfy { below in
            lines[below].own.allSatisfy { !firsts.contains($0.columns.lowerBound) || $0.kind != .number }
        }
    }

    /// Blank columns lie between two tables where the two sides end on different lines, have titles of their own, or
    /// repeat the same names; a blank column within a table does none of this.
    private func isBetweenTables(
        _ gap: ClosedRange<Int>,
        _ extent: ClosedRange<Int>,
        _ range: Range<Int>,
        _ lines: SheetLines
    ) -> Bool {
        let range = Self.withoutNotes(range, from: extent.lowerBound, lines)
        let left = SideProfile(extent.lowerBound...gap.lowerBound - 1, range, lines)
        let right = SideProfile(gap.upperBound + 1...extent.upperBound, range, lines)
        if right.isRemark, left.tabularLines >= 3 { return true }
        guard left.tabularLines >= 2, right.tabularLines >= 2 else { return false }
        if !left.firstTexts.isDisjoint(with: right.firstTexts), left.firstTexts.count > 1 { return true }
        guard left.looksHeaded, right.looksHeaded else { return false }
        if left.ownTitle != nil, right.ownTitle != nil { return true }
        // Lists of choices stand apart, two blank columns or more to the right.
        let names = [left.firstTexts.count, right.firstTexts.count].sorted()
        if gap.count >= 2, names[0] >= 2, names[1] >= 3 { return true }
        // Each side sums up its own rows.
        if left.hasTotal, right.hasTotal { return true }
        return left.lastLine != right.lastLine && abs(left.lastLine - right.lastLine) >= 2
            || left.firstTabular != right.firstTabular
    }
}

extension SheetBlocks {
    /// The lines above the notes: what is said below a table belongs to no side of a blank column in it.
    private static func withoutNotes(_ range: Range<Int>, from column: Int, _ lines: SheetLines) -> Range<Int> {
        let note = range.dropFirst(2).first { index in
            let own = lines[index].own
            return own.count == 1 && own[0].isText && own[0].columns.lowerBound == column
                && HeaderWords.isNote(own[0].text)
        }
        return range.lowerBound..<(note ?? range.upperBound)
    }

    /// Names of columns parted from their records by a blank row: nothing but texts, over cells in the same columns with
    /// figures among them.
    private static func isHead(_ range: Range<Int>, of next: Int, _ lines: SheetLines) -> Bool {
        guard range.count <= 8, let last = range.last, next < lines.count, lines.number(next) - lines.number(last) == 2
        else { return false }
        let (names, record) = (lines[last].own, lines[next].own)
        let isText = { (span: Span) in span.isText && !ValueReading.isPlainNumber(span.text) }
        guard names.count >= 3, !lines[next].isReached, record.count <= names.count,
            record.count * 3 >= names.count * 2,
            !record.allSatisfy(isText),
            names.allSatisfy({ isText($0) && $0.text.count <= 30 && !HeaderWords.isLabel($0.text) }),
            range.dropLast().allSatisfy({ lines[$0].own.allSatisfy(isText) })
        else { return false }
        let named = Set(lines[last].spans.flatMap { Array($0.columns.prefix(64)) })
        return record.allSatisfy { named.contains($0.columns.lowerBound) }
    }
}

/// Which columns of some lines hold something; lines with one cell across everything do not count.
private struct ColumnProfile {
    private(set) var extent: ClosedRange<Int>?
    private(set) var gaps: [ClosedRange<Int>] = []

    init(_ range: Range<Int>, _ lines: SheetLines) {
        var counts = ColumnCounts()
        var across = ColumnCounts()
        for index in range {
            var spans = 0
            lines.forEachSpan(index) { _ in spans += 1 }
            let isAcross = spans == 1 && range.count > 1
            lines.forEachSpan(index) { span in
                if isAcross || span.width > 64 {
                    across.add(span.columns.lowerBound)
                } else {
                    for column in span.columns { counts.add(column) }
                }
            }
        }
        let columns = counts.isEmpty ? across.columns : counts.columns
        guard let first = columns.first, let last = columns.last else { return }
        extent = first...last
        for (before, after) in zip(columns, columns.dropFirst()) where after > before + 1 {
            gaps.append(before + 1...after - 1)
        }
    }
}

/// One side of a blank column.
private struct SideProfile {
    /// Lines with at least two cells.
    private(set) var tabularLines = 0
    private(set) var firstTabular = -1
    private(set) var lastLine = -1
    /// Texts of the first line with at least two cells.
    private(set) var firstTexts: Set<String> = []
    /// A single text above that line.
    private(set) var ownTitle: String?
    private(set) var looksHeaded = false
    private(set) var hasTotal = false
    /// One column of texts that begins with 填表说明 and the like: said beside a table, no part of it.
    private(set) var isRemark = false

    init(_ columns: ClosedRange<Int>, _ range: Range<Int>, _ lines: SheetLines) {
        for index in range {
            let line = lines[index].within(columns)
            let inside = line.spans.filter {
                $0.columns.lowerBound >= columns.lowerBound && $0.columns.upperBound <= columns.upperBound
            }
            guard let first = inside.first else { continue }
            if lastLine < 0 { isRemark = first.isText && HeaderWords.isNote(first.text) }
            lastLine = index
            isRemark = isRemark && inside.count == 1
            hasTotal = hasTotal || tabularLines > 0 && first.isText && HeaderWords.isTotal(first.text)
            if inside.count >= 2 {
                if tabularLines == 0 {
                    firstTabular = index
                    firstTexts = Set(inside.filter(\.isText).map { HeaderWords.bare($0.text) })
                    looksHeaded = inside.allSatisfy { $0.isText || HeaderWords.isPeriod($0.text) }
                }
                tabularLines += 1
            } else if tabularLines == 0, let only = inside.first, only.isText,
                !HeaderWords.isLabel(only.text), !HeaderWords.isDated(only.text)
            {
                ownTitle = only.text
            }
        }
    }
}
