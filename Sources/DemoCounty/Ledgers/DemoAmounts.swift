import Programmes

/// Amounts a reader believes: what a field's unit usually comes to in a village, within what the field allows.
enum DemoAmounts {
    /// Nil where nothing usual is known of the unit.
    static func usual(_ field: LedgerField) -> ClosedRange<Double>? {
        guard let usual = byLabel(field) ?? byUnit[field.unit] else { return nil }
        let low = max(usual.lowerBound, field.range.minimum ?? usual.lowerBound)
        let high = min(usual.upperBound, field.range.maximum ?? usual.upperBound)
        return low <= high ? low...high : nil
    }

    private static func byLabel(_ field: LedgerField) -> ClosedRange<Double>? {
        labels.first { $0.unit == field.unit && field.label.contains($0.word) }?.usual
    }

    private static let labels: [(unit: String, word: String, usual: ClosedRange<Double>)] = [
        ("元", "罚款", 200...2000), ("元", "资金总额", 120_000...900_000), ("元", "分配金额", 1500...12_000),
        ("元", "投资", 80_000...3_000_000), ("元", "标准", 500...3000),
        ("元", "产值", 3000...12_000), ("人", "人口", 400...2600), ("人", "参加", 380...2500), ("人", "评议", 20...60),
        ("人", "老人", 0...2), ("人", "家庭", 2...6), ("头只", "庭院", 0...12), ("亩", "过火", 0...3),
        ("亩", "覆膜", 200...3000), ("亩", "播种", 500...4000), ("平方米", "占地", 120...260), ("平方米", "建筑", 60...180),
        ("户", "应到", 120...400), ("吨", "年设计", 2000...30_000),
    ]

    private static let byUnit: [String: ClosedRange<Double>] = [
        "元": 1000...30_000, "人": 2...40, "亩": 10...800, "吨": 20...2000, "户": 5...160, "平方米": 40...200, "件": 0...30,
        "%": 62...98, "个": 1...12, "分": 14...20, "米": 50...1500, "处": 1...20, "座": 5...80, "头": 20...600,
        "千克": 100...3000, "头只": 100...800, "岁": 28...58, "天": 0...5, "宗": 1...1, "人次": 50...3000, "条": 0...30,
        "吨/日": 10...80, "票": 20...60, "升": 40...90, "分钟": 5...30, "次": 1...5, "行": 2...8, "株": 200...6000,
        "年": 10...30, "立方米": 10...400, "种": 60...120, "工日": 20...400, "公里": 0.5...12, "张": 10...80, "月": 2...10,
        "间": 4...40, "厘米": 80...140, "星": 3...5,
    ]
}
