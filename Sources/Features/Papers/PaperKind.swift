import PaperFormat

/// The kinds of documents that are made from what the program knows.
package enum PaperKind: String, CaseIterable, Sendable, Codable {
    /// 任务分解表, as the attachment of the notice that sends it out.
    case breakdown
    case supervisionNotice = "supervision-notice"
    /// 督办函: presses a unit about problems; written when that step of the ladder is taken.
    case supervisionLetter = "supervision-letter"
    case rectification
    case assignment
    case responsibility
    case inspectionBulletin = "inspection-bulletin"
    case dispatchBulletin = "dispatch-bulletin"
    /// Drafted from the page of a result, never from here.
    case scoreBulletin = "score-bulletin"
    case minutes

    package var word: String {
        switch self {
        case .breakdown: "任务分解表"
        case .supervisionNotice: "督办通知"
        case .supervisionLetter: "督办函"
        case .rectification: "整改通知单"
        case .assignment: "交办单"
        case .responsibility: "目标责任书"
        case .inspectionBulletin: "督查通报"
        case .dispatchBulletin: "调度通报"
        case .scoreBulletin: "考核通报"
        case .minutes: "会议纪要"
        }
    }

    /// What it is made from, for the page on which one is begun.
    var hint: String {
        switch self {
        case .breakdown: "把一份文件下达的任务印成附件，随通知发给牵头单位。"
        case .supervisionNotice: "催一项或几项落后的任务，写明差多少、什么时候报结果。"
        case .supervisionLetter: "决定对问题采取督办措施时写成，写明问题、时限和答复日期。"
        case .rectification: "检查发现的问题，写明整改措施、时限和责任人。"
        case .assignment: "把一件事交给一个单位办，写明要求和办结时限。"
        case .responsibility: "一个乡镇一年的目标和任务，双方签字。"
        case .inspectionBulletin: "任务推进的总体情况、较好的单位、滞后的任务和要求。"
        case .dispatchBulletin: "每个专项的进度和各乡镇的快慢。"
        case .scoreBulletin: "考核的总体情况、得分和名次，从考核结果页上拟。"
        case .minutes: "会议的时间、地点、出席的人和议定的事项。"
        }
    }

    package var form: OfficialPaper.Form {
        switch self {
        case .breakdown, .supervisionNotice: .document
        case .supervisionLetter: .letter
        case .inspectionBulletin, .dispatchBulletin, .scoreBulletin: .bulletin
        case .minutes: .minutes
        case .rectification, .assignment, .responsibility: .slip
        }
    }

    /// 机关代字 of the number until the county writes its own; bulletins and minutes count issues.
    var usualMark: String {
        switch self {
        case .breakdown: "分解"
        case .supervisionNotice: "督办"
        case .supervisionLetter: "督办函"
        case .rectification: "整改"
        case .assignment: "交办"
        case .responsibility: "责任"
        case .inspectionBulletin, .dispatchBulletin, .scoreBulletin, .minutes: ""
        }
    }

    var countsIssues: Bool { form == .bulletin || form == .minutes }

    /// 责任书 are signed between two parties; a bulletin and minutes carry no seal.
    var needsAddressee: Bool {
        form == .document || form == .letter || self == .rectification || self == .assignment
    }

    /// Everything but what an act on a problem, or the result of an assessment, writes by itself.
    var isBegunByHand: Bool { self != .supervisionLetter && self != .scoreBulletin }

    /// Kinds that carry a signature and room for a seal.
    var isSigned: Bool { form == .document || form == .letter }
}

/// Where a document stands.
package enum PaperStage: String, CaseIterable, Sendable {
    case draft, issued, withdrawn

    package var word: String {
        switch self {
        case .draft: "拟稿"
        case .issued: "已印发"
        case .withdrawn: "已作废"
        }
    }
}
