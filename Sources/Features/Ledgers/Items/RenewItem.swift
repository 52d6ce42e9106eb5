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
        try await desk.revise(id, version, answers, act: "item.renewal", by: actor) { old, book, tx in
            let current = try desk.shelf.current(book.playbook.key, in: book.county, tx)
            guard current.programme == programme else { return .refused([Issue("renewal.newer")]) }
            let reader = try desk.reader(current, for: actor, tx)
            let renewal = try desk.renewal(of: old, book, to: current, with: answers, reader, for: actor, tx)
            guard renewal.issues.isEmpty else { return .refused(renewal.issues) }
            return .done(Revision(item: renewal.item, personal: renewal.personal))
        }
    }
}
