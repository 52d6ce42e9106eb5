/// Units named in a sentence as the ones who act.
struct UnitReader {
    struct Subject: Sendable {
        var units: [(range: Range<Int>, role: UnitRole)]
        var start: Int
        /// Behind the subject, where the verb or 要 stands.
        var end: Int
    }

    let text: PreparedText
    let lexicon: CompiledLexicon
    private let lists: UnitLists

    init(_ text: PreparedText, _ lexicon: CompiledLexicon) {
        self.text = text
        self.lexicon = lexicon
        lists = UnitLists(text: text)
    }

    /// The longest unit or list of units that opens a clause.
    func subject(at start: Int, before end: Int) -> Subject? {
        let flat = text.flat
        let horizon = min(end, start + 90)
        var index = start
        var best: Subject?
        var acting: Subject?
        while index < horizon {
            if let close = text.enclosureEnd(at: index), close <= horizon {
                index = close
                continue
            }
            if Mark.clauseEnds.contains(flat[index]) { break }
            index += 1
            guard index - start >= 2, endsUnit(start..<index) else { continue }
            guard let subject = whole(start..<index) else { continue }
            best = subject
            if acts(at: index, before: end) || TimeBehindUnit.length(flat, at: index, before: end) > 0 {
                acting = subject
            }
        }
        // 县水务局制定办法: the name ends where a verb begins.
        return acting ?? best
    }

    /// Whether a word of demand or a verb stands behind a unit.
    func acts(at index: Int, before end: Int) -> Bool {
        SentenceUnits.acts.match(text.flat, at: index, before: end) != nil
            || VerbWords.leading.length(text.flat, at: index, before: end) > 1
    }

    private func endsUnit(_ range: Range<Int>) -> Bool {
        UnitWords.subjectEndings.ends(text.flat, range) != nil || UnitWords.generic.ends(text.flat, range) != nil
            || lexicon.ends(text.flat, range)
    }

    /// The whole range as a list of units; nil where some part is none.
    func whole(_ range: Range<Int>) -> Subject? {
        let range = text.prose.trimmed(range)
        guard !range.isEmpty else { return nil }
        let list = lists.split(withoutTail(range))
        let isNamedList =
            isOpenList(range) || UnitReader.departments.ends(text.flat, range) != nil && list.items.count > 1
        guard !list.items.isEmpty,
            list.items.allSatisfy({ isUnit($0, inList: isNamedList) || isGovernment($0, behind: list.items[0]) })
        else { return nil }
        return Subject(units: list.items.map { ($0, .responsible) }, start: range.lowerBound, end: range.upperBound)
    }

    /// 各乡镇党委、政府.
    private func isGovernment(_ item: Range<Int>, behind first: Range<Int>) -> Bool {
        item.count == 2 && item.lowerBound > first.lowerBound
            && text.prose.has("政府", at: item.lowerBound, before: item.upperBound)
            && text.prose.has("党委", at: item.lowerBound - 3, before: item.lowerBound)
    }

    private static let departments = WordTable("部门 单位")
    private static let levels = WordTable("省级 市级 县级 各级 各地 区级 乡级 中央 地方 地方各级")

    /// 农业农村、住建等部门单位: the tail makes short names of functions units.
    private func isOpenList(_ range: Range<Int>) -> Bool {
        guard let tail = UnitWords.openTail.ends(text.flat, range) else { return false }
        return tail.count > 1 || range.contains { text.flat[$0] == Mark.pause }
    }

    private func withoutTail(_ range: Range<Int>) -> Range<Int> {
        guard let tail = UnitWords.openTail.ends(text.flat, range), text.flat[tail.lowerBound] == 0x7B49 else {
            return range
        }
        return range.lowerBound..<tail.lowerBound
    }

    func isUnit(_ item: Range<Int>, inList: Bool) -> Bool {
        let flat = text.flat
        guard item.count >= 2, item.count <= 30 else { return false }
        if lexicon.knows(flat, item) { return true }
        if isGeneric(item) { return true }
        if let bracket = item.dropFirst(2).first(where: { text.enclosureEnd(at: $0) == item.upperBound }) {
            return isUnit(item.lowerBound..<bracket, inList: inList)
        }
        if UnitWords.notUnits.ends(flat, item) != nil { return false }
        if UnitWords.bareEndings.length(flat, at: item.lowerBound, before: item.upperBound) == item.count {
            return false
        }
        let start = item.lowerBound + UnitReader.levels.length(flat, at: item.lowerBound, before: item.upperBound)
        if inList, start < item.upperBound, namesFunction(start..<item.upperBound) { return true }
        if inList, UnitWords.endings.ends(flat, item) != nil, !breaks(item) { return true }
        guard let ending = UnitWords.subjectEndings.ends(flat, item), ending.count < item.count || ending.count >= 3
        else {
            return false
        }
        return !breaks(item)
    }

    private static let prefixes = ScalarSet("县市区省州旗")

    /// 水务, 县住建: a function by its short name.
    private func namesFunction(_ item: Range<Int>) -> Bool {
        if UnitWords.functions.length(text.flat, at: item.lowerBound, before: item.upperBound) == item.count
            || UnitFunction.named(text.prose.string(item)) != nil
        {
            return true
        }
        let bare = item.dropFirst()
        return UnitReader.prefixes.contains(text.flat[item.lowerBound])
            && UnitWords.functions.length(text.flat, at: bare.lowerBound, before: bare.upperBound) == bare.count
    }

    /// 各乡镇, 财政部门, 相关部门单位: no single unit that could lead.
    func meansSeveral(_ item: Range<Int>) -> Bool {
        isGeneric(item) || UnitReader.departments.ends(text.flat, item) != nil
            || UnitReader.several.length(text.flat, at: item.lowerBound, before: item.upperBound) > 0
    }

    private static let several = WordTable("各 有关 相关 全体 大家 所有 所在 乡镇 村 四班子 县四班子 县直 两级 三级")

    /// 各乡镇各部门: one or several of the words that say which units.
    private func isGeneric(_ item: Range<Int>) -> Bool {
        var index = item.lowerBound
        while index < item.upperBound {
            let length = UnitWords.generic.length(text.flat, at: index, before: item.upperBound)
            if length == 0 { return false }
            index += length
        }
        return true
    }

    private static let breaking = WordTable(
        """
        的 是 在 了 把 对 将 为 让 使 要 不 我们 加强 推进 推动 提升 开展 通过 进行 负责 由 会同 涉及 或 深入 部署 落实 认真 努力 纳入 均应 约谈 及时 向 增加 \
        继续 月底 年底 日前 月前 年前 日内 天内 季度
        """
    )
    /// Verbs and adverbs no unit's name begins with.
    private static let foreign = WordTable(
        """
        巩固 加快 扎实 主动 完善 建立 健全 强化 支持 鼓励 引导 发挥 落实 实施 促进 打造 构建 优化 深化 培育 做好 抓好 全面 切实 积极 大力 坚持 \
        紧盯 聚焦 围绕 依托 按照 督促 指导 帮助 成立 组建 设立 明确 配合 依法 严格 充分 广泛 做到 压实 拓展 参加 再造 统筹 实行 推行 压紧 提请 助力 针对 结合 根据 以 与 向 从
        """
    )

    private static let looseEndings = WordTable("部门 单位 政府 机构")
    /// Of the verbs these name a kind of department: 监管部门, 牵头单位.
    private static let kinds = WordTable(
        "牵头 配合 负责 管理 监管 监督 审批 规划 考核 验收 执法 实施 建设 承办 主办 协办 登记 检查 宣传 组织 统计 检测 评估 服务 运营 养护 管护 设计 施工 监测 帮扶 培训 发展 保障 应急 教育"
    )

    /// 实行部门联合…, 统筹经营性事业单位…: a verb and its object.
    private func opensWithAct(_ item: Range<Int>) -> Bool {
        UnitReader.looseEndings.ends(text.flat, item) != nil
            && VerbWords.leading.length(text.flat, at: item.lowerBound, before: item.upperBound) > 1
            && UnitReader.kinds.length(text.flat, at: item.lowerBound, before: item.upperBound) == 0
    }

    private static let bodies = WordTable("局 部 委 厅 办 署 政府 部门 单位 委员会 办公室")

    /// A unit's name holds no verb and no particle.
    private func breaks(_ item: Range<Int>) -> Bool {
        if UnitReader.foreign.length(text.flat, at: item.lowerBound, before: item.upperBound) > 0 { return true }
        if opensWithAct(item) || TimeBehindUnit.occurs(text.flat, item) { return true }
        // 服务中心 may be a unit, 助力航运中心 is none: verbs open only the names of government bodies.
        if VerbWords.leading.length(text.flat, at: item.lowerBound, before: item.upperBound) > 0,
            UnitReader.bodies.ends(text.flat, item) == nil
        {
            return true
        }
        var index = item.lowerBound
        while index < item.upperBound {
            if let end = text.enclosureEnd(at: index) {
                index = end
                continue
            }
            if UnitReader.breaking.length(text.flat, at: index, before: item.upperBound) > 0 { return true }
            index += 1
        }
        return false
    }
}
