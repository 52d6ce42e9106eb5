import Core
import Pages

/// A place that was not there yet on a day, and those it took over since.
package struct BegunPlace: Hashable, Sendable {
    package let name: String
    package let beganOn: Day
    /// The places that stood that day and are part of it now, by code: merged into it, or into one that was.
    package let former: [Region]

    package var sentence: String { "\(name)从 \(Format.day(beganOn)) 起设立，那天以前没有它的数。" }
}

extension RegionStore {
    /// Nil where the place was there already on the evening of `day`.
    package func begun(_ region: Region, after day: Day) throws -> BegunPlace? {
        guard let beganOn = region.beganAt?.day, day < beganOn else { return nil }
        let former = try forerunners(of: region.code).filter { $0.stands(on: day) }
        return BegunPlace(name: region.name, beganOn: beganOn, former: former.sorted { $0.code < $1.code })
    }
}
