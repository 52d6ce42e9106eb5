import Core
import Database
import Pages
import Programmes
import Web

extension LedgerRoutes {
    var versions: [Route] {
        [
            .get("/ledgers/{ledger}/versions", Self.readers, "台账的版本") { visit in
                .page(try await versionsPage(visit).render(await visit.pageContext))
            }
        ]
    }

    private func versionsPage(_ visit: Visit) async throws -> LedgerVersionsPage {
        let (actor, key) = (try visit.actor, try visit.part("ledger"))
        let brought = shipped.first { $0.playbook.key == key }?.playbook
        return try await database.read { tx in
            let (current, functions) = try book(key, for: actor, tx)
            let adopted = try tx.programmes.versions(of: key, in: actor.county)
            // With one version the sums know.
            let sums = try tx.rollUps.sums(current.ledger, in: actor.region)
            let things =
                try adopted.count > 1
                ? tx.items(shelf).countsByVersion(current, for: actor)
                : [current.programme: Int(sums.values.reduce(0, +))]
            let playbooks = adopted.map { try? shelf.book($0.id, in: tx).playbook }
            let versions = adopted.enumerated().map { place, one in
                let before = place + 1 < playbooks.count ? playbooks[place + 1] : nil
                return LedgerVersionsPage.Version(
                    adopted: one,
                    changes: before.flatMap { playbooks[place]?.changes(since: $0) },
                    things: things[one.id] ?? 0,
                    isCurrent: one.id == current.programme
                )
            }
            let isNew = brought.map { $0.version != current.playbook.version } ?? false
            return LedgerVersionsPage(
                playbook: current.playbook,
                versions: versions,
                offered: isNew ? brought?.changes(since: current.playbook) : nil,
                mayAdopt: actor.role == .supervisor,
                mayTidy: ItemPolicy.mayTidy(actor, current.playbook, functions: functions)
            )
        }
    }
}
