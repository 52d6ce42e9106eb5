/// What a part of a document is about, as its heading says.
enum SectionContext: Sendable {
    case ordinary
    /// What was done: no task stands here.
    case review
    /// What is wrong: no task stands here.
    case problems
    /// Why, in which spirit, by which principles.
    case guidance
    /// Numbers and states to reach.
    case goals
    /// Entry into force, interpretation.
    case closing

    private static let words = WordTable<SectionContext>([
        ("工作回顾", .review), ("回顾", .review), ("过去五年", .review), ("主要成效", .review), ("取得的成绩", .review),
        ("发展成就", .review), ("工作成效", .review), ("成绩和经验", .review), ("工作总结", .review), ("发展基础", .review),
        ("工作情况", .review), ("进展情况", .review), ("主要做法", .review),
        ("存在的问题", .problems), ("存在问题", .problems), ("主要问题", .problems), ("困难和问题", .problems),
        ("问题和不足", .problems), ("面临的形势", .guidance), ("面临形势", .guidance), ("形势", .guidance),
        ("指导思想", .guidance), ("总体要求", .guidance), ("总体思路", .guidance), ("基本原则", .guidance),
        ("工作原则", .guidance), ("基本思路", .guidance), ("重要意义", .guidance), ("重大意义", .guidance),
        ("充分认识", .guidance), ("适用范围", .guidance), ("编制依据", .guidance), ("考评对象", .guidance),
        ("发展目标", .goals), ("主要目标", .goals), ("总体目标", .goals), ("工作目标", .goals), ("目标任务", .goals),
        ("预期目标", .goals), ("行动目标", .goals), ("建设目标", .goals), ("年度目标", .goals), ("阶段目标", .goals),
        ("附则", .closing),
    ])

    /// Nil where the heading says nothing of the kind.
    static func read(_ text: PreparedText, heading: Range<Int>) -> SectionContext? {
        guard heading.count <= 40 else { return nil }
        var found: SectionContext?
        for index in heading {
            if let match = words.match(text.flat, at: index, before: heading.upperBound) {
                // 总体要求和主要目标 sets numbers: its parts decide.
                found = found == .guidance && match.value == .goals ? .goals : (found ?? match.value)
            }
        }
        return found
    }
}
