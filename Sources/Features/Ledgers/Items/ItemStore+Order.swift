import Core
import Database
import Programmes

extension ItemStore {
    func order(_ order: ItemOrder, _ book: LedgerBook) -> OrderColumns {
        switch order {
        case .newest: return OrderColumns(text: "''", column: nil, isDescending: true)
        case .place: return OrderColumns(text: "i.region", column: "i.region", value: { "\($0)" })
        case .slowest:
            return OrderColumns(
                text: "CAST(i.stage_day AS TEXT)",
                column: "i.stage_day",
                value: { "\(Int($0) ?? 0)" }
            )
        case .field(let key, let isDescending):
            guard let place = book.playbook.field(key) else { return self.order(.newest, book) }
            switch book.playbook.fields[place].type {
            case .number, .money:
                let last: Query = isDescending ? "-1e300" : "1e300"
                let column: Query = "coalesce(\(tx.dialect.numberMember("i.fields", key)), \(last))"
                return OrderColumns(
                    text: "CAST(\(column) AS TEXT)",
                    column: column,
                    isDescending: isDescending,
                    isIndexed: false,
                    value: { "\(Double($0) ?? 0)" }
                )
            case .personal: return self.order(.newest, book)
            default:
                // A first character keeps what nobody entered behind everything else: no letter is surely the last. Sixty
                // letters tell a text's place; the address of the next page holds them, and a last character keeps blanks at
                // their end, which addresses lose.
                let (known, unknown): (Query, Query) = isDescending ? ("'2'", "'1'") : ("'1'", "'2'")
                let words: Query = "substr(\(tx.dialect.member("i.fields", key)), 1, 60)"
                let column = tx.dialect.byBytes("coalesce(\(known) || \(words) || \("\u{1}"), \(unknown))")
                return OrderColumns(
                    text: column,
                    column: column,
                    isDescending: isDescending,
                    isIndexed: false,
                    value: { "\($0)" }
                )
            }
        }
    }

    func page(
        _ conditions: [Query],
        _ order: OrderColumns,
        _ lanes: [Query],
        words: Query?,
        limit: Int
    ) -> Query {
        func first(_ conditions: [Query]) -> Query {
            "\(Query.all(conditions)) ORDER BY \(order.clause) LIMIT \(limit)"
        }
        // A word stands in hundreds of things: they are sorted by what an index tells, and read for the page alone.
        if let words {
            guard order.column == nil, tx.dialect == .postgres else {
                return "i.id IN (SELECT i.id FROM ledger_item i WHERE \(first(["i.id IN (\(words))"] + conditions)))"
            }
            // Sorted by themselves, the numbers are looked up until the page is full.
            let way: Query = order.isDescending ? " DESC" : ""
            return """
                i.id IN (SELECT i.id FROM (SELECT id FROM (\(words)) AS word ORDER BY id\(way) OFFSET 0) AS word
                    JOIN ledger_item i ON i.id = word.id WHERE \(first(conditions)))
                """
        }
        guard !lanes.isEmpty else { return first(conditions) }
        let parts = lanes.map { lane -> Query in
            "SELECT id FROM (SELECT i.id FROM ledger_item i WHERE \(first(conditions + [lane]))) AS lane"
        }
        return first(["i.id IN (\(Query.joined(parts, separator: " UNION ALL ")))"])
    }

    /// Where a page stops looking; nil where no more stand in its way.
    func end(
        _ order: OrderColumns,
        _ conditions: [Query],
        _ lanes: [Query],
        after most: Int
    ) throws -> ItemCursor? {
        func end(_ conditions: [Query], after most: Int) throws -> ItemCursor? {
            try tx.first(
                """
                SELECT i.id, \(order.text) AS sort_key FROM ledger_item i WHERE \(Query.all(conditions))
                ORDER BY \(order.clause) LIMIT 1 OFFSET \(most - 1)
                """
            ) { ItemCursor(key: try $0.optionalText("sort_key") ?? "", id: try $0.id("id")) }
        }
        guard !lanes.isEmpty else { return try end(conditions, after: most) }
        // Up to the nearest of their ends every lane is looked through.
        return try lanes.compactMap { try end(conditions + [$0], after: max(1, most / lanes.count)) }
            .min { (Int($0.key) ?? 0, $0.id) < (Int($1.key) ?? 0, $1.id) }
    }

    func looked(_ conditions: [Query], _ lanes: [Query]) throws -> Int {
        try lanes.reduce(0) { try $0 + tx.count("FROM ledger_item i WHERE \(Query.all(conditions + [$1]))") }
    }

    /// Parts of a list that an index holds in its order, where it does not hold the whole list so: what stands longest
    /// lies stage by stage. None where one condition finds the things.
    func lanes(_ filter: ItemFilter, _ book: LedgerBook) throws -> [Query] {
        guard filter.order == .slowest, !filter.isTrash, filter.stages.count != 1, !isNarrow(filter, book) else {
            return []
        }
        let asked = numbers(of: filter.stages, book)
        if let light = filter.light, let today = filter.today {
            return ItemLight.parts(light, book, on: today) { filter.stages.isEmpty || asked.contains($0) }
        }
        // Things of earlier versions stand in stages this one does not have.
        return try (filter.stages.isEmpty ? tx.values(Self.stages(of: book)) : asked).map { "i.stage = \($0)" }
    }

    /// In which stages the things of a filter stand; days are found stage by stage.
    func stages(_ filter: ItemFilter, _ book: LedgerBook) -> Query? {
        if !filter.stages.isEmpty { return "i.stage IN \(list: numbers(of: filter.stages, book))" }
        return filter.from == nil && filter.through == nil ? nil : "i.stage IN (\(Self.stages(of: book)))"
    }

    private static func stages(of book: LedgerBook) -> Query {
        "SELECT number FROM ledger_word WHERE ledger = \(book.ledger) AND kind = 'stage'"
    }

    private func numbers(of stages: Set<String>, _ book: LedgerBook) -> [Int] {
        book.playbook.stages.enumerated().filter { stages.contains($1.key) }.map { book.stageNumbers[$0.offset] }
    }
}

/// How a list is sorted: by a column that is read back as text for the cursor, then by number.
struct OrderColumns {
    let text: Query
    /// Nil where things are sorted by number alone.
    let column: Query?
    /// Both the column and the number.
    var isDescending = false
    var isIndexed = true
    var value: (String) -> Query = { "\($0)" }

    var clause: Query {
        let way: Query = isDescending ? " DESC" : ""
        if let column { return "\(column)\(way), i.id\(way)" }
        return "i.id\(way)"
    }

    // The first comparison says what an index can begin or end with.
    func after(_ cursor: ItemCursor) -> Query {
        guard let column else { return isDescending ? "i.id < \(cursor.id)" : "i.id > \(cursor.id)" }
        let key = value(cursor.key)
        if isDescending { return "\(column) <= \(key) AND (\(column) < \(key) OR i.id < \(cursor.id))" }
        return "\(column) >= \(key) AND (\(column) > \(key) OR i.id > \(cursor.id))"
    }

    func until(_ cursor: ItemCursor) -> Query {
        guard let column else { return isDescending ? "i.id >= \(cursor.id)" : "i.id <= \(cursor.id)" }
        let key = value(cursor.key)
        if isDescending { return "\(column) >= \(key) AND (\(column) > \(key) OR i.id >= \(cursor.id))" }
        return "\(column) <= \(key) AND (\(column) < \(key) OR i.id <= \(cursor.id))"
    }
}
