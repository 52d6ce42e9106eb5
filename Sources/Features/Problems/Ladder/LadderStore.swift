import Core
import Database

extension Transaction {
    package var ladder: LadderStore { LadderStore(tx: self) }
}

/// The thresholds a county set itself; the program's own where it set none.
package struct LadderStore {
    let tx: Transaction

    package func thresholds(of county: RegionCode) throws -> LadderThresholds { try rule(of: county)?.0 ?? .usual }

    /// What was set, by whom and when.
    func rule(of county: RegionCode) throws -> (LadderThresholds, person: String, at: Instant)? {
        try tx.first("SELECT * FROM ladder_rule WHERE county = \(county)") { row in
            var thresholds = LadderThresholds()
            thresholds.unsigned = try row.int("unsigned_days")
            thresholds.rest = try row.int("rest_days")
            thresholds.returns = try row.int("returns")
            for step in LadderStep.allCases { thresholds.overdue[step] = try row.int("\(step.rawValue)_days") }
            return (thresholds, try row.text("person"), try row.instant("at"))
        }
    }

    func set(_ thresholds: LadderThresholds, in county: RegionCode, by person: String, at now: Instant) throws {
        let days = LadderStep.allCases.map { thresholds.overdue[$0] ?? 0 }
        try tx.run("DELETE FROM ladder_rule WHERE county = \(county)")
        try tx.run(
            """
            INSERT INTO ladder_rule (county, unsigned_days, rest_days, returns, reminder_days, supervision_days,
                bulletin_days, interview_days, handover_days, person, at)
            VALUES (\(county), \(thresholds.unsigned), \(thresholds.rest), \(thresholds.returns), \(days[0]),
                \(days[1]), \(days[2]), \(days[3]), \(days[4]), \(person), \(now))
            """
        )
    }

    func clear(_ county: RegionCode) throws { try tx.run("DELETE FROM ladder_rule WHERE county = \(county)") }
}
