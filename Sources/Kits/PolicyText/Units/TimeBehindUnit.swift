/// A time that stands between who does something and what is done: 农业农村局6月26日前核实…, 水务局于三日内排除…. Minutes are
/// written so; the time belongs to neither.
enum TimeBehindUnit {
    private static let openers = ScalarSet("于在")
    private static let digits = ScalarSet("0123456789")
    private static let body = ScalarSet("0123456789年月日号季度周天个工作本今明后当上中下旬初末底半一二三四五六七八九十两内前之以")
    private static let measures = ScalarSet("年月日号周天季旬")
    /// 6月底前, 三日内, 月底, 上旬.
    private static let bounds = ScalarSet("前内底末旬")
    private static let days = ScalarSet("年月日号")

    /// How many characters the time has, with 于 or 在 before it; 0 where none stands there.
    static func length(_ flat: [UInt32], at start: Int, before end: Int) -> Int {
        var first = start
        if first < end, openers.contains(flat[first]) { first += 1 }
        var last = first
        while last < min(end, first + 18), body.contains(flat[last]) { last += 1 }
        while last - first >= 2 {
            let run = flat[first..<last]
            if run.contains(where: measures.contains), closes(flat, first, last) { return last - start }
            last -= 1
        }
        return 0
    }

    /// By the word that bounds it, or as a date in figures: 一号文件 and 日间 are no times.
    private static func closes(_ flat: [UInt32], _ first: Int, _ last: Int) -> Bool {
        if bounds.contains(flat[last - 1]) { return true }
        guard digits.contains(flat[first]), days.contains(flat[last - 1]) else { return false }
        let isYear = last - first >= 5 && flat[first..<first + 4].allSatisfy(digits.contains)
        // 6月, 6月26日, 2026年; 1号 alone numbers something else.
        return isYear || flat[first..<last].contains(0x6708)
    }

    /// Whether a date stands within: no unit's name holds one.
    static func occurs(_ flat: [UInt32], _ range: Range<Int>) -> Bool {
        range.contains { index in
            digits.contains(flat[index]) && index + 1 < range.upperBound && days.contains(flat[index + 1])
        }
    }
}
