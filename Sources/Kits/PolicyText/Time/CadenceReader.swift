/// Finds the rhythms a range sets, and words that set a duty without end.
struct CadenceReader {
    let text: PreparedText

    private var flat: [UInt32] { text.flat }

    struct Found: Sendable {
        var mention: CadenceMention
        var rule: ReadingRule
    }

    private static let starts = ScalarSet("每逐按十一两半持长常坚久不周月季旬日定二三四五六七八九双0123456789")

    /// In a note 长期 alone says the duty has no end; in a sentence it may only describe a thing.
    func read(_ range: Range<Int>, isNote: Bool = false) -> [Found] {
        var found: [Found] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if CadenceReader.starts.contains(flat[index]),
                let hit = every(index, range) ?? oneIn(index, range)
                    ?? byPeriod(index, range) ?? shortForm(index, range) ?? standing(index, range, isNote)
            {
                found.append(hit)
                index = hit.mention.span.end
            } else {
                index += 1
            }
        }
        return found
    }

    private static let periods = WordTable<String>([
        ("天", "P1D"), ("日", "P1D"), ("个工作日", "P1D"), ("周", "P7D"), ("星期", "P7D"), ("个星期", "P7D"), ("两周", "P14D"),
        ("双周", "P14D"),
        ("旬", "P10D"), ("半月", "P15D"), ("半个月", "P15D"), ("月", "P1M"), ("个月", "P1M"), ("季度", "P3M"), ("个季度", "P3M"),
        ("季", "P3M"),
        ("半年", "P6M"), ("年", "P1Y"), ("年度", "P1Y"), ("学期", "P6M"), ("学年", "P1Y"),
    ])
    private static let actions = WordTable(
        """
        调度 督导 通报 点评 考核 督查 研判 例会 报告 汇报 分析 排名 评比 检查 巡查 上报 报送 总结 讲评 会商 推进 小结 评估 走访 暗访 晾晒 公示 更新 \
        抽查 盘点 复盘 听取 召开 开展 组织 不少于 至少 统计 会诊 交账 梳理 考评 分析调度 自查
        """
    )

    /// 每周一调度, 每季度第一个月5日前, 每半年考评一次.
    private func every(_ start: Int, _ range: Range<Int>) -> Found? {
        guard flat[start] == 0x6BCF else { return nil }
        var index = start + 1
        var count = 1
        if let number = NumberReader.read(flat, at: index, before: range.upperBound), !number.masked,
            let value = number.value, value >= 1, value < 100,
            CadenceReader.periods.match(flat, at: index, before: range.upperBound) == nil
        {
            count = Int(value)
            index = number.range.upperBound
        }
        guard let unit = CadenceReader.periods.match(flat, at: index, before: range.upperBound) else { return nil }
        let end = index + unit.length
        if end < range.upperBound, flat[end] == 0x6BCF { return nil }
        return found(start..<tail(end, range), CadenceReader.times(unit.value, count), .everyWord)
    }

    /// 十天一督导, 半月一通报.
    private func oneIn(_ start: Int, _ range: Range<Int>) -> Found? {
        var count = 1
        var index = start
        if let number = NumberReader.read(flat, at: start, before: range.upperBound), !number.masked,
            let value = number.value,
            value >= 1, value < 100
        {
            count = Int(value)
            index = number.range.upperBound
        } else if flat[start] != 0x534A {
            return nil
        }
        guard let unit = CadenceReader.periods.match(flat, at: index, before: range.upperBound) else { return nil }
        let mark = index + unit.length
        guard mark < range.upperBound, flat[mark] == 0x4E00 else { return nil }
        let action = CadenceReader.actions.length(flat, at: mark + 1, before: range.upperBound)
        guard action > 0 else { return nil }
        return found(start..<mark + 1 + action, CadenceReader.times(unit.value, count), .everyWord)
    }

    /// 逐月分析, 按季通报.
    private func byPeriod(_ start: Int, _ range: Range<Int>) -> Found? {
        guard flat[start] == 0x9010 || flat[start] == 0x6309,
            let unit = CadenceReader.periods.match(flat, at: start + 1, before: range.upperBound)
        else { return nil }
        let end = start + 1 + unit.length
        if flat[start] == 0x6309, unit.value == "P1Y", end < range.upperBound, flat[end] == 0x5EA6 { return nil }
        let action = CadenceReader.actions.length(flat, at: end, before: range.upperBound)
        return found(start..<end + action, unit.value, .everyWord)
    }

    /// 周调度、月通报、季考核, at the head of a word.
    private func shortForm(_ start: Int, _ range: Range<Int>) -> Found? {
        guard [0x5468, 0x6708, 0x5B63, 0x65EC, 0x65E5].contains(flat[start]),
            let unit = CadenceReader.periods.match(flat, at: start, before: range.upperBound), unit.length == 1,
            start == range.lowerBound || !CadenceReader.counting.contains(flat[start - 1])
        else { return nil }
        // 今日报告 and 当月分析 are days and months, no rhythm; behind a word only the set phrases count.
        if start > range.lowerBound, Prose.isHan(flat[start - 1]) {
            let phrase = CadenceReader.phrases.length(flat, at: start, before: range.upperBound)
            return phrase > 0 ? found(start..<start + phrase, unit.value, .everyWord) : nil
        }
        let action = CadenceReader.actions.length(flat, at: start + 1, before: range.upperBound)
        return action > 0 ? found(start..<start + 1 + action, unit.value, .everyWord) : nil
    }

    private static let counting = ScalarSet("0123456789一二两三四五六七八九十几每本上下当次今明昨各双半逐按个数")
    private static let phrases = WordTable(
        "周调度 周通报 周例会 周督导 周研判 周分析 月调度 月通报 月督查 月督导 月点评 月例会 月总结 季考核 季点评 季通报 季督查 季调度 旬通报 旬调度 日调度"
    )

    private static let standingWords = WordTable(
        """
        持续推进 持续开展 持续抓好 长期坚持 常态化推进 常态化开展 常态化 常抓不懈 坚持不懈 久久为功 长期推进 持之以恒 长期 不间断 持续用力 \
        持续巩固 持续深化 持续优化 持续加强 持续加大 持续发力 持续提升 持续完善 持续实施 常年坚持 持续落实 持续强化 持续保持 持续改进 定期开展 定期通报 定期调度 \
        定期组织 定期研究 定期检查 定期报告 定期
        """
    )

    private func standing(_ start: Int, _ range: Range<Int>, _ isNote: Bool) -> Found? {
        let length = CadenceReader.standingWords.length(flat, at: start, before: range.upperBound)
        guard length > 0 else { return nil }
        let end = start + length
        if length == 2, flat[start] == 0x957F, !isNote { return nil }
        return found(start..<end, nil, .standingWord)
    }

    /// The short act behind a period: 一次, 调度, 第一个月5日前.
    private func tail(_ end: Int, _ range: Range<Int>) -> Int {
        var index = end
        while index < range.upperBound, index - end < 12 {
            if Mark.clauseEnds.contains(flat[index]) || flat[index] == Mark.pause || Prose.isBlank(flat[index]) {
                return index
            }
            index += 1
        }
        if index == range.upperBound { return index }
        // A long sentence follows: only the period and an act directly behind it.
        var next = end
        if next < range.upperBound, flat[next] == 0x4E00 { next += 1 }
        let action = CadenceReader.actions.length(flat, at: next, before: range.upperBound)
        return action > 0 ? next + action : end
    }

    private func found(_ range: Range<Int>, _ period: String?, _ rule: ReadingRule) -> Found {
        Found(
            mention: CadenceMention(text: text.prose.squeezed(range), period: period, span: TextSpan(range)),
            rule: rule
        )
    }

    static func times(_ period: String, _ count: Int) -> String {
        guard count > 1, let unit = period.last, let number = Int(period.dropFirst().dropLast()) else { return period }
        return "P\(number * count)\(unit)"
    }
}
