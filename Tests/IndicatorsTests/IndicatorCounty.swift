import Core
import Database
import Expression
import Files
import Foundation
import Indicators
import Ledgers
import Programmes
import Tasks
import TestSupport
import Testing
import Web
import Workflow

/// The sample county with two small programmes and a table of indicators, and every act ready to be made.
struct IndicatorCounty: Sendable {
    let database: Database
    let sample: SampleCounty
    let clock: MovedClock
    let ledgers: LedgerDesk
    let desk: IndicatorDesk
    let book: LedgerBook

    static let key = "sample-houses"
    static let cloud = code("620799101")
    static let spring = code("620799102")
    static let pine = code("620799201")
    static let village = code("620799101201")
    static let farVillage = code("620799102201")
    static let rate = IndicatorKey(key, "rate")
    static let done = IndicatorKey(key, "done")
    static let families = IndicatorKey(key, "families")

    static func code(_ digits: String) -> RegionCode {
        guard let code = RegionCode(digits) else { preconditionFailure(digits) }
        return code
    }

    var today: Day { clock.environment.today }
    var housing: Actor { sample.otherOfficer }
    var setTarget: SetTarget { SetTarget(desk) }
    var handDown: HandDownTargets { HandDownTargets(desk) }

    @discardableResult
    func enter(_ owner: String, in region: RegionCode = IndicatorCounty.village) async throws -> ItemID {
        let answers = ItemAnswers(place: region.digits, ["owner": owner, "area": "100"], of: book.playbook)
        return try #require(await CreateItem(ledgers)(Self.key, answers, by: housing).value)
    }

    func finish(_ id: ItemID) async throws {
        _ = try #require(await MoveItem(ledgers)(id, version: 1, MoveRequest("demolition"), by: housing).value)
    }

    func draft(_ value: Double?, due: String = "2026-12-31", reason: String = "") -> TargetDraft {
        TargetDraft(
            value: value,
            startsOn: Day("2026-01-01"),
            dueOn: Day(due),
            source: "县委农村工作会议",
            reason: reason
        )
    }

    /// The county's target of what is done.
    func setDone(_ draft: TargetDraft) async throws {
        _ = try #require(await setTarget(Self.done, in: SampleCounty.county, draft, by: sample.supervisor).value)
    }

    func handDone(_ values: [RegionCode: Double]) async throws -> Outcome<Int> {
        let draft = HandingDraft(values)
        return try await handDown(Self.done, from: SampleCounty.county, year: 2026, draft, by: sample.supervisor)
    }

    func current(_ key: IndicatorKey, in region: RegionCode) async throws -> Target? {
        try await database.read { tx in try tx.targets.current(key, 2026, in: region) }
    }

    func routes() throws -> IndicatorRoutes {
        IndicatorRoutes(desk: desk, shipped: [try SampleProgramme.text(name: "样例拆旧新版")])
    }

    func site(_ routes: IndicatorRoutes? = nil) throws -> TestSite {
        let routes = try (routes ?? self.routes()).all
        let root = NSTemporaryDirectory() + "luoshi-indicator-vault-\(UInt64.random(in: 0...UInt64.max))"
        let lists = LedgerRoutes(desk: ledgers, files: FileVault(root: root), shipped: []).all
        return try TestSite(routes + lists, environment: clock.environment)
    }
}

enum SampleProgramme {
    private static let item = "{word: 老旧房屋, counter: 户, title: owner, level: village}"

    static func text(name: String = "样例拆旧") throws -> PlaybookText {
        let yaml = """
            \(OwnPlaybook.head(IndicatorCounty.key, name, item: item, more: "with: [agriculture]"))
            fields:
              - {key: owner, label: 户主, type: text, required: yes}
              - {key: area, label: 建筑面积, type: number, unit: 平方米, required: yes}
              - {key: spot, label: 位置, type: point}
            stages:
              - {key: found, word: 已登记}
              - {key: demolished, word: 已拆除, outcome: done}
            moves:
              - {key: demolition, word: 报告拆除, from: found, to: demolished, who: [village, officer/housing]}
            warnings:
              - {key: slow, when: 'stage == "found" and days_since(stage_since) > 20', says: 登记二十天没有拆, to: township}
            flags:
              - {key: none-done, level: village, when: items() >= 3 and rate < 10, says: 全村几乎没有拆, to: supervisor}
            measures:
              - {key: area, word: 建筑面积, unit: 平方米, value: area}
            indicators:
              - {key: rate, word: 拆除率, unit: "%", formula: 100 * items(demolished) / items()}
              - {key: done, word: 已拆除, unit: 户, decimals: 0, formula: items(demolished)}
              - {key: freed, word: 腾出面积, unit: 平方米, formula: 'measure(area, demolished)'}
              - {key: families, word: 常住户数, unit: 户, decimals: 0, entered: 统计年报, every: yearly}
              - {key: share, word: 每百户拆除, unit: 户, formula: 100 * done / families}
            targets:
              - {indicator: done, value: ~, by: 10-31, source: 讲话二（一）：XX户}
              - {indicator: rate, value: 100, by: 10-31, source: 讲话二（一）}
            """
        return try OwnPlaybook.text(yaml)
    }

    /// The shipped table of indicators, read beside the shipped playbooks.
    static let sets = IndicatorSet.read(beside: PlaybookLibrary.read().library).sets
}

func withIndicatorCounty(_ driver: Driver, _ body: (IndicatorCounty) async throws -> Void) async throws {
    try await withSampleCounty(driver) { database, sample in
        let clock = MovedClock(ticking: true)
        let environment = clock.environment
        let ledgers = LedgerDesk.ofTests(database, environment)
        let desk = IndicatorDesk(
            database: database,
            environment: environment,
            shelf: ledgers.shelf,
            sets: SampleProgramme.sets,
            thresholds: Tasks.LightThresholds()
        )
        let adopt = AdoptProgramme(database: database, environment: environment)
        let programme = try #require(await adopt(SampleProgramme.text(), by: sample.supervisor).value)
        let book = try await database.read { tx in try ledgers.shelf.book(programme, in: tx) }
        try await body(
            IndicatorCounty(
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
