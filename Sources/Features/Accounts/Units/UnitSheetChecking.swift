import Core

/// Checks the rows of a unit sheet against the county and against each other.
struct UnitSheetChecking {
    let surroundings: UnitSurroundings
    let units: [Unit]
    /// Names of townships and villages to their codes; a name several places share is missing.
    private let codes: [String: RegionCode]

    init(surroundings: UnitSurroundings, units: [Unit]) {
        self.surroundings = surroundings
        self.units = units
        let byName = Dictionary(grouping: surroundings.regions, by: \.value)
        codes = byName.compactMapValues { $0.count == 1 ? $0[0].key : nil }
    }

    func check(_ rows: [UnitSheet.Row]) -> (inputs: [UnitInput], issues: [Issue]) {
        var inputs: [UnitInput] = []
        var issues: [Issue] = []
        var used: [String: Int] = [:]
        for row in rows {
            var input = row.input
            input.region = region(of: row)
            var found = UnitRules.issues(input, known(without: input.name))
            if let kind = found.firstIndex(where: { $0.key == "unit.kindMissing" }), !row.kind.isEmpty {
                found[kind] = Issue("units.kind", ["kind": row.kind])
            }
            if let place = found.firstIndex(where: { $0.key == "unit.regionMissing" }), !row.region.isEmpty {
                found[place] = Issue("units.region", ["region": row.region])
            }
            for name in Set([input.name] + input.aliases) where !name.isEmpty {
                if let first = used[name] {
                    found.append(Issue("units.doubled", ["name": name, "first": String(first)]))
                } else {
                    used[name] = row.number
                }
            }
            issues += found.map { $0.onRow(row.number) }
            inputs.append(input)
        }
        return (inputs, issues)
    }

    /// A department stands for the county where nothing else is said; so does a township's name for its unit.
    private func region(of row: UnitSheet.Row) -> RegionCode? {
        if row.region.isEmpty { return row.input.kind == .department ? surroundings.county : implied(row.input) }
        return RegionCode(row.region) ?? codes[row.region]
    }

    private func implied(_ input: UnitInput) -> RegionCode? {
        guard let kind = input.kind else { return nil }
        let fitting = surroundings.regions.filter { $0.key.level == kind.level && input.name.contains($0.value) }
        return fitting.count == 1 ? fitting.first?.key : nil
    }

    private func known(without name: String) -> UnitSurroundings {
        var known = surroundings
        known.taken = known.taken.filter { $0.value != name }
        return known
    }
}

extension Issue {
    /// The same on a row of a sheet: `第 12 行：` stands before the sentence.
    func onRow(_ number: Int) -> Issue {
        Issue(key, field: nil, values.merging(["row": String(number)]) { old, _ in old })
    }
}
