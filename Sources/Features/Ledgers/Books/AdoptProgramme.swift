import Core
import Database
import Programmes
import Records

/// 启用专项: a county takes on a version of a playbook. New things are entered under it; old ones keep theirs.
package struct AdoptProgramme: Sendable {
    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    package func callAsFunction(_ text: PlaybookText, by actor: Actor) async throws -> Outcome<ProgrammeID> {
        guard actor.role == .supervisor else { return .refused([Issue("programme.notAllowed")]) }
        return try await database.write { [environment] tx in
            try Self.adopt(text, RecordAuthor(actor), account: actor.account, in: environment, tx)
        }
    }

    /// As the program itself, when a county is set up.
    package func callAsFunction(_ text: PlaybookText, for county: RegionCode) async throws -> Outcome<ProgrammeID> {
        try await database.write { [environment] tx in
            try Self.adopt(text, RecordAuthor(named: "落实", county: county), account: nil, in: environment, tx)
        }
    }

    /// Within a transaction somebody else opened.
    package static func adopt(
        _ text: PlaybookText,
        _ author: RecordAuthor,
        account: AccountID?,
        in environment: Environment,
        _ tx: Transaction
    ) throws -> Outcome<ProgrammeID> {
        let (playbook, county) = (text.playbook, author.county)
        try tx.programmes.takeTurns()
        let broken = try tx.programmes.broken(beside: text, in: county)
        guard broken.isEmpty else {
            let names = broken.prefix(5).joined(separator: "、")
            return .refused([Issue("programme.breaks", ["name": playbook.name, "others": names])])
        }
        let known = try tx.programmes.first(playbook.key, digest: playbook.version, in: county)
        let id: ProgrammeID = known ?? environment.newID()
        if known == nil {
            try tx.programmes.insert(
                id,
                playbook,
                text: text.yaml,
                in: county,
                account: account,
                person: author.person,
                at: environment.now()
            )
        }
        let ledger = try tx.programmes.run(playbook.key, under: id, in: county)
        try tx.programmes.addWords(.stage, playbook.stages.map(\.key), to: ledger)
        try tx.programmes.addWords(.measure, playbook.measures.map(\.key), to: ledger)
        try tx.programmes.addWords(.field, playbook.fields.map(\.key), to: ledger)
        let entry = RecordEntry(
            "programme.adoption",
            on: "programme",
            id.rawValue,
            "\(playbook.name)，版本 \(playbook.version)"
        )
        try tx.records.append([entry], by: author, in: environment)
        return .done(id)
    }
}
