import Core

/// Looks for columns that could count or rank what single people do; pure.
///
/// No points, no ranking by clicks, no online time, no clock-in, no tracks (关于防治“指尖上的形式主义”的若干意见, 2023;
/// 国办函〔2026〕12号, five bans 2 and 4).
package enum StoredColumns {
    /// Words a column that counts people's activity would be named by, in Pinyin and English.
    static let banned = [
        "online", "login_count", "sign_in_count", "visit_count", "click", "clock_in", "check_in", "checkin", "punch",
        "duration", "minutes_spent", "stay_seconds", "points", "integral", "activity", "active_days", "streak", "likes",
        "views", "step_count", "track", "trajectory", "last_login", "last_seen",
    ]

    /// Columns named like that which count nobody's activity, each with its reason; a new one needs its own.
    static let excused = [
        "inspection_deduction.points": "检查表按地方扣的分，不到个人",
        "score_appeal.points": unitScore, "score_appeal.decided_points": unitScore,
        "score_tolerance.points": unitScore, "score_tolerance.decided_points": unitScore,
        "target.trajectory": "指标按月的计划进度，不是人的行踪",
        "session.seen_at": "登录状态用：超时自动退出，不统计、不展示给他人",
        "sign_in_guard.failed_count": "防猜密码用：只记连续输错次数",
    ]

    private static let unitScore = "单位的考核得分，不到个人"

    /// Each reason once, with the columns it excuses.
    static var excuses: [String] {
        Dictionary(grouping: excused.keys.sorted()) { excused[$0] ?? "" }
            .map { reason, columns in "\(columns.joined(separator: "、"))：\(reason)" }.sorted()
    }

    package struct Finding: Hashable, Sendable {
        package let tables: Int
        package let columns: Int
        /// `table.column` of every column with a banned word in its name.
        package let suspects: [String]
    }

    /// - Parameter columns: of every table of the running database, by its name.
    package static func look(_ columns: [String: [String]]) -> Finding {
        let all = columns.sorted { $0.key < $1.key }.flatMap { table, names in names.map { "\(table).\($0)" } }
        let suspects = all.filter { column in
            guard excused[column] == nil else { return false }
            let name = column.split(separator: ".").last.map(String.init) ?? ""
            return banned.contains { word in name == word || name.hasPrefix(word + "_") || name.hasSuffix("_" + word) }
        }
        return Finding(tables: columns.count, columns: all.count, suspects: suspects)
    }
}
