import Core
import Database
import Expression
import Programmes

extension Transaction {
    package func personalKey(_ vault: PersonalVault) -> PersonalKeyStore { PersonalKeyStore(tx: self, vault: vault) }
}

/// What tells a key from the one things were sealed with: a word sealed by it, kept once, and before that the things
/// themselves.
package struct PersonalKeyStore {
    private static let word = "luoshi"
    private static let about = "personal key"
    /// So many values of a field are tried, of the first and of the last things: where another key was used once, most may be
    /// of that one.
    private static let tried = 20

    let tx: Transaction
    let vault: PersonalVault

    /// Whether this key sealed the word; nil where none is kept yet.
    package func matches() throws -> Bool? {
        let sealed = try tx.optionalValue("SELECT sealed FROM personal_key", as: String.self)
        return sealed.map { SheetSeal.isSealed($0) && vault.sheets.opened($0, about: Self.about) == Self.word }
    }

    /// Where several servers begin together, the first one's stays.
    package func keep() throws {
        let sealed = try vault.sheets.sealed(Self.word, about: Self.about)
        try tx.run("INSERT INTO personal_key (id, sealed) VALUES (1, \(sealed)) ON CONFLICT (id) DO NOTHING")
    }

    /// This key counts from now on, whatever another one sealed.
    package func replace() throws {
        try tx.run("DELETE FROM personal_key")
        try keep()
    }

    /// Whether any sealed value of a thing opens, of those tried; nil where there is none.
    package func opensThings(_ shelf: BookShelf) throws -> Bool? {
        var opens: Bool?
        for programme in try tx.values("SELECT programme_id FROM ledger ORDER BY id", as: ProgrammeID.self) {
            do {
                let book = try shelf.book(programme, in: tx)
                for field in book.findable where field.isPersonal {
                    guard let one = try self.opens(field, of: book, shelf) else { continue }
                    if one { return true }
                    opens = false
                }
            } catch is NotFound {
                // A playbook this program does not read: the others tell.
                continue
            }
        }
        return opens
    }

    private func opens(_ field: FindableField, of book: LedgerBook, _ shelf: BookShelf) throws -> Bool? {
        var ids: Set<ItemID> = []
        for order in ["ASC", "DESC"] as [Query] {
            ids.formUnion(
                try tx.values(
                    """
                    SELECT item_id FROM item_key WHERE ledger = \(book.ledger) AND field = \(field.number)
                    ORDER BY item_id \(order) LIMIT \(Self.tried)
                    """,
                    as: ItemID.self
                )
            )
        }
        guard !ids.isEmpty else { return nil }
        let sealed = try tx.items(shelf).things(Array(ids)).compactMap { item -> String? in
            let own = try shelf.book(of: item, in: tx)
            guard let place = own.playbook.field(field.key), own.playbook.fields[place].isPersonal,
                case .text(let stored) = item.values[place]
            else { return nil }
            return stored
        }
        return sealed.isEmpty ? nil : sealed.contains { vault.opened($0, about: field.key) != nil }
    }
}
