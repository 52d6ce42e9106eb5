import Programmes

extension ColumnMatcher {
    /// A number that is owed and has no column, and a column of numbers no field took: they are met where one word stands in
    /// both names, and neither has another it could go with. A person looks at it; without it the person would choose.
    func owed(_ columns: [SampledColumn], free: [Int], _ fields: [LedgerField])
        -> [(column: Int, field: LedgerField, word: String)]
    {
        let likely = free.flatMap { place in
            fields.compactMap { field in
                word(columns[place], field).map { (column: place, field: field, word: $0) }
            }
        }
        return likely.filter { one in
            !likely.contains { ($0.column == one.column) != ($0.field.key == one.field.key) }
        }
    }

    private func word(_ column: SampledColumn, _ field: LedgerField) -> String? {
        let evidence = ColumnEvidence.weigh(ColumnValues(column.samples), field)
        guard field.isCounted, evidence.factor > 1, unit(column, field).factor >= 1 else { return nil }
        let (heading, label) = (NameLikeness.plain(column.names.last ?? ""), NameLikeness.plain(field.label))
        let words = zip(heading, heading.dropFirst()).map { String([$0, $1]) }
        return words.first { label.contains($0) && !Self.vague.contains($0) }
    }

    /// Words that stand in many names and say nothing of what is counted.
    private static let vague: Set<String> = [
        "面积", "数量", "人数", "户数", "人口", "总数", "合计", "金额", "资金", "投资", "产值", "收入", "补助", "情况", "类型", "时间", "日期", "年度",
        "本年", "全年", "今年", "当年", "年初", "年末", "累计", "计划", "完成", "实际", "建筑", "占地", "使用", "建设", "农村", "村庄", "农户", "家庭",
        "本户", "项目", "其中", "平均",
    ]
}

extension LedgerField {
    fileprivate var isCounted: Bool {
        switch type {
        case .number, .money: true
        default: false
        }
    }
}
