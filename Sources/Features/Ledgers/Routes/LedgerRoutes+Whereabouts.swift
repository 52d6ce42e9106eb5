import Core
import Database
import Pages
import Regions
import Web

extension LedgerRoutes {
    /// The answer about a thing; where it is not there for this person, but once was in the own place, where it went.
    func orWhereabouts(of id: ItemID, _ visit: Visit, _ answer: () async throws -> Reply) async throws -> Reply {
        do {
            return try await answer()
        } catch let missing as NotFound {
            guard let page = try await whereaboutsPage(of: id, for: try visit.actor) else { throw missing }
            return .page(page.render(await visit.pageContext))
        }
    }

    private func whereaboutsPage(of id: ItemID, for actor: Actor) async throws -> WhereaboutsPage? {
        try await database.read { tx in
            guard let found = try tx.items(shelf).whereabouts(of: id, for: actor) else { return nil }
            return WhereaboutsPage(
                whereabouts: found,
                from: try tx.regions.wholeName(of: found.from),
                to: try tx.regions.wholeName(of: found.to)
            )
        }
    }
}

extension RegionStore {
    /// 清泉镇泉头村: no more of where a thing is than its township and village.
    fileprivate func wholeName(of code: RegionCode) throws -> String {
        let place = code.ancestor(at: .village) ?? code
        var parts = [place]
        if let township = place.ancestor(at: .township), township != place { parts.insert(township, at: 0) }
        let names = try names(of: parts)
        return parts.compactMap { names[$0] }.joined()
    }
}
