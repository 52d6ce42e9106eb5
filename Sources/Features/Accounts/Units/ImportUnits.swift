import Core
import Database
import Records
import Regions

/// Takes a sheet of units into the county: every problem is told first, and nothing is written while there is one.
/// A unit of the same name gets the functions and aliases of the sheet; others stay.
package struct ImportUnits: Sendable {
    package struct Result: Hashable, Sendable {
        package var added = 0
        package var updated = 0
    }

    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    /// - Parameter progress: told how many units of how many are written.
    package func callAsFunction(
        _ sheet: UnitSheet,
        by steward: Steward,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async throws -> Outcome<Result> {
        try await run(sheet, steward, writes: true, progress)
    }

    /// What an import would do, without writing.
    package func check(_ sheet: UnitSheet, by steward: Steward) async throws -> Outcome<Result> {
        try await run(sheet, steward, writes: false) { _, _ in }
    }

    private func run(
        _ sheet: UnitSheet,
        _ steward: Steward,
        writes: Bool,
        _ progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws -> Outcome<Result> {
        if !sheet.hasHeader { return .refused([Issue("units.noHeader")]) }
        if sheet.rows.isEmpty { return .refused([Issue("units.empty")]) }
        return try await database.write { tx in
            let known = try tx.units.all(county: steward.county)
            let checking = UnitSheetChecking(
                surroundings: try tx.units.surroundings(county: steward.county),
                units: known
            )
            let (inputs, issues) = checking.check(sheet.rows)
            guard issues.isEmpty else { return .refused(issues) }
            var result = Result()
            var positions: [UnitKind: Int] = [:]
            for input in inputs {
                let old = known.first { $0.name == input.name }
                if old == nil { result.added += 1 } else { result.updated += 1 }
                if writes {
                    try keep(input, old, &positions, tx, steward)
                    progress(result.added + result.updated, inputs.count)
                }
            }
            guard writes else { return .done(result) }
            let detail = "新增 \(result.added) 个，更新 \(result.updated) 个"
            try tx.records.append(
                [RecordEntry("unit.import", on: "region", Int64(steward.county.digits) ?? 0, detail)],
                by: steward.author,
                in: environment
            )
            return .done(result)
        }
    }

    private func keep(
        _ input: UnitInput,
        _ old: Unit?,
        _ positions: inout [UnitKind: Int],
        _ tx: Transaction,
        _ steward: Steward
    ) throws {
        guard let kind = input.kind, let region = input.region else { return }
        let short = input.shortName.isEmpty ? old?.shortName ?? input.name : input.shortName
        let unit: Unit
        if var known = old {
            (known.kind, known.region, known.shortName) = (kind, region, short)
            try tx.units.update(known)
            unit = known
        } else {
            let last = try positions[kind] ?? tx.units.lastPosition(kind, county: steward.county)
            positions[kind] = last + 1
            unit = Unit(
                id: environment.newID(),
                county: steward.county,
                region: region,
                kind: kind,
                name: input.name,
                shortName: short,
                position: last + 1
            )
            try tx.units.insert(unit, at: environment.now())
        }
        if !input.functions.isEmpty { try tx.units.setFunctions(input.functions, of: unit.id) }
        let aliases = Set(input.aliases).subtracting([unit.name, unit.shortName])
        if !aliases.isEmpty { try tx.units.setAliases(aliases, of: unit.id, county: unit.county) }
    }
}
