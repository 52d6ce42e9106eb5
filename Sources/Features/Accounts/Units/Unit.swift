import Core

/// A body that can own work: a department, a township government, a village committee.
package struct Unit: Hashable, Sendable {
    package let id: UnitID
    package let county: RegionCode
    /// The place it answers for: the county for departments, a township or village below.
    package var region: RegionCode
    package var kind: UnitKind
    /// The full name, unique in the county: 云岭县农业农村局.
    package var name: String
    /// As lists and chips show it: 农业农村局. Never empty; the name where nobody gave one.
    package var shortName: String
    /// Its place among the units of its kind.
    package var position: Int

    package init(
        id: UnitID,
        county: RegionCode,
        region: RegionCode,
        kind: UnitKind,
        name: String,
        shortName: String,
        position: Int
    ) {
        self.id = id
        self.county = county
        self.region = region
        self.kind = kind
        self.name = name
        self.shortName = shortName
        self.position = position
    }
}

package enum UnitKind: String, CaseIterable, Sendable {
    case department, township, village

    package var word: String {
        switch self {
        case .department: "县直部门"
        case .township: "乡镇街道"
        case .village: "村和社区"
        }
    }

    /// The level of the places such units answer for.
    package var level: RegionCode.Level {
        switch self {
        case .department: .county
        case .township: .township
        case .village: .village
        }
    }
}
