import Accounts
import Core
import Database
import Files
import Papers
import Workflow

/// How problems are handed out.
package struct Assignment: Hashable, Sendable {
    /// 交办单 or 整改通知单.
    package var kind = PaperKind.assignment
    /// 要求.
    package var words = ""
    /// Nil keeps what the problem says.
    package var owner: UnitID?
    package var person: String?
    /// Nil: the township for its villages; otherwise whoever hands it out.
    package var checker: UnitID?
    package var phases: [PhaseInput] = []
    /// For problems handed out together: by when those are put right whose own last day has passed or was never set.
    package var due: Day?
    package var needsNotice: Bool?

    package init() {}
}

/// 交办: problems go to their units, each unit with one numbered document; none where a unit hands something to itself.
package struct AssignProblems: Sendable {
    let database: Database
    let environment: Environment
    /// Where the county's own forms of documents lie.
    let vault: FileVault?

    package init(database: Database, environment: Environment, vault: FileVault? = nil) {
        self.database = database
        self.environment = environment
        self.vault = vault
    }

    /// All or none. `version` is given where one problem was seen on its own page.
    package func callAsFunction(
        _ ids: [ProblemID],
        version: Int? = nil,
        _ assignment: Assignment,
        by actor: Actor
    ) async throws -> Outcome<[PaperID]> {
        guard !ids.isEmpty else { return .refused([Issue("problem.none", field: "problem")]) }
        let (environment, single) = (environment, version != nil)
        let issue = IssuePaper(database: database, environment: environment, vault: vault)
        return try await database.write { tx in
            var handed: [HandedOut] = []
            var issues: [Issue] = []
            for id in ids {
                let dossier = try tx.problems.dossier(id, for: actor, locking: true)
                let order = try HandingOut(dossier, assignment, isSingle: single, by: actor, environment, tx)
                guard order.issues.isEmpty else {
                    issues += order.issues
                    continue
                }
                if issues.isEmpty {
                    switch try order.carryOut(version: version ?? dossier.problem.version) {
                    case .refused(let refused): issues += refused
                    case .done(let done): handed.append(done)
                    }
                }
            }
            guard issues.isEmpty else { throw RefusedAll(issues: issues) }
            let papers = ProblemPapers(issue: issue, actor: actor, tx: tx)
            return .done(try Self.write(handed, assignment, papers))
        } refusing: {
            $0
        }
    }

    private static func write(
        _ handed: [HandedOut],
        _ assignment: Assignment,
        _ papers: ProblemPapers
    ) throws -> [PaperID] {
        var order: [UnitID] = []
        var byUnit: [UnitID: [HandedOut]] = [:]
        for one in handed where one.owner.id != papers.actor.unit {
            if byUnit[one.owner.id] == nil { order.append(one.owner.id) }
            byUnit[one.owner.id, default: []].append(one)
        }
        return try order.map { unit in
            let own = byUnit[unit] ?? []
            return try papers.handOut(
                ProblemPapers.handingOut.contains(assignment.kind) ? assignment.kind : .assignment,
                own.map { ($0.problem, $0.movement) },
                to: own[0].owner,
                words: assignment.words,
                answerBy: own.compactMap(\.lastDay).max()
            )
        }
    }
}

/// Thrown inside a transaction so that nothing of it stays; answered as a refusal.
struct RefusedAll: Error {
    let issues: [Issue]
}

extension AssignProblems {
    struct HandedOut: Sendable {
        let problem: ProblemID
        let owner: Unit
        let movement: Movement
        let lastDay: Day?
    }
}

extension Database {
    /// A transaction that undoes everything where it throws `RefusedAll`, and answers its issues.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Outcome<Value>,
        refusing: ([Issue]) -> [Issue]
    ) async throws -> Outcome<Value> {
        do {
            return try await write(body)
        } catch let refused as RefusedAll {
            return .refused(refusing(refused.issues))
        }
    }
}
