import Core
import Database
import Records

/// Takes on a shipped cadence or the county's own, changes it, ends it.
package struct SetCadence: Sendable {
    let desk: RoundDesk

    package init(_ desk: RoundDesk) { self.desk = desk }

    package func adopt(shipped key: String, by actor: Actor) async throws -> Outcome<CadenceID> {
        guard let found = ShippedCadences.all(on: desk.today).first(where: { $0.key == key }) else {
            throw NotFound("cadence", key)
        }
        return try await add(found.draft, shipped: key, by: actor)
    }

    package func add(_ draft: CadenceDraft, shipped: String = "", by actor: Actor) async throws -> Outcome<CadenceID> {
        guard RoundPolicy.mayLead(actor, actor.county) else {
            return .refused([Issue("move.notAllowed", ["act": "启用轮次安排"])])
        }
        let issues = draft.issues
        guard issues.isEmpty else { return .refused(issues) }
        let (environment, today) = (desk.environment, desk.today)
        return try await desk.database.write { tx in
            let running = try tx.cadences.list(in: actor.county)
            guard !running.contains(where: { $0.name == draft.name || !shipped.isEmpty && $0.shipped == shipped })
            else {
                return .refused([Issue("cadence.taken", field: "name", ["name": draft.name])])
            }
            let cadence = RoundCadence(
                id: environment.newID(),
                county: actor.county,
                draft: draft,
                shipped: shipped,
                endedOn: nil,
                begunOn: today,
                version: 1
            )
            try tx.cadences.insert(cadence)
            try Self.record("adoption", cadence.id, "\(draft.name)，\(draft.rule.word)", actor, environment, tx)
            return .done(cadence.id)
        }
    }

    package func change(_ id: CadenceID, version: Int, _ draft: CadenceDraft, by actor: Actor) async throws
        -> Outcome<CadenceID>
    {
        guard RoundPolicy.mayLead(actor, actor.county) else {
            return .refused([Issue("move.notAllowed", ["act": "修改轮次安排"])])
        }
        let issues = draft.issues
        guard issues.isEmpty else { return .refused(issues) }
        let (environment, today) = (desk.environment, desk.today)
        return try await desk.database.write { tx in
            let cadence = try tx.cadences.find(id, in: actor.county)
            guard cadence.endedOn == nil else { return .refused([Issue("cadence.ended")]) }
            guard try !tx.cadences.list(in: actor.county).contains(where: { $0.id != id && $0.name == draft.name })
            else { return .refused([Issue("cadence.taken", field: "name", ["name": draft.name])]) }
            guard try tx.cadences.update(id, draft, version: version, on: today) else {
                return .refused([Issue("move.changed")])
            }
            try Self.record("change", id, "\(draft.name)，\(draft.rule.word)", actor, environment, tx)
            return .done(id)
        }
    }

    package func end(_ id: CadenceID, by actor: Actor) async throws -> Outcome<CadenceID> {
        guard RoundPolicy.mayLead(actor, actor.county) else {
            return .refused([Issue("move.notAllowed", ["act": "停用轮次安排"])])
        }
        let (environment, today) = (desk.environment, desk.today)
        return try await desk.database.write { tx in
            let cadence = try tx.cadences.find(id, in: actor.county)
            guard try tx.cadences.end(id, on: today) else { return .refused([Issue("cadence.ended")]) }
            try Self.record("ending", id, cadence.name, actor, environment, tx)
            return .done(id)
        }
    }

    private static func record(
        _ act: String,
        _ id: CadenceID,
        _ words: String,
        _ actor: Actor,
        _ environment: Environment,
        _ tx: Transaction
    ) throws {
        try tx.records.append(
            RecordEntry("cadence.\(act)", on: "cadence", id.rawValue, words),
            by: actor,
            in: environment
        )
    }
}

/// What the county says of a day: off, or made up for.
package struct SetCalendarDay: Sendable {
    let desk: RoundDesk

    package init(_ desk: RoundDesk) { self.desk = desk }

    package func callAsFunction(_ day: Day?, isWorking: Bool, word: String, by actor: Actor) async throws
        -> Outcome<Void>
    {
        guard RoundPolicy.mayLead(actor, actor.county) else {
            return .refused([Issue("move.notAllowed", ["act": "设置工作日历"])])
        }
        var issues: [Issue] = []
        if day == nil { issues.append(Issue("calendar.day", field: "day")) }
        if word.isEmpty || word.count > 40 { issues.append(Issue("calendar.word", field: "word")) }
        guard issues.isEmpty, let day else { return .refused(issues) }
        let environment = desk.environment
        return try await desk.database.write { tx in
            let said = CalendarDay(day, isWorking: isWorking, word)
            try tx.cadences.set(said, in: actor.county, by: actor.name, at: environment.now())
            let words = "\(day) \(isWorking ? "上班" : "放假")：\(word)"
            let entry = RecordEntry("calendar.day", on: "calendar", Int64(day.daysSince1970), words)
            try tx.records.append(entry, by: actor, in: environment)
            return .done
        }
    }

    package func clear(_ day: Day, by actor: Actor) async throws -> Outcome<Void> {
        guard RoundPolicy.mayLead(actor, actor.county) else {
            return .refused([Issue("move.notAllowed", ["act": "设置工作日历"])])
        }
        let environment = desk.environment
        return try await desk.database.write { tx in
            guard try tx.cadences.clear(day, in: actor.county) else { return .done }
            let entry = RecordEntry("calendar.clearing", on: "calendar", Int64(day.daysSince1970), "\(day)")
            try tx.records.append(entry, by: actor, in: environment)
            return .done
        }
    }
}
