/// Finds the quantities of a range. One pass, every number looked at once.
struct QuantityReader {
    let text: PreparedText

    private var flat: [UInt32] { text.flat }

    /// Digits, numerals and masks, and what opens the words of `special`.
    private static let starts = ScalarSet("0123456789X×一二两三四五六七八九十百千万亿零〇全应能清动归翻倍")

    func read(_ range: Range<Int>) -> [QuantityMention] {
        var found: [QuantityMention] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if QuantityReader.starts.contains(flat[index]),
                let (mention, next) = special(at: index, in: range) ?? number(at: index, in: range)
            {
                if let mention { found.append(mention) }
                index = max(index + 1, next)
            } else {
                index += 1
            }
        }
        return sharingSubjects(found)
    }

    /// X户X人 and 3000座、4000亩 count the same thing.
    private func sharingSubjects(_ found: [QuantityMention]) -> [QuantityMention] {
        var found = found
        for index in found.indices.dropLast().reversed() where found[index].span.end == found[index + 1].span.start {
            if !found[index + 1].subject.isEmpty { found[index].subject = found[index + 1].subject }
        }
        for index in found.indices.dropFirst() where found[index].subject.isEmpty {
            let gap = found[index].span.start - found[index - 1].span.end
            if gap == 0 || gap == 1 && flat[found[index].span.start - 1] == Mark.pause {
                found[index].subject = found[index - 1].subject
            }
        }
        return found
    }

    // MARK: Numbers with a unit

    private static let notBehind = ScalarSet("第〔")
    private static let rangeMarks = ScalarSet("-—–~～至到－")

    private func number(at start: Int, in range: Range<Int>) -> (QuantityMention?, Int)? {
        guard var first = NumberReader.read(flat, at: start, before: range.upperBound) else { return nil }
        if start > range.lowerBound, refuses(before: start, first) { return (nil, first.range.upperBound) }
        if let ratio = ratio(first, in: range) { return ratio }
        var end = first.range.upperBound
        var upper: WrittenNumber?
        if let second = upperEnd(after: end, first, in: range) {
            upper = second
            end = second.range.upperBound
            // 10—15万: the multiplier is said once.
            if let low = first.value, first.factor == 1, second.factor > 1 { first.value = low * second.factor }
        }
        guard let unit = unit(at: end, upper ?? first, in: range) else {
            // The unit may stand before the range mark: 10%—15%.
            return first.isHan || first.masked ? nil : (nil, first.range.upperBound)
        }
        if names(unit.written, behind: unit.end, in: range) { return (nil, unit.end) }
        if isTime(unit.written, at: start, unit.end, first, in: range) { return (nil, unit.end) }
        var last = unit.end
        var top = upper?.value
        if upper == nil, let closing = upperAfterUnit(at: last, unit.written, in: range) {
            top = closing.value
            last = closing.end
        }
        var mention = mention(first, top, unit, start..<last, in: range)
        mention.setsNoTarget = qualifies(unit.common, behind: last, in: range)
        return (mention, last)
    }

    private func refuses(before start: Int, _ number: WrittenNumber) -> Bool {
        let before = flat[start - 1]
        if QuantityReader.notBehind.contains(before) { return true }
        if number.isHan {
            if before == 0x22 || before == 0x201C { return true }
            // 进一步, 统一, 唯一, 万一 and the like are words.
            let isWordPart = ScalarSet.beforeHanNumber.contains(before)
            return isWordPart || (number.value ?? 0) < 2 || NumberReader.hanStarts.contains(before)
        }
        // X masks the name before: XX30万吨.
        return Prose.isLetter(before) && before != 0x58 || before == 0x2B && start > 1 && Prose.isDigit(flat[start - 2])
            || before == 0x2E && start > 1 && Prose.isDigit(flat[start - 2])
    }

    /// 1:3, but not 9:30 o'clock nor a label's colon.
    private func ratio(_ first: WrittenNumber, in range: Range<Int>) -> (QuantityMention?, Int)? {
        let colon = first.range.upperBound
        guard !first.isHan, !first.masked, colon + 1 < range.upperBound, flat[colon] == Mark.colon,
            let second = NumberReader.read(flat, at: colon + 1, before: range.upperBound), !second.isHan,
            !second.masked,
            second.range.count < 2 || second.range.upperBound - colon > 3 || second.range.count == 1
        else { return nil }
        let span = TextSpan(first.range.lowerBound, second.range.upperBound)
        let written = text.prose.squeezed(span.range)
        return (
            QuantityMention(
                text: written,
                subject: subject(span.range, unit: ":", in: range),
                value: first.value,
                upper: second.value,
                unit: ":",
                span: span
            ), span.end
        )
    }

    private func upperEnd(after end: Int, _ first: WrittenNumber, in range: Range<Int>) -> WrittenNumber? {
        guard end + 1 < range.upperBound, QuantityReader.rangeMarks.contains(flat[end]) else { return nil }
        guard let second = NumberReader.read(flat, at: end + 1, before: range.upperBound), second.isHan == first.isHan,
            second.masked == first.masked
        else { return nil }
        return second
    }

    private func upperAfterUnit(at end: Int, _ unit: String, in range: Range<Int>) -> (value: Double?, end: Int)? {
        guard end + 1 < range.upperBound, QuantityReader.rangeMarks.contains(flat[end]),
            let second = NumberReader.read(flat, at: end + 1, before: range.upperBound), !second.isHan,
            let own = self.unit(at: second.range.upperBound, second, in: range), own.written == unit
        else { return nil }
        return (second.value, own.end)
    }

    private func unit(at start: Int, _ number: WrittenNumber, in range: Range<Int>) -> (
        written: String, common: String, end: Int
    )? {
        let index = text.prose.skippingBlanks(start, before: min(range.upperBound, start + 2))
        guard index < range.upperBound, let match = MeasureWords.all.match(flat, at: index, before: range.upperBound)
        else {
            return nil
        }
        let strict = number.isHan || number.masked
        if number.isHan, number.range.count == 1, (number.value ?? 0) >= 100, !MeasureWords.bare.contains(match.value) {
            return nil
        }
        if strict, match.length == 1, MeasureWords.arabicOnly.contains(flat[index]) { return nil }
        if strict, ["乡镇", "国家", "方面"].contains(match.value), number.masked { return nil }
        return (text.prose.string(index..<index + match.length), match.value, index + match.length)
    }

    private static let meetings = WordTable("全会 全体会议 会议 党代会 代表大会 集体学习 常委会 产业")

    /// 六次全会, 两位数 and 三次产业 name something.
    private func names(_ unit: String, behind end: Int, in range: Range<Int>) -> Bool {
        guard end < range.upperBound else { return false }
        switch unit {
        case "次": return QuantityReader.meetings.length(flat, at: end, before: range.upperBound) > 0
        case "位": return flat[end] == 0x6570
        default: return false
        }
    }

    /// 2020年, 5月, 10日 are days; 5年内 and 3年以上 are lengths.
    private func isTime(_ unit: String, at start: Int, _ end: Int, _ number: WrittenNumber, in range: Range<Int>)
        -> Bool
    {
        switch unit {
        case "年":
            if number.masked || (number.value ?? 0) >= 1900 { return true }
            let next = end < range.upperBound ? flat[end] : 0
            // 5年内, 3年以上, 10年期; else years that passed or go by.
            return next != 0x5185 && next != 0x4EE5 && next != 0x671F
        case "周": return end < range.upperBound && flat[end] == 0x5E74
        case "日": return true
        case "号", "届": return true
        case "期": return number.isHan
        default:
            return end < range.upperBound && unit == "月"
        }
    }

    private func mention(
        _ first: WrittenNumber,
        _ upper: Double?,
        _ unit: (written: String, common: String, end: Int),
        _ core: Range<Int>,
        in range: Range<Int>
    ) -> QuantityMention {
        var span = core
        var comparison: QuantityMention.Comparison = first.isMore ? .atLeast : .exactly
        let behind = text.prose.skippingBlanks(span.upperBound, before: min(range.upperBound, span.upperBound + 2))
        if let match = MeasureWords.after.match(flat, at: behind, before: range.upperBound) {
            comparison = match.value
            span = span.lowerBound..<behind + match.length
        }
        if let front = comparator(before: core.lowerBound, in: range), !isList(front, core, unit.common) {
            // 增长10%以上 sets a least growth; 压缩在50万亩以内 a limit.
            let keepsBehind = comparison == .atMost || comparison == .about && front.comparison == .atLeast
            if !keepsBehind { comparison = front.comparison }
            span = front.start..<span.upperBound
        }
        if upper != nil { comparison = .between }
        let value = first.value
        return QuantityMention(
            text: text.prose.squeezed(span),
            subject: subject(span, unit: unit.common, in: range),
            comparison: comparison,
            value: value,
            upper: upper,
            unit: unit.common,
            writtenUnit: unit.written,
            masked: first.masked,
            span: TextSpan(span)
        )
    }

    private static let lists: Set<String> = ["项", "类", "条", "大类", "方面"]
    private static let betters = WordTable("提升 提高 扩大 压缩 降低")

    /// 实施安全韧性提升4项行动: four actions, no rise by four.
    private func isList(
        _ front: (start: Int, comparison: QuantityMention.Comparison),
        _ core: Range<Int>,
        _ unit: String
    ) -> Bool {
        QuantityReader.lists.contains(unit)
            && QuantityReader.betters.length(flat, at: front.start, before: core.lowerBound) > 0
    }

    private func comparator(before end: Int, in range: Range<Int>) -> (
        start: Int, comparison: QuantityMention.Comparison
    )? {
        var stop = end
        while stop > range.lowerBound, flat[stop - 1] == 0x20 { stop -= 1 }
        var start = max(range.lowerBound, stop - 6)
        while start < stop {
            if let match = MeasureWords.before.match(flat, at: start, before: stop), start + match.length == stop {
                return (start, match.value)
            }
            start += 1
        }
        return addedObject(before: stop, in: range)
    }

    /// 增加奶肉牛养殖5万头: the verb of growth stands before what grows.
    private func addedObject(before end: Int, in range: Range<Int>) -> (
        start: Int, comparison: QuantityMention.Comparison
    )? {
        var start = end - 3
        while start >= range.lowerBound, end - start <= 12 {
            if Mark.clauseEnds.contains(flat[start]) || flat[start] == Mark.pause || Prose.isDigit(flat[start]) {
                return nil
            }
            if text.prose.has("增加", at: start, before: end) || text.prose.has("新增", at: start, before: end) {
                return (end, .increaseBy)
            }
            if text.prose.has("减少", at: start, before: end) || text.prose.has("压减", at: start, before: end) {
                return (end, .decreaseBy)
            }
            start -= 1
        }
        return nil
    }
}

extension ScalarSet {
    /// Behind these 一 and its like are parts of words: 统一, 进一步, 唯一.
    static let beforeHanNumber = ScalarSet("统进唯万同专单第之均其合归逐每十百千划不这那哪某该近数几如另四初星期周礼")
}
