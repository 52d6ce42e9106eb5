import Core
import Database
import Expression
import Programmes

/// What every act on things of ledgers works with.
package struct LedgerDesk: Sendable {
    package let database: Database
    package let environment: Environment
    package let shelf: BookShelf
    package let vault: PersonalVault

    package init(database: Database, environment: Environment, shelf: BookShelf, vault: PersonalVault) {
        self.database = database
        self.environment = environment
        self.shelf = shelf
        self.vault = vault
        shelf.keep(vault)
    }

    /// One transaction; a unique value that another thing took and an amount beyond the bound of sums are issues, and nothing is
    /// written.
    /// - Parameter actor: who is told which thing an amount is of.
    package func write<Value: Sendable>(
        by actor: Actor? = nil,
        _ body: @escaping @Sendable (Transaction) throws -> Outcome<Value>
    ) async throws -> Outcome<Value> {
        do {
            return try await database.write { tx in
                let outcome = try body(tx)
                if case .refused(let issues) = outcome { throw Refusal(issues: issues) }
                return outcome
            }
        } catch let refusal as Refusal {
            return .refused(refusal.issues)
        } catch let taken as KeyTaken {
            return .refused([taken.issue])
        } catch let large as SumTooLarge {
            return .refused([large.issue(for: actor)])
        } catch let fault as DatabaseFault where fault.isUnique("ledger", "field", "value", "scope") {
            return .refused([Issue("item.takenNow")])
        }
    }

    /// Leaves a transaction with nothing written.
    private struct Refusal: Error {
        let issues: [Issue]
    }

    func reader(_ book: LedgerBook, for actor: Actor, _ tx: Transaction) throws -> DraftReader {
        DraftReader(book: book, places: try shelf.places(in: actor.region, tx), today: environment.today)
    }

    /// The values a thing is found by, with personal ones sealed in `values`.
    func seal(_ draft: ItemDraft, _ book: LedgerBook) throws -> [Value] {
        var values = draft.values
        for (place, plain) in draft.personal {
            let field = book.playbook.fields[place]
            let mask = PersonalVault.mask(plain, of: field.type)
            values[place] = .text(try vault.sealed(plain, about: field.key, mask: mask))
        }
        return values
    }

    func keys(of item: LedgerItem, _ book: LedgerBook, personal: [Int: String]) -> [ItemKey] {
        var keys: [ItemKey] = []
        keys.reserveCapacity(book.findable.count)
        for field in book.findable {
            guard let value = value(item.values[field.place], field, personal) else { continue }
            let scope = field.unique.map { item.region.ancestor(at: $0) ?? item.region }
            keys.append(
                ItemKey(
                    field: field.number,
                    value: field.isPersonal ? value : ItemKey.value(of: value),
                    scope: scope?.digits ?? "#\(item.id)"
                )
            )
        }
        return keys
    }

    private func value(_ value: Value, _ field: FindableField, _ personal: [Int: String]) -> String? {
        guard field.isPersonal else { return value.isKnown ? ItemWords.plain(value) : nil }
        guard case .text(let stored) = value else { return nil }
        return (personal[field.place] ?? vault.opened(stored, about: field.key))
            .map { vault.blindIndex($0, about: field.key) }
    }
}

extension KeyTaken {
    var issue: Issue { Issue("item.taken", field: key, ["label": label, "title": title, "item": "\(item)"]) }
}
