/// The words around units in a note: 牵头, 按职责分工负责, 会同, 由.
enum NoteVerbs {
    private static let verbs = WordTable<UnitRole>([
        ("牵头负责", .lead), ("牵头", .lead), ("分别牵头", .lead), ("共同牵头", .lead), ("为牵头单位", .lead), ("主办", .lead),
        ("总牵头", .lead), ("牵头落实", .lead), ("牵头组织实施", .lead), ("牵头推进", .lead), ("牵头组织", .lead), ("负总责", .lead),
        ("负责牵头", .lead), ("牵头抓总", .lead), ("牵头推动", .lead), ("牵头实施", .lead), ("牵头抓好", .lead),
        ("负责", .responsible), ("分别负责", .responsible), ("共同负责", .responsible), ("具体负责", .responsible),
        ("分工负责", .responsible), ("负责落实", .responsible), ("组织实施", .responsible), ("落实", .responsible),
        ("实施", .responsible), ("承担", .responsible), ("各负其责", .responsible), ("抓好落实", .responsible),
        ("负责组织实施", .responsible), ("负责实施", .responsible), ("具体落实", .responsible), ("分头负责", .responsible),
        ("分别落实", .responsible), ("具体实施", .responsible), ("负责推进", .responsible), ("联合负责", .responsible),
        ("配合", .supporting), ("参与", .supporting), ("协助", .supporting), ("协办", .supporting), ("参加", .supporting),
        ("支持", .supporting), ("配合落实", .supporting), ("协同", .supporting), ("协同配合", .supporting), ("分工配合", .supporting),
        ("参加配合", .supporting), ("密切配合", .supporting), ("协助配合", .supporting), ("分别配合", .supporting),
        ("协同推进", .supporting), ("共同配合", .supporting),
    ])
    private static let manners = WordTable(
        """
        按职责分工 按照职责分工 根据职责分工 按职责 按照职责 按分工 按照分工 按各自职责 按照各自职责 按各自职责分工 依职责 依据职责 根据职责 \
        依职责分工 按照各自职责分工 根据各自职责 在各自职责范围内 按职能 按职能分工 按职责任务分工 按职责权限 分别 共同 具体 按照工作职责 结合职责 依职能 依法
        """
    )
    private static let leadIns = WordTable("由 会同 联合 请 并由 并会同 各由 其中 以及 和 及")
    private static let with = WordTable("会同 联合")
    private static let remarks = WordTable("下同 列第一位 排第一位 列首位 排首位 第一位 首位 以下 不再单独列出 不再列出 均需 排在第一位 按进度推进 分别列出 有关工作 第一个单位")
    private static let timeWords = WordTable(
        "完成 持续 长期 底前 月底 年底 年内 月份 日前 常态 取得明显成效 取得阶段性成效 推进 季度 优化 到位 前 启动 实施 每年 每月 开展"
    )
    private static let openers = ScalarSet("0123456789持长常年一二三四五六七八九十每按逐到力全立今明同于")

    /// Cuts behind a verb in the middle of an item: `A牵头B配合`, `A会同B`.
    static func split(_ text: PreparedText, _ item: Range<Int>) -> [Range<Int>] {
        let flat = text.flat
        var closed = item.lowerBound
        for index in item.dropFirst(2) where index >= closed {
            if let end = text.enclosureEnd(at: index) {
                closed = end
                continue
            }
            if text.prose.has("会同", at: index, before: item.upperBound), index + 2 < item.upperBound {
                return [text.prose.trimmed(item.lowerBound..<index), index..<item.upperBound]
            }
            if text.prose.has("牵头", at: index, before: item.upperBound) {
                let end = index + (verbs.match(flat, at: index, before: item.upperBound)?.length ?? 2)
                if end < item.upperBound, flat[end] != 0x5355, flat[end] != 0x90E8 {
                    return [item.lowerBound..<end] + split(text, text.prose.trimmed(end..<item.upperBound))
                }
            }
        }
        return [item]
    }

    /// The verb phrase that closes an item, manner included.
    static func trailing(_ text: PreparedText, _ item: Range<Int>) -> (start: Int, role: UnitRole)? {
        let flat = text.flat
        var start = max(item.lowerBound, item.upperBound - 7)
        while start < item.upperBound {
            if let match = verbs.match(flat, at: start, before: item.upperBound),
                start + match.length == item.upperBound
            {
                return (withoutManner(text, item.lowerBound..<start), match.value)
            }
            start += 1
        }
        return nil
    }

    private static func withoutManner(_ text: PreparedText, _ range: Range<Int>) -> Int {
        var range = text.prose.trimmed(range)
        while let manner = manners.ends(text.flat, range, longest: 10) {
            range = text.prose.trimmed(range.lowerBound..<manner.lowerBound)
        }
        return range.upperBound
    }

    static func withoutLeadIn(_ text: PreparedText, _ item: Range<Int>) -> Range<Int> {
        var item = text.prose.trimmed(item)
        while true {
            let length = leadIns.length(text.flat, at: item.lowerBound, before: item.upperBound)
            guard length > 0, item.count - length >= 2 else { return item }
            item = text.prose.trimmed(item.lowerBound + length..<item.upperBound)
        }
    }

    /// 会同财政局: the unit helps the one before it.
    static func isWith(_ text: PreparedText, _ item: Range<Int>) -> Bool {
        with.length(text.flat, at: item.lowerBound, before: item.upperBound) > 0
    }

    /// 列第一位者为牵头单位, 下同: says something about notes, names no unit.
    static func isRemark(_ text: PreparedText, _ item: Range<Int>) -> Bool {
        remarks.occurs(in: text.flat, item) || isTime(text, item)
    }

    /// Behind such a remark no unit follows: 以下各项工作均需….
    static func endsList(_ text: PreparedText, _ item: Range<Int>) -> Bool {
        text.prose.has("以下", at: item.lowerBound, before: item.upperBound)
    }

    /// 6月底完成, 持续推进, 2025年12月.
    static func isTime(_ text: PreparedText, _ item: Range<Int>) -> Bool {
        guard let first = item.first, openers.contains(text.flat[first]), item.count <= 30 else { return false }
        let opensWithDate =
            Prose.isDigit(text.flat[first]) && item.contains { [0x5E74, 0x6708, 0x65E5].contains(text.flat[$0]) }
        if opensWithDate { return true }
        // 全面推进依法治县委员会办公室 is a unit for all its 推进.
        return bodies.ends(text.flat, item) == nil && timeWords.occurs(in: text.flat, item)
    }

    private static let bodies = WordTable("办公室 领导小组 委员会 局 委 办 厅 部 中心 政府 公司 集团 单位 部门 专班 指挥部")
}
