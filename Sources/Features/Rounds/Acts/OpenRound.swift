import Accounts
import Core
import Database
import Ledgers
import Records

/// Begins the round of a cadence that comes due: who owes something is written down as it is that day.
package struct OpenRound: Sendable {
    let desk: RoundDesk

    /// So many days before its day a round may be begun, so that units are reminded in time.
    package static let lead = 14
    package static let behind = 60

    package init(_ desk: RoundDesk) { self.desk = desk }

    /// - Parameter planned: the day by the rule; for a cadence that is only begun when asked, any day near.
    package func callAsFunction(_ id: CadenceID, on planned: Day, by actor: Actor) async throws -> Outcome<RoundID> {
        do {
            return try await open(id, planned, by: actor)
        } catch let refused as RefusedRound {
            return .refused(refused.issues)
        }
    }

    private func open(_ id: CadenceID, _ planned: Day, by actor: Actor) async throws -> Outcome<RoundID> {
        let (desk, today) = (desk, desk.today)
        return try await desk.database.write { tx in
            guard RoundPolicy.mayLead(actor, actor.county) else {
                return .refused([Issue("move.notAllowed", ["act": "开始一轮"])])
            }
            let cadence = try tx.cadences.find(id, in: actor.county)
            guard cadence.endedOn == nil else { return .refused([Issue("cadence.ended")]) }
            if let known = try tx.rounds.round(of: id, planned: planned) { return .done(known) }
            let calendar = try tx.cadences.calendar(of: actor.county)
            guard let occurrence = Self.occurrence(of: cadence, planned, today, calendar) else {
                let key = cadence.draft.rule == .asked ? "round.future" : "round.notDue"
                let values = ["day": "\(planned)", "name": cadence.name, "lead": "\(Self.lead)"]
                return .refused([Issue(key, field: "day", values)])
            }
            let previous = try tx.rounds.previous(of: id, before: planned)
            let round = Round(cadence, occurrence, after: previous, by: actor, desk.environment)
            try tx.rounds.insert(round)
            let units = try Self.units(cadence.draft.owing, besides: actor.unit, in: actor.county, tx)
            try tx.rounds.insert(units, owing: round.id)
            if let register = SurveyRegister(round.register) {
                let issues = try desk.freeze(register, into: round.id, for: actor, tx)
                guard issues.isEmpty else { throw RefusedRound(issues: issues) }
            }
            try tx.records.append(
                RecordEntry("round.opening", on: "round", round.id.rawValue, round.title),
                by: actor,
                in: desk.environment
            )
            return .done(round.id)
        }
    }

    private static func occurrence(
        of cadence: RoundCadence,
        _ planned: Day,
        _ today: Day,
        _ calendar: WorkingCalendar
    ) -> Occurrence? {
        if cadence.draft.rule == .asked {
            guard abs(planned.days(since: today)) <= 30 else { return nil }
            return Occurrence(planned: planned, due: planned, phase: nil)
        }
        guard planned >= today.adding(days: -behind), planned <= today.adding(days: lead) else { return nil }
        return cadence.draft.rule.occurrences(from: planned, through: planned, calendar, cadence.draft.shift).first
    }

    static func units(
        _ owing: RoundOwing,
        besides own: UnitID,
        in county: RegionCode,
        _ tx: Transaction
    ) throws -> [Unit] {
        let kinds: [UnitKind] =
            switch owing {
            case .townships: [.township]
            case .departments: [.department]
            case .both: [.township, .department]
            case .villages: [.village]
            case .nobody: []
            }
        return try kinds.flatMap { try tx.units.all(county: county, kind: $0) }.filter { $0.id != own }
    }
}

extension Round {
    init(
        _ cadence: RoundCadence,
        _ occurrence: Occurrence,
        after previous: Round?,
        by actor: Actor,
        _ environment: Environment
    ) {
        let name = cadence.name + (occurrence.phase.map { "·\($0)" } ?? "")
        self.init(
            id: environment.newID(),
            county: actor.county,
            cadence: cadence.id,
            kind: cadence.kind,
            title: "\(name)（\(occurrence.due)）",
            planned: occurrence.planned,
            due: occurrence.due,
            from: previous?.due ?? occurrence.due.adding(days: -7),
            asks: cadence.draft.asks,
            register: cadence.draft.register,
            stage: .open,
            openedAt: environment.now(),
            openedBy: actor.name,
            closedAt: nil,
            closedBy: "",
            closing: "",
            minutes: "",
            directive: nil,
            minutesPaper: nil,
            bulletinPaper: nil,
            version: 1
        )
    }
}
