import Core
import Database
import Records

/// What a feature says about one of its recorded acts: to whom, in which words, about which page.
package struct SystemNotice: Hashable, Sendable {
    package let units: [UnitID]
    package let title: String
    package let body: String
    package let address: String

    package init(to units: [UnitID], _ title: String, body: String = "", address: String) {
        self.units = units
        self.title = title
        self.body = body
        self.address = address
    }
}

/// Makes notices of recorded acts: of what somebody did. What only waits from day to day is left to 今日.
package struct MessageSource: Sendable {
    package let acts: Set<String>
    package let notice: @Sendable (Record, Transaction) throws -> SystemNotice?

    package init(
        _ acts: Set<String>,
        _ notice: @escaping @Sendable (Record, Transaction) throws -> SystemNotice?
    ) {
        self.acts = acts
        self.notice = notice
    }
}
