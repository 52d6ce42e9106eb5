import Core
import Database
import Pages
import Web

/// A place that was merged into another, and what goes on in its stead today.
package struct EndedPlace: Hashable, Sendable {
    package let code: RegionCode
    package let name: String
    package let endedOn: Day
    package let heir: Region
    /// The township the heir lies in, where it is another one.
    package let township: String

    /// 清泉镇泉头村, 下坪村.
    package var heirName: String { township + heir.name }
    package var sentence: String { "\(name)已于 \(Format.day(endedOn)) 并入\(heirName)。" }
    /// The last day whose evening it stood on.
    package var lastDay: Day { endedOn.adding(days: -1) }

    /// Whether a post that answers for `reach` sees what goes on: a village may have gone to another township.
    package func isOpen(to reach: RegionCode) -> Bool { reach.contains(heir.code) }
}

extension RegionStore {
    /// Nil while the place stands.
    package func ended(_ region: Region) throws -> EndedPlace? {
        guard let endedAt = region.endedAt, var next = region.successor else { return nil }
        // What a village was merged into may have been merged itself.
        var heir = try find(next)
        while heir.endedAt != nil, let later = heir.successor, later != region.code, later != next {
            next = later
            heir = try find(next)
        }
        let township = heir.code.ancestor(at: .township)
        let isOther = township != region.code.ancestor(at: .township)
        return EndedPlace(
            code: region.code,
            name: region.name,
            endedOn: endedAt.day,
            heir: heir,
            township: isOther ? try township.flatMap(first)?.name ?? "" : ""
        )
    }

    /// The place of a scope whose things are in `heir` today; of several the one that ended last.
    package func gone(to heir: RegionCode, from scope: RegionCode) throws -> Region? {
        let isOwn = { (place: Region) in scope.contains(place.code) }
        let gone = try forerunners(of: heir, until: isOwn).filter(isOwn)
        guard let last = gone.compactMap(\.endedAt).max(), try find(heir).endedAt == nil else { return nil }
        return gone.first { $0.endedAt == last }
    }
}

extension Visit {
    /// An address that asks for a place outside the person's own which took over one of them leads to the own one: its page
    /// says where it went. Nil for every other address.
    package func leadingBack(_ database: Database) async throws -> Reply? {
        let own = try actor.region
        guard let asked = RegionCode(query.text("region")), !own.contains(asked), !asked.contains(own),
            let gone = try await database.read({ tx in try tx.regions.gone(to: asked, from: own) })
        else { return nil }
        return .redirect(to: address(with: query.replacing("region", with: gone.code.digits)))
    }
}
