import Programmes

/// A line of the wall: a goal, or a programme as its place among the wall's.
package enum WallLine: Equatable, Sendable {
    case goal(RevitalisationGoal)
    /// The goal again, where a sheet begins among its programmes.
    case more(RevitalisationGoal)
    case programme(Int)

    /// As many programmes as can be read across a room on one screen.
    package static let mostOnScreen = 12
    /// As many lines as an A3 sheet holds beside its head, with one to spare.
    package static let mostOnSheet = 32
    /// Fewer than these below a head of their own are no table.
    private static let fewestOnSheet = 3

    /// Programmes below the goals they serve, in the order of the goals.
    /// - Parameter goals: one for each programme of the wall.
    package static func lines(of goals: [RevitalisationGoal], only places: [Int]) -> [WallLine] {
        RevitalisationGoal.allCases.flatMap { goal -> [WallLine] in
            let own = places.filter { goals[$0] == goal }
            if own.isEmpty { return [] }
            return [WallLine.goal(goal)] + own.map { WallLine.programme($0) }
        }
    }

    /// The lines as they are written, each with whether a sheet after the first begins with it.
    package static func printed(_ lines: [WallLine], below: Int = 0) -> [(line: WallLine, startsSheet: Bool)] {
        let firsts = Set(firstOfSheets(lines, below: below))
        var printed: [(line: WallLine, startsSheet: Bool)] = []
        var goal: RevitalisationGoal?
        for (place, line) in lines.enumerated() {
            if case .goal(let own) = line { goal = own }
            var starts = firsts.contains(place)
            if starts, case .programme = line, let goal {
                printed.append((.more(goal), true))
                starts = false
            }
            printed.append((line, starts))
        }
        return printed
    }

    /// The lines sheets after the first begin with: sheets are filled evenly, and none ends with the head of a goal.
    /// - Parameter below: how many lines' height stands below the table; the last sheet holds it too.
    package static func firstOfSheets(_ lines: [WallLine], below: Int = 0) -> [Int] {
        let sheets = (lines.count + below + mostOnSheet - 1) / mostOnSheet
        guard sheets > 1 else { return [] }
        let last = max(0, (lines.count + below + sheets - 1) / sheets - below)
        // A few lines below a head of their own are no table: what stands below has the last sheet for itself.
        if last < fewestOnSheet, lines.count <= (sheets - 1) * mostOnSheet {
            return cuts(lines[...], into: (lines.count + mostOnSheet - 1) / mostOnSheet)
        }
        let end = before(lines.count - last, lines)
        return cuts(lines[..<end], into: sheets - 1) + [end]
    }

    /// Where even parts of lines begin, without the first.
    private static func cuts(_ lines: ArraySlice<WallLine>, into sheets: Int) -> [Int] {
        guard sheets > 1 else { return [] }
        return (1..<sheets).map { before($0 * lines.count / sheets, Array(lines)) }
    }

    /// The end of a sheet, before the head of a goal it would end with.
    private static func before(_ end: Int, _ lines: [WallLine]) -> Int {
        if end > 0, case .goal = lines[end - 1] { return end - 1 }
        return end
    }

    /// Programmes by screen: a goal of many is cut evenly, small ones share a screen.
    package static func screens(of goals: [RevitalisationGoal]) -> [[Int]] {
        var screens: [[Int]] = []
        for goal in RevitalisationGoal.allCases {
            let own = goals.indices.filter { goals[$0] == goal }
            let parts = (own.count + mostOnScreen - 1) / mostOnScreen
            for part in 0..<parts {
                let cut = Array(own[(part * own.count / parts)..<((part + 1) * own.count / parts)])
                if let last = screens.last, last.count + cut.count <= mostOnScreen {
                    screens[screens.count - 1] = last + cut
                } else {
                    screens.append(cut)
                }
            }
        }
        return screens
    }
}
