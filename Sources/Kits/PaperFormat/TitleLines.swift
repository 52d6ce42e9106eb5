/// Breaks a title into centred lines whose shape is a trapezium or a diamond, without parting what belongs together
/// (GB/T 9704-2012, 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜，间距恰当，排列应使用梯形或菱形).
package enum TitleLines {
    /// Halves of a character that fit a line of 二号: 442 pt by 22.
    package static let widest = 40

    package static func broken(_ title: String) -> [String] {
        let scalars = Array(title.unicodeScalars)
        let width = paperWidth(title)
        guard width > widest else { return [title] }
        // Two characters are kept free at the sides where the lines allow it.
        for lines in 2...6 where width <= (lines == 2 ? widest - 2 : widest) * lines {
            if let best = best(scalars, lines) { return best }
        }
        return [title]
    }

    private static func best(_ scalars: [Unicode.Scalar], _ lines: Int) -> [String]? {
        let widths = scalars.map { $0.isASCII ? 1 : 2 }
        let costs = (0...scalars.count).map { cost(of: $0, in: scalars) }
        var found: (cost: Int, breaks: [Int])?
        var breaks: [Int] = []
        func search(from start: Int, left: Int, _ spent: Int) {
            if let found, spent >= found.cost { return }
            if left == 1 {
                guard widths[start...].reduce(0, +) <= widest else { return }
                let total = spent + shape(breaks + [scalars.count], widths)
                if found == nil || total < found?.cost ?? 0 { found = (total, breaks + [scalars.count]) }
                return
            }
            var width = 0
            for end in (start + 1)..<max(start + 1, scalars.count) {
                width += widths[end - 1]
                if width > widest { break }
                guard let cost = costs[end] else { continue }
                breaks.append(end)
                search(from: end, left: left - 1, spent + cost)
                breaks.removeLast()
            }
        }
        search(from: 0, left: lines, 0)
        guard let found else { return nil }
        var start = 0
        return found.breaks.map { end in
            defer { start = end }
            var line = String.UnicodeScalarView()
            line.append(contentsOf: scalars[start..<end])
            return String(line)
        }
    }

    /// What a break before this place costs; nil where there can be none.
    private static func cost(of place: Int, in scalars: [Unicode.Scalar]) -> Int? {
        guard place > 0, place < scalars.count else { return 0 }
        let (before, after) = (scalars[place - 1], scalars[place])
        if before.isASCII, after.isASCII { return nil }
        if "》〉）〕”、，。：；年月日号的和及与".unicodeScalars.contains(after) { return nil }
        if "《〈（〔“第".unicodeScalars.contains(before) { return nil }
        if after.isASCII || before.isASCII { return 14 }
        // Inside the name of a document only where nothing else fits.
        let opened = scalars[..<place].last { "《》".unicodeScalars.contains($0) } == "《"
        let afterWord = ["关于", "进一步", "的", "和", "及", "》", "、", "，", "年"].contains { word in
            scalars[..<place].suffix(word.unicodeScalars.count).elementsEqual(word.unicodeScalars)
        }
        let beforeWord = ["关于", "通知", "通报", "情况", "工作", "的", "《", "进展"].contains { word in
            scalars[place...].prefix(word.unicodeScalars.count).elementsEqual(word.unicodeScalars)
        }
        return (opened ? 18 : 0) + (afterWord ? 0 : beforeWord ? 3 : 10)
    }

    /// Lines that grow or shrink steadily, or swell in the middle, cost little; one much shorter than its neighbours more.
    private static func shape(_ breaks: [Int], _ widths: [Int]) -> Int {
        var lengths: [Int] = []
        var start = 0
        for end in breaks {
            lengths.append(widths[start..<end].reduce(0, +))
            start = end
        }
        let steps = zip(lengths, lengths.dropFirst()).map { $1 - $0 }
        var cost = steps.reduce(0) { $0 + max(0, abs($1) - 6) }
        if steps.contains(where: { $0 == 0 }) { cost += 2 }
        // Thin in the middle is neither a trapezium nor a diamond.
        for (first, second) in zip(steps, steps.dropFirst()) where first < 0 && second > 0 { cost += 200 }
        if let shortest = lengths.min(), shortest < 8 { cost += 20 }
        return cost
    }
}
