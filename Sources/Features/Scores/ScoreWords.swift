import Core
import Records
import Tasks

/// The sentences of everything that can be wrong with scores.
package let scoreWords = taskWords.merging(
    IssueWords([
        "score.scheme": "选择一个考核方案。",
        "score.schemeBroken": "方案“{key}”写得有问题，先改好：{first}",
        "score.name": "写考核期的名称，例如 2026年度乡镇考核。",
        "score.from": "填写考核期从哪一天开始，例如 2026-01-01。",
        "score.through": "填写考核期到哪一天为止，要晚于开始的一天。",
        "score.stale": "这一页打开以后情况变了，看过最新的再办一次。",
        "score.notOpen": "这个考核期{stage}，不能再改。",
        "score.notFrozen": "先定格，才能公布。",
        "score.notOver": "考核期到 {day} 为止，过了这一天才能定格。",
        "score.unknown": "还有 {count} 项不知道，补齐或注明不适用后再定格：{list}",
        "score.appealsOpen": "还有 {count} 件申诉、容错没有答复，答复以后再公布。",
        "score.item": "没有这个考核项目。",
        "score.unit": "没有这个被考核的单位。",
        "score.notManual": "“{item}”由系统计算，不能评分；算不出时可以注明不适用。",
        "score.notMarker": "你的岗位不给“{item}”评分。",
        "score.mark": "评分写数字，例如 92.5。",
        "score.markRange": "评分在 0 到 {most} 之间。",
        "score.markWords": "写明评分的理由。",
        "score.markFile": "附上评分的依据：汇总表、文件或照片。",
        "score.absenceWords": "写明为什么不适用。",
        "score.absenceKnown": "“{item}”已经算得出来，不能注明不适用。",
        "appeal.notYours": "只有被考核的单位自己可以申诉。",
        "appeal.reason": "写明哪里算得不对，对的是多少。",
        "appeal.open": "这一项已经有申诉在办，等答复以后再提。",
        "appeal.late": "申诉的期限到 {day} 为止（定格后 {days} 天）。",
        "appeal.published": "结果已经公布，不再受理申诉。",
        "appeal.notYet": "这一项还没有评分，评分以后再申诉。",
        "appeal.answered": "这件申诉已经答复过。",
        "appeal.notAllowed": "申诉由评分人以外、申诉单位以外的人答复，你不能答复这一件。",
        "appeal.decision": "选择改分还是维持。",
        "appeal.points": "写改为几分，在 {least} 到 {most} 之间。",
        "appeal.decisionReason": "写明答复的理由。",
        "tolerance.facts": "写明事情的经过。",
        "tolerance.motive": "选择：缺乏经验、先行先试，还是明知故犯。",
        "tolerance.rule": "选择：尚无明确限制，还是明令禁止。",
        "tolerance.purpose": "选择：为推动发展，还是为谋取私利。",
        "tolerance.open": "这一项已经有容错申请在办。",
        "tolerance.notLost": "这一项没有失分，用不着容错。",
        "tolerance.verdict": "选择免于扣分、从轻扣分或不予容错。",
        "tolerance.forbidden": "明知故犯、明令禁止后依然我行我素、谋取私利的，不在容错的范围里，只能不予容错。",
        "tolerance.points": "写从轻以后得几分，在现在的 {least} 分到满分 {most} 分之间。",
        "tolerance.reason": "写明决定的理由。",
        "tolerance.approver": "写明批准的单位，不能是申请单位自己。",
        "tolerance.answered": "这件容错申请已经决定过。",
        "tolerance.notAllowed": "容错由申请单位以外的人决定，你不能决定这一件。",
        "quality.outcome": "选择复核的结果。",
        "quality.words": "写明复核看到了什么。",
        "quality.settled": "这一条已经复核过。",
    ])
)

package let scoreRecordWords = RecordWords([
    "score-period.opening": "建立考核期", "score-period.mark": "考核评分", "score-period.absence": "考核项目注明不适用",
    "score-period.freezing": "考核结果定格", "score-period.publication": "考核结果公布", "score-period.check": "核查数据质量",
    "score-period.finding": "记录数据复核结果", "score-appeal.filing": "考核申诉", "score-appeal.decision": "答复考核申诉",
    "score-tolerance.filing": "申请容错", "score-tolerance.decision": "决定容错",
])
