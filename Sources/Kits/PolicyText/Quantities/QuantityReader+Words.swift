/// Quantities written in words: 全覆盖, 清零, 八成, 三分之一, 翻一番, 百亿级.
extension QuantityReader {
    private static let full = WordTable(
        "全覆盖 全面覆盖 全部覆盖 应保尽保 应兜尽兜 应改尽改 应拆尽拆 应接尽接 应检尽检 应救尽救 应纳尽纳 能改全改 应治尽治 应收尽收 应补尽补 应享尽享 应发尽发 应种尽种 应收尽收 百分之百"
    )
    private static let zero = WordTable("清零 动态清零 归零 零增长 零事故 零容忍")
    private static let doubling = WordTable<Double>([
        ("翻一番", 100), ("翻番", 100), ("翻两番", 300), ("翻三番", 700), ("倍增", 100),
    ])
    private static let tenths: [UInt32: Double] = [0x6210: 10, 0x6298: 10]

    func special(at index: Int, in range: Range<Int>) -> (QuantityMention?, Int)? {
        let flat = text.flat
        let end = range.upperBound
        if let length = positive(QuantityReader.full.length(flat, at: index, before: end)) {
            return word(index..<index + length, 100, "%", in: range)
        }
        if let length = positive(QuantityReader.zero.length(flat, at: index, before: end)),
            flat[index] == 0x6E05 || flat[index] == 0x52A8
                || flat[index] == 0x5F52
        {
            return word(index..<index + length, 0, "", in: range)
        }
        if let match = QuantityReader.doubling.match(flat, at: index, before: end) {
            return word(index..<index + match.length, match.value, "%", .increaseBy, in: range)
        }
        return percent(at: index, in: range) ?? fraction(at: index, in: range) ?? level(at: index, in: range)
    }

    static func rule(of quantity: QuantityMention) -> ReadingRule {
        if quantity.masked { return .maskedNumber }
        let flat = quantity.text.unicodeScalars.map(\.value)
        if full.occurs(in: flat, flat.indices) { return .coverageWord }
        if zero.occurs(in: flat, flat.indices) { return .zeroWord }
        return flat.contains(0x756A) ? .multipleWord : .writtenNumber
    }

    private func positive(_ length: Int) -> Int? { length > 0 ? length : nil }

    private func word(
        _ span: Range<Int>,
        _ value: Double,
        _ unit: String,
        _ comparison: QuantityMention.Comparison = .exactly,
        in range: Range<Int>
    ) -> (QuantityMention?, Int) {
        let mention = QuantityMention(
            text: text.prose.squeezed(span),
            subject: subject(span, unit: "%", in: range),
            comparison: comparison,
            value: value,
            unit: unit,
            span: TextSpan(span)
        )
        return (mention, span.upperBound)
    }

    /// 百分之六十五.
    private func percent(at index: Int, in range: Range<Int>) -> (QuantityMention?, Int)? {
        guard text.prose.has("百分之", at: index, before: range.upperBound),
            let number = NumberReader.read(text.flat, at: index + 3, before: range.upperBound), let value = number.value
        else { return nil }
        return compared(index..<number.range.upperBound, value, "%", in: range)
    }

    /// 三分之一, 八成, 8折.
    private func fraction(at index: Int, in range: Range<Int>) -> (QuantityMention?, Int)? {
        let flat = text.flat
        guard NumberReader.hanStarts.contains(flat[index]) || Prose.isDigit(flat[index]),
            index == range.lowerBound || !NumberReader.hanStarts.contains(flat[index - 1]),
            let lower = NumberReader.read(flat, at: index, before: range.upperBound), let value = lower.value
        else { return nil }
        let next = lower.range.upperBound
        if text.prose.has("分之", at: next, before: range.upperBound), value > 0,
            let upper = NumberReader.read(flat, at: next + 2, before: range.upperBound), let share = upper.value
        {
            let percent = (share / value * 1_000_000).rounded() / 10_000
            return compared(index..<upper.range.upperBound, percent, "%", in: range)
        }
        guard next < range.upperBound, let tenth = QuantityReader.tenths[flat[next]], value > 0, value <= 10,
            next + 1 >= range.upperBound || !QuantityReader.wordBehindTenth.contains(flat[next + 1])
        else { return nil }
        return compared(index..<next + 1, value * tenth, "%", in: range)
    }

    /// 成 and 折 before these belong to a word: 成为, 成员, 折旧.
    private static let wordBehindTenth = ScalarSet("为员立功效果本品长熟就绩活型套群套立旧算合射叠分")

    /// 百亿级, 千亿级: the size in yuan that an industry shall have.
    private func level(at index: Int, in range: Range<Int>) -> (QuantityMention?, Int)? {
        let flat = text.flat
        guard [0x5341, 0x767E, 0x5343, 0x4E07].contains(flat[index]) || Prose.isDigit(flat[index]),
            let number = NumberReader.read(flat, at: index, before: range.upperBound), let value = number.value,
            value >= 1e9, number.range.upperBound < range.upperBound, flat[number.range.upperBound] == 0x7EA7
        else { return nil }
        return word(index..<number.range.upperBound + 1, value, "元", .atLeast, in: range)
    }

    private func compared(_ core: Range<Int>, _ value: Double, _ unit: String, in range: Range<Int>) -> (
        QuantityMention?, Int
    ) {
        var span = core
        var comparison = QuantityMention.Comparison.exactly
        if let match = MeasureWords.after.match(text.flat, at: core.upperBound, before: range.upperBound) {
            comparison = match.value
            span = core.lowerBound..<core.upperBound + match.length
        }
        return word(span, value, unit, comparison, in: range)
    }
}
