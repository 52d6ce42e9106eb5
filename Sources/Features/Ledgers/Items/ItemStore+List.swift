import Core
import Database
import Expression
import Programmes
import Tasks

/// A line of a list.
package struct ItemLine: Hashable, Sendable {
    package let item: LedgerItem
    /// By place in the fields of the version that lists it, whatever version the thing stands under.
    package let values: [Value]
    package let regionName: String
    package let townshipName: String
    package let stageWord: String
    /// Of the version it stands under.
    let stage: LedgerStage?
    package let cursor: ItemCursor

    package func light(on today: Day) -> Light? { stage.flatMap { ItemLight.of($0, since: item.stageDay, on: today) } }

    /// 云雾镇上坪村.
    package var place: String { townshipName == regionName ? regionName : townshipName + regionName }
}

/// A page of a list.
package struct ItemLines: Sendable {
    package var lines: [ItemLine]
    /// After what the next page begins; nil where nothing follows.
    package var next: ItemCursor?
    /// How many things were looked at, where the page ends there and not because it is full.
    package var looked: Int?
}

extension ItemStore {
    /// Things looked at for one page of what no index knows: a page that finds few among so many is a short page, and says
    /// where to go on. So a page costs the same in a ledger of any size.
    package static let mostLooked = 20_000

    /// The first `limit` things of a ledger in the filter's order, among those that one page looks at.
    package func list(
        _ book: LedgerBook,
        _ filter: ItemFilter,
        for actor: Actor,
        after cursor: ItemCursor? = nil,
        limit: Int
    ) throws -> [ItemLine] {
        try page(book, filter, for: actor, after: cursor, limit: limit).lines
    }

    /// At most `limit` things of a ledger after a cursor, in the filter's order.
    package func page(
        _ book: LedgerBook,
        _ filter: ItemFilter,
        for actor: Actor,
        after cursor: ItemCursor? = nil,
        limit: Int,
        looking most: Int = mostLooked
    ) throws -> ItemLines {
        if filter.warning != nil {
            return try warned(book, filter, for: actor, after: cursor, limit: limit, looking: most)
        }
        return try lines(book, filter, for: actor, after: cursor, limit: limit, looking: most)
    }

    func lines(
        _ book: LedgerBook,
        _ filter: ItemFilter,
        for actor: Actor,
        after cursor: ItemCursor?,
        limit: Int,
        looking most: Int
    ) throws -> ItemLines {
        let order = order(filter.order, book)
        let lanes = try lanes(filter, book)
        var conditions = known(book, filter, actor, isInPage: true, isInLanes: !lanes.isEmpty)
        if let cursor { conditions.append(order.after(cursor)) }
        let read = read(book, filter)
        var end: ItemCursor?
        if !read.isEmpty, order.isIndexed, !isNarrow(filter, book) {
            end = try self.end(order, conditions, lanes, after: most)
            if let end { conditions.append(order.until(end)) }
        }
        let words = filter.text.isEmpty ? nil : found(filter.text, in: book.ledger)
        let page = page(conditions + read, order, lanes, words: words, limit: limit + 1)
        // Names of places are looked up for the page alone: an engine that thinks few will match does it for each.
        var lines = try tx.rows(
            """
            \(Self.named), i.sort_key FROM (SELECT i.*, \(order.text) AS sort_key FROM ledger_item i
                WHERE \(page)) AS i
            \(Self.places) ORDER BY \(order.clause)
            """
        ).map { try line($0, book) }
        guard lines.count > limit else {
            let looked = try end.map { _ in lanes.isEmpty ? most : try self.looked(conditions, lanes) }
            return ItemLines(lines: lines, next: end, looked: looked)
        }
        lines.removeLast()
        return ItemLines(lines: lines, next: lines.last?.cursor)
    }

    /// What stands longest in stages that are not the last, the longest first.
    package func slowest(
        _ book: LedgerBook,
        for actor: Actor,
        within region: RegionCode? = nil,
        limit: Int
    ) throws -> [ItemLine] {
        var filter = ItemFilter()
        filter.stages = Set(book.playbook.stages.filter { !$0.isTerminal }.map(\.key))
        filter.order = .slowest
        filter.region = region
        return filter.stages.isEmpty ? [] : try list(book, filter, for: actor, limit: limit)
    }

    /// Unfinished things that stand in their stage beyond its days, those behind before those only slow.
    package func overdue(
        _ book: LedgerBook,
        for actor: Actor,
        within region: RegionCode? = nil,
        today: Day,
        limit: Int
    ) throws -> [ItemLine] {
        var lines: [ItemLine] = []
        for light in [Light.behind, .slow] where lines.count < limit {
            var filter = ItemFilter()
            (filter.light, filter.today, filter.order, filter.region) = (light, today, .slowest, region)
            lines += try list(book, filter, for: actor, limit: limit - lines.count)
        }
        return lines
    }

    /// Every thing of the filter in its order, one by one in constant memory.
    package func each(
        _ book: LedgerBook,
        _ filter: ItemFilter,
        for actor: Actor,
        _ body: (ItemLine) throws -> Void
    ) throws {
        let order = order(filter.order, book)
        let warning = filter.warning.map { key in book.playbook.warnings.first { $0.key == key } }
        let select: Query = """
            \(Self.named), \(order.text) AS sort_key FROM ledger_item i \(Self.places)
            WHERE \(condition(book, filter, actor)) ORDER BY \(order.clause)
            """
        try tx.each(select) { row in
            let line = try line(row, book)
            if let warning, try !holds(warning, of: line.item, filter.today) { return }
            try body(line)
        }
    }

    package func count(_ book: LedgerBook, _ filter: ItemFilter, for actor: Actor) throws -> Int {
        try tx.count("FROM ledger_item i WHERE \(condition(book, filter, actor))")
    }

    package func ids(
        _ book: LedgerBook,
        _ filter: ItemFilter,
        for actor: Actor,
        after last: ItemID? = nil,
        limit: Int
    ) throws -> [ItemID] {
        let rest: Query = last.map { "i.id > \($0)" } ?? "1 = 1"
        return try tx.values(
            """
            SELECT i.id FROM ledger_item i WHERE \(condition(book, filter, actor)) AND \(rest)
            ORDER BY i.id LIMIT \(limit)
            """
        )
    }

    private static let named: Query = "SELECT \(columns), r.name AS region_name, t.name AS township_name"
    private static let places: Query = """
        JOIN region r ON r.code = i.region LEFT JOIN region t ON t.code = substr(i.region, 1, 9)
        """

    private func line(_ row: ResultRow, _ book: LedgerBook) throws -> ItemLine {
        let item = try item(row)
        let name = try row.text("region_name")
        let own = try shelf.book(of: item, in: tx)
        let stage = own.stage(item.stage)
        return ItemLine(
            item: item,
            values: book.places(item.values, of: own),
            regionName: name,
            townshipName: try row.optionalText("township_name") ?? name,
            stageWord: stage?.word ?? "",
            stage: stage,
            cursor: ItemCursor(key: try row.optionalText("sort_key") ?? "", id: item.id)
        )
    }

    func condition(_ book: LedgerBook, _ filter: ItemFilter, _ actor: Actor) -> Query {
        Query.all(known(book, filter, actor) + read(book, filter))
    }

    /// Whether an index finds the few things that come into question.
    func isNarrow(_ filter: ItemFilter, _ book: LedgerBook) -> Bool {
        !filter.text.isEmpty || filter.gate != nil || filter.fields.keys.contains { isSealed($0, book) }
    }

    private func isSealed(_ key: String, _ book: LedgerBook) -> Bool {
        if let place = book.playbook.field(key), case .personal = book.playbook.fields[place].type {
            true
        } else {
            false
        }
    }

    /// What no index tells.
    private func read(_ book: LedgerBook, _ filter: ItemFilter) -> [Query] {
        // A field this version does not have: its old address finds nothing rather than everything.
        let fields = filter.fields.sorted { $0.key < $1.key }.map { key, text -> Query in
            guard let place = book.playbook.field(key) else { return "1 = 0" }
            return condition(book.playbook.fields[place], text, book)
        }
        let versions = filter.version.map { digest -> [Query] in
            [
                """
                i.programme_id IN (SELECT p.id FROM programme p
                    WHERE p.county = \(book.county) AND p.key = \(book.playbook.key) AND p.digest = \(digest))
                """
            ]
        }
        return fields + (versions ?? []) + (filter.warning.map { necessities(of: $0, book, on: filter.today) } ?? [])
    }

    /// What columns and indexes tell; a page asks for the words itself.
    private func known(
        _ book: LedgerBook,
        _ filter: ItemFilter,
        _ actor: Actor,
        isInPage: Bool = false,
        isInLanes: Bool = false
    ) -> [Query] {
        var parts: [Query] = ["i.ledger = \(book.ledger)"]
        parts.append(filter.isTrash ? "i.trashed_at IS NOT NULL" : "i.trashed_at IS NULL")
        let region = filter.region.map { actor.region.contains($0) ? $0 : actor.region } ?? actor.region
        // The whole county is the whole ledger: saying so would only lead the engine to another index.
        if region.level > .county { parts.append(tx.dialect.within("i.region", region)) }
        if actor.role == .administrator { parts.append("1 = 0") }
        // A lane is one stage and what its light asks there: said as a list too, an engine would sort it anew.
        if !isInLanes, let stages = stages(filter, book) { parts.append(stages) }
        if let day = filter.from { parts.append("i.stage_day >= \(day.daysSince1970)") }
        if let day = filter.through { parts.append("i.stage_day <= \(day.daysSince1970)") }
        if let gate = filter.gate {
            let held: Query = "SELECT item_id FROM gate_refusal WHERE ledger = \(book.ledger) AND gate = \(gate)"
            parts.append("i.id IN (\(held))")
        }
        if !isInLanes, let light = filter.light, let today = filter.today {
            parts.append(ItemLight.condition(light, book, on: today))
        }
        if !isInPage, !filter.text.isEmpty {
            parts.append("i.id IN (\(found(filter.text, in: book.ledger)))")
        }
        return parts
    }

    /// By its words, or by the number sheets and its page show.
    private func found(_ text: String, in ledger: LedgerID) -> Query {
        let words = ItemText.found(text, in: ledger, tx.dialect)
        guard let id = LinkText.number(text) else { return words }
        return "\(words) UNION SELECT id FROM ledger_item WHERE id = \(id)"
    }

    /// What a person meant of a field's options: the one that reads so, or those that have the words in them.
    private static func options(_ text: String, of field: LedgerField) -> [String] {
        field.options.contains(text) ? [text] : field.options.filter { $0.contains(text) }
    }

    /// Things that lead to one with these words in its name.
    private func linked(_ field: String, _ text: String, _ target: String, _ book: LedgerBook) -> Query {
        guard let ledger = ledger(target, in: book.county) else { return "1 = 0" }
        return """
            i.id IN (SELECT k.from_id FROM item_link k JOIN ledger_item o ON o.id = k.to_id
                WHERE k.kind = \(field) AND o.ledger = \(ledger) AND \(tx.dialect.contains("o.title", text))
                AND o.id IN (\(ItemText.found(text, in: ledger, passingSigns: true, tx.dialect))))
            """
    }

    /// Most things are passed over by a look for the member as `ItemJSON` writes it: a tenth of what reading JSON costs.
    func condition(_ field: LedgerField, _ asked: String, _ book: LedgerBook) -> Query {
        var text = asked
        if case .link = field.type, let id = LinkText.number(asked) { text = "\(id)" }
        let member = tx.dialect.member("i.fields", field.key)
        func written(_ value: Value, _ condition: Query) -> Query {
            tx.dialect.rarely(tx.dialect.holds("i.fields", ItemJSON.member(field.key, value)), condition)
        }
        switch field.type {
        case .truth:
            let truth = PlainAnswer.truth(text) == true
            return written(.truth(truth), "\(member) = \(truth ? "1" : "0")")
        case .day:
            let day = PlainAnswer.day(text)?.description ?? text
            return written(.text(day), "\(member) = \(day)")
        case .choice:
            let options = Self.options(text, of: field)
            // Things of earlier versions have options this one does not offer.
            if options.isEmpty { return written(.text(text), "\(member) = \(text)") }
            guard options.count == 1 else { return "\(member) IN \(list: options)" }
            return written(.text(options[0]), "\(member) = \(options[0])")
        case .link(let target, _) where ItemID(text) == nil: return linked(field.key, text, target, book)
        case .region where RegionCode(text) == nil:
            return "\(member) IN (SELECT code FROM region WHERE \(tx.dialect.contains("name", text)))"
        case .region, .link(_, many: false): return written(.text(text), "\(member) = \(text)")
        case .set, .link, .file:
            let text = Self.options(text, of: field).first ?? text
            let part = ItemJSON.quoted(text)
            return tx.dialect.rarely(tx.dialect.holds("i.fields", part), tx.dialect.contains(member, "\"\(text)\""))
        case .number, .money:
            guard let number = PlainAnswer.number(text)?.value, number.isFinite else { return "1 = 0" }
            return written(.number(number), "\(tx.dialect.numberMember("i.fields", field.key)) = \(number)")
        case .text, .point: return tx.dialect.contains(member, text)
        // Whole values only, by their blind index; `text` is that index.
        case .personal:
            let number = book.fieldNumbers[book.playbook.field(field.key) ?? 0]
            return """
                i.id IN (SELECT item_id FROM item_key
                    WHERE ledger = \(book.ledger) AND field = \(number) AND value = \(text))
                """
        }
    }
}
