import Core
import Database
import Imports
import Ledgers

/// The key is not the one this database was sealed with.
package struct WrongPersonalKey: Error {
    package init() {}
}

/// 核对密钥: before anything is sealed with a key, it is the one that sealed what is there (ADR 118).
package struct CheckPersonalKey: Sendable {
    let desk: CatalogueDesk

    package init(_ desk: CatalogueDesk) { self.desk = desk }

    private enum Verdict {
        case kept, opens, nothingSealed, wrong
    }

    /// Where the database keeps no word of its key yet, it is kept once something sealed opens.
    /// - Throws: `WrongPersonalKey`.
    package func callAsFunction() async throws {
        let (vault, shelf) = (desk.vault, desk.shelf)
        let verdict = try await desk.database.read { tx -> Verdict in
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
        case .opens: try await desk.database.write { tx in try tx.personalKey(vault).keep() }
        case .wrong: throw WrongPersonalKey()
        }
    }

    /// The key that was is lost: this one counts from now on.
    package func accept() async throws {
        let vault = desk.vault
        try await desk.database.write { tx in try tx.personalKey(vault).replace() }
    }
}
