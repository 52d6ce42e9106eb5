import Core

/// What a person wants to inspect.
package struct PlanInput: Hashable, Sendable {
    package var title = ""
    package var kind = InspectionKind.special
    package var content = ""
    package var document = ""
    package var approvedBy = ""
    package var yearItem: YearItemID?
    package var checklist = ""
    package var first: Day?
    package var last: Day?
    package var places: [RegionCode] = []
    package var members: [AccountID] = []
    package var head: AccountID?

    package init() {}
}

/// What the database knows about it.
package struct PlanSurroundings: Sendable {
    package var limits = InspectionLimits()
    package var yearItem: YearItem?
    package var checklist: Checklist?
    /// Names of the chosen places that exist in the county.
    package var placeNames: [RegionCode: String] = [:]
    /// Everybody chosen, as they act in the county.
    package var people: [Actor] = []
    /// Other plans, not withdrawn, that touch the chosen places.
    package var others: [PlannedVisit] = []

    package init() {}
}

/// That another plan goes to a place.
package struct PlannedVisit: Hashable, Sendable {
    package let number: String
    package let unitName: String
    package let checklist: String
    package let place: RegionCode
    package let first: Day
    package let last: Day

    package init(number: String, unitName: String, checklist: String, place: RegionCode, first: Day, last: Day) {
        self.number = number
        self.unitName = unitName
        self.checklist = checklist
        self.place = place
        self.first = first
        self.last = last
    }
}

/// Whether an inspection may take place. Pure; every refusal names the rule it rests on.
package enum PlanRules {
    /// 县级以上人民政府可以指定所属部门…；没有指定的不得开展 (政府督查工作条例, art. 7).
    static let authority = "政府督查工作条例第七条"
    /// 严格控制督查频次和时限；严禁重复督查、多头督查、越权督查 (art. 15).
    static let restraint = "政府督查工作条例第十五条"

    package static func issues(
        _ input: PlanInput,
        in world: PlanSurroundings,
        by actor: Actor,
        on today: Day
    ) -> [Issue] {
        var issues: [Issue] = []
        if input.title.isEmpty { issues.append(Issue("plan.title", field: "title")) }
        if input.title.count > 80 { issues.append(Issue("plan.titleLong", field: "title")) }
        if input.content.isEmpty { issues.append(Issue("plan.content", field: "content")) }
        if input.content.count > 2000 { issues.append(Issue("plan.contentLong", field: "content")) }
        if world.checklist == nil { issues.append(Issue("plan.checklist", field: "checklist")) }
        issues += authority(input, world)
        issues += days(input, world, today)
        issues += people(input, world, by: actor)
        return issues + places(input, world)
    }

    private static func authority(_ input: PlanInput, _ world: PlanSurroundings) -> [Issue] {
        var issues: [Issue] = []
        if input.document.isEmpty { issues.append(Issue("plan.document", field: "document", ["source": authority])) }
        if input.approvedBy.isEmpty {
            issues.append(Issue("plan.approvedBy", field: "approved", ["source": authority]))
        }
        guard let item = world.yearItem else {
            issues.append(Issue("plan.yearItem", field: "year", ["source": restraint]))
            return issues
        }
        if item.used >= item.times {
            let values = ["title": item.title, "times": "\(item.times)", "source": item.document]
            issues.append(Issue("plan.used", field: "year", values))
        }
        if let first = input.first, first.year != item.year {
            issues.append(Issue("plan.otherYear", field: "year", ["title": item.title, "year": "\(item.year)"]))
        }
        return issues
    }

    private static func days(_ input: PlanInput, _ world: PlanSurroundings, _ today: Day) -> [Issue] {
        guard let first = input.first else { return [Issue("plan.first", field: "first")] }
        guard let last = input.last else { return [Issue("plan.last", field: "last")] }
        if first < today { return [Issue("plan.past", field: "first")] }
        if last < first { return [Issue("plan.order", field: "last")] }
        let most = world.limits[.planDays]
        guard last.days(since: first) + 1 > most else { return [] }
        return [Issue("plan.long", field: "last", ["days": "\(most)", "source": world.limits.source(.planDays)])]
    }

    private static func people(_ input: PlanInput, _ world: PlanSurroundings, by actor: Actor) -> [Issue] {
        guard !world.people.isEmpty else { return [Issue("plan.members", field: "members")] }
        var issues: [Issue] = []
        if input.members.count > 40 { issues.append(Issue("plan.manyMembers", field: "members")) }
        if !world.people.contains(where: { $0.account == input.head }) {
            issues.append(Issue("plan.head", field: "head"))
        }
        // 回避: nobody inspects the own unit or the own place.
        for person in world.people where person.region.level > .county {
            if let place = input.places.first(where: { $0.contains(person.region) || person.region.contains($0) }) {
                let name = world.placeNames[place] ?? place.digits
                issues.append(
                    Issue(
                        "plan.own",
                        field: "members",
                        ["person": person.name, "unit": person.unitName, "place": name, "source": restraint]
                    )
                )
            }
        }
        return issues
    }

    private static func places(_ input: PlanInput, _ world: PlanSurroundings) -> [Issue] {
        guard !input.places.isEmpty else { return [Issue("plan.places", field: "places")] }
        guard input.places.count <= 400 else { return [Issue("plan.manyPlaces", field: "places")] }
        if input.places.contains(where: { world.placeNames[$0] == nil }) {
            return [Issue("plan.unknownPlace", field: "places")]
        }
        guard let first = input.first, let last = input.last, last >= first else { return [] }
        return input.places.compactMap { frequency(of: $0, first, last, world) }
    }

    /// Repeating, too soon, too often: the gravest of them.
    private static func frequency(
        of place: RegionCode,
        _ first: Day,
        _ last: Day,
        _ world: PlanSurroundings
    ) -> Issue? {
        let others = world.others.filter { $0.place.contains(place) || place.contains($0.place) }
        var values = ["place": world.placeNames[place] ?? place.digits]
        func issue(_ key: String, _ other: PlannedVisit, _ source: String) -> Issue {
            values["number"] = other.number
            values["unit"] = other.unitName
            values["days"] = "\(other.first) 至 \(other.last)"
            values["source"] = source
            return Issue(key, field: "places", values)
        }
        if let other = others.first(where: { $0.first <= last && first <= $0.last }) {
            return issue("plan.repeats", other, restraint)
        }
        let gap = world.limits[.gapDays]
        if let other = others.first(where: { other in
            let apart = other.last < first ? first.days(since: other.last) : other.first.days(since: last)
            return apart < gap
        }) {
            values["gap"] = "\(gap)"
            return issue("plan.soon", other, world.limits.source(.gapDays))
        }
        let near = others.filter { abs($0.first.days(since: first)) < 30 }
        let most = world.limits[.visitsPerMonth]
        guard near.count >= most, let other = near.last else { return nil }
        values["most"] = "\(most)"
        return issue("plan.often", other, world.limits.source(.visitsPerMonth))
    }
}
