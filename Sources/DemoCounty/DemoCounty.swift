import Core
import Database
import Directives
import Files
import Indicators
import Ledgers
import Programmes
import Regions
import Tasks

/// Fills an empty database with the fictional county 云岭县: its places, units and people, four documents, and seven
/// weeks of work on what they decided. The same seed and day make the same county, passwords aside.
package struct DemoCounty: Sendable {
    package static let seed: UInt64 = 620_799
    /// The digits of the fictional county.
    package static let county = RegionCode("620799")

    let database: Database
    let vault: FileVault
    let today: Day
    let seed: UInt64
    let personal: PersonalVault
    let ledgerSize: Int
    let programmes: Set<String>?

    /// - Parameters:
    ///   - today: everything happened before it, and deadlines are counted from it.
    ///   - personal: keeps the invented identity and telephone numbers.
    ///   - ledgerSize: how many things each programme has, more or less; 0 for no ledgers.
    ///   - programmes: keys of the programmes the county runs; nil for all that are shipped.
    package init(
        database: Database,
        vault: FileVault,
        today: Day,
        seed: UInt64 = DemoCounty.seed,
        personal: PersonalVault = PersonalVault(secret: Array(repeating: 7, count: 32)),
        ledgerSize: Int = 8,
        programmes: Set<String>? = nil
    ) {
        self.database = database
        self.vault = vault
        self.today = today
        self.seed = seed
        self.personal = personal
        self.ledgerSize = ledgerSize
        self.programmes = programmes
    }

    /// - Parameter progress: acts done and acts known of, growing together.
    @discardableResult
    package func fill(_ progress: (Int, Int) -> Void = { _, _ in }) async throws -> DemoAccounts {
        try await filled(progress).accounts
    }

    /// Also what the rules refused, which a test wants to be nothing.
    package func filled(_ progress: (Int, Int) -> Void) async throws -> (accounts: DemoAccounts, refused: [String]) {
        // Ledgers are two thirds of the work, where there are any.
        let part = ledgerSize > 0 ? 35 : 100
        func tell(_ done: Int, _ total: Int) { progress(done * part / max(1, total), 100) }
        func tellLedgers(_ done: Int, _ total: Int) { progress(part + done * (100 - part) / max(1, total), 100) }
        var random = SeededGenerator(seed: seed)
        let clock = DemoClock(at: at(-62, 9))
        let places = try DemoPlaces(&random)
        var hiring = DemoHiring(places, random, clock.environment)
        try await hiring.hire()
        let made = hiring
        try await database.write { tx in try made.write(to: tx) }
        let staff = hiring.staff
        var life = Life(database, clock, staff, DemoEvidence(vault: vault), today: today, random)
        let documents = DemoDocuments(
            database: database,
            vault: vault,
            clock: clock,
            supervisor: staff.supervisors[0]
        )
        let names = places.townships.map(\.region.name)
        try await plan(documents, &life)
        try await speech(documents, names, &life, tell)
        try await newest(documents, names, &life, tell)
        try await life.run(through: at(-1, 23), tell)
        // Problems, too, live on a clock of their own.
        var problems = DemoProblems(
            database,
            DemoClock(at: at(-61, 9), maker: 3),
            staff,
            DemoEvidence(vault: vault),
            today: today,
            SeededGenerator(seed: seed &+ 3)
        )
        try await problems.live()
        var inspections = DemoInspections(
            database,
            DemoClock(at: at(-41, 9), maker: 4),
            staff,
            vault,
            personal,
            today: today
        )
        try await inspections.live()
        var messages = DemoMessages(database, DemoClock(at: at(-25, 9), maker: 12), staff, today: today)
        try await messages.live()
        if ledgerSize > 0 {
            _ = try await ledgers(staff, places, tellLedgers)
        }
        let refused = life.refused + problems.refused + inspections.refused + messages.refused
        return (DemoAccounts(samples: staff.samples, documentToReview: CoordinationSpeech.title), refused)
    }

    /// The programmes live on a clock of their own: their sixteen weeks lie beside those of the tasks.
    private func ledgers(
        _ staff: DemoStaff,
        _ places: DemoPlaces,
        _ progress: (Int, Int) -> Void
    ) async throws -> [String] {
        let clock = DemoClock(at: at(-DemoLedgers.length, 9), maker: 2)
        let desk = LedgerDesk(
            database: database,
            environment: clock.environment,
            shelf: BookShelf(),
            vault: personal
        )
        var life = DemoLedgers(
            desk,
            clock,
            staff,
            places,
            DemoEvidence(vault: vault),
            today: today,
            size: ledgerSize,
            SeededGenerator(seed: seed &+ 2)
        )
        // The register of townships carries out no clause of the speech: it lives beside the programmes, see below.
        let texts = PlaybookText.shipped.filter { text in
            programmes?.contains(text.playbook.key) ?? !text.playbook.covers.isEmpty
        }
        try await life.live(in: texts, progress)
        let unregistered = try await register(staff, places, desk)
        let hasToilets = texts.contains { $0.playbook.key == "toilets" }
        let forms = DemoForms(desk: desk, vault: vault, keeper: hasToilets ? staff.supervisors.first : nil)
        let unkept = try await forms.keep()
        let library = PlaybookLibrary.shipped.library
        let indicators = IndicatorDesk(
            database: database,
            environment: clock.environment,
            shelf: desk.shelf,
            sets: IndicatorSet.read(beside: library).sets,
            thresholds: Tasks.LightThresholds()
        )
        clock.advance(to: at(-1, 22))
        var numbers = DemoNumbers(desk: indicators, staff: staff, places: places, today: today)
        let targets = DemoTargets(desk: indicators, places: places, today: today)
        let entered = try await numbers.enter() + targets.set()
        // Dispatches are held over the numbers and tasks that are there by now, on a clock of their own.
        var rounds = DemoRounds(
            indicators,
            DemoClock(at: DemoRounds.began(today), maker: 59),
            staff,
            vault,
            today: today,
            SeededGenerator(seed: seed &+ 59)
        )
        try await rounds.live()
        var meetings = DemoMeetings(
            indicators,
            DemoClock(at: at(DemoMeetings.held - 6, 9), maker: 61),
            staff,
            vault,
            personal,
            today: today,
            SeededGenerator(seed: seed &+ 61)
        )
        try await meetings.live()
        return life.refused + unregistered + unkept + entered + rounds.refused + meetings.refused
            + (try await scores(indicators, staff))
    }

    /// The register of townships, on a clock and with numbers of its own: the programmes are the same with and without it.
    private func register(_ staff: DemoStaff, _ places: DemoPlaces, _ desk: LedgerDesk) async throws -> [String] {
        let texts = PlaybookText.shipped.filter { $0.playbook.key == "township-register" }
        guard programmes == nil else { return [] }
        let clock = DemoClock(at: at(-DemoLedgers.length, 9), maker: 71)
        let own = LedgerDesk(database: database, environment: clock.environment, shelf: desk.shelf, vault: personal)
        var life = DemoLedgers(
            own,
            clock,
            staff,
            places,
            DemoEvidence(vault: vault),
            today: today,
            size: ledgerSize,
            SeededGenerator(seed: seed &+ 71)
        )
        try await life.live(in: texts) { _, _ in }
        return life.refused
    }

    /// Scores are counted from everything else, so they come last; their clock is their own.
    private func scores(_ indicators: IndicatorDesk, _ staff: DemoStaff) async throws -> [String] {
        let clock = DemoClock(at: at(-59, 9), maker: 4)
        let own = IndicatorDesk(
            database: database,
            environment: clock.environment,
            shelf: indicators.shelf,
            sets: indicators.sets,
            thresholds: indicators.thresholds
        )
        var life = DemoScores(own, clock, staff, vault, today: today, SeededGenerator(seed: seed &+ 4))
        try await life.live()
        return life.refused
    }

    /// The work plan: read seven weeks ago, issued a day later.
    private func plan(_ documents: DemoDocuments, _ life: inout Life) async throws {
        documents.clock.advance(to: at(-48, 10))
        let plan = try await documents.load(WorkPlan.text(DemoDates(today: today)))
        try await documents.settleLeads(plan)
        documents.clock.advance(to: at(-47, 15))
        life.take(try await documents.issue(plan))
        try await documents.discardRest(plan)
    }

    /// The speech: issued three and a half weeks ago, what it left open only yesterday.
    private func speech(
        _ documents: DemoDocuments,
        _ townships: [String],
        _ life: inout Life,
        _ progress: (Int, Int) -> Void
    ) async throws {
        try await life.run(through: at(-27, 9), progress)
        let text = MeetingSpeech.text(DemoDates(today: today.adding(days: -22)), townships: townships)
        let speech = try await documents.load(text)
        try await documents.settleLeads(speech)
        try await life.run(through: at(-25, 16), progress)
        for office in DemoSamples.officerUnits.prefix(2) {
            try await documents.setDeadline(today.adding(days: 2), ofFirstLedBy: office, in: speech)
        }
        let late = Set(try await documents.open(speech).filter { !$0.masked.isEmpty }.map(\.id))
        let own = try await lastOfEachOfficer(documents.open(speech))
        life.take(try await documents.issue(speech) { !late.contains($0.id) && !own.contains($0.id) })
        try await life.run(through: at(-3, 11), progress)
        let notice = try await documents.load(MeetingNotice.text(DemoDates(today: today.adding(days: -10))))
        try await documents.settleLeads(notice)
        try await life.run(through: at(-3, 17), progress)
        life.take(try await documents.issue(notice))
        try await documents.discardRest(notice)
        try await life.run(through: at(-1, 9), progress)
        try await documents.nameMasked(speech) { ["38", "2.6", "4.8"][$0 % 3] }
        try await documents.issue(speech)
        try await documents.discardRest(speech)
    }

    /// One task for each officer who can sign in comes late and waits to be signed for.
    private func lastOfEachOfficer(_ drafts: [DraftTask]) -> Set<DraftID> {
        Set(DemoSamples.officerUnits.compactMap { unit in drafts.last { $0.lead?.name == unit }?.id })
    }

    /// The newest speech waits for the person who tries the program.
    private func newest(
        _ documents: DemoDocuments,
        _ townships: [String],
        _ life: inout Life,
        _ progress: (Int, Int) -> Void
    ) async throws {
        try await life.run(through: at(-1, 17), progress)
        _ = try await documents.load(CoordinationSpeech.text(DemoDates(today: today), townships: townships))
    }

    private func at(_ days: Int, _ hour: Int) -> Instant { Instant(today.adding(days: days), hour) }
}
