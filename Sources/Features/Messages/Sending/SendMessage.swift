import Accounts
import Core
import Database
import Records
import Web

/// What somebody writes.
package struct MessageDraft: Hashable, Sendable {
    package var units: [UnitID]
    package var title: String
    package var body: String
    /// A page of this site; empty where it is about none.
    package var address: String
    /// Why it must be there at once, in quiet hours too; empty where it may wait.
    package var reason: String
    package var isUrgent: Bool

    package init(
        units: [UnitID],
        title: String,
        body: String = "",
        address: String = "",
        isUrgent: Bool = false,
        reason: String = ""
    ) {
        self.units = units
        self.title = title
        self.body = body
        self.address = address
        self.isUrgent = isUrgent
        self.reason = reason
    }
}

/// What must hold of a message; pure.
package enum MessageRules {
    static let longestTitle = 60
    static let longestBody = 2000

    package static func issues(_ draft: MessageDraft, by actor: Actor) -> [Issue] {
        var issues: [Issue] = []
        if draft.units.isEmpty { issues.append(Issue("message.units", field: "unit")) }
        if draft.title.isEmpty { issues.append(Issue("message.title", field: "title")) }
        for (field, label, text, limit) in [
            ("title", "标题", draft.title, longestTitle), ("body", "内容", draft.body, longestBody),
            ("reason", "理由", draft.reason, 200),
        ] where text.count > limit {
            issues.append(
                Issue("message.long", field: field, ["label": label, "limit": "\(limit)", "count": "\(text.count)"])
            )
        }
        if !draft.address.isEmpty, LocalAddress.checked(draft.address) == nil {
            issues.append(Issue("message.address", field: "address"))
        }
        if draft.isUrgent, !MessagePolicy.mayBeUrgent(actor) {
            issues.append(Issue("message.urgent", field: "urgent"))
        } else if draft.isUrgent, draft.reason.isEmpty {
            issues.append(Issue("message.reason", field: "reason"))
        }
        return issues
    }

    /// Why a unit cannot be written to, for the sentence about it.
    static func reason(_ actor: Actor) -> String {
        switch actor.role {
        case .officer: "县直部门给县直部门和乡镇发消息，村里的事由乡镇转达。"
        case .township: "乡镇给县直部门和本乡镇的村发消息。"
        case .village: "村里给本乡镇发消息。"
        default: "它不是本县的其他单位。"
        }
    }
}

/// 发消息: to units, in one transaction; in quiet hours it is shown at the next hour people work.
package struct SendMessage: Sendable {
    let desk: MessageDesk

    package init(_ desk: MessageDesk) { self.desk = desk }

    package func callAsFunction(_ draft: MessageDraft, by actor: Actor) async throws -> Outcome<Message> {
        let desk = desk
        return try await desk.database.write { tx in
            var issues = MessageRules.issues(draft, by: actor)
            let chosen = Set(draft.units)
            let units = try tx.units.all(county: actor.county).filter { chosen.contains($0.id) }
            for unit in units where !MessagePolicy.maySend(actor, to: unit) {
                let values = ["unit": unit.name, "reason": MessageRules.reason(actor)]
                issues.append(Issue("message.notAllowed", field: "unit", values))
            }
            if units.count < chosen.count {
                let values = ["unit": "所选单位", "reason": "它不是本县的单位，重新选择。"]
                issues.append(Issue("message.notAllowed", field: "unit", values))
            }
            guard issues.isEmpty else { return .refused(issues) }
            let now = desk.environment.now()
            let message = Message(
                id: desk.environment.newID(),
                county: actor.county,
                kind: .person,
                unit: actor.unit,
                unitName: actor.unitName,
                person: actor.name,
                title: draft.title,
                body: draft.isUrgent ? "\(draft.body)\n（免打扰时间立即送达：\(draft.reason)）" : draft.body,
                address: draft.address,
                isUrgent: draft.isUrgent,
                at: now,
                shownAt: draft.isUrgent ? now : try desk.reachable(actor.county, tx)
            )
            try tx.messages.insert(message, to: units.map(\.id))
            try tx.records.append(
                RecordEntry("message.sending", on: "message", message.id.rawValue, "\(draft.title)，\(units.count) 个单位"),
                by: actor,
                in: desk.environment
            )
            return .done(message)
        }
    }
}
