import Core
import Ledgers

/// Rows a person says more of on the page of their import.
extension ImportResult {
    /// A row that is like one before it.
    package struct Alike: Hashable, Sendable, Codable {
        package let row: Int
        package let first: Int
        /// Nil where an earlier import did not keep it.
        package var title: String? = nil
        /// What the two say differently: 建筑面积：第 2 行 120，第 3 行 90. Nil where that was not looked at.
        package var differences: [String]? = nil

        package init(row: Int, first: Int) {
            self.row = row
            self.first = first
        }
    }

    /// A refused row that has place and name of things of the ledger, and nothing that tells which of them it is about.
    package struct OpenRow: Hashable, Sendable, Codable {
        package struct Thing: Hashable, Sendable, Codable {
            package let item: Int64
            package let title: String
            /// What the row would change of it; nil where that was not looked at.
            package var change: Changed? = nil
            /// Why it cannot: sentences.
            package var obstacles: [String]? = nil
        }

        package let row: Int
        package let title: String
        /// What it may be said to be.
        package var things: [Thing]
        /// The row that is about one of them already.
        package var takenBy: Int? = nil
    }

    /// Keeps the rows of a writing's result that were left for later.
    mutating func takeOpen(of result: ImportResult) {
        (doubled, open) = (result.doubled, result.open)
    }

    mutating func tell(_ decided: [Decided]) {
        guard !decided.isEmpty else { return }
        self.decided = Array(decided.prefix(Self.mostPerhapsKnown))
        decidedCount = decided.count
    }
}
