import Core
import Database
import Files
import Foundation
import Indicators
import Ledgers
import Papers
import Programmes
import Rounds
import Tasks
import TestSupport
import Testing
import Web
import Workflow

/// The sample county with one programme that has a gate and a target handed to its townships, and a clock tests move.
struct RoundCounty: Sendable {
    let database: Database
    let sample: SampleCounty
    let clock: MovedClock
    let ledgers: LedgerDesk
    let desk: RoundDesk
    let book: LedgerBook

    static let key = HousesPlaybook.key
    static let done = IndicatorKey(key, "done")
    static let village = "620799101201"
    static let farVillage = "620799102201"

    static func code(_ digits: String) -> RegionCode {
        guard let code = RegionCode(digits) else { preconditionFailure(digits) }
        return code
    }

    var supervisor: Actor { sample.supervisor }
    var acts: RoundActs { RoundActs(desk) }

    func day(_ text: String) throws -> Day { try #require(Day(text)) }

    func enter(_ owner: String, in region: String = village, empty: String = "是") async throws -> ItemID {
        let answers = ItemAnswers(place: region, ["owner": owner, "empty": empty], of: book.playbook)
        return try #require(await CreateItem(ledgers)(Self.key, answers, by: sample.otherOfficer).value)
    }

    @discardableResult
    func finish(_ id: ItemID) async throws -> [Core.Issue] {
        try await MoveItem(ledgers)(id, version: 1, MoveRequest("demolition"), by: sample.otherOfficer).issues
    }

    /// The county is to finish ten houses by October: six in 云雾镇, four in 清泉镇.
    func setTargets() async throws {
        var draft = TargetDraft(value: 10, startsOn: Day("2026-01-01"), dueOn: Day("2026-10-31"), source: "县委农村工作会议")
        draft.reason = ""
        _ = try #require(
            await SetTarget(desk.indicators)(Self.done, in: SampleCounty.county, draft, named: "督查室").value
        )
        let parts = HandingDraft([Self.code("620799101"): 6, Self.code("620799102"): 4])
        let handed = try await HandDownTargets(desk.indicators)(
            Self.done,
            from: SampleCounty.county,
            year: 2026,
            parts,
            named: "督查室"
        )
        #expect(handed.issues.isEmpty)
    }

    func round(_ id: RoundID, as actor: Actor? = nil) async throws -> Round {
        let reader = actor ?? supervisor
        return try await database.read { tx in try tx.rounds.find(id, for: reader) }
    }

    func version(_ id: RoundID) async throws -> Int { try await round(id).version }

    /// Rows of the tables an act may write: what a refused act leaves equal.
    func rows() async throws -> [String: Int] {
        try await database.read { tx in
            var counts: [String: Int] = [:]
            for table in [
                "cadence", "round", "round_owner", "round_promise", "round_pack", "round_element", "round_sample",
                "round_sample_item", "movement", "record", "directive", "paper", "problem",
            ] { counts[table] = try tx.count("FROM \(name: table)") }
            return counts
        }
    }
}

func withRoundCounty(_ driver: Driver, _ body: (RoundCounty) async throws -> Void) async throws {
    try await withSampleCounty(driver) { database, sample in
        let root = NSTemporaryDirectory() + "luoshi-round-vault-\(UInt64.random(in: 0...UInt64.max))"
        defer { try? FileManager.default.removeItem(atPath: root) }
        let clock = MovedClock()
        let environment = clock.environment
        let ledgers = LedgerDesk.ofTests(database, environment)
        let indicators = IndicatorDesk(
            database: database,
            environment: environment,
            shelf: ledgers.shelf,
            sets: [],
            thresholds: Tasks.LightThresholds()
        )
        let adopt = AdoptProgramme(database: database, environment: environment)
        let programme = try #require(
            await adopt(OwnPlaybook.text(HousesPlaybook.yaml), by: sample.supervisor).value
        )
        let book = try await database.read { tx in try ledgers.shelf.book(programme, in: tx) }
        let desk = RoundDesk(
            papers: PaperDesk(
                database: database,
                environment: environment,
                vault: FileVault(root: root),
                indicators: indicators
            )
        )
        try await body(
            RoundCounty(
                database: database,
                sample: sample,
                clock: clock,
                ledgers: ledgers,
                desk: desk,
                book: book
            )
        )
    }
}

extension Outcome {
    var keys: [String] { issues.map(\.key) }
}
