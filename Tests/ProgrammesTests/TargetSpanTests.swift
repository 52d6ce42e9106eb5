import Programmes
import Testing

/// The days of a playbook's target: within a year, and from autumn to spring.
@Suite("Days of targets")
struct TargetSpanTests {
    private static let wrong =
        "milestones 的日期要一个比一个晚，share 在 0 和 1 之间并且不减少，最后是 1。跨年的写 from，例如 from: 10-01, by: 05-31，次年的日期接着写，不晚于 by。"

    private static func text(_ days: String, _ milestones: String) -> String {
        let course = "\(days), trajectory: milestones, milestones: [\(milestones)]"
        return Sample.changed("value: 100, source: 讲话", "value: 100, source: 讲话, \(course)")
    }

    static let courses: [(days: String, milestones: String, said: String)] = [
        ("by: 10-31", "{by: 05-31, share: 0.3}, {by: 10-31, share: 1}", "5 月 31 日前、10 月 31 日前"),
        (
            "from: 10-01, by: 05-31", "{by: 11-30, share: 0.3}, {by: 03-31, share: 0.8}, {by: 05-31, share: 1}",
            "11 月 30 日前、次年 3 月 31 日前、5 月 31 日前"
        ),
        ("from: 03-01, by: 10-31", "{by: 05-31, share: 0.3}, {by: 10-31, share: 1}", "5 月 31 日前、10 月 31 日前"),
        ("from: 10-01, by: 05-31", "{by: 05-31, share: 1}", "5 月 31 日前"),
    ]

    @Test(arguments: courses)
    func milestonesMayGoOnOverNewYear(days: String, milestones: String, said: String) throws {
        let text = Self.text(days, milestones)
        #expect(Sample.complaints(text) == [])
        let target = try #require(Sample.read(text).library["sheds"]?.targets.first)
        #expect(target.isOverNewYear == days.hasPrefix("from: 10-01"))
        guard case .milestones(let steps) = target.trajectory else {
            Issue.record("\(target.trajectory)")
            return
        }
        #expect(steps.dayWords.joined(separator: "、") == said)
    }

    /// The milestone that does not fit is named by line and column.
    static let mistakes: [(days: String, milestones: String, at: String)] = [
        ("by: 10-31", "{by: 10-01, share: 0.3}, {by: 05-31, share: 1}", "{by: 05-31"),
        ("from: 10-01, by: 05-31", "{by: 11-30, share: 0.3}, {by: 06-30, share: 1}", "{by: 06-30"),
        (
            "from: 10-01, by: 05-31", "{by: 03-31, share: 0.3}, {by: 11-30, share: 0.8}, {by: 05-31, share: 1}",
            "{by: 11-30"
        ),
        (
            "from: 10-01, by: 05-31", "{by: 11-30, share: 0.8}, {by: 03-31, share: 0.3}, {by: 05-31, share: 1}",
            "{by: 03-31"
        ),
        ("from: 10-01, by: 05-31", "{by: 09-30, share: 1}", "{by: 09-30"),
        ("from: 10-01, by: 05-31", "{by: 11-30, share: 1.5}, {by: 05-31, share: 1}", "{by: 11-30"),
    ]

    @Test(arguments: mistakes)
    func aMilestoneOutOfOrderIsNamedWithItsPlace(days: String, milestones: String, at place: String) throws {
        let text = Self.text(days, milestones)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex { $0.contains("milestones: [") })
        let start = try #require(lines[line].firstRange(of: place)?.lowerBound)
        let column = lines[line].distance(from: lines[line].startIndex, to: start) + 1 + "{by: ".count
        #expect(Sample.complaints(text) == ["\(line + 1):\(column) \(Self.wrong)"])
    }

    @Test func firstAndLastDayAreTwo() {
        let text = Sample.changed("value: 100, source", "value: 100, from: 10-01, by: 10-01, source")
        let found = Sample.complaints(text)
        #expect(found.count == 1 && found.first?.hasSuffix("from 是第一天，by 是最后一天，不能是同一天。") == true, "\(found)")
    }
}
