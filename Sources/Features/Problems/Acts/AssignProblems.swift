import Accounts
import Core
import Database
import Records
import Workflow

/// How problems are handed out.
package struct Assignment: Hashable, Sendable {
    package var kind = SlipKind.assignment
    /// 要求.
    package var words = ""
    /// Nil keeps what the problem says.
    package var owner: UnitID?
    package var person: String?
    /// Nil: the township for its villages; otherwise whoever hands it out.
    package var checker: UnitID?
    package var phases: [PhaseInput] = []
    package var needsNotice: Bool?

    package init() {}
}

/// 交办: problems go to their units, each unit with one numbered slip.
package struct AssignProblems: Sendable {
    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    /// All or none. `version` is given where one problem was seen on its own page.
    package func callAsFunction(
        _ ids: [ProblemID],
        version: Int? = nil,
        _ assignment: Assignment,
        by actor: Actor
    ) async throws -> Outcome<[SlipID]> {
        guard !ids.isEmpty else { return .refused([Issue("problem.none", field: "problem")]) }
        let (environment, single) = (environment, version != nil)
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
            return .done(try Self.issue(handed, assignment, by: actor, environment, tx))
        } refusing: {
            $0
        }
    }

    private static func issue(
        _ handed: [HandedOut],
        _ assignment: Assignment,
        by actor: Actor,
        _ environment: Environment,
        _ tx: Transaction
    ) throws -> [SlipID] {
        var order: [UnitID] = []
        var byUnit: [UnitID: [HandedOut]] = [:]
        for one in handed {
            if byUnit[one.owner.id] == nil { order.append(one.owner.id) }
            byUnit[one.owner.id, default: []].append(one)
        }
        return try order.map { unit in
            let own = byUnit[unit] ?? []
            let slip = NewSlip(
                id: environment.newID(),
                kind: assignment.kind,
                unit: unit,
                region: own[0].owner.region,
                words: assignment.words,
                answerBy: own.compactMap(\.lastDay).max()
            )
            try tx.slips.insert(slip, own.map { ($0.problem, $0.movement) }, by: actor, at: environment.now())
            try tx.records.append(
                RecordEntry(
                    "slip.issue",
                    on: "slip",
                    slip.id.rawValue,
                    "\(slip.kind.word)，\(own[0].owner.name)，\(own.count) 个问题"
                ),
                by: actor,
                in: environment
            )
            return slip.id
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
