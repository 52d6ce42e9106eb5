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
        /// What failed, with its error: for the log. Everything else of the turn was done, and it is tried again.
        package var faults: [String] = []

        package init(begun: Int = 0, called: Int = 0) { (self.begun, self.called) = (begun, called) }
    }

    /// One turn; one that finds nothing writes nothing. What fails for one county, cadence or round keeps nobody else
    /// waiting: it stands among the faults.
    /// - Throws: where the counties cannot be read, and when the turn is cancelled.
    @discardableResult
    package func callAsFunction() async throws -> Done {
        let desk = desk
        var done = Done()
        for county in try await desk.database.read({ tx in try tx.cadences.counties() }) {
            try await done.attempt("rounds of \(county)") { done in
                for one in try await desk.database.read({ tx in try desk.roundsToBegin(in: county, tx) }) {
                    try await done.attempt("cadence \(one.cadence.id) on \(one.occurrence.planned)") { done in
                        try await begin(one, &done)
                    }
                }
            }
            try await done.attempt("calls of \(county)") { done in
                for call in try await desk.database.read({ tx in try desk.callsToMake(in: county, tx) }) {
                    try await done.attempt("call of round \(call.round.id)") { done in
                        done.called += try await desk.database.write { tx in try desk.make(call, tx) }
                    }
                }
            }
        }
        return done
    }

    private func begin(_ one: DueRound, _ done: inout Done) async throws {
        switch try await OpenRound(desk).byItself(one.cadence.id, on: one.occurrence.planned, in: one.cadence.county) {
        case .done(let opened): done.begun += opened.isNew ? 1 : 0
        case .refused(let issues): done.issues += issues
        }
    }
}

extension RoundTimer.Done {
    fileprivate mutating func attempt(_ what: String, _ work: (inout Self) async throws -> Void) async throws {
        do { try await work(&self) } catch let error as CancellationError { throw error } catch {
            faults.append("\(what): \(error)")
        }
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
    fileprivate func roundsToBegin(in county: RegionCode, _ tx: Transaction) throws -> [DueRound] {
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

    fileprivate func callsToMake(in county: RegionCode, _ tx: Transaction) throws -> [RoundCall] {
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
