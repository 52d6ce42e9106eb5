import Core
import Database
import Records

/// Plans an inspection, where it has authority, stands in the yearly plan, and troubles nobody twice.
package struct MakePlan: Sendable {
    let desk: InspectionDesk

    package init(_ desk: InspectionDesk) { self.desk = desk }

    package func callAsFunction(_ input: PlanInput, by actor: Actor) async throws -> Outcome<PlanID> {
        guard InspectionPolicy.plans(actor) else { return .refused([Issue("inspection.notAllowed")]) }
        let desk = desk
        return try await desk.database.write { tx in
            let world = try desk.surroundings(of: input, by: actor, tx)
            let issues = PlanRules.issues(input, in: world, by: actor, on: desk.environment.today)
            guard issues.isEmpty, let list = world.checklist, let first = input.first, let last = input.last,
                let yearItem = input.yearItem
            else { return .refused(issues) }
            let now = desk.environment.now()
            try tx.inspections.keep(list, for: actor.county, at: now)
            var plan = InspectionPlan(
                id: desk.environment.newID(),
                county: actor.county,
                number: try tx.inspections.takeNumber(year: first.year, in: actor.county),
                title: input.title,
                kind: input.kind,
                content: input.content,
                document: input.document,
                approvedBy: input.approvedBy,
                yearItem: yearItem,
                checklist: list.key,
                checklistVersion: list.version,
                first: first,
                last: last,
                stage: .open,
                conclusion: "",
                author: actor.account,
                person: actor.name,
                unit: actor.unit,
                unitName: actor.unitName,
                at: now,
                version: 1
            )
            plan.places = input.places.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
            plan.members = world.people.map {
                InspectionMember(
                    account: $0.account,
                    unit: $0.unit,
                    person: $0.name,
                    unitName: $0.unitName,
                    isHead: $0.account == input.head
                )
            }.sorted { $0.isHead && !$1.isHead }
            try tx.inspections.insert(plan)
            let detail = "\(plan.number)，\(plan.title)，\(plan.document)"
            try tx.records.append(
                RecordEntry("inspection.plan", on: "inspection", plan.id.rawValue, detail),
                by: actor,
                in: desk.environment
            )
            return .done(plan.id)
        }
    }
}

/// Ends an inspection: with its conclusion, or withdrawn with a reason before anybody was visited.
package struct EndPlan: Sendable {
    let desk: InspectionDesk

    package init(_ desk: InspectionDesk) { self.desk = desk }

    package func close(_ id: PlanID, version: Int, conclusion: String, by actor: Actor) async throws -> Outcome<PlanID>
    {
        try await end(id, version, .closed, conclusion, "plan.conclusion", by: actor)
    }

    package func withdraw(_ id: PlanID, version: Int, reason: String, by actor: Actor) async throws -> Outcome<PlanID> {
        try await end(id, version, .withdrawn, reason, "plan.reason", by: actor)
    }

    private func end(
        _ id: PlanID,
        _ version: Int,
        _ stage: PlanStage,
        _ words: String,
        _ missing: String,
        by actor: Actor
    ) async throws -> Outcome<PlanID> {
        let environment = desk.environment
        return try await desk.database.write { tx in
            let plan = try tx.inspections.find(id, for: actor)
            guard InspectionPolicy.closes(actor, plan) else { return .refused([Issue("inspection.notAllowed")]) }
            guard !words.isEmpty else { return .refused([Issue(missing, field: "words")]) }
            if stage == .withdrawn, try tx.visits.count(of: id) > 0 { return .refused([Issue("plan.visited")]) }
            guard plan.version == version, try tx.inspections.end(plan, at: stage, conclusion: words) else {
                return .refused([Issue("plan.changed", ["stage": plan.stage.word])])
            }
            let act = stage == .closed ? "inspection.closing" : "inspection.withdrawal"
            try tx.records.append(
                RecordEntry(act, on: "inspection", id.rawValue, "\(plan.number)，\(words.prefix(200))"),
                by: actor,
                in: environment
            )
            return .done(id)
        }
    }
}

/// The county's own rules of inspecting: lines of the yearly plan, and limits.
package struct GovernInspections: Sendable {
    let desk: InspectionDesk

    package init(_ desk: InspectionDesk) { self.desk = desk }

    package func addYearItem(
        year: Int?,
        title: String,
        document: String,
        approvedBy: String,
        times: Int?,
        by actor: Actor
    ) async throws -> Outcome<YearItemID> {
        guard InspectionPolicy.governs(actor) else { return .refused([Issue("inspection.notAllowed")]) }
        var issues: [Issue] = []
        let now = desk.environment.today.year
        if title.isEmpty || title.count > 80 { issues.append(Issue("year.title", field: "title")) }
        if document.isEmpty { issues.append(Issue("year.document", field: "document")) }
        if approvedBy.isEmpty { issues.append(Issue("year.approvedBy", field: "approved")) }
        if !(1...120).contains(times ?? 0) { issues.append(Issue("year.times", field: "times")) }
        if !(now...now + 1).contains(year ?? 0) {
            issues.append(Issue("year.year", field: "year", ["now": "\(now)", "next": "\(now + 1)"]))
        }
        guard issues.isEmpty, let year, let times else { return .refused(issues) }
        let item = YearItem(
            id: desk.environment.newID(),
            county: actor.county,
            year: year,
            title: title,
            document: document,
            approvedBy: approvedBy,
            times: times
        )
        let environment = desk.environment
        return try await desk.database.write { tx in
            guard try tx.inspections.insert(item, by: actor, at: environment.now()) else {
                return .refused([Issue("year.double", field: "title", ["title": title])])
            }
            let detail = "\(year) 年，\(title)，\(times) 次，\(document)"
            try tx.records.append(
                RecordEntry("inspection.year", on: "inspection-year", item.id.rawValue, detail),
                by: actor,
                in: environment
            )
            return .done(item.id)
        }
    }

    package func setLimit(
        _ kind: InspectionLimits.Kind,
        _ value: Int?,
        basis: String,
        by actor: Actor
    ) async throws -> Outcome<Void> {
        guard InspectionPolicy.governs(actor) else { return .refused([Issue("inspection.notAllowed")]) }
        var issues: [Issue] = []
        let range = kind.range
        if !range.contains(value ?? -1) {
            let values = ["word": kind.word, "low": "\(range.lowerBound)", "high": "\(range.upperBound)"]
            issues.append(Issue("limit.value", field: "value", values))
        }
        if basis.isEmpty { issues.append(Issue("limit.basis", field: "basis")) }
        guard issues.isEmpty, let value else { return .refused(issues) }
        let environment = desk.environment
        try await desk.database.write { tx in
            try tx.inspections.set(kind, value, basis: basis, by: actor, at: environment.now())
            try tx.records.append(
                RecordEntry("inspection.limit", on: "inspection-limit", 1, "\(kind.word)：\(value)，\(basis)"),
                by: actor,
                in: environment
            )
        }
        return .done
    }
}
