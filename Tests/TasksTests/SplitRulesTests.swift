import Core
import Tasks
import Testing

@Suite("SplitRules")
struct SplitRulesTests {
    private let targets = SplitTargets(
        units: [
            UnitPlace(unit: UnitID(rawValue: 21), name: "清河镇人民政府", region: Samples.township),
            UnitPlace(unit: UnitID(rawValue: 22), name: "石梁乡人民政府", region: Samples.code("620799201")),
        ],
        posts: [PostTarget(post: PostID(rawValue: 5), person: "赵强")]
    )
    private let task = Samples.task(deadline: Samples.day("2026-06-30"))

    private func keys(_ parts: [TaskPart]) -> [String] {
        SplitRules.issues(parts, of: task, targets: targets).map(\.key)
    }

    @Test func takesUnitsBelowAndColleagues() {
        let parts = [
            TaskPart(target: .unit(UnitID(rawValue: 21)), quantity: 60, deadline: Samples.day("2026-06-30")),
            TaskPart(target: .post(PostID(rawValue: 5))),
        ]
        #expect(keys(parts) == [])
    }

    @Test func refusesPartsThatCannotBeCarried() {
        #expect(keys([]) == ["part.none"])
        #expect(keys([TaskPart(target: .unit(UnitID(rawValue: 77)))]) == ["part.outside"])
        let one = TaskPart.Target.unit(UnitID(rawValue: 21))
        #expect(keys([TaskPart(target: one), TaskPart(target: one)]) == ["part.doubled"])
        #expect(keys([TaskPart(target: one, quantity: 0)]) == ["part.quantity"])
        #expect(keys([TaskPart(target: one, deadline: Samples.day("2026-07-01"))]) == ["part.late"])
    }

    @Test func hasWordsForEachRefusal() {
        for key in ["part.none", "part.outside", "part.doubled", "part.quantity", "part.late"] {
            #expect(taskWords.knows(key))
        }
    }
}
