import Core
import Testing

@testable import Regions

@Suite("Planning an import of regions")
struct RegionPlanningTests {
    private static let now = Instant(milliseconds: 1_780_000_000_000)

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var stored: [String] = []
        let rows: [String]
        var within: String?
        /// Sentences of a refusal; empty where the plan stands.
        var refused: [String] = []
        var inserted: [String] = []
        /// Those that are not in the tree of earlier days.
        var begun: [String] = []
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "a tree from the top", rows: ["62", "6207", "620799"], inserted: ["62", "6207", "620799"]),
        Case(
            name: "a file of one province leaves the province out",
            rows: ["6207", "620799"],
            inserted: ["62", "6207", "620799"]
        ),
        Case(name: "a county's own file", rows: ["620799", "620799101"], inserted: ["62", "620799", "620799101"]),
        Case(
            name: "children before parents",
            rows: ["620799101", "620799", "6207"],
            inserted: ["62", "6207", "620799", "620799101"]
        ),
        Case(
            name: "the parent is stored",
            stored: ["62", "6207", "620799"],
            rows: ["620799101"],
            inserted: ["620799101"]
        ),
        Case(
            name: "a township without its county",
            rows: ["6207", "620799101"],
            refused: ["第 2 行：区划620799101（620799101000）的上级 620799000000 不在文件里，也不在系统里。先补上这一级。"]
        ),
        Case(
            name: "townships alone",
            rows: ["620799101"],
            refused: ["第 1 行：区划620799101（620799101000）的上级 620799000000 不在文件里，也不在系统里。先补上这一级。"]
        ),
        Case(
            name: "a county without its prefecture beside one that has it",
            rows: ["6207", "620799", "620899"],
            refused: ["第 3 行：区划620899（620899000000）的上级 620800000000 不在文件里，也不在系统里。先补上这一级。"]
        ),
        Case(
            name: "a doubled code",
            rows: ["620799", "620799101", "620799"],
            refused: ["第 3 行：代码 620799000000（区划620799）与第 1 行重复。删去一行。"]
        ),
        Case(
            name: "only what was asked for, and what stands above it",
            rows: ["6207", "620798", "620799", "620799101", "6208"],
            within: "620799",
            inserted: ["62", "6207", "620799", "620799101"]
        ),
        Case(
            name: "nothing of what was asked for",
            rows: ["6208"],
            within: "620799",
            refused: ["文件里没有 620799 范围内的区划。换一个文件，或者核对范围。"]
        ),
        Case(
            name: "a village beside known ones begins",
            stored: ["62", "6207", "620799", "620799101", "620799101201"],
            rows: ["620799101201", "620799101202"],
            inserted: ["620799101202"],
            begun: ["620799101202"]
        ),
        Case(
            name: "the first villages of a township were only not loaded",
            stored: ["62", "6207", "620799", "620799101", "620799102", "620799102201"],
            rows: ["620799101201"],
            inserted: ["620799101201"]
        ),
        Case(
            name: "a township beside known ones begins with its villages",
            stored: ["62", "6207", "620799", "620799101", "620799101201"],
            rows: ["620799102", "620799102201"],
            inserted: ["620799102", "620799102201"],
            begun: ["620799102", "620799102201"]
        ),
        Case(
            name: "a county beside known ones was always there, and so is all of it",
            stored: ["62", "6207", "620798", "620798101"],
            rows: ["620799", "620799101", "620799101201"],
            inserted: ["620799", "620799101", "620799101201"]
        ),
        Case(name: "nothing at all", rows: [], refused: ["文件里没有一行区划。每行写一个区划的代码和名称，例如 620702101000,明永镇。"]),
    ]

    @Test(arguments: cases)
    func plans(_ test: Case) throws {
        let stored = try test.stored.map { try region($0) }
        let planning = RegionPlanning(
            stored: Dictionary(uniqueKeysWithValues: stored.map { ($0.code, $0) }),
            scope: test.within.flatMap { RegionCode($0) },
            now: Self.now
        )
        let rows = try test.rows.enumerated().map { number, code in
            RegionRow(number: number + 1, code: try #require(RegionCode(code)), name: "区划\(code)")
        }
        switch planning.plan(rows) {
        case .refused(let issues): #expect(issues.map(regionWords.sentence) == test.refused)
        case .done(let plan):
            #expect(test.refused == [])
            #expect(plan.inserts.map(\.code.digits) == test.inserted)
            #expect(plan.inserts.filter { $0.beganAt == Self.now }.map(\.code.digits) == test.begun)
            #expect(plan.begun.count == test.begun.count)
        }
    }

    @Test func changesNamesAndKeepsClassesTheFileDoesNotSay() throws {
        let code = try #require(RegionCode("620799101201"))
        let old = Region(code: code, parent: code.parent, name: "上坪", urbanClass: .village)
        let above = try [62, 6207, 620799, 620799101].map { try region(String($0)) }
        let stored = Dictionary(uniqueKeysWithValues: (above + [old]).map { ($0.code, $0) })
        let planning = RegionPlanning(stored: stored, scope: nil, now: Self.now)
        let plan = planning.plan([RegionRow(number: 1, code: code, name: "上坪村")])
        #expect(plan.value?.updates == [Region(code: code, parent: code.parent, name: "上坪村", urbanClass: .village)])
        let same = planning.plan([RegionRow(number: 1, code: code, name: "上坪")])
        #expect(same.value?.unchanged == 1)
        #expect(same.value?.isEmpty == true)
    }

    @Test func whatBeganAndEndedStaysSoWhenAFileNamesItAgain() throws {
        let above = try ["62", "6207", "620799", "620799101"].map { try region($0) }
        let code = try #require(RegionCode("620799101201"))
        let old = Region(
            code: code,
            parent: code.parent,
            name: "上坪村",
            beganAt: Instant(milliseconds: 1),
            endedAt: Instant(milliseconds: 2)
        )
        let stored = Dictionary(uniqueKeysWithValues: (above + [old]).map { ($0.code, $0) })
        let planning = RegionPlanning(stored: stored, scope: nil, now: Self.now)
        #expect(planning.plan([RegionRow(number: 1, code: code, name: "上坪村")]).value?.unchanged == 1)
    }

    /// Evenings: a place stands on the day it began, and no more on the day it ended.
    @Test(arguments: [
        ("2026-06-12", false), ("2026-06-13", true), ("2026-06-30", true), ("2026-07-01", false), ("2026-07-02", false),
    ])
    func aPlaceStandsFromItsFirstDayToTheOneBeforeItsLast(_ day: String, _ stands: Bool) throws {
        let (first, last) = (try #require(Day("2026-06-13")), try #require(Day("2026-07-01")))
        let evening = try #require(Day(day))
        var region = try region("620799101201")
        region = Region(
            code: region.code,
            parent: region.parent,
            name: region.name,
            beganAt: Instant(startOf: first),
            endedAt: Instant(startOf: last)
        )
        #expect(region.stands(on: evening) == stands)
        #expect(!region.stands(on: nil))
    }

    private func region(_ digits: String) throws -> Region {
        let code = try #require(RegionCode(digits))
        return Region(code: code, parent: code.parent, name: "区划\(digits)")
    }
}
