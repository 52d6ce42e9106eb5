import Core
import Database
import Records

/// Opening a message: the person's mark, and the unit's receipt the first time anybody of it does.
package struct OpenMessage: Sendable {
    let desk: MessageDesk

    package init(_ desk: MessageDesk) { self.desk = desk }

    package func callAsFunction(_ id: MessageID, by actor: Actor) async throws {
        let environment = desk.environment
        try await desk.database.write { tx in
            let now = environment.now()
            let line = try tx.messages.find(id, for: actor, at: now)
            guard !line.isRead else { return }
            try tx.messages.mark(id, by: actor.account)
            guard try tx.messages.receive(id, by: actor.unit, at: now) else { return }
            // The unit read it; which of its people was first is nobody's business.
            try tx.records.append(
                [RecordEntry("message.receipt", on: "message", id.rawValue, line.message.title)],
                by: RecordAuthor(named: actor.unitName, county: actor.county),
                in: environment
            )
        }
    }

    /// 归档, or back into the inbox. One's own order, nothing anybody else sees, so no record.
    package func archive(_ id: MessageID, _ isArchived: Bool, by actor: Actor) async throws {
        let environment = desk.environment
        try await desk.database.write { tx in
            _ = try tx.messages.find(id, for: actor, at: environment.now())
            try tx.messages.archive(id, by: actor.account, isArchived)
        }
    }
}

/// 设置免打扰时间.
package struct SetHours: Sendable {
    let desk: MessageDesk

    package init(_ desk: MessageDesk) { self.desk = desk }

    package func callAsFunction(opens: String, closes: String, by actor: Actor) async throws -> Outcome<QuietHours> {
        guard [.supervisor, .administrator].contains(actor.role) else { return .refused([Issue("hours.notAllowed")]) }
        let (from, to) = (QuietHours.minutes(opens), QuietHours.minutes(closes))
        var issues: [Issue] = []
        if from == nil || from == 1440 {
            issues.append(Issue("hours.time", field: "opens", ["label": "上班时间", "example": "08:30"]))
        }
        if to == nil || to == 0 {
            issues.append(Issue("hours.time", field: "closes", ["label": "下班时间", "example": "18:00"]))
        }
        guard issues.isEmpty, let from, let to else { return .refused(issues) }
        guard from < to else { return .refused([Issue("hours.order", field: "closes")]) }
        let hours = QuietHours(opens: from, closes: to)
        let environment = desk.environment
        return try await desk.database.write { tx in
            try tx.messages.set(hours, of: actor.county)
            try tx.records.append(
                RecordEntry("message.hours", on: "county", Int64(actor.county.digits) ?? 0, hours.words),
                by: actor,
                in: environment
            )
            return .done(hours)
        }
    }
}
