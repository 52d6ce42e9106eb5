import Core
import Database
import Programmes
import Records

/// 登记: a new thing of a ledger.
package struct CreateItem: Sendable {
    let desk: LedgerDesk

    package init(_ desk: LedgerDesk) { self.desk = desk }

    /// - Parameter asks: whether what may be entered already is an issue `item.perhapsKnown`, its value `items` the numbers
    ///   of those things, and an answer to a question that is not asked one too: for a person who can look at them.
    /// - Parameter apart: those of them this person said are other things.
    package func callAsFunction(
        _ ledger: String,
        _ answers: ItemAnswers,
        asks: Bool = false,
        besides apart: Set<ItemID> = [],
        by actor: Actor
    ) async throws -> Outcome<ItemID> {
        let desk = desk
        return try await desk.write(by: actor) { tx in
            let book = try desk.shelf.current(ledger, in: actor.county, tx)
            let functions = try tx.programmes.functions(of: actor)
            guard ItemPolicy.mayEnter(actor, book.playbook, functions: functions) else {
                return .refused([Issue("item.notAllowed")])
            }
            var reader = try desk.reader(book, for: actor, tx)
            reader.refusesUnasked = asks
            var draft = reader.read(answers)
            try tx.items(desk.shelf).resolveLinks(&draft, book, for: actor)
            guard draft.issues.isEmpty, let region = draft.region else { return .refused(draft.issues) }
            let item = try desk.item(draft, book, in: region, by: actor)
            let store = tx.items(desk.shelf)
            let keys = desk.keys(of: item, book, personal: draft.personal)
            if asks {
                if let taken = try store.taken(keys, except: item.id, book) { return .refused([taken.issue]) }
                if let issue = try desk.perhapsKnown(item, book, besides: apart, for: actor, tx) {
                    return .refused([issue])
                }
            }
            try store.insert(item, keys)
            for files in answers.files.values {
                try store.insert(files, of: item, on: nil, by: actor, at: item.createdAt)
            }
            var rollUp = RollUp(book.ledger, on: desk.environment.today, seed: item.id.rawValue)
            rollUp.change(from: nil, to: item.contribution)
            try tx.rollUps.add(rollUp)
            try desk.countAround(entered: [item], book, tx)
            let entry = RecordEntry("item.entry", on: "item", item.id.rawValue, "\(book.playbook.name)：\(item.title)")
            try tx.records.append(entry, by: actor, in: desk.environment)
            return .done(item.id)
        }
    }
}

extension LedgerDesk {
    /// A new thing in the first stage.
    func item(_ draft: ItemDraft, _ book: LedgerBook, in region: RegionCode, by actor: Actor) throws -> LedgerItem {
        try item(draft, book, in: region, by: actor, id: environment.newID(), at: environment.now())
    }

    func item(
        _ draft: ItemDraft,
        _ book: LedgerBook,
        in region: RegionCode,
        by actor: Actor,
        id: ItemID,
        at now: Instant
    ) throws -> LedgerItem {
        var item = LedgerItem(
            id: id,
            ledger: book.ledger,
            programme: book.programme,
            region: region,
            stage: book.firstStage,
            stageDay: now.day,
            title: draft.title(book),
            values: try seal(draft, book),
            account: actor.account,
            person: actor.name,
            createdAt: now,
            updatedAt: now
        )
        item.measures = book.amounts(item.values, item.standing, on: now.day)
        return item
    }
}
