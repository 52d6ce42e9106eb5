import Core
import Documents
import Foundation

/// A header read at some line of a block: how many lines it takes, what it calls each column, and how sure it is.
struct HeaderReading {
    var lines: Range<Int>
    /// Names from the top line down, by column.
    let paths: [Int: [String]]
    /// Texts of the lowest header cell of each column, as written.
    let lowest: [Int: String]
    /// For a column under a name merged over several columns without names of their own: the first of those columns.
    let merged: [Int: Int]
    /// Units given in a line of their own, by column.
    let units: [Int: String]
    /// Codes of fields in a line of their own beside the names, by column: hzxm under 户主姓名.
    var codes: [Int: String] = [:]
    /// What cells that hold a day show of it, by column and place in its path: 2026年3月.
    var shown: [Int: [Int: String]] = [:]
    let coverage: Double
    let score: Double
}

/// Reads headers in one block.
struct HeaderReader {
    let block: Block
    let lines: SheetLines
    /// Columns filled on at least two lines.
    let width: Int

    static let depthLimit = 6

    func line(_ index: Int) -> Line { lines[index].within(block.columns) }

    /// The header that begins at `start`; nil where that line cannot be one.
    func read(at start: Int) -> HeaderReading? {
        if hasNamesBelowCodes(start), var header = named(at: start + 1) {
            header.codes = codes(on: start)
            header.lines = start..<header.lines.upperBound
            return header
        }
        guard var header = named(at: start) else { return nil }
        if hasCodesBelow(header) {
            header.codes = codes(on: header.lines.upperBound)
            header.lines = start..<header.lines.upperBound + 1
        }
        for _ in 0..<3 where isTranslated(header) {
            let translated = codes(on: header.lines.upperBound)
            header.codes.merge(translated) { "\($0) \($1)" }
            header.lines = start..<header.lines.upperBound + 1
        }
        return header
    }

    private func named(at start: Int) -> HeaderReading? {
        let first = line(start)
        let own = first.own
        guard !own.isEmpty, own.count == first.spans.count || own.count >= 2 else { return nil }
        guard isNaming(own), own.count >= 2 || width == 1, !isFilledIn(first), !isAmongPairs(start) else {
            return nil
        }
        var end = start + 1
        while end < block.lines.upperBound, end - start < HeaderReader.depthLimit, extends(start..<end) { end += 1 }
        let named = end
        if end < block.lines.upperBound, isGuidance(line(end)), isNext(end) { end += 1 }
        // Columns are numbered once: further rising numbers are records.
        var isNumbered = (start + 1..<max(start + 1, end)).contains { isCodeLine(line($0)) }
        while end < block.lines.upperBound, end - start < HeaderReader.depthLimit {
            let isCode = isCodeLine(line(end))
            guard isCode ? !isNumbered : isUnitLine(line(end)) else { break }
            isNumbered = isNumbered || isCode
            end += 1
        }
        return reading(start..<named, whole: start..<end)
    }

    /// Whether the line below still belongs to the header.
    private func extends(_ header: Range<Int>) -> Bool {
        let next = line(header.upperBound)
        let number = next.number
        let last = line(header.upperBound - 1)
        guard number == last.number + 1 else { return false }
        let own = next.own
        // A cell merged down from the header takes this line too.
        let reaches = header.contains { index in line(index).own.contains { $0.rows.upperBound >= number } }
        if reaches { return continuesBesideMerged(next, own, header) }
        guard !own.isEmpty, isNamingBelow(own), header.count < 2 || !isCodeLine(last) else { return false }
        // Names under a cell merged across.
        for parent in last.own where parent.width > 1 && parent.isText {
            let children = own.filter { parent.columns.contains($0.columns.lowerBound) }
            if children.count >= 2, children.allSatisfy({ $0.width < parent.width }) {
                return !looksLikeRecord(next, below: header) && !groupsRecords(next)
            }
        }
        return namesGroups(last, above: next, header) || fillsTheBlanks(own, of: last, header)
            || fillsGroups(own, below: header) || repeatsGroups(own, below: header)
            || namesBelowNames(own, below: header) || givesPoints(own)
    }

    /// Names of groups without merged cells over a full line of names: `基本信息,,住房,` over `姓名,年龄,面积,结构`.
    private func namesGroups(_ groups: Line, above names: Line, _ header: Range<Int>) -> Bool {
        let (heads, own) = (groups.own, names.own)
        guard header.count == 1, heads.count >= 2, heads.count * 2 <= own.count, own.count == names.spans.count,
            own.count == block.columns.count, heads.allSatisfy({ $0.isText && $0.width == 1 && $0.text.count <= 12 }),
            heads[0].columns.lowerBound == block.columns.lowerBound,
            zip(heads, heads.dropFirst()).allSatisfy({ $1.columns.lowerBound - $0.columns.lowerBound >= 2 }),
            heads.allSatisfy({ !HeaderWords.isLabel($0.text) && !HeaderWords.isMark($0.text) }),
            heads[heads.count - 1].columns.upperBound < block.columns.upperBound
        else { return false }
        let known = own.count { HeaderWords.hasColumnWord($0.text) }
        return known * 3 >= own.count && recordsBelow(header.upperBound + 1, differFrom: own, share: 4)
    }

    /// Beside a cell merged down from the header: a word merged down along all records, 产业发展 at the left of its
    /// projects, makes no header of them.
    private func continuesBesideMerged(_ next: Line, _ own: [Span], _ header: Range<Int>) -> Bool {
        guard own.allSatisfy({ $0.isText || $0.kind == .number }) else { return false }
        // 86.5 under 执行数 is no name.
        if own.contains(where: { isFraction($0) && !ValueReading.isMonthNumber($0.text) }) { return false }
        let across = header.contains { index in line(index).own.contains { $0.width > 1 } }
        let reaching = header.reduce(0) { count, index in
            count + line(index).own.count { $0.rows.upperBound >= next.number }
        }
        guard !across, reaching == 1, own.count >= 2, !isCodeLine(next), !isUnitLine(next) else { return true }
        let counted = own.count {
            ($0.kind == .number && $0.text != "0" || ValueReading.isPlainNumber($0.text))
                && !HeaderWords.isPeriod($0.text)
        }
        return counted == 0
    }

    private func isFraction(_ span: Span) -> Bool { span.text.contains(".") && Double(span.text) != nil }

    private func isNamingBelow(_ spans: [Span]) -> Bool {
        let counted = spans.filter { $0.kind == .number || Int($0.text) != nil }
        if counted.count == spans.count { return isRising(counted) }
        return spans.allSatisfy {
            $0.isText && !ValueReading.isPlainNumber($0.text) || HeaderWords.isPeriod($0.text)
        } || isRising(counted) && counted.count >= 3 && spans.count - counted.count <= 1
    }

    /// 1, 2, 3 … or 2019, 2020, 2021 … A cell may hold the largest number there is: `&+` where the next is asked.
    private func isRising(_ spans: [Span]) -> Bool {
        let numbers = spans.compactMap { Int($0.text) }
        return numbers.count == spans.count && numbers.count >= 2
            && zip(numbers, numbers.dropFirst()).allSatisfy {
                $1 == $0 &+ 1 || $1 == numbers[0] && $0 > $1 || $1 == 1 && $0 > 1
            }
    }

    /// Without merged cells a second line names what the first leaves open: `乡镇,种植面积,,` over `,小麦,玉米,大豆`.
    private func fillsTheBlanks(_ own: [Span], of last: Line, _ header: Range<Int>) -> Bool {
        var taken: Set<Int> = []
        for span in last.spans { taken.formUnion(span.columns) }
        let below = Set(own.flatMap { Array($0.columns) })
        let open = Set(block.columns).subtracting(taken)
        guard !open.isEmpty, !open.isDisjoint(with: below), header.count == 1 else { return false }
        let leftOpen = Set(block.columns).subtracting(below)
        // The first column is named above and open here, or the other way round.
        let first = block.columns.lowerBound
        guard leftOpen.contains(first) != open.contains(first) || leftOpen.count >= 1 else { return false }
        guard below.intersection(open).count * 2 >= open.count else { return false }
        if partsNames(own, open), isFullRecord(header.upperBound + 1, besides: own) { return true }
        return recordsBelow(header.upperBound + 1, differFrom: own)
    }

    /// `时间进度,,资金` over `开工,完工,`: the names of the second line stand under one of the first and all blanks beside it.
    private func partsNames(_ own: [Span], _ open: Set<Int>) -> Bool {
        let below = Set(own.map(\.columns.lowerBound))
        guard own.count >= 2, open.isSubset(of: below), !below.contains(block.columns.lowerBound),
            own.allSatisfy({ $0.isText && $0.width == 1 })
        else { return false }
        return below.subtracting(open).allSatisfy { open.contains($0 + 1) }
            && open.allSatisfy { below.contains($0 - 1) }
    }

    /// Whether the line fills the columns a line of names leaves open, the first among them.
    private func isFullRecord(_ index: Int, besides own: [Span]) -> Bool {
        guard index < block.lines.upperBound else { return false }
        let filled = Set(line(index).own.map(\.columns.lowerBound))
        let others = filled.subtracting(own.map(\.columns.lowerBound))
        return filled.contains(block.columns.lowerBound) && others.count * 2 >= width - own.count
    }

    /// Whether the lines from `start` on hold numbers where this line has texts.
    private func recordsBelow(_ start: Int, differFrom own: [Span], share: Int = 2) -> Bool {
        guard start < block.lines.upperBound else { return true }
        for index in start..<min(start + 3, block.lines.upperBound) {
            let spans = line(index).spans
            let filled = Set(spans.filter { !$0.isText || ValueReading.isPlainNumber($0.text) }.map(\.columns))
            let numbers = own.filter { filled.contains($0.columns) }
            if numbers.count * share >= own.count { return true }
        }
        return false
    }

    /// A line of texts under a merged cell may already be a record; then it looks like the lines below it.
    private func looksLikeRecord(_ line: Line, below header: Range<Int>) -> Bool {
        let covered = header.contains { index in
            self.line(index).own.contains { $0.rows.upperBound >= line.number }
        }
        if covered { return false }
        return line.own.contains { $0.kind == .number && !HeaderWords.isPeriod($0.text) }
    }

    /// Statistical forms number their columns: `甲 乙 1 2 3`.
    func isCodeLine(_ line: Line) -> Bool {
        let own = line.own
        if isLettered(own) { return true }
        guard own.count >= 3, own.count * 2 >= width || isAtTheRight(own) else { return false }
        // 汇总代码 | 76 | 77 | 78 goes on from another form.
        let isNamed = own.first.map { namesCodes(HeaderWords.bare($0.text)) } ?? false
        var last = 0
        var numbers = 0
        for span in own {
            var text = HeaderWords.bare(span.text)
            if HeaderReader.codeWords.contains(text) || namesCodes(text) || repeats(span, above: line) { continue }
            if let mark = text.firstIndex(where: { $0 == "=" || $0 == "＝" }) { text = String(text[..<mark]) }
            text = text.trimmingCharacters(in: CharacterSet(charactersIn: "()（）栏列"))
            guard let number = Int(text), number == last &+ 1 || last == 0 && (number <= 1 || isNamed) else {
                return false
            }
            (last, numbers) = (number, numbers + 1)
        }
        return numbers >= 2 || numbers == own.count
    }

    private static let codeWords: Set<String> = [
        "甲", "乙", "丙", "丁", "戊", "己", "—", "-", "--", "栏次", "列次", "栏号", "列号", "行次",
    ]

    /// `||||1|2|3`: only the columns of figures are numbered.
    private func isAtTheRight(_ own: [Span]) -> Bool {
        own.last?.columns.upperBound == block.columns.upperBound && own.first?.text == "1"
            && own.allSatisfy { $0.width == 1 && Int($0.text) != nil }
            && zip(own, own.dropFirst()).allSatisfy { $1.columns.lowerBound == $0.columns.upperBound + 1 }
    }

    /// Whether the last line only counts columns that the lines above name one by one: （1） under 户主. Days of a month under
    /// 日期 name their columns themselves.
    private func numbersNames(_ named: Range<Int>) -> Bool {
        let last = line(named.upperBound - 1)
        guard isCodeLine(last) else { return false }
        let single = Set(line(named.upperBound - 2).spans.filter { $0.width == 1 }.map(\.columns.lowerBound))
        return last.own.allSatisfy { single.contains($0.columns.lowerBound) }
    }

    func isUnitLine(_ line: Line) -> Bool {
        let own = line.own
        guard !own.isEmpty else { return false }
        let units = own.filter { HeaderUnits.isUnit(inner($0.text)) && !repeats($0, above: line) }
        let words = own.filter {
            HeaderReader.unitWords.contains(HeaderWords.bare($0.text)) || units.count >= 2 && repeats($0, above: line)
        }
        // （险种） | （元） | （%）
        let remarks = own.filter { HeaderWords.isBracketed(HeaderWords.bare($0.text)) }
        if remarks.count == own.count, own.count >= 2, units.count * 3 >= own.count * 2 { return true }
        guard !units.isEmpty, units.count + words.count == own.count, !isDayInParts(units) else { return false }
        // （元） alone under one of the names.
        return own.count >= 2 || width <= 3 || HeaderWords.isBracketed(HeaderWords.bare(own[0].text))
    }

    /// 月 and 日 side by side under 日期 are names.
    private func isDayInParts(_ own: [Span]) -> Bool {
        let parts = ["年": 1, "月": 2, "日": 3]
        let places = own.map { parts[HeaderWords.bare($0.text)] ?? 0 }
        return own.count >= 2 && !places.contains(0)
            && Swift.zip(places, places.dropFirst()).allSatisfy { $1 == $0 + 1 }
            && Swift.zip(own, own.dropFirst()).allSatisfy { $1.columns.lowerBound == $0.columns.upperBound + 1 }
    }

    private func inner(_ text: String) -> String {
        HeaderWords.bare(text).trimmingCharacters(in: CharacterSet(charactersIn: "()（）"))
    }

    private func reading(_ named: Range<Int>, whole: Range<Int>) -> HeaderReading? {
        var named = named
        // 亩 and 吨 under 面积 and 产量 name nothing, also where 乡镇 is merged down to their row.
        while named.count >= 2, isUnitLine(line(named.upperBound - 1)) || numbersNames(named) { named.removeLast() }
        var (paths, lowest): ([Int: [String]], [Int: String]) = ([:], [:])
        var (merged, shown): ([Int: Int], [Int: [Int: String]]) = ([:], [:])
        let naming = named.map(line)
        let parts = naming.map { HeaderReader.parts($0.own) }
        for (depth, line) in naming.enumerated() {
            let below = Set(naming[(depth + 1)...].flatMap { $0.own.flatMap { Array($0.columns.prefix(16_384)) } })
            let counted = countingNames(line.own)
            for (place, span) in line.own.enumerated() {
                let text = HeaderWords.name(span.text)
                if text == "0", !counted.contains(place) { continue }
                let columns = reach(of: span, in: line, below: below, parts: parts[(depth + 1)...])
                for column in columns where block.columns.contains(column) {
                    if paths[column]?.last != text {
                        shown[column, default: [:]][paths[column]?.count ?? 0] = span.form.words(of: span.text)
                        paths[column, default: []].append(text)
                    }
                    lowest[column] = text
                    merged[column] = span.width > 1 ? span.columns.lowerBound : nil
                }
            }
        }
        let inside = paths.keys.count { block.columns.contains($0) }
        let coverage = Double(inside) / Double(max(1, width))
        let fields = paths.keys.count { merged[$0] == nil || merged[$0] == $0 }
        guard fields >= 2 || width == 1 && block.lines.upperBound - whole.upperBound >= 2 else { return nil }
        return HeaderReading(
            lines: whole,
            paths: paths,
            lowest: lowest,
            merged: merged,
            units: units(below: named, in: whole),
            shown: shown,
            coverage: coverage,
            score: score(paths, lowest, merged, whole, coverage)
        )
    }

    /// The columns a name holds for. Without merged cells also the open columns to its right that have names below, and those
    /// of which a part stands below the first: 猪 over `,其中：能繁殖母猪`.
    /// - Parameters:
    ///   - below: columns with names on the lines below.
    ///   - parts: columns with names of parts, of each line below.
    private func reach(of span: Span, in line: Line, below: Set<Int>, parts: ArraySlice<Set<Int>>) -> ClosedRange<Int> {
        let (first, beside) = (span.columns.lowerBound, span.columns.upperBound + 1)
        guard span.width == 1, span.rows.count == 1,
            below.contains(first) || parts.contains(where: { $0.contains(beside) })
        else { return span.columns }
        let next = line.spans.first { $0.columns.lowerBound >= beside }
        let end = (next?.columns.lowerBound ?? block.columns.upperBound + 1) - 1
        var last = first
        while last < end, below.contains(last + 1) { last += 1 }
        return first...last
    }

    /// Units on lines of their own below the names, by column.
    private func units(below named: Range<Int>, in whole: Range<Int>) -> [Int: String] {
        var units: [Int: String] = [:]
        for index in whole.dropFirst(named.count) where isUnitLine(line(index)) {
            for span in line(index).own
            where HeaderUnits.isUnit(inner(span.text)) && !repeats(span, above: line(index)) {
                for column in span.columns { units[column] = inner(span.text) }
            }
        }
        return units
    }

    /// How much speaks for a header: names known from other sheets, and records below that look different.
    private func score(
        _ paths: [Int: [String]],
        _ lowest: [Int: String],
        _ merged: [Int: Int],
        _ whole: Range<Int>,
        _ coverage: Double
    ) -> Double {
        let paths = paths.filter { merged[$0.key] == nil || merged[$0.key] == $0.key }
        let names = paths.values.map { HeaderWords.isPeriod($0.last ?? "") ? $0.last ?? "" : $0.joined() }
        // One hour among texts is when something takes place; two and more are names of columns.
        let hours = names.count(where: isHour)
        let words = names.count { HeaderWords.hasColumnWord($0) || HeaderWords.isPeriod($0) }
        let known = Double(words + (hours > 1 ? hours : 0)) / Double(max(1, names.count))
        let distinct = Double(Set(paths.values).count) / Double(max(1, paths.count))
        var (different, same, seen, aligned, cells) = (0, 0, 0, 0, 0)
        for index in whole.upperBound..<min(whole.upperBound + 8, block.lines.upperBound) {
            let own = line(index).own
            if own.count >= 2 {
                cells += own.count
                aligned += own.count { span in
                    let first = merged[span.columns.lowerBound] ?? span.columns.lowerBound
                    let last = merged[span.columns.upperBound] ?? span.columns.upperBound
                    let isWhole = span.width == 1 || merged[span.columns.upperBound + 1] != first
                    return lowest[first] != nil && first == span.columns.lowerBound
                        && (last == first || span.width == 1) && isWhole
                }
            }
            // The same header again further down says nothing against it.
            if own.count >= 2, own.allSatisfy({ lowest[$0.columns.lowerBound] == HeaderWords.name($0.text) }) {
                continue
            }
            for span in own {
                guard let name = lowest[span.columns.lowerBound] else { continue }
                seen += 1
                let isAlike = span.kind == .day && Day(name) != nil
                if !isAlike, !span.isText || ValueReading.isPlainNumber(span.text) { different += 1 }
                if span.isText, HeaderWords.name(span.text) == name { same += 1 }
            }
        }
        let contrast = seen == 0 ? 0.3 : Double(different) / Double(seen)
        let repeats = seen == 0 ? 0 : Double(same) / Double(seen)
        let depth = whole.count > 1 ? 0.2 : 0
        let isMerged =
            (whole.first.map { line($0).own.contains { $0.width > 1 || $0.rows.count > 1 } } ?? false) ? 0.1 : 0
        let first = known < 0.3 && standsFirst(whole, lowest) ? 0.3 : 0
        return known + first + contrast + 0.5 * min(1, coverage) + 0.5 * distinct + depth + isMerged - 1.5 * repeats
            // The cells of records stand under the cells of the header; in a form every line is cut its own way.
            - (cells == 0 ? 0 : 1.5 * (1 - Double(aligned) / Double(cells)))
    }
}
