import Core
import Database
import Records

/// What rounds do of themselves: begin when they come due, and call on those who have not said theirs, before the day and
/// after it. Done in turns while the server runs; several servers may do it side by side, since each step is claimed in the
/// transaction that makes it. After a standstill the newest round of a cadence is begun, those before it stay to people.
package struct RoundTimer: Sendable {
    let desk: RoundDesk

    /// Who is written down as having done it.
    package static let name = "系统（到期自动）"
    /// So many days after its day a round is still begun.
    static let behind = 14
    /// The longest phase of a drive begins so long before its end.
    fileprivate static let ahead = 366

    package init(_ desk: RoundDesk) { self.desk = desk }

    package struct Done: Hashable, Sendable {
        package var begun = 0
        package var called = 0
        /// Why rounds could not begin, such as a survey of an empty register.
        package var issues: [Issue] = []

        package init(begun: Int = 0, called: Int = 0) { (self.begun, self.called) = (begun, called) }
    }

    /// One turn; one that finds nothing writes nothing.
    @discardableResult
    package func callAsFunction() async throws -> Done {
        let desk = desk
        var done = Done()
        let waiting = try await desk.database.read { tx in try desk.roundsToBegin(tx) }
        for one in waiting {
            let open = OpenRound(desk)
            switch try await open.byItself(one.cadence.id, on: one.occurrence.planned, in: one.cadence.county) {
            case .done(let opened): done.begun += opened.isNew ? 1 : 0
            case .refused(let issues): done.issues += issues
            }
        }
        let calls = try await desk.database.read { tx in try desk.callsToMake(tx) }
        for call in calls {
            done.called += try await desk.database.write { tx in try desk.make(call, tx) }
        }
        return done
    }
}

/// The units of a round to be called on, for a day named by the calendar: each day once.
struct RoundCall: Hashable, Sendable {
    let round: Round
    let day: Day

    /// Before the day of a round by so many working days, and the working day after it; nil while neither has come.
    static func day(of due: Day, before: Int, on today: Day, _ calendar: WorkingCalendar) -> Day? {
        [calendar.adding(1, to: due), calendar.adding(-before, to: due)].first { $0 <= today }
    }
}

extension RoundDesk {
    fileprivate func roundsToBegin(_ tx: Transaction) throws -> [DueRound] {
        try tx.cadences.counties().flatMap { county -> [DueRound] in
            let due = try due(
                in: county,
                from: today.adding(days: -RoundTimer.behind),
                through: today.adding(days: RoundTimer.ahead),
                tx
            )
            return Dictionary(grouping: due.filter { $0.begins <= today }, by: \.cadence.id).values.flatMap {
                rounds -> [DueRound] in
                // The earlier first: of those whose day has come only the last.
                let come = rounds.filter { $0.occurrence.due <= today }
                return (come.suffix(1) + rounds.filter { $0.occurrence.due > today }).filter { $0.round == nil }
            }
        }
    }

    fileprivate func callsToMake(_ tx: Transaction) throws -> [RoundCall] {
        try tx.cadences.counties().flatMap { county -> [RoundCall] in
            let calendar = try tx.cadences.calendar(of: county)
            let before = Dictionary(
                try tx.cadences.list(in: county, ended: true).map { ($0.id, $0.draft.remindBefore) },
                uniquingKeysWith: { first, _ in first }
            )
            return try tx.rounds.open(in: county).compactMap { round, calledOn in
                let day = RoundCall.day(of: round.due, before: before[round.cadence] ?? 1, on: today, calendar)
                guard let day, calledOn.map({ $0 < day }) ?? true else { return nil }
                return RoundCall(round: round, day: day)
            }
        }
    }

    /// How many units were called on.
    fileprivate func make(_ call: RoundCall, _ tx: Transaction) throws -> Int {
        guard try tx.rounds.claimCall(call.round.id, for: call.day) else { return 0 }
        let missing = try dues(of: call.round, tx).missing
        guard !missing.isEmpty else { return 0 }
        try tx.rounds.remind(missing.map(\.unit), of: call.round.id, at: environment.now())
        let words = "\(call.day > call.round.due ? "到期后" : "到期前")提醒未报的 \(missing.count) 个单位"
        let entry = RecordEntry("round.reminder", on: "round", call.round.id.rawValue, words)
        let author = RecordAuthor(named: RoundTimer.name, county: call.round.county)
        try tx.records.append([entry], by: author, in: environment)
        return missing.count
    }
}
