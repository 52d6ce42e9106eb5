import Core
import Database
import Ledgers
import Programmes
import Tasks

/// What every act and page about indicators and targets works with.
package struct IndicatorDesk: Sendable {
    package let database: Database
    package let environment: Environment
    package let shelf: BookShelf
    /// Indicator tables that belong to no programme.
    package let sets: [IndicatorSet]
    package let thresholds: Tasks.LightThresholds

    package init(
        database: Database,
        environment: Environment,
        shelf: BookShelf,
        sets: [IndicatorSet],
        thresholds: Tasks.LightThresholds
    ) {
        self.database = database
        self.environment = environment
        self.shelf = shelf
        self.sets = sets
        self.thresholds = thresholds
    }

    /// An indicator with what answers for it; nil where the county has none of the name.
    func subject(_ key: IndicatorKey, in county: RegionCode, _ tx: Transaction) throws -> IndicatorSubject? {
        if let entry = sets.first(where: { $0.key == key.set })?.entries.first(where: { $0.key == key.indicator }) {
            let indicator = Indicator(entry, mayExceed: try mayExceed(entry, in: county, tx))
            return IndicatorSubject(key: key, indicator: indicator, lead: entry.lead, book: nil, entry: entry)
        }
        guard let book = try shelf.all(in: county, tx).first(where: { $0.playbook.key == key.set }),
            let indicator = book.playbook.indicator(key.indicator)
        else { return nil }
        return IndicatorSubject(key: key, indicator: indicator, lead: book.playbook.lead, book: book, entry: nil)
    }

    /// What is entered from outside is not doubted; what a programme computes is, like that programme's number (ADR 120).
    private func mayExceed(_ entry: IndicatorEntry, in county: RegionCode, _ tx: Transaction) throws -> Bool {
        guard let key = entry.computedKey else { return true }
        let book = try shelf.all(in: county, tx).first { $0.playbook.key == key.set }
        return book?.playbook.indicator(key.indicator)?.mayExceed ?? true
    }

    /// As pages ask for it: one that is not there, or not for this person, is not found.
    func find(_ key: IndicatorKey, for actor: Actor, _ tx: Transaction) throws -> (IndicatorSubject, Set<String>) {
        let functions = try tx.programmes.functions(of: actor)
        guard let subject = try subject(key, in: actor.county, tx), subject.mayRead(actor, functions) else {
            throw NotFound("indicator", "\(key.set).\(key.indicator)")
        }
        return (subject, functions)
    }
}

/// An indicator as a target or an entered value speaks of it.
struct IndicatorSubject: Sendable {
    let key: IndicatorKey
    let indicator: Indicator
    /// Key of the function that answers for it.
    let lead: String
    /// The programme it is computed in; nil for one of a table.
    let book: LedgerBook?
    let entry: IndicatorEntry?

    func mayRead(_ actor: Actor, _ functions: Set<String>) -> Bool {
        guard let book else { return actor.role != .administrator }
        return ItemPolicy.mayRead(actor, book.playbook, functions: functions)
    }

    /// A table's line that a programme computes is that programme's number.
    var computed: IndicatorKey { entry?.computedKey ?? key }

    var isEntered: Bool {
        if let entry { return entry.computed == nil }
        if case .entered = indicator.origin { return true }
        return false
    }
}

extension IndicatorEntry {
    /// The number of a programme it is; nil for one that is entered.
    fileprivate var computedKey: IndicatorKey? {
        let parts = (computed ?? "").split(separator: ".", maxSplits: 1).map(String.init)
        return parts.count == 2 ? IndicatorKey(parts[0], parts[1]) : nil
    }
}

extension Indicator {
    fileprivate init(_ entry: IndicatorEntry, mayExceed: Bool) {
        self.init(
            key: entry.key,
            word: entry.word,
            unit: entry.unit,
            decimals: 2,
            direction: entry.direction,
            origin: .entered(source: "", every: .yearly),
            weight: entry.weight,
            note: entry.note,
            mayExceed: mayExceed
        )
    }
}
