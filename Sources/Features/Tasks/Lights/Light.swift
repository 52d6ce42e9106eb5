/// How a task stands against its plan; computed, never typed.
package enum Light: String, CaseIterable, Sendable, Codable {
    /// ▲ overdue, or further behind than the red threshold.
    case behind
    /// ◆ behind by the amber threshold or more, or due within days.
    case slow
    /// ● as the plan says.
    case onTrack
    /// ○ no deadline, or not begun yet.
    case notDue
    /// ✓ closed.
    case closed
    /// ✕ withdrawn: no longer asked of anybody.
    case withdrawn

    /// What strips, walls and filters tell apart; a withdrawn task stands in none of them.
    package static let standing: [Light] = [.behind, .slow, .onTrack, .notDue, .closed]
}

/// Percentage points behind the plan and days before the deadline at which a light changes.
///
/// Amber 10 to 30 points behind, both ends; red beyond 30 (银川 红黄绿灯, 2025). Near the deadline from 3 days before
/// (西安 电子政务督查系统). A county may set its own.
package struct LightThresholds: Hashable, Sendable {
    package var amberBehind: Double
    package var redBehind: Double
    package var nearDays: Int

    package init(amberBehind: Double = 10, redBehind: Double = 30, nearDays: Int = 3) {
        self.amberBehind = amberBehind
        self.redBehind = redBehind
        self.nearDays = nearDays
    }
}
