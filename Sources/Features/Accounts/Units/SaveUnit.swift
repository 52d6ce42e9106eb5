import Core
import Database
import Records

/// Adds a unit, or corrects one with its functions and aliases.
package struct SaveUnit: Sendable {
    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    package func add(_ input: UnitInput, by steward: Steward) async throws -> Outcome<Unit> {
        try await database.write { tx in
            let issues = UnitRules.issues(input, try tx.units.surroundings(of: input, nil, county: steward.county))
            guard issues.isEmpty, let kind = input.kind, let region = input.region else { return .refused(issues) }
            let position = try tx.units.lastPosition(kind, county: steward.county) + 1
            let unit = Unit(
                id: environment.newID(),
                county: steward.county,
                region: region,
                kind: kind,
                name: input.name,
                shortName: input.shortName.isEmpty ? input.name : input.shortName,
                position: position
            )
            try tx.units.insert(unit, at: environment.now())
            try keepWords(input, of: unit, tx)
            try record("unit.adding", unit, unit.name, tx, steward)
            return .done(unit)
        }
    }

    /// Throws `NotFound` where the unit is not of the steward's county.
    package func edit(_ id: UnitID, _ input: UnitInput, by steward: Steward) async throws -> Outcome<Unit> {
        try await database.write { tx in
            var unit = try tx.units.find(id, county: steward.county)
            let issues = UnitRules.issues(input, try tx.units.surroundings(of: input, id, county: steward.county))
            guard issues.isEmpty, let kind = input.kind, let region = input.region else { return .refused(issues) }
            let old = unit.name
            unit.name = input.name
            unit.shortName = input.shortName.isEmpty ? input.name : input.shortName
            unit.kind = kind
            unit.region = region
            try tx.units.update(unit)
            try keepWords(input, of: unit, tx)
            try record("unit.editing", unit, old == unit.name ? old : "\(old) 改为 \(unit.name)", tx, steward)
            return .done(unit)
        }
    }

    private func keepWords(_ input: UnitInput, of unit: Unit, _ tx: Transaction) throws {
        try tx.units.setFunctions(input.functions, of: unit.id)
        let own: Set = [unit.name, unit.shortName]
        try tx.units.setAliases(input.aliases.filter { !own.contains($0) }, of: unit.id, county: unit.county)
    }

    private func record(
        _ act: String,
        _ unit: Unit,
        _ detail: String,
        _ tx: Transaction,
        _ steward: Steward
    ) throws {
        try tx.records.append(
            [RecordEntry(act, on: "unit", unit.id.rawValue, detail)],
            by: steward.author,
            in: environment
        )
    }
}
