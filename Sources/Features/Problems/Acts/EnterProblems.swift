import Accounts
import Core
import Database
import Records
import Tasks

/// Registers problems: one by hand, or a list somebody brought, all or none.
package struct EnterProblems: Sendable {
    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    package func callAsFunction(
        _ input: ProblemInput,
        files: Evidence = .none,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        let issues = ProblemRules.issues(input, by: actor, on: environment.today)
        guard issues.isEmpty else { return .refused(issues) }
        let environment = environment
        return try await database.write { tx in
            let more = try Self.issues(input, by: actor, in: tx)
            guard more.isEmpty else { return .refused(more) }
            let made = try Self.insert([input], batch: nil, by: actor, in: environment, tx)
            guard let problem = made.first else { return .refused([Issue("problem.content", field: "content")]) }
            try tx.problems.insert(try files.keep(), of: problem, on: nil, by: actor, at: environment.now())
            try tx.records.append(
                RecordEntry("problem.entry", on: "problem", problem.id.rawValue, "\(problem.number)"),
                by: actor,
                in: environment
            )
            return .done(problem.id)
        }
    }

    /// One problem another act found, within its transaction; the caller has checked what was said.
    package func keep(_ input: ProblemInput, by actor: Actor, _ tx: Transaction) throws -> ProblemID? {
        guard let made = try Self.insert([input], batch: nil, by: actor, in: environment, tx).first else { return nil }
        let entry = RecordEntry("problem.entry", on: "problem", made.id.rawValue, "\(made.number)")
        try tx.records.append(entry, by: actor, in: environment)
        return made.id
    }

    /// A list of the level above: kept under its name and with its numbers.
    package func list(_ inputs: [ProblemInput], named name: String, by actor: Actor) async throws -> Outcome<Int> {
        let environment = environment
        return try await database.write { tx in
            let batch: BatchID = environment.newID()
            try tx.problems.insert(batch: batch, name, by: actor, at: environment.now())
            let made = try Self.insert(inputs, batch: batch, by: actor, in: environment, tx)
            try tx.records.append(
                RecordEntry("problem.import", on: "problem-batch", batch.rawValue, "\(name)，\(made.count) 个问题"),
                by: actor,
                in: environment
            )
            return .done(made.count)
        }
    }

    /// What an inspection group found, within its own transaction; `files` stand beside the problems in order. Where they
    /// lie is for the group's plan to allow, not for the region of a post.
    package static func record(
        _ inputs: [ProblemInput],
        files: [[NewAttachment]],
        by actor: Actor,
        in environment: Environment,
        _ tx: Transaction
    ) throws -> [Problem] {
        let made = try insert(inputs, batch: nil, by: actor, in: environment, tx)
        for (problem, files) in zip(made, files) {
            try tx.problems.insert(files, of: problem, on: nil, by: actor, at: environment.now())
            try tx.records.append(
                RecordEntry("problem.entry", on: "problem", problem.id.rawValue, "\(problem.number)"),
                by: actor,
                in: environment
            )
        }
        return made
    }

    /// What only the database knows.
    private static func issues(_ input: ProblemInput, by actor: Actor, in tx: Transaction) throws -> [Issue] {
        guard let owner = input.owner else { return [] }
        guard try tx.units.first(owner, county: actor.county) != nil else {
            return [Issue("problem.owner", field: "owner")]
        }
        return []
    }

    private static func insert(
        _ inputs: [ProblemInput],
        batch: BatchID?,
        by actor: Actor,
        in environment: Environment,
        _ tx: Transaction
    ) throws -> [Problem] {
        guard !inputs.isEmpty else { return [] }
        let (year, now) = (environment.today.year, environment.now())
        let first = try tx.problems.takeNumbers(inputs.count, year: year, in: actor.county).lowerBound
        var made: [(Problem, [ProblemPhase])] = []
        for (index, input) in inputs.enumerated() {
            let number = ProblemNumber(year: year, sequence: first + index)
            let phases = input.phases.enumerated().map { ProblemPhase(ordinal: $0 + 1, due: $1.due, goal: $1.goal) }
            let problem = Problem(
                id: environment.newID(),
                county: actor.county,
                region: input.region ?? actor.region,
                spot: input.spot,
                number: number,
                batch: batch,
                batchNumber: input.batchNumber,
                source: input.source,
                aspect: input.aspect,
                content: input.content,
                foundOn: input.foundOn ?? environment.today,
                finder: input.finder,
                owner: input.owner,
                person: input.person,
                cause: input.cause,
                measures: input.measures,
                funds: input.funds,
                needsNotice: input.needsNotice,
                stage: .found,
                task: input.task,
                item: input.item.map { .init(rawValue: $0) },
                enteredBy: actor.account,
                enteredUnit: actor.unit,
                nextDay: phases.first?.due,
                returns: 0,
                reopenings: 0,
                remark: input.remark,
                version: 1
            )
            made.append((problem, phases))
        }
        try tx.problems.insert(made, at: now)
        return made.map(\.0)
    }
}
