import Core
import Database
import Ledgers
import Programmes
import Synchronization

/// Reads what ledgers remind a person of. Nothing of it is stored, since it hangs on the day; what was read is kept for a
/// minute, because people open 今日 often.
package final class ReminderReading: Sendable {
    private struct Key: Hashable {
        let region: RegionCode
        let role: Role
        let unit: UnitID
        let today: Day
    }

    private static let seconds = 60
    private static let mostKept = 500

    private struct PlaceKey: Hashable {
        let programme: ProgrammeID
        let region: RegionCode
        let today: Day
    }

    private let desk: IndicatorDesk
    private let kept = Mutex<[Key: (at: Instant, reminders: [Reminder])]>([:])
    private let places = KeptAnswers<PlaceKey, (at: Instant, look: PlaceLook)>(most: mostKept)

    package init(_ desk: IndicatorDesk) { self.desk = desk }

    /// Another state of the county stands in the database.
    package func forget() {
        kept.withLock { $0.removeAll() }
        places.forget()
    }

    /// What a programme wants looked at in a place within the reader's own, whoever it is for.
    func look(at book: LedgerBook, in region: RegionCode, for actor: Actor, in tx: Transaction) throws -> PlaceLook {
        let now = desk.environment.now()
        let key = PlaceKey(programme: book.programme, region: region, today: now.day)
        return try places.answer(key) { known in
            if let known, now.seconds(since: known.at) < Self.seconds { return known }
            return (now, try read(book, in: region, for: actor, on: now.day, tx))
        }.look
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
            return found.lines.isEmpty
                ? nil : .init(warning: warning, count: found.lines.count, hasMore: found.next != nil)
        }
        return PlaceLook(waiting: waiting, flags: try desk.flags(book, in: region, of: actor.county, tx))
    }

    package func reminders(for actor: Actor, in tx: Transaction) throws -> [Reminder] {
        guard actor.role != .administrator else { return [] }
        let now = desk.environment.now()
        let key = Key(region: actor.region, role: actor.role, unit: actor.unit, today: now.day)
        if let known = kept.withLock({ $0[key] }), now.seconds(since: known.at) < Self.seconds {
            return known.reminders
        }
        let reminders = try read(for: actor, on: now.day, tx)
        kept.withLock { kept in
            if kept.count >= Self.mostKept { kept.removeAll() }
            kept[key] = (now, reminders)
        }
        return reminders
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
    }

    static let most = 50

    let waiting: [Waiting]
    let flags: [PlaceFlag]
}
