import Core
import Database
import Ledgers
import Problems

extension Transaction {
    package var packs: PackStore { PackStore(tx: self) }
}

/// The packs of dispatches, and the few questions they ask of tables below that no other page asks.
package struct PackStore {
    let tx: Transaction

    /// Nil where none was made.
    package func pack(of id: RoundID) throws -> DispatchPack? {
        try tx.optionalValue("SELECT content FROM round_pack WHERE round_id = \(id)", as: String.self)
            .flatMap(DispatchPack.init(json:))
    }

    /// When the pack of a round was made, without reading it.
    package func madeAt(_ id: RoundID) throws -> Instant? {
        try tx.first("SELECT at FROM round_pack WHERE round_id = \(id)") { try $0.instant("at") }
    }

    func keep(_ pack: DispatchPack, of id: RoundID, by person: String) throws {
        try tx.run(
            """
            INSERT INTO round_pack (round_id, at, person, content) VALUES (\(id), \(pack.asOf), \(person), \(pack.json))
            ON CONFLICT (round_id) DO UPDATE SET at = excluded.at, person = excluded.person, content = excluded.content
            """
        )
    }

    struct Held {
        let ledger: LedgerID
        let gate: String
        let township: String
        let things: Int
    }

    /// Things held up at gates, by ledger, gate and township.
    func held(in county: RegionCode) throws -> [Held] {
        try tx.rows(
            """
            SELECT ledger, gate, substr(region, 1, 9) AS township, count(*) AS things FROM gate_refusal
            WHERE \(tx.dialect.within("region", county)) GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3
            """
        ) {
            Held(
                ledger: try $0.id("ledger"),
                gate: try $0.text("gate"),
                township: try $0.text("township"),
                things: try $0.int("things")
            )
        }
    }

    struct LateRow {
        let region: RegionCode
        let late: DispatchPack.Late
    }

    /// Problems past a phase, the longest first.
    func lateProblems(in county: RegionCode, on today: Day, limit: Int) throws -> [LateRow] {
        try tx.rows(
            """
            SELECT p.id, p.region, p.content, p.next_day, coalesce(unit.short_name, '') AS owner_name
            FROM problem p LEFT JOIN unit ON unit.id = p.owner_unit
            WHERE p.county = \(county) AND p.stage IN ('assigned', 'underway') AND p.next_day < \(today.daysSince1970)
            ORDER BY p.next_day, p.id LIMIT \(limit)
            """
        ) { row in
            LateRow(
                region: try row.region("region"),
                late: DispatchPack.Late(
                    title: ProblemTitle.of(try row.text("content")),
                    kind: "问题",
                    unit: try row.text("owner_name"),
                    days: today.days(since: Day(daysSince1970: try row.int("next_day"))),
                    address: "/problems/\(try row.int64("id"))"
                )
            )
        }
    }
}
