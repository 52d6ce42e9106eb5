import Core
import Database

/// A unit a document is addressed to, with its receipt.
package struct PaperReader: Hashable, Sendable {
    package let unit: UnitID
    package let name: String
    package let receivedAt: Instant?
    package let receivedBy: String?
}

/// Why a document waits for a person in 今日.
package enum PaperReason: String, CaseIterable, Sendable {
    case toReceive, toIssue

    package var word: String {
        switch self {
        case .toReceive: "文书待签收"
        case .toIssue: "文书待印发"
        }
    }

    package var act: String {
        switch self {
        case .toReceive: "签收"
        case .toIssue: "核对印发"
        }
    }
}

/// The documents that wait for one reason: the first few and how many there are.
package struct PaperGroup: Hashable, Sendable {
    package let reason: PaperReason
    package let count: Int
    package let lines: [PaperLineItem]
}

extension PaperStore {
    /// The units a document is addressed to.
    package func readers(of id: PaperID) throws -> [PaperReader] {
        try tx.rows(
            """
            SELECT r.unit_id, unit.name, r.received_at, r.received_by FROM paper_unit r
            JOIN unit ON unit.id = r.unit_id WHERE r.paper_id = \(id) ORDER BY unit.kind, unit.position, unit.id
            """
        ) { row in
            PaperReader(
                unit: try row.id("unit_id"),
                name: try row.text("name"),
                receivedAt: try row.optionalInstant("received_at"),
                receivedBy: try row.optionalText("received_by")
            )
        }
    }

    func isAddressed(_ id: PaperID, to unit: UnitID) throws -> Bool {
        try tx.exists("SELECT 1 FROM paper_unit WHERE paper_id = \(id) AND unit_id = \(unit)")
    }

    /// Signs for a unit that nobody signed for yet; answers whether it was.
    func receive(_ id: PaperID, for unit: UnitID, by person: String, at now: Instant) throws -> Bool {
        try tx.run(
            """
            UPDATE paper_unit SET received_at = \(now), received_by = \(person)
            WHERE paper_id = \(id) AND unit_id = \(unit) AND received_at IS NULL
            """
        ) == 1
    }

    /// What waits for a person, the newest last; empty groups are left out. A slip that hands problems out waits as its
    /// problems do, and is signed for with them.
    package func waiting(for actor: Actor, limit: Int) throws -> [PaperGroup] {
        try PaperReason.allCases.compactMap { reason in
            guard let condition = condition(of: reason, for: actor) else { return nil }
            let count = try tx.count("FROM paper p WHERE \(condition)")
            guard count > 0 else { return nil }
            let lines = try tx.rows(
                "SELECT \(Self.lineColumns) FROM paper p WHERE \(condition) ORDER BY p.id LIMIT \(limit)",
                PaperLineItem.init
            )
            return PaperGroup(reason: reason, count: count, lines: lines)
        }
    }

    private func condition(of reason: PaperReason, for actor: Actor) -> Query? {
        switch reason {
        case .toReceive where PaperPolicy.mayReceive(actor):
            return """
                p.county = \(actor.county) AND p.stage = 'issued' AND p.unit_id <> \(actor.unit) AND p.id IN
                    (SELECT paper_id FROM paper_unit WHERE unit_id = \(actor.unit) AND received_at IS NULL)
                AND NOT (p.kind IN ('assignment', 'rectification') AND coalesce(p.about_kind, '') LIKE 'problem%')
                """
        case .toIssue where PaperKind.allCases.contains { $0.isBegunByHand && PaperPolicy.mayMake($0, actor) }:
            return "p.county = \(actor.county) AND p.unit_id = \(actor.unit) AND p.stage = 'draft'"
        default: return nil
        }
    }
}
