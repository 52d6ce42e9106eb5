import Core

/// What an import would write: made from a file and from what is stored, before anything is written.
package struct RegionPlan: Hashable, Sendable {
    /// Parents before children.
    package internal(set) var inserts: [Region] = []
    package internal(set) var updates: [Region] = []
    package internal(set) var unchanged = 0
    /// Rows of places outside the part that was asked for.
    package internal(set) var outside = 0
    /// New places that are there from now on, and not in the tree of earlier days: their parent had others of their level
    /// already, or begins itself. A level that comes whole was only not loaded before.
    package internal(set) var begun: Set<RegionCode> = []

    package var isEmpty: Bool { inserts.isEmpty && updates.isEmpty }
}

/// Decides what a file's rows come to.
struct RegionPlanning {
    let stored: [RegionCode: Region]
    let scope: RegionCode?
    /// When places that come into a known tree begin.
    let now: Instant

    /// Rows that contradict each other or hang in the air; nothing is planned then.
    func plan(_ rows: [RegionRow]) -> Outcome<RegionPlan> {
        let wanted = rows.filter { isWanted($0.code) }
        let (places, doubled) = unique(wanted)
        let issues = doubled + orphans(places)
        if !issues.isEmpty { return .refused(issues) }
        if places.isEmpty {
            let place = scope?.digits ?? ""
            return .refused([Issue(rows.isEmpty ? "region.empty" : "region.outside", ["place": place])])
        }
        var plan = RegionPlan()
        plan.outside = rows.count - wanted.count
        let known = Set(stored.values.map(Branch.init))
        for code in (Array(places.keys) + impliedProvinces(places)).sorted() { add(code, places, known, to: &plan) }
        return .done(plan)
    }

    /// The places in the scope and those above it, which the tree needs.
    private func isWanted(_ code: RegionCode) -> Bool {
        scope.map { $0.contains(code) || code.contains($0) } ?? true
    }

    private func unique(_ rows: [RegionRow]) -> ([RegionCode: RegionRow], [Issue]) {
        var places: [RegionCode: RegionRow] = [:]
        places.reserveCapacity(rows.count)
        var issues: [Issue] = []
        for row in rows {
            guard let first = places[row.code] else {
                places[row.code] = row
                continue
            }
            issues.append(
                Issue(
                    "region.doubled",
                    [
                        "row": String(row.number), "first": String(first.number), "value": row.code.padded,
                        "name": row.name,
                    ]
                )
            )
        }
        return (places, issues)
    }

    /// Every place needs the one above it, in the file or stored. Only what stands highest in the file may hang under
    /// a place further up: a county's own file seldom names its prefecture.
    private func orphans(_ places: [RegionCode: RegionRow]) -> [Issue] {
        let highest = places.keys.map(\.level).min() ?? .province
        return places.values.sorted { $0.number < $1.number }.compactMap { row in
            guard let parent = row.code.parent, places[parent] == nil, stored[parent] == nil else { return nil }
            if parent.level == .province, ProvinceNames.name(of: parent) != nil { return nil }
            if row.code.level == highest, highest <= .county { return nil }
            return Issue(
                "region.parentMissing",
                ["row": String(row.number), "value": parent.padded, "code": row.code.padded, "name": row.name]
            )
        }
    }

    private func impliedProvinces(_ places: [RegionCode: RegionRow]) -> [RegionCode] {
        Set(places.keys.compactMap { $0.ancestor(at: .province) }).filter {
            places[$0] == nil && stored[$0] == nil && ProvinceNames.name(of: $0) != nil
        }
    }

    private func add(
        _ code: RegionCode,
        _ places: [RegionCode: RegionRow],
        _ known: Set<Branch>,
        to plan: inout RegionPlan
    ) {
        let row = places[code]
        let old = stored[code]
        let parent = parent(of: code, places)
        let isLater = parent.map { known.contains(Branch($0, code.level)) || plan.begun.contains($0) } ?? false
        let begins = old == nil && code.level >= .township && isLater
        if begins { plan.begun.insert(code) }
        let region = Region(
            code: code,
            parent: parent,
            name: row?.name ?? ProvinceNames.name(of: code) ?? code.digits,
            // A file without classes does not take those away that are known.
            urbanClass: row?.urbanClass ?? old?.urbanClass,
            beganAt: begins ? now : old?.beganAt,
            endedAt: old?.endedAt,
            successor: old?.successor
        )
        if old == nil {
            plan.inserts.append(region)
        } else if old == region {
            plan.unchanged += 1
        } else {
            plan.updates.append(region)
        }
    }

    /// The nearest place above that will be known.
    private func parent(of code: RegionCode, _ places: [RegionCode: RegionRow]) -> RegionCode? {
        var above = code.parent
        while let candidate = above {
            let isProvince = candidate.level == .province && ProvinceNames.name(of: candidate) != nil
            if places[candidate] != nil || stored[candidate] != nil || isProvince { return candidate }
            above = candidate.parent
        }
        return nil
    }
}

/// The places of one level right below another.
private struct Branch: Hashable {
    let parent: RegionCode?
    let level: RegionCode.Level

    init(_ parent: RegionCode?, _ level: RegionCode.Level) {
        self.parent = parent
        self.level = level
    }

    init(_ region: Region) { self.init(region.parent, region.level) }
}
