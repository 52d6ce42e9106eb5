import Core
import Expression
import Ledgers
import Programmes

/// The sums of one place: of each ledger and measure by the ledger's number of the stage.
package struct PlaceSums: Hashable, Sendable {
    struct Key: Hashable {
        let ledger: LedgerID
        let measure: Int
    }

    private(set) var sums: [Key: [Int: Int64]] = [:]

    package init() {}

    package mutating func add(_ value: Int64, _ ledger: LedgerID, measure: Int, stage: Int) {
        sums[Key(ledger: ledger, measure: measure), default: [:]][stage, default: 0] += value
    }

    package func values(_ ledger: LedgerID, measure: Int = RollUp.count) -> [Int: Int64] {
        sums[Key(ledger: ledger, measure: measure)] ?? [:]
    }

    package func state(of book: LedgerBook) -> ProgrammeState {
        ProgrammeState(book, values(book.ledger).map { (stage: $0.key, value: $0.value) })
    }
}

/// The indicators of one place, computed from its sums and from what was entered for it.
package struct PlaceNumbers: Sendable {
    let books: [String: LedgerBook]
    package var sums: PlaceSums
    let entered: [IndicatorKey: Double]
    let today: Day
    /// Not told to whom they are read for.
    package var withheld: Set<IndicatorKey> = []

    package init(books: [String: LedgerBook], sums: PlaceSums, entered: [IndicatorKey: Double] = [:], today: Day) {
        self.books = books
        self.sums = sums
        self.entered = entered
        self.today = today
    }

    /// Nil where it is not known: nothing to divide by, nothing entered, not for everybody to hear.
    package func value(_ key: IndicatorKey) -> Double? {
        guard !withheld.contains(key) else { return nil }
        guard let book = books[key.set], let indicator = book.playbook.indicator(key.indicator) else { return nil }
        switch indicator.origin {
        case .entered: return entered[key]
        case .formula(let formula): return formula.value(in: IndicatorFacts(book: book, numbers: self)).number
        }
    }
}

/// What a formula over sums asks. The library has no cycles, so computing ends.
struct IndicatorFacts: Facts {
    let book: LedgerBook
    let numbers: PlaceNumbers
    var today: Day { numbers.today }

    func value(at slot: Int) -> Value {
        let name = book.playbook.indicatorVocabulary.names[slot].key
        return numbers.value(IndicatorKey(named: name, in: book.playbook.key)).map(Value.number) ?? .unknown
    }

    func items(in stages: StageSet) -> Double? { Double(sum(RollUp.count, stages)) }

    func measure(_ measure: Int, in stages: StageSet) -> Double? {
        Double(sum(book.measureNumbers[measure], stages)) / MeasureAmounts.scale
    }

    private func sum(_ measure: Int, _ stages: StageSet) -> Int64 {
        let values = numbers.sums.values(book.ledger, measure: measure)
        return stages.reduce(0) { $0 + (values[book.stageNumbers[$1]] ?? 0) }
    }
}
