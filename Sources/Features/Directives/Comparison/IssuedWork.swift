import Core
import Database

/// What the feature above knows of the tasks that were issued from drafts, handed in when the program is wired: the
/// review can name them without seeing that feature.
package struct IssuedWork: Sendable {
    package struct Item: Hashable, Sendable {
        /// `〔2026〕12号`
        package let number: String
        package let title: String
        package let address: String
        package let lead: String
        package let due: Day?

        package init(number: String, title: String, address: String, lead: String, due: Day?) {
            self.number = number
            self.title = title
            self.address = address
            self.lead = lead
            self.due = due
        }
    }

    /// The tasks of these drafts that still stand, withdrawn ones left out.
    package let find: @Sendable (Transaction, _ drafts: [DraftID], RegionCode) throws -> [DraftID: Item]
    /// Grows with every task that is issued.
    package let revision: @Sendable (Transaction) throws -> Int64

    package init(
        find: @escaping @Sendable (Transaction, [DraftID], RegionCode) throws -> [DraftID: Item],
        revision: @escaping @Sendable (Transaction) throws -> Int64
    ) {
        self.find = find
        self.revision = revision
    }

    /// Where nothing is ever issued.
    package static let none = IssuedWork(find: { _, _, _ in [:] }, revision: { _ in 0 })
}

/// The issued task that asks for the same as a draft.
package typealias CoveringTask = IssuedWork.Item
