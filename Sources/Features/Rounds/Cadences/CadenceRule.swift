import Core

/// When rounds come due: 每周一, 每十天, 每月5日, 每季度第15日, or once over so many days with phases. Pure; kept as text.
package enum CadenceRule: Hashable, Sendable {
    /// Monday 1 to Sunday 7.
    case weekly(Int)
    /// Every so many days, counted from a day.
    case days(Int, from: Day)
    /// A day of each month; its last where the month is shorter.
    case monthly(Int)
    /// So many days after the end of each quarter.
    case quarterly(Int)
    /// One stretch of days in phases, each coming due at its end: 百日攻坚.
    case drive(from: Day, [DrivePhase])
    /// Only when somebody begins one.
    case asked

    package struct DrivePhase: Hashable, Sendable {
        package let name: String
        package let days: Int

        package init(_ name: String, days: Int) {
            self.name = name
            self.days = days
        }
    }

    package var word: String {
        switch self {
        case .weekly(let weekday): "每周\(Self.weekdays[(weekday - 1) % 7])"
        case .days(let count, _): "每 \(count) 天"
        case .monthly(let day): "每月 \(day) 日"
        case .quarterly(let days): "每季度结束后 \(days) 天内"
        case .drive(let first, let phases):
            "\(first) 起 \(phases.map(\.days).reduce(0, +)) 天："
                + phases.map { "\($0.name) \($0.days) 天" }.joined(separator: "、")
        case .asked: "需要时"
        }
    }

    /// Whether it lays its rounds at the end of a stretch of its own, whatever came of the one before: phase and quarter.
    package var tellsItsStretch: Bool {
        switch self {
        case .drive, .quarterly: true
        case .weekly, .days, .monthly, .asked: false
        }
    }

    static let weekdays = ["一", "二", "三", "四", "五", "六", "日"]

    /// What is wrong with it; nothing for a sound one.
    package var issues: [Issue] {
        switch self {
        case .weekly(let day) where !(1...7).contains(day): [Issue("cadence.weekday", field: "weekday")]
        case .days(let count, _) where !(2...180).contains(count): [Issue("cadence.days", field: "days")]
        case .monthly(let day) where !(1...31).contains(day): [Issue("cadence.monthly", field: "monthDay")]
        case .quarterly(let days) where !(1...60).contains(days): [Issue("cadence.quarterly", field: "quarterDays")]
        case .drive(_, let phases):
            phases.isEmpty || phases.contains { $0.name.isEmpty || !(1...366).contains($0.days) } || phases.count > 12
                ? [Issue("cadence.phases", field: "phases")] : []
        default: []
        }
    }
}

extension CadenceRule: LosslessStringConvertible {
    package var description: String {
        switch self {
        case .weekly(let day): "weekly \(day)"
        case .days(let count, let from): "days \(count) \(from)"
        case .monthly(let day): "monthly \(day)"
        case .quarterly(let days): "quarterly \(days)"
        case .drive(let from, let phases):
            "drive \(from) " + phases.map { "\($0.name):\($0.days)" }.joined(separator: ",")
        case .asked: "asked"
        }
    }

    package init?(_ text: String) {
        let parts = text.split(separator: " ", maxSplits: 2).map(String.init)
        switch (parts.first, parts.count) {
        case ("asked", 1): self = .asked
        case ("weekly", 2):
            guard let day = Int(parts[1]) else { return nil }
            self = .weekly(day)
        case ("monthly", 2):
            guard let day = Int(parts[1]) else { return nil }
            self = .monthly(day)
        case ("quarterly", 2):
            guard let days = Int(parts[1]) else { return nil }
            self = .quarterly(days)
        case ("days", 3):
            guard let count = Int(parts[1]), let from = Day(parts[2]) else { return nil }
            self = .days(count, from: from)
        case ("drive", 3):
            guard let from = Day(parts[1]) else { return nil }
            let phases = parts[2].split(separator: ",").compactMap { part -> DrivePhase? in
                guard let colon = part.lastIndex(of: ":"), let days = Int(part[part.index(after: colon)...]) else {
                    return nil
                }
                return DrivePhase(String(part[..<colon]), days: days)
            }
            self = .drive(from: from, phases)
        default: return nil
        }
    }
}
