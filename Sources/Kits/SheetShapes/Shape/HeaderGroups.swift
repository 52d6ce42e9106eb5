import Documents

/// Names under names where a file keeps no merged cells, as every CSV does.
extension HeaderReader {
    /// `实施地点,,时间进度,` over `乡镇,村,开工,完工`: the names below stand under one that has blanks beside it, and under
    /// those blanks. A level further down does the same with what is still open.
    func fillsGroups(_ own: [Span], below header: Range<Int>) -> Bool {
        let counted = countingNames(own)
        guard own.count >= 2, own.enumerated().allSatisfy({ $1.width == 1 && (isWord($1) || counted.contains($0)) })
        else { return false }
        var named: Set<Int> = []
        for index in header { for span in line(index).spans { named.formUnion(span.columns) } }
        var groups: [ClosedRange<Int>] = []
        // What an upper line left whole may be parted two lines below it: 2026年 over 月 and 日.
        for span in header.flatMap({ line($0).own }) where span.width == 1 {
            var end = span.columns.upperBound
            while end < block.columns.upperBound, !named.contains(end + 1) { end += 1 }
            if end > span.columns.lowerBound { groups.append(span.columns.lowerBound...end) }
        }
        groups = groups.filter { group in
            !groups.contains { $0 != group && $0.contains(group.lowerBound) && $0.count < group.count }
        }
        let below = Set(own.map(\.columns.lowerBound))
        guard below.allSatisfy({ column in groups.contains { $0.contains(column) } }) else { return false }
        let touched = groups.filter { group in below.contains { group.contains($0) } }
        let parts = HeaderReader.parts(own)
        guard touched.count * 2 >= groups.count,
            touched.allSatisfy({ group in
                below.contains(group.lowerBound) && below.count { group.contains($0) } >= 2
                    || group.dropFirst().allSatisfy(parts.contains)
            })
        else { return false }
        // The upper line names further columns alone, and records fill them.
        let alone = named.subtracting(groups.flatMap(Array.init))
        let after = header.upperBound + 1..<min(header.upperBound + 4, block.lines.upperBound)
        return !alone.isEmpty
            && (after.isEmpty || after.contains { line($0).own.contains { alone.contains($0.columns.lowerBound) } })
    }

    /// Columns of a line that are parts of the column before them: they say so, or 女 stands beside every one.
    static func parts(_ own: [Span]) -> Set<Int> {
        let words = Set(own.map { HeaderWords.bare($0.text) })
        let isEach = own.count >= 3 && words.count == 1 && words.allSatisfy { $0.contains(where: \.isLetter) }
        return Set(own.filter { isEach || namesPart($0.text) }.map(\.columns.lowerBound))
    }

    /// 其中：能繁殖母猪 and 1.肉牛 are parts of the column before them.
    private static func namesPart(_ text: String) -> Bool {
        let text = HeaderWords.bare(text)
        let rest = text.drop { $0.isASCII && $0.isNumber }
        return text.hasPrefix("其中") || rest.count < text.count && rest.count >= 2 && ".．、".contains(rest.first ?? " ")
    }

    /// `序号,乡镇,应接受人数,其中,未接受人数,其中` over `,,,享受政策人数,,因病人数`: a few names right below those of all columns,
    /// and none in the first, which every record fills.
    func namesBelowNames(_ own: [Span], below header: Range<Int>) -> Bool {
        let first = block.columns.lowerBound
        let heads = line(header.upperBound - 1).own
        guard header.count == 1, own.count >= 2, own.allSatisfy({ $0.width == 1 && isWord($0) && $0.text.count <= 20 }),
            !own.contains(where: { $0.columns.lowerBound == first }), own.count < heads.count,
            // A record whose first cell is blank names no columns.
            own.count(where: { HeaderWords.hasColumnWord($0.text) }) * 2 >= own.count,
            heads.count >= 4, heads.count * 5 >= width * 4, heads.first?.columns.lowerBound == first,
            heads.allSatisfy({ $0.isText && $0.width == 1 && $0.rows.count == 1 })
        else { return false }
        let after = header.upperBound + 1..<min(header.upperBound + 4, block.lines.upperBound)
        let named = Set(own.map(\.columns.lowerBound))
        return after.count >= 2
            && after.allSatisfy { index in
                let filled = line(index).own.map(\.columns.lowerBound)
                return filled.contains(first) && filled.count > own.count && filled.contains(where: named.contains)
            }
    }

    /// No blank row lies above the line.
    func isNext(_ index: Int) -> Bool { line(index).number == line(index - 1).number + 1 }

    static let unitWords: Set<String> = ["单位", "计量单位", "计算单位", "—", "-", "--"]

    private func isWord(_ span: Span) -> Bool {
        span.isText && !ValueReading.isPlainNumber(span.text) || HeaderWords.isPeriod(span.text)
    }

    /// A program that takes merged cells apart writes their name over each column: `播种面积,播种面积,产量,产量` over
    /// `小麦,玉米,小麦,玉米`.
    func repeatsGroups(_ own: [Span], below header: Range<Int>) -> Bool {
        let heads = line(header.upperBound - 1).own
        let levels = header.map { line($0).own }
        guard heads.count >= 3,
            levels.allSatisfy({ level in
                level.count == block.columns.count && level.allSatisfy { $0.isText && $0.width == 1 }
            })
        else { return false }
        let names = heads.map { HeaderWords.bare($0.text) }
        let paths = heads.indices.map { place in levels.map { HeaderWords.bare($0[place].text) } }
        let children = Dictionary(own.map { ($0.columns.lowerBound, HeaderWords.bare($0.text)) }) { first, _ in first }
        var (groups, singles, others, start) = (0, 0, 0, 0)
        while start < names.count {
            var end = start + 1
            while end < names.count, paths[end] == paths[start] { end += 1 }
            let below = heads[start..<end].map { children[$0.columns.lowerBound] }
            if end - start == 1 {
                if below[0] == names[start] { singles += 1 } else if below[0] != nil { others += 1 }
            } else {
                guard below.allSatisfy({ $0 != nil }) else { return false }
                // 性别 | 性别 | 年龄 | 年龄: groups again, each in one place.
                let runs = below.indices.count { $0 == 0 || below[$0] != below[$0 - 1] }
                guard Set(below).count == runs else { return false }
                if runs > 1 { groups += 1 }
            }
            start = end
        }
        // A name of its own group stands under one of one column, where another is written over both lines.
        return groups >= 1 && others <= singles
    }

    /// The first full line of a list of texts, of words nobody knows: each short, none of them again below it, though some
    /// column below says the same thing twice. `河流 | 河段 | 河长` stands over rivers.
    func standsFirst(_ header: Range<Int>, _ names: [Int: String]) -> Bool {
        guard header.count == 1, names.count >= 3, names.count == width, Set(names.values).count == names.count,
            (block.lines.lowerBound..<header.lowerBound).allSatisfy({ line($0).own.count <= 1 }),
            names.values.allSatisfy({ $0.count <= 12 && !isCounting($0) && !ValueReading.looksLikeRegion($0) })
        else { return false }
        let records = (header.upperBound..<min(header.upperBound + 30, block.lines.upperBound)).map(line)
        guard records.count >= 3 else { return false }
        var seen: [Int: Set<String>] = [:]
        var isRepeated = false
        for span in records.flatMap(\.own) where names[span.columns.lowerBound] != nil {
            let text = HeaderWords.name(span.text)
            guard !names.values.contains(text) else { return false }
            if !seen[span.columns.lowerBound, default: []].insert(text).inserted { isRepeated = true }
        }
        return isRepeated
    }

    /// A line of labels with what was filled in behind them, cut to the width of the table below: `地点 | 县政府三楼 |
    /// 主持人 | 刘海涛` over `序号 | 姓名 | 单位 | 电话`.
    func isFilledIn(_ first: Line) -> Bool {
        let own = first.own
        let place = lines.place(of: first.number + 1)
        guard place < block.lines.upperBound, own.count >= 2, own.count.isMultiple(of: 2),
            own.contains(where: { $0.width > 1 }), own.allSatisfy({ $0.rows.count == 1 })
        else { return false }
        let names = line(place).own
        guard names.count * 5 >= width * 4, names.allSatisfy({ $0.isText && $0.width == 1 }),
            names.count(where: { HeaderWords.hasColumnWord($0.text) }) * 5 >= names.count * 3
        else { return false }
        let below = Set(names.map(\.columns))
        let labels = own.indices.filter { $0.isMultiple(of: 2) }.map { own[$0] }
        return labels.count >= 2
            && labels.allSatisfy {
                $0.isText && below.contains($0.columns) && $0.text.count <= 8 && !isCounting($0.text)
            }
    }

    /// 感官指标 merged down beside 色泽, 气味 and 滋味 groups records: what stands beside it goes on below itself, cut the same
    /// way. Beside a name merged down in a header stand names of groups, or nothing is below.
    func groupsRecords(_ next: Line) -> Bool {
        guard let word = next.own.first, word.rows.count > 1, word.isText else { return false }
        let place = lines.place(of: next.number + 1)
        guard place < block.lines.upperBound, lines.number(place) == next.number + 1 else { return false }
        let below = line(place)
        guard !isUnitLine(below), !isCodeLine(below) else { return false }
        let beneath = Set(below.own.map(\.columns))
        let others = next.own.dropFirst().filter { $0.rows.count == 1 }
        return others.count >= 2 && others.count { beneath.contains($0.columns) } * 2 > others.count
    }

    /// 乡镇 under 乡镇, beside the units of the other columns: a program took the merged cell apart.
    func repeats(_ span: Span, above line: Line) -> Bool {
        let place = lines.place(of: line.number - 1)
        guard span.isText, span.width == 1, place >= block.lines.lowerBound,
            lines.number(place) == line.number - 1
        else { return false }
        return self.line(place).own.contains { $0.columns == span.columns && $0.text == span.text }
    }

    private func isCounting(_ text: String) -> Bool { text.contains(where: \.isNumber) }

    /// `25分 | 15分 | （20分）` under the names of what is scored: how much each can bring.
    func givesPoints(_ own: [Span]) -> Bool {
        own.count >= 3 && own.count < width
            && own.allSatisfy { span in
                let text = HeaderWords.bare(span.text).filter { !"（）()".contains($0) }
                return span.isText && text.hasSuffix("分") && Double(text.dropLast()) != nil
            }
    }
}
