import Core

/// Who let the day of a round pass, and which day that was.
package struct LateUnits: Hashable, Sendable {
    package let names: [String]
    let day: Day
    /// Whether the round was ended before its day.
    let isEarly: Bool

    init(_ names: [String], due: Day, closed: Day? = nil) {
        self.names = names
        day = min(due, closed ?? due)
        isEarly = day < due
    }

    /// - Parameter date: how the document writes a day.
    func sentence(_ date: (Day) -> String) -> String {
        let end = isEarly ? "本轮\(date(day))提前结束，没有填报的是" : "填报到\(date(day))截止，没有按时填报的是"
        return end + names.joined(separator: "、") + "。"
    }
}
