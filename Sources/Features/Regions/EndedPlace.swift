import Core
import Pages

/// A place that was merged into another, and what goes on in its stead today.
package struct EndedPlace: Hashable, Sendable {
    package let name: String
    package let endedOn: Day
    package let heir: Region

    package var sentence: String { "\(name)已于 \(Format.day(endedOn)) 并入\(heir.name)。" }
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
        return EndedPlace(name: region.name, endedOn: endedAt.day, heir: heir)
    }
}
