import Core
import Database
import Tasks

/// Why a problem waits for a person in 今日.
package enum ProblemReason: String, CaseIterable, Sendable {
    case toReview, toAssign, toCheck, toVerify, noticeOver, ladder, lookBack
    case toReceive, returned, toPlan, overdue, nearDue

    package var word: String {
        switch self {
        case .toReview: "问题异议待复核"
        case .toAssign: "问题待交办"
        case .toCheck: "整改待审核"
        case .toVerify: "整改待复核"
        case .noticeOver: "公示期满待销号"
        case .ladder: "建议采取督促措施"
        case .lookBack: "回头看待办"
        case .toReceive: "问题待签收"
        case .returned: "整改被退回"
        case .toPlan: "整改方案待填"
        case .overdue: "整改逾期"
        case .nearDue: "整改临期"
        }
    }

    package var act: String {
        switch self {
        case .toReview: "复核异议"
        case .toAssign: "交办"
        case .toCheck: "审核"
        case .toVerify: "复核"
        case .noticeOver: "销号"
        case .ladder: "决定措施"
        case .lookBack: "回头看"
        case .toReceive: "签收"
        case .returned: "补充整改"
        case .toPlan: "填方案"
        case .overdue, .nearDue: "报进展"
        }
    }
}

/// The problems that wait for one reason: the first few and how many there are.
package struct ProblemGroup: Hashable, Sendable {
    package let reason: ProblemReason
    package let count: Int
    package let lines: [ProblemLine]
}

extension ProblemStore {
    /// What waits for a person, one group a reason, earliest day first; empty groups are left out.
    package func waiting(for actor: Actor, _ light: ProblemLight, limit: Int) throws -> [ProblemGroup] {
        try ProblemReason.allCases.compactMap { reason in
            if reason == .ladder { return try proposed(for: actor, light, limit) }
            guard let condition = condition(of: reason, for: actor, light) else { return nil }
            return try group(reason, condition, light, limit)
        }
    }

    private func group(
        _ reason: ProblemReason,
        _ condition: Query,
        _ light: ProblemLight,
        _ limit: Int
    ) throws -> ProblemGroup? {
        let count = try tx.count("FROM problem p WHERE \(condition)")
        guard count > 0 else { return nil }
        let lines = try tx.rows(
            """
            SELECT \(Self.columns), coalesce(unit.name, '') AS owner_name, region.name AS place_name,
                \(light.light) AS light, coalesce(p.next_day, 9999999) AS sort_key
            FROM problem p JOIN region ON region.code = p.region LEFT JOIN unit ON unit.id = p.owner_unit
            WHERE \(condition) ORDER BY coalesce(p.next_day, 9999999), p.id LIMIT \(limit)
            """,
            ProblemLine.init
        )
        return ProblemGroup(reason: reason, count: count, lines: lines)
    }

    private func condition(of reason: ProblemReason, for actor: Actor, _ light: ProblemLight) -> Query? {
        let today = light.today.daysSince1970
        let decides = actor.role == .supervisor || actor.role == .leader
        let county: Query = "p.county = \(actor.county)"
        let own: Query = "\(county) AND p.owner_unit = \(actor.unit)"
        switch reason {
        case .toReview where decides:
            return """
                \(county) AND p.stage = 'objected' AND p.account_id <> \(actor.account)
                AND coalesce(p.assigned_by, 0) <> \(actor.account) AND p.owner_unit <> \(actor.unit)
                """
        case .toAssign where actor.role == .supervisor: return "\(county) AND p.stage = 'found'"
        case .toAssign where actor.role == .township:
            return """
                \(county) AND p.stage = 'found' AND p.unit_id = \(actor.unit)
                AND \(tx.dialect.within("p.region", actor.region))
                """
        case .toVerify where decides:
            return """
                \(county) AND p.stage = 'awaitingVerification' AND p.owner_unit <> \(actor.unit)
                AND \(actor.account) NOT IN (\(accounts("check"))) AND \(actor.account) NOT IN (\(accounts("self-check")))
                """
        case .noticeOver where actor.role == .supervisor:
            return "\(county) AND p.stage = 'awaitingNotice' AND p.notice_day < \(today)"
        case .lookBack where actor.role == .supervisor:
            return """
                \(county) AND p.stage = 'closed' AND p.owner_unit <> \(actor.unit)
                AND p.id IN (SELECT problem_id FROM look_back_item WHERE result IS NULL)
                """
        case .toCheck where actor.role == .leader:
            return "\(county) AND p.stage = 'awaitingCheck' AND p.checker_unit IS NULL"
        case .toReview, .toAssign, .toVerify, .noticeOver, .lookBack, .ladder: return nil
        default: break
        }
        guard actor.role != .leader, actor.role != .administrator else { return nil }
        switch reason {
        case .toCheck:
            return """
                \(county) AND p.stage = 'awaitingCheck' AND p.checker_unit = \(actor.unit)
                AND \(actor.account) NOT IN (\(accounts("self-check")))
                """
        case .toReceive: return "\(own) AND p.stage = 'assigned'"
        case .returned: return "\(own) AND p.stage = 'underway' AND (\(last("return", "self-check"))) = 'return'"
        case .toPlan:
            return "\(own) AND p.stage = 'underway' AND (p.cause = '' OR p.measures = '' OR p.person = '')"
        case .overdue: return "\(own) AND p.stage = 'underway' AND p.next_day < \(today)"
        default:
            return """
                \(own) AND p.stage = 'underway' AND p.next_day >= \(today)
                AND p.next_day <= \(today + light.thresholds.nearDays)
                """
        }
    }

    private func last(_ one: String, _ other: String) -> Query {
        """
        SELECT m.transition FROM movement m WHERE m.subject_kind = 'problem' AND m.subject_id = p.id
        AND m.transition IN (\(one), \(other)) ORDER BY m.id DESC LIMIT 1
        """
    }

    private func accounts(_ transition: String) -> Query {
        """
        SELECT m.account_id FROM movement m WHERE m.id = (SELECT max(l.id) FROM movement l
            WHERE l.subject_kind = 'problem' AND l.subject_id = p.id AND l.transition = \(transition))
        """
    }

    /// Open problems the ladder's rule proposes a step for that this person may decide on.
    package func proposals(
        for actor: Actor,
        _ light: ProblemLight
    ) throws -> [(line: ProblemLine, proposal: LadderProposal)] {
        guard actor.role == .supervisor || actor.role == .leader else { return [] }
        let today = light.today.daysSince1970
        let thresholds = try tx.ladder.thresholds(of: actor.county)
        let taken = tx.dialect.joined(
            "m.step",
            separator: ",",
            from: "FROM problem_measure m WHERE m.problem_id = p.id AND m.is_taken = 1",
            order: "m.id"
        )
        let candidates = try tx.rows(
            """
            SELECT \(Self.columns), coalesce(unit.name, '') AS owner_name, region.name AS place_name,
                \(light.light) AS light, coalesce(p.next_day, 9999999) AS sort_key, \(taken) AS taken_steps,
                (SELECT max(m.day) FROM problem_measure m WHERE m.problem_id = p.id) AS decided_day
            FROM problem p JOIN region ON region.code = p.region LEFT JOIN unit ON unit.id = p.owner_unit
            WHERE p.county = \(actor.county) AND p.stage IN ('assigned', 'underway', 'awaitingCheck')
                AND p.owner_unit <> \(actor.unit)
                AND (p.next_day < \(today) OR p.stage = 'assigned' OR p.returns >= \(thresholds.returns) OR p.reopenings > 0)
            ORDER BY coalesce(p.next_day, 9999999), p.id LIMIT 500
            """
        ) { row in
            let steps = (try row.optionalText("taken_steps") ?? "").split(separator: ",")
            return (
                line: try ProblemLine(row),
                taken: steps.compactMap { LadderStep(rawValue: String($0)) }.max(),
                decided: try row.optionalInt("decided_day").map(Day.init(daysSince1970:))
            )
        }
        return candidates.compactMap { line, taken, decided in
            let problem = line.problem
            let facts = LadderFacts(
                stage: problem.stage,
                nextDay: problem.nextDay,
                assignedOn: problem.assignedOn,
                returns: problem.returns,
                reopenings: problem.reopenings,
                taken: taken,
                decidedOn: decided
            )
            guard let proposal = Ladder.proposal(facts, on: light.today, thresholds),
                proposal.step.needsLeader == (actor.role == .leader)
            else { return nil }
            return (line, proposal)
        }
    }

    private func proposed(for actor: Actor, _ light: ProblemLight, _ limit: Int) throws -> ProblemGroup? {
        let all = try proposals(for: actor, light)
        guard !all.isEmpty else { return nil }
        return ProblemGroup(reason: .ladder, count: all.count, lines: Array(all.prefix(limit).map(\.line)))
    }
}

/// A count of the wall: the problems of a township at one light.
package struct ProblemCell: Hashable, Sendable {
    package let township: String
    package let light: Light
    package let count: Int
}

extension ProblemStore {
    /// Problems by township and light; those of the county itself stand under its own code.
    package func wall(for actor: Actor, _ light: ProblemLight) throws -> [ProblemCell] {
        let scope = ProblemScope(actor, tx.dialect)
        return try tx.rows(
            """
            SELECT substr(p.region, 1, 9) AS township, \(light.light) AS light, count(*) AS problems
            FROM problem p WHERE \(scope.condition) AND p.stage <> 'withdrawn' GROUP BY 1, 2 ORDER BY 1, 2
            """
        ) {
            ProblemCell(township: try $0.text("township"), light: try $0.value("light"), count: try $0.int("problems"))
        }
    }
}
