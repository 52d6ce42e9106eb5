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

    /// Columns that hold a person's moments for safety's sake, each with its reason.
    static let excused = [
        "session.seen_at": "登录状态用：超时自动退出，不统计、不展示给他人",
        "sign_in_guard.failed_count": "防猜密码用：只记连续输错次数",
    ]

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
