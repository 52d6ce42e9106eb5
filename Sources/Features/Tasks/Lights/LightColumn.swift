import Core
import Database

/// `Pace` and `Light` as SQL over the task's columns, for lists and counts; a test holds both forms equal.
package struct LightColumn: Sendable {
    package let today: Day
    package let thresholds: LightThresholds

    package init(today: Day, thresholds: LightThresholds) {
        self.today = today
        self.thresholds = thresholds
    }

    /// The light's raw value, for rows of `task` under the alias `t`.
    package var light: Query {
        """
        CASE WHEN t.stage = 'closed' THEN 'closed'
            WHEN t.stage = 'withdrawn' THEN 'withdrawn'
            WHEN t.due_day IS NULL OR t.starts_day > \(today.daysSince1970) THEN 'notDue'
            WHEN t.due_day < \(today.daysSince1970) THEN 'behind'
            WHEN t.stage = 'awaitingVerification' THEN 'onTrack'
            WHEN \(gap) > \(thresholds.redBehind) THEN 'behind'
            WHEN \(gap) >= \(thresholds.amberBehind) THEN 'slow'
            WHEN t.due_day - \(today.daysSince1970) <= \(thresholds.nearDays) THEN 'slow'
            ELSE 'onTrack' END
        """
    }

    /// Percentage points behind; null without a deadline.
    package var gap: Query {
        """
        (CASE WHEN t.due_day <= \(today.daysSince1970) THEN 100.0
            WHEN t.starts_day >= \(today.daysSince1970) THEN 0.0
            ELSE (\(today.daysSince1970) - t.starts_day) * 100.0 / (t.due_day - t.starts_day) END - t.percent)
        """
    }
}
