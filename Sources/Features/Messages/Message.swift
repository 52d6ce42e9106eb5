import Core

/// 消息: a few words from one unit to others, or from the program about what became of something.
package struct Message: Hashable, Sendable {
    package enum Kind: String, Sendable { case person, notice }

    package let id: Identifier<Message>
    package let county: RegionCode
    package let kind: Kind
    /// The unit it came from; nil for one the program wrote.
    package let unit: UnitID?
    package let unitName: String
    package let person: String
    package let title: String
    package let body: String
    /// The page it is about, on this site; empty where it is about none.
    package let address: String
    package let isUrgent: Bool
    package let at: Instant
    /// When it stands in the inboxes: later than `at` where it was sent in quiet hours.
    package let shownAt: Instant

    package init(
        id: MessageID,
        county: RegionCode,
        kind: Kind,
        unit: UnitID?,
        unitName: String,
        person: String,
        title: String,
        body: String,
        address: String,
        isUrgent: Bool,
        at: Instant,
        shownAt: Instant
    ) {
        self.id = id
        self.county = county
        self.kind = kind
        self.unit = unit
        self.unitName = unitName
        self.person = person
        self.title = title
        self.body = body
        self.address = address
        self.isUrgent = isUrgent
        self.at = at
        self.shownAt = shownAt
    }
}

package typealias MessageID = Identifier<Message>

/// A message as it stands in somebody's inbox.
package struct InboxLine: Hashable, Sendable {
    package let message: Message
    package let isRead: Bool
    package let isArchived: Bool
}

/// How far a message came: by unit, never by person (关于防治“指尖上的形式主义”的若干意见, 2023: no ranking of people).
package struct UnitReceipt: Hashable, Sendable {
    package let unit: UnitID
    package let name: String
    /// When somebody of the unit first opened it.
    package let readAt: Instant?
}

/// A message one's own unit sent.
package struct SentLine: Hashable, Sendable {
    package let message: Message
    package let read: Int
    package let of: Int
}
