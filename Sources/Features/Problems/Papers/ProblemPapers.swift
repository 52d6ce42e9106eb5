import Accounts
import Core
import Database
import Papers
import Regions
import Workflow

/// The documents that acts on problems write: 交办单 and 整改通知单 hand problems out, a 督办函 presses. They are documents of
/// the unit like any other: numbered in its series, printed, signed for (`Papers`); here stands which problems they are about.
struct ProblemPapers {
    let issue: IssuePaper
    let actor: Actor
    let tx: Transaction

    static let handingOut: [PaperKind] = [.assignment, .rectification]

    private static let objection = "对本单有异议的，可以自签收之日起30日内在问题页提出，由其他人员复核。"

    /// Hands problems to a unit in writing.
    func handOut(
        _ kind: PaperKind,
        _ problems: [(id: ProblemID, movement: Movement)],
        to unit: Unit,
        words: String,
        answerBy: Day?
    ) throws -> PaperID {
        let found = try problems.map { try tx.problems.find($0.id, for: actor) }
        let items = try found.map(item)
        let about = Self.about(found)
        let demand = [words, Self.objection].filter { !$0.isEmpty }
        let draft: PaperDraft
        if kind == .rectification {
            let finders = Set(found.map(\.finder)).subtracting([""])
            let days = Set(found.map(\.foundOn))
            draft = RectificationNotice(
                unit: unit.id,
                unitName: unit.name,
                inspector: finders.count == 1 ? finders.first ?? "" : "",
                checkedOn: days.count == 1 ? days.first : nil,
                items: items,
                replyBy: answerBy,
                demand: demand.joined(separator: "\n"),
                about: about
            ).draft(from: actor.unitName)
        } else {
            let sources = Set(found.map(\.source.word)).sorted().joined(separator: "、")
            draft = AssignmentSlip(
                unit: unit.id,
                unitName: unit.name,
                source: sources,
                matter: found.count == 1 ? found[0].content : "整改附件所列的\(found.count)个问题",
                demand: demand.joined(separator: "\n"),
                due: answerBy,
                items: found.count == 1 ? [] : items,
                about: about
            ).draft(from: actor.unitName)
        }
        return try write(draft, problems)
    }

    /// 督办: one letter about one problem, answered within the days the ladder gives a step to work.
    func press(_ dossier: ProblemDossier, _ movement: Movement, _ facts: [String], answerBy: Day) throws -> PaperID? {
        guard let owner = dossier.problem.owner else { return nil }
        let draft = SupervisionLetter(
            unit: owner,
            unitName: dossier.ownerName,
            item: try item(dossier.problem),
            facts: facts.joined(separator: "，"),
            reason: movement.note,
            replyBy: answerBy,
            about: Self.about([dossier.problem])
        ).draft(from: actor.unitName, on: issue.today)
        return try write(draft, [(dossier.problem.id, movement)])
    }

    private func write(_ draft: PaperDraft, _ problems: [(id: ProblemID, movement: Movement)]) throws -> PaperID {
        switch try issue.atOnce(draft, by: actor, tx) {
        case .refused(let issues): throw RefusedAll(issues: issues)
        case .done(let id):
            try tx.problems.insertPaper(id, problems)
            return id
        }
    }

    private static func about(_ problems: [Problem]) -> PaperAbout {
        PaperAbout(problems.count == 1 ? "problem" : "problems", problems[0].id.rawValue)
    }

    private func item(_ problem: Problem) throws -> RectificationNotice.Item {
        let phases = try tx.problems.phases(of: problem.id).filter { $0.reachedOn == nil }
        let place = try tx.regions.path(of: problem.region, below: problem.county)
        return RectificationNotice.Item(
            place: problem.spot.isEmpty ? place : place + problem.spot,
            category: problem.aspect,
            problem: problem.content,
            pictures: try tx.problems.files(of: problem.id).count { $0.side == .before && $0.isPicture },
            measures: problem.measures,
            due: phases.last?.due,
            phases: phases.count < 2 ? "" : PhaseText.written(phases.map { PhaseInput(due: $0.due, goal: $0.goal) }),
            person: problem.person,
            money: problem.funds,
            remark: "\(problem.number)"
        )
    }
}

/// A document about a problem, as its page shows it.
package struct ProblemPaper: Hashable, Sendable {
    package let id: PaperID
    package let kind: PaperKind
    package let number: String
    package let isWithdrawn: Bool
    /// The act it went out with.
    package let occasion: Int64
    package let receivedAt: Instant?
    package let receivedBy: String?
}
