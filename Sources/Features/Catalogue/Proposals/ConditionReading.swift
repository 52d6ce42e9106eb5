import Core
import SheetShapes

/// Columns that say in what condition a thing is: 正常, 损坏, 好, 差. They are a choice of words, no way of work.
enum ConditionReading {
    /// In whatever words they stand.
    private static let parts = ["正常", "损坏", "破损", "毁坏", "故障", "良好", "完好", "异常", "闲置", "废弃", "老化"]
    /// Only as the whole value: 好 stands in 已整改好, too.
    private static let whole: Set<String> = [
        "好", "较好", "很好", "一般", "中等", "差", "较差", "很差", "优", "优秀", "良", "中", "合格", "不合格", "达标", "不达标", "安全", "不安全",
        "危险", "危房", "停用", "已停用", "在用", "使用", "使用中", "正在使用", "运行", "运行中", "正在运行", "空置", "倒塌", "漏水", "堵塞",
    ]
    /// Work on a thing in use: a step only where nothing beside it is a condition.
    private static let repairs = ["维修", "检修", "在修", "待修", "抢修"]

    private static let headers =
        StageReading.headers + ["状况", "现状", "质量", "程度", "等级", "评价", "评定"]

    static func isCondition(_ written: String) -> Bool {
        let text = SimplifiedText.of(written)
        return whole.contains(text) || parts.contains(where: text.contains)
    }

    /// Whether a column that could be the stage tells conditions.
    static func holds(_ sample: ColumnSample) -> Bool {
        StageReading.couldBe(sample) && sample.values.contains(where: isCondition)
    }

    /// Whether a column's few words are a choice, in a short sheet too.
    static func isChoice(_ sample: ColumnSample) -> Bool {
        holds(sample) && sample.distinct >= 2 && sample.hasName(headers)
    }

    private static func isRepair(_ written: String) -> Bool {
        let text = SimplifiedText.of(written)
        return repairs.contains(where: text.contains)
    }

    /// Conditions and steps of work in one column: nobody but the person knows which of the two it is.
    static func unclear(_ columns: [ColumnSample]) -> UnclearStage? {
        for sample in columns where holds(sample) {
            let isNamed = sample.hasName(StageReading.headers)
            let others = sample.values.filter { !isCondition($0) && !isRepair($0) }
            let steps = others.filter { (isNamed ? StageReading.looseRank($0) : StageReading.rank($0)) != nil }
            guard !steps.isEmpty, isNamed || steps.count == others.count else { continue }
            return UnclearStage(
                column: sample.place,
                words: sample.values,
                conditions: sample.values.filter(isCondition),
                steps: steps
            )
        }
        return nil
    }
}
