import Core
import Ledgers
import Programmes

/// 提醒 of ledgers that wait for one kind of post: things, or places, that a playbook wants looked at.
package struct Reminder: Hashable, Sendable {
    package let programme: String
    package let sentence: String
    /// The first few: 王大山（云雾镇上坪村）, or the places themselves.
    package let examples: [String]
    /// At most `Reminder.most`; more are not counted.
    package let count: Int
    package let hasMore: Bool
    package let address: String

    static let most = 20
    static let named = 3

    /// 3 条, 20 条以上.
    package var amount: String { hasMore ? "\(count) 处以上" : "\(count) 处" }
}

enum ReminderWords {
    static let working = "正在逐条核对台账，过一会儿再打开本页，要看一看的就列在这里。"
}
