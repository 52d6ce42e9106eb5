import Catalogue
import Core
import Database
import Imports
import Ledgers

/// The key is not the one this database was sealed with.
struct WrongPersonalKey: Error {}

/// 核对密钥: before anything is sealed with a key, it is the one that sealed what is there (ADR 118). What is sealed lies in
/// ledgers, imports and new ledgers.
struct CheckPersonalKey: Sendable {
    private let database: Database
    private let shelf: BookShelf
    private let vault: PersonalVault

    init(_ desk: LedgerDesk) {
        database = desk.database
        shelf = desk.shelf
        vault = desk.vault
    }

    /// Of the key of the settings against what a database keeps sealed.
    init(_ database: Database, _ settings: Settings) {
        self.database = database
        shelf = BookShelf()
        vault = PersonalVault(secret: settings.personalKey)
    }

    private enum Verdict {
        case kept, opens, nothingSealed, wrong
    }

    /// Where the database keeps no word of its key yet, it is kept once something sealed opens.
    /// - Throws: `WrongPersonalKey`.
    func callAsFunction() async throws {
        let vault = vault
        let shelf = shelf
        let verdict = try await database.read { tx -> Verdict in
            if let matches = try tx.personalKey(vault).matches() { return matches ? .kept : .wrong }
            let opened = [
                try tx.personalKey(vault).opensThings(shelf),
                try tx.imports(vault).opensSealed(),
                try tx.proposals(vault).opensSealed(),
            ].compactMap(\.self)
            if opened.isEmpty { return .nothingSealed }
            return opened.contains(true) ? .opens : .wrong
        }
        switch verdict {
        // What the next key seals tells it from others.
        case .kept, .nothingSealed: break
        case .opens: try await database.write { tx in try tx.personalKey(vault).keep() }
        case .wrong: throw WrongPersonalKey()
        }
    }

    /// The key that was is lost: this one counts from now on.
    func accept() async throws {
        let vault = vault
        try await database.write { tx in try tx.personalKey(vault).replace() }
    }
}
