import Core
import Ledgers

/// 同一条、不是，是新的、不导入: what a person said of a row that may be about a thing the ledger has, or about what another
/// row is about.
package struct RowDecision: Hashable, Sendable, Codable {
    /// What the row says it is about (`RowPlan.subject`): in the next file it may stand elsewhere.
    package let row: String
    /// The thing it is; nil where it is a new one.
    package let item: ItemID?
    /// Which of the rows that say so it is, counted from 1; all of them where nil.
    package var nth: Int? = nil
    /// What the row says that stays in its place: this one is left out then.
    package var repeats: String? = nil
}
