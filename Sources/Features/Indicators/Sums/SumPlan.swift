import Core
import Expression
import Ledgers
import Programmes

/// Which sums some indicators are computed from, those of other programmes they name included.
package struct SumPlan: Sendable {
    /// By key of the playbook.
    package let books: [String: LedgerBook]
    /// The measures needed of each ledger besides the count of its things.
    package private(set) var measures: [LedgerID: Set<Int>] = [:]
    /// Numbers that are entered and not counted.
    package private(set) var entered: Set<IndicatorKey> = []
    private var seen: Set<IndicatorKey> = []

    package init(_ books: [LedgerBook]) {
        self.books = Dictionary(books.map { ($0.playbook.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package init(_ books: [LedgerBook], for keys: some Sequence<IndicatorKey>) {
        self.init(books)
        for key in keys { need(key) }
    }

    /// Counts and measures, in a settled order.
    var columns: [RollUpColumn] {
        measures.sorted { $0.key < $1.key }.flatMap { ledger, numbers in
            ([RollUp.count] + numbers.sorted()).map { RollUpColumn(ledger, $0) }
        }
    }

    package mutating func needCount(of ledger: LedgerID) { measures[ledger, default: []].formUnion([]) }

    /// What another plan needs too.
    package mutating func add(_ other: SumPlan) {
        measures.merge(other.measures) { $0.union($1) }
        entered.formUnion(other.entered)
        seen.formUnion(other.seen)
    }

    package mutating func need(_ key: IndicatorKey) {
        guard seen.insert(key).inserted, let book = books[key.set],
            let indicator = book.playbook.indicator(key.indicator)
        else { return }
        needCount(of: book.ledger)
        switch indicator.origin {
        case .entered: entered.insert(key)
        case .formula(let formula):
            measures[book.ledger, default: []].formUnion(formula.measures.map { book.measureNumbers[$0] })
            for slot in formula.slots {
                need(IndicatorKey(named: book.playbook.indicatorVocabulary.names[slot].key, in: key.set))
            }
        }
    }
}

extension IndicatorKey {
    /// A name of a formula: an own indicator, or one of another playbook (`rearing_communities.free_places`).
    init(named name: String, in playbook: String) {
        let parts = name.split(separator: ".", maxSplits: 1)
        if parts.count == 2 {
            self.init(String(parts[0]).replacing("_", with: "-"), String(parts[1]))
        } else {
            self.init(playbook, name)
        }
    }
}
