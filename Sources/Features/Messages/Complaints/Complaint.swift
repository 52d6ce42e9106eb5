import Core

/// 意见反馈: what somebody finds burdensome or broken, with a day by which it is answered.
///
/// Every government application offers a complaint entry (国办函〔2026〕12号; 关于防治“指尖上的形式主义”的若干意见, 2023).
package struct Complaint: Hashable, Sendable {
    package let id: Identifier<Complaint>
    package let county: RegionCode
    package let number: ComplaintNumber
    package let kind: ComplaintKind
    package let body: String
    /// The page it was written from; empty where the writer took it out.
    package let page: String
    /// Nil where the writer stays anonymous.
    package let account: AccountID?
    package let unit: UnitID?
    package let person: String
    package let unitName: String
    let codeDigest: String
    package let stage: ComplaintStage
    /// The post that answers it.
    package let post: PostID?
    package let postName: String
    package let madeOn: Day
    package let due: Day
    package let answeredOn: Day?
    package let reopened: Int
    package let version: Int

    package var isAnonymous: Bool { account == nil }
    package func isOverdue(on today: Day) -> Bool { stage == .open && due < today }
}

package typealias ComplaintID = Identifier<Complaint>

/// 意见〔2026〕3号.
package struct ComplaintNumber: Hashable, Sendable, CustomStringConvertible {
    package let year: Int
    package let sequence: Int
    package var description: String { "意见〔\(year)〕\(sequence)号" }
}

package enum ComplaintStage: String, Sendable {
    case open, answered
    package var word: String { self == .open ? "办理中" : "已答复" }
}

/// What it is about, by the bans it may touch; each has working days for an answer and a role that answers.
package enum ComplaintKind: String, CaseIterable, Sendable {
    case repeated, traces, ranking, pressing, fault, other

    package var word: String {
        switch self {
        case .repeated: "重复填表、多头要材料"
        case .traces: "不必要的拍照、录像、留痕"
        case .ranking: "打卡、排名、比在线时间"
        case .pressing: "催得太急、要求即时回复"
        case .fault: "系统故障、不好用"
        case .other: "其他"
        }
    }

    /// The county's own promise: three working days where the program is broken, ten where offices must agree.
    package var workingDays: Int {
        switch self {
        case .fault: 3
        case .traces, .ranking, .pressing: 5
        case .repeated, .other: 10
        }
    }

    /// Who answers first; the supervision office hands it on.
    package var role: Role { self == .fault ? .administrator : .supervisor }
}

package struct ComplaintStep: Hashable, Sendable {
    package enum Act: String, Sendable {
        case entry, assignment, answer, reopening

        package var word: String {
            switch self {
            case .entry: "提出意见"
            case .assignment: "交办"
            case .answer: "答复"
            case .reopening: "要求重新办理"
            }
        }
    }

    package let act: Act
    package let words: String
    package let person: String
    package let unitName: String
    package let at: Instant
}

package struct ComplaintDraft: Hashable, Sendable {
    package var kind: ComplaintKind?
    package var body: String
    package var page: String
    package var isAnonymous: Bool

    package init(kind: ComplaintKind?, body: String, page: String = "", isAnonymous: Bool = false) {
        self.kind = kind
        self.body = body
        self.page = page
        self.isAnonymous = isAnonymous
    }
}

/// Who may do what with complaints; pure.
package enum ComplaintPolicy {
    package static let longest = 2000

    /// The supervision office hands complaints out; the administrator those about the program.
    package static func mayAssign(_ actor: Actor) -> Bool { [.supervisor, .administrator].contains(actor.role) }

    package static func readsAll(_ actor: Actor) -> Bool {
        [.supervisor, .administrator, .leader].contains(actor.role)
    }

    package static func mayAnswer(_ actor: Actor, _ complaint: Complaint) -> Bool {
        complaint.post == actor.post || actor.role == .supervisor && complaint.post == nil
    }

    package static func wrote(_ actor: Actor, _ complaint: Complaint, code: String) -> Bool {
        complaint.account == actor.account
            || complaint.isAnonymous && !code.isEmpty && ComplaintCode.digest(code) == complaint.codeDigest
    }
}
