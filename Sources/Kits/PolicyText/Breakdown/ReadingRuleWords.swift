/// What a rule says of itself on the page "为什么" and in `decompose --explain`.
package enum ReadingRuleWords {
    package static func sentence(for rule: ReadingRule) -> String { sentences[rule] ?? rule.rawValue }

    package static func name(of field: ReadingReason.Field) -> String { fields[field] ?? field.rawValue }

    /// `单位：读自条文后的责任括注（“责任单位：县住建局”）`.
    package static func explain(_ reason: ReadingReason, in text: String) -> String {
        let head = "\(name(of: reason.field))：\(sentence(for: reason.rule))"
        guard let span = reason.span else { return head }
        let words = Prose(text)
        guard span.end <= words.count, !span.isEmpty, span.count <= 40 else { return head }
        return "\(head)（“\(words.squeezed(span.range))”）"
    }

    private static let fields: [ReadingReason.Field: String] = [
        .duty: "任务", .title: "名称", .kind: "类别", .units: "单位", .quantities: "数量", .deadlines: "时限", .cadences: "频次",
        .subject: "归类",
    ]

    private static let sentences: [ReadingRule: String] = [
        .noteBehind: "条文后面注明了责任单位或时限", .demandWord: "句中有“要、应、必须”一类要求", .leadingVerb: "句子以“加强、推进、建立”一类动作开头",
        .numberedPoint: "编号要点", .subjectMust: "单位在前、动作在后", .forbiddingWord: "句中有“不得、严禁”一类禁止",
        .targetNumber: "句中定了要达到的数",
        .tableRow: "任务分解表中的一行", .continuation: "接上一句，同一单位", .handedIn: "由人录入或选定",
        .bracketNote: "读自条文后的括注", .lineNote: "读自条文后另起的一行", .sharedNote: "几段共用后面的一个括注", .labelledUnits: "读自“责任单位：”一类标注",
        .unitsWithVerb: "读自“某某牵头、负责、配合”", .firstUnitLeads: "文件写明列第一位的为牵头单位", .subjectUnit: "句子的主语",
        .inheritedSubject: "承前一句的主语",
        .headingUnit: "读自标题", .tableColumn: "读自表格的列", .statutoryDuty: "按部门职责推荐", .earlierAssignment: "按以往分工推荐",
        .headingWords: "按标题推荐",
        .writtenNumber: "文中写明的数", .maskedNumber: "文中以 XX 代替，待填", .coverageWord: "“全覆盖、应保尽保”读作 100%",
        .zeroWord: "“清零”读作 0",
        .multipleWord: "“翻一番”读作增长 100%", .fullDate: "文中写明年月日", .yearFromDocument: "文中没有写年份，按文件日期的年份",
        .relativeTime: "按文件日期推算",
        .planPeriod: "按五年规划的起止年份", .seasonWord: "农时、节日，未定到日", .everyWord: "“每周、逐月、十天一”一类频次",
        .standingWord: "“持续、长期、常态化”，没有终点",
        .headingTitle: "取自段首小标题", .verbObject: "取自要求后的动作和对象", .firstClause: "取自第一个分句", .goalWords: "按乡村振兴五个方面的用词",
        .numberToReach: "定了要达到的数", .numberNotToPass: "定了不能超过的数", .plainAction: "要做的事，没有定数，也不是禁止或长期要求",
        .programmeWords: "按专项工作的用词",
    ]
}
