import Accounts
import Core
import Database

extension Transaction {
    package var complaints: ComplaintStore { ComplaintStore(tx: self) }
}

package struct ComplaintFilter: Hashable, Sendable {
    package enum View: String, CaseIterable, Sendable {
        case open, overdue, answered, all, own

        var word: String {
            switch self {
            case .open: "办理中"
            case .overdue: "逾期"
            case .answered: "已答复"
            case .all: "全部"
            case .own: "自己提的"
            }
        }
    }

    package var view: View
    package var kind: ComplaintKind?
    package var before: ComplaintID?

    package init(view: View = .all, kind: ComplaintKind? = nil, before: ComplaintID? = nil) {
        self.view = view
        self.kind = kind
        self.before = before
    }

    /// What a file of the list says it was narrowed to.
    var words: [String] { (view == .all ? [] : [view.word]) + (kind.map { [$0.word] } ?? []) }
}

/// How a county's complaints stand.
package struct ComplaintCounts: Hashable, Sendable {
    package let open: Int
    package let overdue: Int
    package let answered: Int
    /// Answered after their day.
    package let late: Int
    package let reopened: Int
}

/// Every statement about complaints.
package struct ComplaintStore {
    let tx: Transaction

    private static let selection: Query = """
        SELECT c.*, coalesce(pu.name, '') AS post_unit, post.role AS post_role
        FROM complaint c LEFT JOIN post ON post.id = c.post_id LEFT JOIN unit pu ON pu.id = post.unit_id
        """

    /// Those in charge read all of the county, others their own and those their post answers.
    private func scope(_ actor: Actor) -> Query {
        if ComplaintPolicy.readsAll(actor) { return "c.county = \(actor.county)" }
        return "c.county = \(actor.county) AND (c.account_id = \(actor.account) OR c.post_id = \(actor.post))"
    }

    package func list(_ filter: ComplaintFilter, for actor: Actor, today: Day, limit: Int) throws -> [Complaint] {
        var conditions = [scope(actor)]
        switch filter.view {
        case .open: conditions.append("c.stage = 'open'")
        case .overdue: conditions.append("c.stage = 'open' AND c.due_day < \(today)")
        case .answered: conditions.append("c.stage = 'answered'")
        case .own: conditions.append("c.account_id = \(actor.account)")
        case .all: break
        }
        if let kind = filter.kind { conditions.append("c.kind = \(kind)") }
        if let before = filter.before { conditions.append("c.id < \(before)") }
        return try tx.rows(
            "\(Self.selection) WHERE \(Query.all(conditions)) ORDER BY c.id DESC LIMIT \(limit)",
            Complaint.init
        )
    }

    /// What this post is to answer, the earliest day first.
    package func waiting(for actor: Actor, limit: Int) throws -> [Complaint] {
        try tx.rows(
            """
            \(Self.selection) WHERE c.county = \(actor.county) AND c.stage = 'open' AND c.post_id = \(actor.post)
            ORDER BY c.due_day, c.id LIMIT \(limit)
            """,
            Complaint.init
        )
    }

    /// An anonymous one is found by its writer through its code.
    package func find(_ id: ComplaintID, for actor: Actor, code: String = "", locking: Bool = false) throws -> Complaint
    {
        if locking { try tx.run("UPDATE complaint SET version = version WHERE id = \(id)") }
        var reach = [scope(actor)]
        if !code.isEmpty {
            reach.append("c.county = \(actor.county) AND c.code_digest = \(ComplaintCode.digest(code))")
        }
        let query: Query = "\(Self.selection) WHERE c.id = \(id) AND \(Query.any(reach))"
        guard let complaint = try tx.first(query, Complaint.init) else { throw NotFound("complaint", id) }
        return complaint
    }

    package func counts(in county: RegionCode, today: Day) throws -> ComplaintCounts {
        func count(_ condition: Query) throws -> Int {
            try tx.count("FROM complaint c WHERE c.county = \(county) AND \(condition)")
        }
        return ComplaintCounts(
            open: try count("c.stage = 'open'"),
            overdue: try count("c.stage = 'open' AND c.due_day < \(today)"),
            answered: try count("c.stage = 'answered'"),
            late: try count("c.stage = 'answered' AND c.answered_on > c.due_day"),
            reopened: try count("c.reopened > 0")
        )
    }

    func steps(of id: ComplaintID) throws -> [ComplaintStep] {
        try tx.rows(
            "SELECT act, words, person, unit_name, at FROM complaint_step WHERE complaint_id = \(id) ORDER BY id"
        ) { row in
            ComplaintStep(
                act: try row.value("act"),
                words: try row.text("words"),
                person: try row.text("person"),
                unitName: try row.text("unit_name"),
                at: try row.instant("at")
            )
        }
    }

    /// The county's posts a complaint can be given to.
    func answerers(in county: RegionCode) throws -> [(post: PostID, account: AccountID, unit: UnitID, name: String)] {
        try tx.rows(
            """
            SELECT post.id, post.account_id, post.unit_id, unit.name AS unit_name, account.name, post.role FROM post
            JOIN unit ON unit.id = post.unit_id JOIN account ON account.id = post.account_id
            WHERE unit.county = \(county) AND unit.kind = 'department' AND post.ended_at IS NULL
                AND account.disabled_at IS NULL AND post.role IN ('supervisor', 'officer', 'administrator')
            ORDER BY CASE post.role WHEN 'supervisor' THEN 0 WHEN 'administrator' THEN 1 ELSE 2 END, unit.position, post.id
            """
        ) { row in
            let role: Role = try row.value("role")
            return (
                try row.id("id"), try row.id("account_id"), try row.id("unit_id"),
                "\(try row.text("unit_name")) \(role.word)（\(try row.text("name"))）"
            )
        }
    }

    /// The oldest post of a role in the county, which answers until somebody hands the complaint on.
    func first(_ role: Role, in county: RegionCode) throws -> (post: PostID, account: AccountID, unit: UnitID)? {
        try tx.first(
            """
            SELECT post.id, post.account_id, post.unit_id FROM post JOIN unit ON unit.id = post.unit_id
            JOIN account ON account.id = post.account_id
            WHERE unit.county = \(county) AND post.role = \(role) AND post.ended_at IS NULL
                AND account.disabled_at IS NULL ORDER BY post.id LIMIT 1
            """
        ) { (try $0.id("id"), try $0.id("account_id"), try $0.id("unit_id")) }
    }

    func holder(of post: PostID, in county: RegionCode) throws -> (account: AccountID, unit: UnitID)? {
        try tx.first(
            """
            SELECT post.account_id, post.unit_id FROM post JOIN unit ON unit.id = post.unit_id
            WHERE post.id = \(post) AND unit.county = \(county) AND post.ended_at IS NULL
            """
        ) { (try $0.id("account_id"), try $0.id("unit_id")) }
    }
}

extension Complaint {
    init(_ row: ResultRow) throws {
        let role: Role? = try row.value("post_role")
        self.init(
            id: try row.id("id"),
            county: try row.region("county"),
            number: ComplaintNumber(year: try row.int("year"), sequence: try row.int("sequence")),
            kind: try row.value("kind"),
            body: try row.text("body"),
            page: try row.text("page"),
            account: try row.optionalID("account_id"),
            unit: try row.optionalID("unit_id"),
            person: try row.text("person"),
            unitName: try row.text("unit_name"),
            codeDigest: try row.text("code_digest"),
            stage: try row.value("stage"),
            post: try row.optionalID("post_id"),
            postName: role.map { "\((try? row.text("post_unit")) ?? "")\($0.word)" } ?? "待定",
            madeOn: try row.day("made_on"),
            due: try row.day("due_day"),
            answeredOn: try row.optionalDay("answered_on"),
            reopened: try row.int("reopened"),
            version: try row.int("version")
        )
    }
}
