import Core
import Database
import Expression
import Programmes
import Tasks

/// A line of a list.
package struct ItemLine: Hashable, Sendable {
    package let item: LedgerItem
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

extension ItemStore {
    /// At most `limit` things of a ledger after a cursor, in the filter's order.
    package func list(
        _ book: LedgerBook,
        _ filter: ItemFilter,
        for actor: Actor,
        after cursor: ItemCursor? = nil,
        limit: Int
    ) throws -> [ItemLine] {
        if filter.warning != nil { return try warned(book, filter, for: actor, after: cursor, limit: limit) }
        return try lines(book, filter, for: actor, after: cursor, limit: limit)
    }

    func lines(
        _ book: LedgerBook,
        _ filter: ItemFilter,
        for actor: Actor,
        after cursor: ItemCursor?,
        limit: Int
    ) throws -> [ItemLine] {
        let order = order(filter.order, book)
        var query = select(order, book, filter, actor)
        if let cursor { query += " AND \(order.after(cursor))" }
        return try tx.rows(query + " ORDER BY \(order.clause) LIMIT \(limit)").map(line)
    }

    /// What stands longest in stages that are not the last, the longest first: each stage's are read in the order of its
    /// index.
    package func slowest(
        _ book: LedgerBook,
        for actor: Actor,
        within region: RegionCode? = nil,
        limit: Int
    ) throws -> [ItemLine] {
        let open = book.playbook.stages.filter { !$0.isTerminal }
        let lines = try open.flatMap { stage in
            var filter = ItemFilter()
            filter.stages = [stage.key]
            filter.order = .slowest
            filter.region = region
            return try list(book, filter, for: actor, limit: limit)
        }
        return Array(lines.sorted { ($0.item.stageDay, $0.item.id) < ($1.item.stageDay, $1.item.id) }.prefix(limit))
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
        try tx.each(select(order, book, filter, actor) + " ORDER BY \(order.clause)") { row in
            let line = try line(row)
            if let warning, try !holds(warning, of: line.item, filter.today) { return }
            try body(line)
        }
    }

    package func count(_ book: LedgerBook, _ filter: ItemFilter, for actor: Actor) throws -> Int {
        try tx.count("FROM ledger_item i WHERE \(condition(book, filter, actor))")
    }

    package func ids(_ book: LedgerBook, _ filter: ItemFilter, for actor: Actor, limit: Int) throws -> [ItemID] {
        try tx.values(
            "SELECT i.id FROM ledger_item i WHERE \(condition(book, filter, actor)) ORDER BY i.id LIMIT \(limit)"
        )
    }

    private func select(_ order: OrderColumns, _ book: LedgerBook, _ filter: ItemFilter, _ actor: Actor) -> Query {
        """
        SELECT \(Self.columns), r.name AS region_name, t.name AS township_name, \(order.text) AS sort_key
        FROM ledger_item i JOIN region r ON r.code = i.region
        LEFT JOIN region t ON t.code = substr(i.region, 1, 9)
        WHERE \(condition(book, filter, actor))
        """
    }

    private func line(_ row: ResultRow) throws -> ItemLine {
        let item = try item(row)
        let name = try row.text("region_name")
        let stage = try shelf.book(of: item, in: tx).stage(item.stage)
        return ItemLine(
            item: item,
            regionName: name,
            townshipName: try row.optionalText("township_name") ?? name,
            stageWord: stage?.word ?? "",
            stage: stage,
            cursor: ItemCursor(key: try row.optionalText("sort_key") ?? "", id: item.id)
        )
    }

    func condition(_ book: LedgerBook, _ filter: ItemFilter, _ actor: Actor) -> Query {
        var parts: [Query] = ["i.ledger = \(book.ledger)"]
        parts.append(filter.isTrash ? "i.trashed_at IS NOT NULL" : "i.trashed_at IS NULL")
        let region = filter.region.map { actor.region.contains($0) ? $0 : actor.region } ?? actor.region
        // The whole county is the whole ledger: saying so would only lead the engine to another index.
        if region.level > .county { parts.append(tx.dialect.within("i.region", region)) }
        if actor.role == .administrator { parts.append("1 = 0") }
        if !filter.stages.isEmpty {
            let numbers = book.playbook.stages.enumerated().filter { filter.stages.contains($1.key) }
                .map { book.stageNumbers[$0.offset] }
            parts.append("i.stage IN \(list: numbers)")
        }
        if let day = filter.from { parts.append("i.stage_day >= \(day.daysSince1970)") }
        if let day = filter.through { parts.append("i.stage_day <= \(day.daysSince1970)") }
        for (key, text) in filter.fields.sorted(by: { $0.key < $1.key }) {
            if let place = book.playbook.field(key) { parts.append(condition(book.playbook.fields[place], text, book)) }
        }
        if let gate = filter.gate {
            let held: Query = "SELECT item_id FROM gate_refusal WHERE ledger = \(book.ledger) AND gate = \(gate)"
            parts.append("i.id IN (\(held))")
        }
        if let light = filter.light, let today = filter.today {
            parts.append(ItemLight.condition(light, book, on: today))
        }
        if let key = filter.warning { parts += necessities(of: key, book, on: filter.today) }
        if !filter.text.isEmpty {
            parts.append("i.id IN (\(ItemText.found(filter.text, in: book.ledger, tx.dialect)))")
        }
        return Query.all(parts)
    }

    /// Most things are passed over by a look for the member as `ItemJSON` writes it: a tenth of what reading JSON costs.
    func condition(_ field: LedgerField, _ text: String, _ book: LedgerBook) -> Query {
        let member = tx.dialect.member("i.fields", field.key)
        func written(_ value: Value, _ condition: Query) -> Query {
            "\(tx.dialect.holds("i.fields", ItemJSON.member(field.key, value))) AND \(condition)"
        }
        switch field.type {
        case .truth:
            let truth = PlainAnswer.truth(text) == true
            return written(.truth(truth), "\(member) = \(truth ? "1" : "0")")
        case .choice, .region, .day, .link(_, many: false): return written(.text(text), "\(member) = \(text)")
        case .set, .link, .file:
            let part = ItemJSON.quoted(text)
            return "\(tx.dialect.holds("i.fields", part)) AND \(tx.dialect.contains(member, "\"\(text)\""))"
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

    private func order(_ order: ItemOrder, _ book: LedgerBook) -> OrderColumns {
        switch order {
        case .newest: return OrderColumns(text: "''", column: nil, isDescending: true)
        case .place: return OrderColumns(text: "i.region", column: "i.region", value: { "\($0)" })
        case .slowest:
            return OrderColumns(
                text: "CAST(i.stage_day AS TEXT)",
                column: "i.stage_day",
                value: { "\(Int($0) ?? 0)" }
            )
        case .field(let key):
            guard let place = book.playbook.field(key) else { return self.order(.newest, book) }
            switch book.playbook.fields[place].type {
            case .number, .money:
                let column: Query = "coalesce(\(tx.dialect.numberMember("i.fields", key)), 1e300)"
                return OrderColumns(text: "CAST(\(column) AS TEXT)", column: column, value: { "\(Double($0) ?? 0)" })
            case .personal: return self.order(.newest, book)
            default:
                let column: Query = "coalesce(\(tx.dialect.member("i.fields", key)), '~')"
                return OrderColumns(text: column, column: column, value: { "\($0)" })
            }
        }
    }
}

/// How a list is sorted: by a column that is read back as text for the cursor, then by number.
private struct OrderColumns {
    let text: Query
    /// Nil where things are sorted by number alone.
    let column: Query?
    var isDescending = false
    var value: (String) -> Query = { "\($0)" }

    var clause: Query {
        if let column { return "\(column), i.id" }
        return isDescending ? "i.id DESC" : "i.id"
    }

    func after(_ cursor: ItemCursor) -> Query {
        guard let column else { return isDescending ? "i.id < \(cursor.id)" : "i.id > \(cursor.id)" }
        let key = value(cursor.key)
        return "(\(column) > \(key) OR \(column) = \(key) AND i.id > \(cursor.id))"
    }
}
