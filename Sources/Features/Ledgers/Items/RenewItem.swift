import Core
import Database
import Programmes

/// 改用新版, one thing by hand: its answers are looked through as the new version asks for them.
package struct RenewItem: Sendable {
    let desk: LedgerDesk

    package init(_ desk: LedgerDesk) { self.desk = desk }

    /// - Parameter programme: the version the answers were given for; where the county took on another meanwhile, nothing
    ///   is written.
    package func callAsFunction(
        _ id: ItemID,
        version: Int,
        to programme: ProgrammeID,
        _ answers: ItemAnswers,
        by actor: Actor
    ) async throws -> Outcome<ItemID> {
        let desk = desk
        return try await desk.write { tx in
            let store = tx.items(desk.shelf)
            let old = try store.find(id, for: actor, locking: true)
            let book = try desk.shelf.book(of: old, in: tx)
            if let issue = try EditItem.obstacle(old, version, book, actor, tx) { return .refused([issue]) }
            let current = try desk.shelf.current(book.playbook.key, in: book.county, tx)
            guard current.programme == programme else { return .refused([Issue("renewal.newer")]) }
            let reader = try desk.reader(current, for: actor, tx)
            let renewal = try desk.renewal(of: old, book, to: current, with: answers, reader, for: actor, tx)
            guard renewal.issues.isEmpty else { return .refused(renewal.issues) }
            for files in answers.files.values {
                try store.insert(files, of: renewal.item, on: nil, by: actor, at: desk.environment.now())
            }
            let personal = renewal.personal
            return try desk.store(renewal.item, over: old, act: "item.renewal", personal: personal, by: actor, tx)
        }
    }
}
