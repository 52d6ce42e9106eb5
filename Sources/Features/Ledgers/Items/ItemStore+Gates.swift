import Core
import Database

/// How many things a gate holds up.
package struct GateRefusals: Hashable, Sendable {
    package let gate: String
    package let things: Int
}

extension ItemStore {
    func remember(_ issues: [Issue], of item: LedgerItem, at now: Instant) throws {
        for gate in Set(issues.compactMap { $0.values["gate"] }).sorted() {
            try tx.run(
                """
                INSERT INTO gate_refusal (ledger, gate, item_id, region, at, times)
                VALUES (\(item.ledger), \(gate), \(item.id), \(item.region), \(now), 1)
                ON CONFLICT (ledger, gate, item_id) DO UPDATE SET times = gate_refusal.times + 1, at = excluded.at
                """
            )
        }
    }

    func forgetRefusals(of id: ItemID) throws { try tx.post("DELETE FROM gate_refusal WHERE item_id = \(id)") }

    /// What holds things up in a place: those that were tried and not let through since, by gate.
    package func refusals(in ledger: LedgerID, within region: RegionCode) throws -> [GateRefusals] {
        try tx.rows(
            """
            SELECT gate, count(*) AS things FROM gate_refusal
            WHERE ledger = \(ledger) AND \(tx.dialect.within("region", region)) GROUP BY gate ORDER BY 2 DESC, gate
            """
        ) { GateRefusals(gate: try $0.text("gate"), things: try $0.int("things")) }
    }
}
