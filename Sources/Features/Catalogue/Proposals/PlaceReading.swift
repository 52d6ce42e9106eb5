import Core
import Imports
import SheetShapes

/// The county's places, as a proposal needs them; nothing where nobody knows which county it is.
package struct PlaceNames: Sendable {
    package let county: String
    /// As imports find them: a name is understood here if the rows will be.
    private let finder: PlaceFinder?

    package init(county: String = "", _ finder: PlaceFinder? = nil) {
        self.county = county
        self.finder = finder
    }

    var isEmpty: Bool { finder == nil }

    /// Forty characters: no place of a county has a longer name, and to look for one in a paragraph takes long.
    private static let longest = 120

    /// Of 上坪村, 云雾镇上坪村 and 云岭县/云雾镇/上坪村 the village, also with the group behind; nil of what is no place.
    func level(of text: String) -> RegionCode.Level? {
        guard text.utf8.count <= Self.longest else { return nil }
        return switch finder?.find(text) {
        case .found(let code): code.level
        case .several(let codes): codes.map(\.level).min()
        case .unknown, nil: nil
        }
    }
}

/// Which columns say where a thing is.
struct PlaceReading {
    private(set) var township: Int?
    private(set) var village: Int?

    var columns: [Int] { [township, village].compactMap { $0 } }
    var level: ProposedLedger.Level { village != nil ? .village : township != nil ? .township : .county }

    /// So many different values are looked at.
    private static let most = 300

    init(_ columns: [ColumnSample], _ places: PlaceNames) {
        for sample in columns where !sample.column.isSerial {
            guard village == nil || township == nil else { return }
            let levels = places.isEmpty ? nil : sample.values.prefix(Self.most).map(places.level(of:))
            let heading = sample.column.names.last ?? ""
            // Imports take a 自然村 for a group of a village; here it is the lowest place there is.
            let isVillage = PlaceHeadings.name(heading, .placePart(.village)) || sample.plainName == "自然村"
            if village == nil, Self.names(sample, isVillage, levels, { $0 >= .village }) { village = sample.place }
            let isTownship = PlaceHeadings.name(heading, .placePart(.township))
            if township == nil, village != sample.place, Self.names(sample, isTownship, levels, { $0 == .township }) {
                township = sample.place
            }
        }
    }

    /// With the county's places the values decide, where there are values; without them the header does.
    /// - Parameter levels: of the place each value names; nil where nobody knows the county's places.
    private static func names(
        _ sample: ColumnSample,
        _ isNamed: Bool,
        _ levels: [RegionCode.Level?]?,
        _ isOne: (RegionCode.Level) -> Bool
    ) -> Bool {
        guard let levels, sample.filled > 0 else {
            return isNamed && (sample.isEmpty || sample.column.type == .region || sample.column.type == .text)
        }
        // May hold either: the values decide. An address names a place nearly always, or none.
        let heading = sample.column.names.last ?? ""
        let isWhole = PlaceHeadings.name(heading, .place) && !PlaceHeadings.isAddress(heading)
        let count = levels.count { $0.map(isOne) ?? false }
        return count * 10 >= levels.count * (isNamed || isWhole ? 3 : 8)
    }
}
