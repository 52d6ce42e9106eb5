import Core
import Expression
import Programmes

/// What twins bring to the sums is known before anything is written too: a new row that is too much beside those of the ledger
/// and of the sheet, or makes one of them too much, is one with something wrong.
extension Intake {
    /// Reads the twins of the new rows of a part with few questions. What is written is read anew with the next part.
    func readTwins(_ fresh: [Int], _ part: [PreparedRow]) throws {
        guard !book.summedTwins.isEmpty else { return }
        if plan.writes { twins = TwinFinder(store) }
        let items = fresh.compactMap { part[$0].item }
        var ids: Set<ItemID> = []
        for one in book.summedTwins {
            try twins.prepare(items, one, book)
            for item in items { ids.formUnion(try twins.twins(of: item, one, book)) }
        }
        _ = try twins.things(Array(ids))
    }

    /// Too much of a measure by twins; nil where nothing is. A row without it stands beside those that follow.
    func tooMuchBesideTwins(_ item: LedgerItem) throws -> Issue? {
        guard !book.summedTwins.isEmpty else { return nil }
        if let place = try overBesideTwins(item).first {
            return SumTooLarge(item, place, book, isOwn: true, isRestricted: false).ofRow
        }
        guard book.stage(item.stage)?.outcome != .dropped else { return nil }
        let added = book.summedTwins.filter { twins.add(item, $0, book) }
        guard !added.isEmpty, let grown = try twinGrownTooMuch(by: item) else { return nil }
        for one in added { twins.remove(item, one, book) }
        // A thing of another place is not named to whoever may not see it.
        let named = actor.region.contains(grown.twin.region) ? grown.twin : item
        return SumTooLarge(named, grown.place, book, isOwn: true, isRestricted: false).ofRow
    }

    /// The first twin that is too much beside a new row and is not without it. Of another version, or where its sums hang on
    /// other things too, each would be a question of its own: of those the act itself tells.
    private func twinGrownTooMuch(by item: LedgerItem) throws -> (twin: LedgerItem, place: Int)? {
        let around = book.aroundSums
        guard around.twins.count == 1, around.links.isEmpty, around.followed.isEmpty else { return nil }
        for twin in try twins.things(twins.twins(of: item, around.twins[0].twins, book)) {
            guard twin.programme == book.programme, plan.writes || !isHit(twin.id) else { continue }
            let over = try overBesideTwins(twin)
            guard !over.isEmpty else { continue }
            let before = try overBesideTwins(twin, without: [item.id])
            if let place = over.first(where: { !before.contains($0) }) { return (twin, place) }
        }
        return nil
    }

    /// Places of measures. What the sheet changes is passed over until it is written: nobody knows yet what it will bring.
    private func overBesideTwins(_ item: LedgerItem, without others: Set<ItemID> = []) throws -> [Int] {
        let around = book.aroundSums
        var values: [Int: Value] = [:]
        try store.addLinked(of: item, around, { ids in ids.compactMap { self.linked[$0] } }, to: &values)
        var passed = others
        if !plan.writes {
            for one in around.twins { passed.formUnion(try twins.twins(of: item, one.twins, book).filter(isHit)) }
        }
        // Nothing leads to a new thing; those it stands beside are asked only where sums do not look at what does.
        try store.addSurroundings(of: item, book, around, twins, isNew: true, without: passed, to: &values)
        return book.counted(item.values, item.standing, on: now.day, linked: values).over
    }
}
