import Core
import PolicyText

/// What a county knows that a unit must fit in with.
package struct UnitSurroundings: Sendable {
    package let county: RegionCode
    /// Names of the places of the county.
    package var regions: [RegionCode: String]
    /// The unit behind every name and alias in use by other units.
    package var taken: [String: String]

    package init(county: RegionCode, regions: [RegionCode: String], taken: [String: String]) {
        self.county = county
        self.regions = regions
        self.taken = taken
    }
}

/// What is wrong with a unit somebody wants to keep.
package enum UnitRules {
    package static let longestName = 60

    package static func issues(_ unit: UnitInput, _ known: UnitSurroundings) -> [Issue] {
        names(unit, known) + place(unit, known)
            + unit.functions.filter { key in !UnitFunction.all.contains { $0.key == key } }.map {
                Issue("unit.function", field: "functions", ["function": $0])
            }
    }

    private static func names(_ unit: UnitInput, _ known: UnitSurroundings) -> [Issue] {
        if unit.name.isEmpty { return [Issue("unit.nameMissing", field: "name")] }
        var issues: [Issue] = []
        if unit.name.count > longestName {
            issues.append(Issue("unit.nameLong", field: "name", ["longest": String(longestName)]))
        }
        if let other = known.taken[unit.name] {
            issues.append(Issue("unit.nameTaken", field: "name", ["name": unit.name, "other": other]))
        }
        for alias in unit.aliases {
            if let other = known.taken[alias] {
                issues.append(Issue("unit.aliasTaken", field: "aliases", ["alias": alias, "other": other]))
            } else if alias.count > longestName {
                issues.append(Issue("unit.aliasLong", field: "aliases", ["alias": String(alias.prefix(20))]))
            }
        }
        return issues
    }

    private static func place(_ unit: UnitInput, _ known: UnitSurroundings) -> [Issue] {
        guard let kind = unit.kind else { return [Issue("unit.kindMissing", field: "kind")] }
        guard let region = unit.region else { return [Issue("unit.regionMissing", field: "region")] }
        guard known.county.contains(region), let name = known.regions[region] else {
            return [Issue("unit.regionUnknown", field: "region", ["region": region.digits])]
        }
        if region.level == kind.level { return [] }
        let key = "unit.regionLevel.\(kind.rawValue)"
        return [Issue(key, field: "region", ["region": name])]
    }
}
