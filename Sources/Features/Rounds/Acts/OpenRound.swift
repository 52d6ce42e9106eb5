import Accounts
import Core
import Database
import Ledgers
import Pages
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
        guard RoundPolicy.mayLead(actor, actor.county) else {
            return .refused([Issue("move.notAllowed", ["act": "开始一轮"])])
        }
        return try await open(id, planned, Beginner(actor)).map(\.round)
    }

    /// A round whose day has come, begun by the program; somebody who was quicker has begun it and nothing is written.
    func byItself(_ id: CadenceID, on planned: Day, in county: RegionCode) async throws -> Outcome<Opened> {
        let author = RecordAuthor(named: RoundTimer.name, county: county)
        return try await open(id, planned, Beginner(county: county, person: RoundTimer.name, author: author))
    }

    struct Opened: Hashable, Sendable {
        let round: RoundID
        let isNew: Bool
    }

    /// Who begins it: a person, or the program where its day has come.
    struct Beginner: Sendable {
        let county: RegionCode
        let person: String
        let author: RecordAuthor

        init(_ actor: Actor) { self.init(county: actor.county, person: actor.name, author: RecordAuthor(actor)) }

        init(county: RegionCode, person: String, author: RecordAuthor) {
            self.county = county
            self.person = person
            self.author = author
        }
    }

    private func open(_ id: CadenceID, _ planned: Day, _ hand: Beginner) async throws -> Outcome<Opened> {
        do {
            return try await desk.database.write { [desk] tx in try desk.begin(id, planned, hand, tx) }
        } catch let refused as RefusedRound {
            return .refused(refused.issues)
        }
    }
}

extension RoundDesk {
    func begin(_ id: CadenceID, _ planned: Day, _ hand: OpenRound.Beginner, _ tx: Transaction) throws
        -> Outcome<OpenRound.Opened>
    {
        // Held until the end, so that two who begin the same round do so one after the other.
        let cadence = try tx.cadences.find(id, in: hand.county, locking: true)
        guard cadence.endedOn == nil else { return .refused([Issue("cadence.ended")]) }
        if let known = try tx.rounds.round(of: id, planned: planned) {
            return .done(OpenRound.Opened(round: known, isNew: false))
        }
        let calendar = try tx.cadences.calendar(of: hand.county)
        guard let occurrence = OpenRound.occurrence(of: cadence, planned, today, calendar) else {
            let key = cadence.draft.rule == .asked ? "round.future" : "round.notDue"
            let values = ["day": "\(planned)", "name": cadence.name, "lead": "\(OpenRound.lead)"]
            return .refused([Issue(key, field: "day", values)])
        }
        let previous = try tx.rounds.previous(of: id, before: planned)
        let round = Round(cadence, occurrence, after: previous, by: hand.person, environment)
        try tx.rounds.insert(round)
        try tx.rounds.insert(OpenRound.units(cadence.draft.owing, in: hand.county, tx), owing: round.id)
        if let register = SurveyRegister(round.register) {
            let issues = try freeze(register, into: round.id, in: hand.county, tx)
            guard issues.isEmpty else { throw RefusedRound(issues: issues) }
        }
        let entry = RecordEntry("round.opening", on: "round", round.id.rawValue, round.title)
        try tx.records.append([entry], by: hand.author, in: environment)
        return .done(OpenRound.Opened(round: round.id, isNew: true))
    }
}

extension OpenRound {
    static func occurrence(
        of cadence: RoundCadence,
        _ planned: Day,
        _ today: Day,
        _ calendar: WorkingCalendar
    ) -> Occurrence? {
        if cadence.draft.rule == .asked {
            guard abs(planned.days(since: today)) <= 30 else { return nil }
            return Occurrence(planned: planned, due: planned, from: planned.adding(days: -7), phase: nil)
        }
        let found = cadence.draft.rule.occurrences(from: planned, through: planned, calendar, cadence.draft.shift).first
        guard let found, planned >= today.adding(days: -behind) else { return nil }
        let mayBegin = planned <= today.adding(days: lead) || cadence.begins(found, calendar) <= today
        return mayBegin ? found : nil
    }

    /// Those who lead rounds say nothing to themselves.
    static func units(_ owing: RoundOwing, in county: RegionCode, _ tx: Transaction) throws -> [Unit] {
        let kinds: [UnitKind] =
            switch owing {
            case .townships: [.township]
            case .departments: [.department]
            case .both: [.township, .department]
            case .villages: [.village]
            case .nobody: []
            }
        let leading = try tx.rounds.leading(in: county)
        return try kinds.flatMap { try tx.units.all(county: county, kind: $0) }.filter { !leading.contains($0.id) }
    }
}

extension Round {
    init(
        _ cadence: RoundCadence,
        _ occurrence: Occurrence,
        after previous: Round?,
        by person: String,
        _ environment: Environment
    ) {
        let name = cadence.name + (occurrence.phase.map { "·\($0)" } ?? "")
        self.init(
            id: environment.newID(),
            county: cadence.county,
            cadence: cadence.id,
            kind: cadence.kind,
            title: "\(name)（\(Format.day(occurrence.due))）",
            planned: occurrence.planned,
            due: occurrence.due,
            from: cadence.draft.rule.tellsItsStretch ? occurrence.from : previous?.due ?? occurrence.from,
            asks: cadence.draft.asks,
            register: cadence.draft.register,
            stage: .open,
            openedAt: environment.now(),
            openedBy: person,
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
