import Core
import Testing

@testable import Regions

@Suite("Planning an import of regions")
struct RegionPlanningTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var stored: [String] = []
        let rows: [String]
        var within: String?
        /// Sentences of a refusal; empty where the plan stands.
        var refused: [String] = []
        var inserted: [String] = []
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
        Case(name: "nothing at all", rows: [], refused: ["文件里没有一行区划。每行写一个区划的代码和名称，例如 620702101000,明永镇。"]),
    ]

    @Test(arguments: cases)
    func plans(_ test: Case) throws {
        let stored = try test.stored.map { try region($0) }
        let planning = RegionPlanning(
            stored: Dictionary(uniqueKeysWithValues: stored.map { ($0.code, $0) }),
            scope: test.within.flatMap { RegionCode($0) }
        )
        let rows = try test.rows.enumerated().map { number, code in
            RegionRow(number: number + 1, code: try #require(RegionCode(code)), name: "区划\(code)")
        }
        switch planning.plan(rows) {
        case .refused(let issues): #expect(issues.map(regionWords.sentence) == test.refused)
        case .done(let plan):
            #expect(test.refused == [])
            #expect(plan.inserts.map(\.code.digits) == test.inserted)
        }
    }

    @Test func changesNamesAndKeepsClassesTheFileDoesNotSay() throws {
        let code = try #require(RegionCode("620799101201"))
        let old = Region(code: code, parent: code.parent, name: "上坪", urbanClass: .village)
        let above = try [62, 6207, 620799, 620799101].map { try region(String($0)) }
        let stored = Dictionary(uniqueKeysWithValues: (above + [old]).map { ($0.code, $0) })
        let plan = RegionPlanning(stored: stored, scope: nil).plan([RegionRow(number: 1, code: code, name: "上坪村")])
        #expect(plan.value?.updates == [Region(code: code, parent: code.parent, name: "上坪村", urbanClass: .village)])
        let same = RegionPlanning(stored: stored, scope: nil).plan([RegionRow(number: 1, code: code, name: "上坪")])
        #expect(same.value?.unchanged == 1)
        #expect(same.value?.isEmpty == true)
    }

    private func region(_ digits: String) throws -> Region {
        let code = try #require(RegionCode(digits))
        return Region(code: code, parent: code.parent, name: "区划\(digits)")
    }
}
