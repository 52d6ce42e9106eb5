import Indicators
import Programmes
import Testing

@Suite struct WallLineTests {
    /// As many programmes as each goal has, in the order of the goals.
    private static func goals(_ counts: [Int]) -> [RevitalisationGoal] {
        zip(RevitalisationGoal.allCases, counts).flatMap { goal, count in Array(repeating: goal, count: count) }
    }

    @Test(arguments: [
        ([11, 20, 2, 11, 15], [11, 10, 12, 11, 7, 8]), ([1, 0, 0, 0, 0], [1]), ([3, 4, 5, 0, 0], [12]),
        ([12, 13, 0, 1, 0], [12, 6, 8]), ([0, 0, 0, 0, 0], []),
    ])
    func programmesAreCutIntoScreensThatCanBeRead(counts: [Int], sizes: [Int]) {
        let screens = WallLine.screens(of: Self.goals(counts))
        #expect(screens.map(\.count) == sizes)
        #expect(screens.flatMap { $0 } == Array(0..<counts.reduce(0, +)))
    }

    @Test(arguments: [[11, 20, 2, 11, 15], [31, 33, 0, 0, 0], [10, 10, 10, 0, 0], [15, 30, 15, 30, 15]])
    func sheetsAreFilledEvenlyAndNoneEndsWithAHeadAlone(counts: [Int]) {
        let goals = Self.goals(counts)
        let lines = WallLine.lines(of: goals, only: Array(goals.indices))
        #expect(lines.count == goals.count + counts.count { $0 > 0 })
        let ends = WallLine.firstOfSheets(lines) + [lines.count]
        var sizes: [Int] = []
        for (index, end) in ends.enumerated() {
            sizes.append(end - (index == 0 ? 0 : ends[index - 1]))
            if case .goal = lines[end - 1] { Issue.record("a sheet ends with the head of a goal at \(end)") }
        }
        #expect((sizes.max() ?? 0) <= WallLine.mostOnSheet + 1)
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 2)
    }

    /// Whoever reads the last sheet alone sees which goal its programmes serve.
    @Test(arguments: [
        ([11, 20, 2, 11, 13], 26, [true, true]), ([10, 23, 0, 0, 0], 29, [true]), ([32, 0, 0, 0, 0], 10, [true]),
        ([20, 20, 0, 0, 0], 0, [false]), ([3, 4, 5, 0, 0], 0, []),
    ])
    func aSheetThatBeginsAmongTheProgrammesOfAGoalNamesItAgain(counts: [Int], below: Int, isNamed: [Bool]) {
        let goals = Self.goals(counts)
        let lines = WallLine.lines(of: goals, only: Array(goals.indices))
        let printed = WallLine.printed(lines, below: below)
        var (named, goal): ([Bool], RevitalisationGoal?) = ([], nil)
        for (line, starts) in printed {
            if case .more(let again) = line {
                #expect(starts && again == goal)
                named.append(true)
            } else if starts {
                named.append(false)
            }
            if case .goal(let own) = line { goal = own }
        }
        #expect(named == isNamed)
        let plain = printed.map(\.line).filter { if case .more = $0 { false } else { true } }
        #expect(plain == lines)
    }

    /// By how many lines' height stands below the table: 57 programmes of a county under a tile map, notes and a slow list; under a
    /// drawn map, which has a sheet for itself; a table as long as a sheet with two lines of words below it; one that
    /// leaves room for them.
    @Test(arguments: [
        ([11, 20, 2, 11, 13], 26, [29, 58]), ([11, 20, 2, 11, 13], 38, [31]), ([31, 0, 0, 0, 0], 3, [17]),
        ([25, 0, 0, 0, 0], 3, []), ([10, 10, 0, 0, 0], 30, []), ([31, 32, 0, 0, 0], 29, [31, 62]),
    ])
    func theLastSheetHoldsWhatStandsBelowTheTable(counts: [Int], below: Int, firsts: [Int]) {
        let goals = Self.goals(counts)
        let lines = WallLine.lines(of: goals, only: Array(goals.indices))
        #expect(WallLine.firstOfSheets(lines, below: below) == firsts)
    }
}
