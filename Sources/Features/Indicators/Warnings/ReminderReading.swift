import Core
import Database
import Ledgers
import Programmes

/// Reads what ledgers remind a person of. Nothing of it is stored, since it hangs on the day. Every thing a warning can
/// concern is asked, so a page does that itself only in a small county; else it shows what was found before, and the
/// things are asked beside it.
package final class ReminderReading: Sendable {
    private struct Key: Hashable {
        let region: RegionCode
        let role: Role
        let unit: UnitID
    }

    private struct PlaceKey: Hashable {
        let programme: ProgrammeID
        let region: RegionCode
    }

    /// So many things are asked in some ten milliseconds.
    static let quick = 5_000

    private let desk: IndicatorDesk
    private let people: LookedBeside<Key, [Reminder]>
    private let places: LookedBeside<PlaceKey, PlaceLook>

    package init(_ desk: IndicatorDesk) {
        self.desk = desk
        people = LookedBeside(desk.database, desk.environment)
        places = LookedBeside(desk.database, desk.environment)
    }

    /// Another state of the county stands in the database.
    package func forget() {
        people.forget()
        places.forget()
    }

    /// What a programme wants looked at in a place within the reader's own, whoever it is for; nil while nobody knows yet.
    /// - Parameter things: how many stand there.
    func look(at book: LedgerBook, in region: RegionCode, things: Int, for actor: Actor, in tx: Transaction) throws
        -> Looked<PlaceLook>?
    {
        let key = PlaceKey(programme: book.programme, region: region)
        return try places.answer(key, in: tx, isQuick: { things <= Self.quick }) { [self] tx in
            try read(book, in: region, for: actor, on: desk.environment.today, tx)
        }
    }

    /// Nil while nobody knows yet.
    package func reminders(for actor: Actor, in tx: Transaction) throws -> Looked<[Reminder]>? {
        guard actor.role != .administrator else { return Looked(answer: [], at: desk.environment.now()) }
        let key = Key(region: actor.region, role: actor.role, unit: actor.unit)
        return try people.answer(key, in: tx, isQuick: { try things(for: actor, tx) <= Self.quick }) { [self] tx in
            try read(for: actor, on: desk.environment.today, tx)
        }
    }

    private func things(for actor: Actor, _ tx: Transaction) throws -> Int {
        let ledgers = try desk.shelf.readable(by: actor, tx).map { RollUpColumn($0.ledger, RollUp.count) }
        return Int(try tx.rollUps.sums(ledgers, in: [actor.region.number]).reduce(0) { $0 + $1.value })
    }

    private func read(
        _ book: LedgerBook,
        in region: RegionCode,
        for actor: Actor,
        on today: Day,
        _ tx: Transaction
    ) throws -> PlaceLook {
        let waiting = try book.playbook.warnings.compactMap { warning -> PlaceLook.Waiting? in
            var filter = ItemFilter()
            (filter.warning, filter.today, filter.region) = (warning.key, today, region)
            filter.order = .slowest
            let found = try tx.items(desk.shelf).page(book, filter, for: actor, limit: PlaceLook.most)
            return found.lines.isEmpty ? nil : .init(warning, found)
        }
        return PlaceLook(waiting: waiting, flags: try desk.flags(book, in: region, of: actor.county, tx))
    }

    private func read(for actor: Actor, on today: Day, _ tx: Transaction) throws -> [Reminder] {
        try desk.shelf.readable(by: actor, tx).flatMap { book in
            let things = try book.playbook.warnings.filter { Self.concerns(actor, $0.to) }.compactMap { warning in
                try self.things(warning, book, for: actor, on: today, tx)
            }
            let flags = book.playbook.flags.filter { Self.concerns(actor, $0.to) }
            guard !flags.isEmpty else { return things }
            let places = try desk.flags(book, in: actor.region, of: actor.county, tx)
            return things + flags.compactMap { flag in Self.places(places.filter { $0.flag.key == flag.key }, book) }
        }
    }

    /// Leaders read what waits for supervision: they ask it.
    private static func concerns(_ actor: Actor, _ role: Role) -> Bool {
        role == actor.role || actor.role == .leader && role == .supervisor
    }

    private func things(_ warning: Warning, _ book: LedgerBook, for actor: Actor, on today: Day, _ tx: Transaction)
        throws
        -> Reminder?
    {
        var filter = ItemFilter()
        (filter.warning, filter.today, filter.order) = (warning.key, today, .slowest)
        let found = try tx.items(desk.shelf).page(book, filter, for: actor, limit: Reminder.most)
        let lines = found.lines
        guard !lines.isEmpty else { return nil }
        return Reminder(
            programme: book.playbook.name,
            sentence: warning.sentence,
            examples: lines.prefix(Reminder.named).map { "\($0.item.title)（\($0.place)）" },
            count: lines.count,
            hasMore: found.next != nil,
            address: lines.count == 1 && found.next == nil
                ? "/items/\(lines[0].item.id)" : "/ledgers/\(book.playbook.key)?warning=\(warning.key)&order=slowest"
        )
    }

    private static func places(_ flags: [PlaceFlag], _ book: LedgerBook) -> Reminder? {
        guard let first = flags.first else { return nil }
        return Reminder(
            programme: book.playbook.name,
            sentence: first.flag.sentence,
            examples: flags.prefix(Reminder.named).map(\.name),
            count: min(flags.count, Reminder.most),
            hasMore: flags.count > Reminder.most,
            address: flags.count == 1
                ? "/ledgers/\(book.playbook.key)?region=\(first.region)" : "/programmes/\(book.playbook.key)"
        )
    }
}

/// The warnings and flags of one programme in one place.
struct PlaceLook: Sendable {
    struct Waiting: Sendable {
        let warning: Warning
        let count: Int
        let hasMore: Bool
        /// Where they lie, most of them first.
        let places: [(region: RegionCode, name: String)]

        init(_ warning: Warning, _ found: ItemLines) {
            self.warning = warning
            (count, hasMore) = (found.lines.count, found.next != nil)
            places = Dictionary(grouping: found.lines, by: \.item.region).sorted { one, other in
                (other.value.count, one.key) < (one.value.count, other.key)
            }.map { ($0.key, $0.value[0].place) }
        }
    }

    static let most = 50

    let waiting: [Waiting]
    let flags: [PlaceFlag]
}
