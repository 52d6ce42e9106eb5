import Core
import Ledgers

/// 同一条、不是，是新的: what a person said of a row that may be about a thing the ledger has.
package struct RowDecision: Hashable, Sendable, Codable {
    /// What the row says it is about (`RowPlan.subject`): in the next file it may stand elsewhere.
    package let row: String
    /// The thing it is; nil where it is a new one.
    package let item: ItemID?

    var knownAs: KnownAs { item.map(KnownAs.same) ?? .new }
}
