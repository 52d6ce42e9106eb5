import Core
import SheetShapes

/// Which column says how far a thing is, and what stages its values make.
struct StageReading {
    let column: Int
    let stages: [ProposedStage]

    /// How far a value is on its way: 0 not begun … 4 done, 5 out of it.
    private static let words: [(String, Int)] = [
        ("取消", 5), ("不实施", 5), ("终止", 5), ("放弃", 5), ("作废", 5), ("不再", 5), ("已撤销", 5),
        ("未开工", 0), ("未启动", 0), ("未开始", 0), ("未实施", 0), ("未动工", 0), ("未完成", 2), ("未完工", 2), ("未整改", 0), ("未拆", 0),
        ("未建", 0),
        ("未改", 0), ("未验收", 3), ("未办", 0), ("未发", 0), ("未销号", 2),
        ("拟建", 0), ("拟改", 0), ("拟拆", 0), ("计划", 0), ("待开工", 1), ("待建", 0), ("待拆", 0), ("待验收", 3), ("待核", 3), ("待", 0),
        ("已登记", 0), ("已申请", 0), ("前期", 1), ("立项", 1), ("设计", 1), ("招标", 1), ("招投标", 1), ("审批", 1), ("签约", 1),
        ("筹备", 1), ("准备", 1), ("基本完", 3), ("主体完", 3), ("收尾", 3), ("整改中", 2), ("在建", 2), ("进行", 2), ("施工", 2), ("推进", 2),
        ("正在", 2), ("实施中", 2), ("办理中", 2), ("建设中", 2), ("改造中", 2), ("拆除中", 2), ("续建", 2), ("停工", 2), ("已开工", 2),
        ("开工", 2), ("动工", 2),
        ("完工", 4), ("竣工", 4), ("完成", 4), ("建成", 4), ("验收", 4), ("投产", 4), ("投用", 4), ("投入使用", 4), ("办结", 4), ("销号", 4),
        ("已拆", 4), ("拆除", 4), ("已整改", 4), ("已发", 4), ("已改", 4), ("已建", 4), ("到位", 4), ("结项", 4), ("交付", 4),
    ]
    static let headers = ["状态", "进度", "进展", "阶段", "环节", "完成情况", "建设情况", "实施情况", "办理情况", "整改情况", "开工情况", "目前情况"]

    /// 0 to 5; nil for what is no stage. The longest word decides: 待验收 is not 待 and not 验收.
    static func rank(_ written: String) -> Int? {
        let text = SimplifiedText.of(written)
        guard text.count <= 12 else { return nil }
        return words.filter { text.contains($0.0) }.max { ($0.0.count, -$0.1) < ($1.0.count, -$1.1) }?.1
    }

    /// 未安装, 安装中 and 已安装 too, for columns whose name says that they tell how far a thing is: 已婚 is no stage.
    static func looseRank(_ written: String) -> Int? {
        let text = SimplifiedText.of(written)
        if let rank = rank(text) { return rank }
        guard (2...6).contains(text.count) else { return nil }
        if "未没待".contains(text.first ?? " ") { return 0 }
        if text.hasPrefix("正") || text.hasSuffix("中") { return 2 }
        return text.hasPrefix("已") || text.hasSuffix("完") ? 4 : nil
    }

    /// Nil where no column says it: words of condition, such as 正常 and 损坏, are no steps of work.
    init?(_ columns: [ColumnSample]) {
        var best: (place: Int, score: Int)?
        for sample in columns where Self.couldBe(sample) && !ConditionReading.holds(sample) {
            let isNamed = sample.hasName(Self.headers)
            let ranked = sample.values.filter { (isNamed ? Self.looseRank($0) : Self.rank($0)) != nil }
            let share = ranked.reduce(0) { $0 + (sample.counts[$1] ?? 0) } * 100 / max(1, sample.filled)
            guard share >= (isNamed ? 60 : 90), isNamed || Set(ranked.compactMap(Self.rank)).count > 1 else { continue }
            let score = share + (isNamed ? 100 : 0)
            if score > best?.score ?? 0 { best = (sample.place, score) }
        }
        guard let best, let sample = columns.first(where: { $0.place == best.place }) else { return nil }
        column = best.place
        stages = Self.stages(sample.values)
    }

    static func couldBe(_ sample: ColumnSample) -> Bool {
        sample.column.type == .text && !sample.isEmpty && sample.distinct <= 10 && sample.longest <= 12
    }

    /// In the order things pass them: the first is open, one is done.
    static func stages(_ values: [String]) -> [ProposedStage] {
        let ordered = values.enumerated().sorted {
            (looseRank($0.element) ?? 1, isLast($0.element), $0.offset)
                < (looseRank($1.element) ?? 1, isLast($1.element), $1.offset)
        }
        var stages: [ProposedStage] = []
        for (_, value) in ordered {
            let rank = looseRank(value) ?? 1
            add(value, rank == 5 ? .dropped : rank == 4 ? .done : .open, to: &stages)
        }
        if !stages.contains(where: { $0.outcome == .done }) {
            let place = stages.firstIndex { $0.outcome == .dropped } ?? stages.count
            add("已完成", .done, to: &stages, at: place)
        }
        if stages.first?.outcome != .open { add("已登记", .open, to: &stages, at: 0) }
        if !stages.contains(where: { $0.outcome == .dropped }) { add("误登", .dropped, to: &stages) }
        return stages
    }

    /// 1 for what comes after the work is done: 已验收 stands behind 已安装.
    static func isLast(_ text: String) -> Int {
        ["验收", "销号", "结项", "交付", "投用", "投入使用"].contains(where: SimplifiedText.of(text).contains) ? 1 : 0
    }

    static let standard = [
        ProposedStage(key: "entered", word: "已登记", outcome: .open),
        ProposedStage(key: "finished", word: "已完成", outcome: .done),
        ProposedStage(key: "left", word: "误登", outcome: .dropped),
    ]

    private static func add(
        _ word: String,
        _ outcome: ProposedStage.Outcome,
        to stages: inout [ProposedStage],
        at place: Int? = nil
    ) {
        let key = AsciiKeys.stage(word, beside: Set(stages.map(\.key)))
        stages.insert(ProposedStage(key: key, word: word, outcome: outcome), at: place ?? stages.count)
    }
}
