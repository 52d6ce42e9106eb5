import Core
import Database
import Programmes

/// Which things may be twins: of one ledger, not in the trash, not in a stage that was dropped.
struct AlikeThings {
    let book: LedgerBook
    /// Places of the fields that are read.
    let fields: [Int]
    var place: RegionCode?
    /// The things that one of their fields leads to.
    var links: (kind: String, targets: [ItemID])?
    /// What the first fields may say, as stored.
    var said: [[String]] = []
    var limit: Int?
}

/// A thing that may be a twin, with what its fields say as stored.
struct AlikeThing {
    let id: ItemID
    let region: RegionCode
    let enteredAt: Instant
    let said: [[UInt8]]
}

extension ItemStore {
    /// Those that have answered all of the fields, in the order of their numbers.
    func alike(_ asked: AlikeThings) throws -> [AlikeThing] {
        let (book, dialect) = (asked.book, tx.dialect)
        let members = asked.fields.map { dialect.member("i.fields", book.playbook.fields[$0].key) }
        var conditions: [Query] = ["i.ledger = \(book.ledger)", "i.trashed_at IS NULL"]
        let dropped = zip(book.playbook.stages, book.stageNumbers).filter { $0.0.outcome == .dropped }.map(\.1)
        if !dropped.isEmpty { conditions.append("i.stage NOT IN \(list: dropped)") }
        if let place = asked.place { conditions.append(dialect.within("i.region", place)) }
        if let links = asked.links {
            conditions.append(
                """
                i.id IN (SELECT l.from_id FROM item_link l WHERE l.to_id IN \(list: links.targets)
                    AND l.kind = \(links.kind))
                """
            )
        }
        conditions += zip(members, asked.said).map { "\($0) IN \(list: $1)" }
        let said = Query.joined(
            zip(members, members.indices).map { "\($0) AS \(name: "said_\($1)")" },
            separator: ", "
        )
        let end: Query = asked.limit.map { " LIMIT \($0)" } ?? ""
        return try tx.rows(
            """
            SELECT i.id, i.region, i.created_at, \(said) FROM ledger_item i
            WHERE \(Query.all(conditions)) ORDER BY i.id\(end)
            """
        ).compactMap { row in
            var said: [[UInt8]] = []
            for index in asked.fields.indices {
                guard let text = try row.optionalText("said_\(index)") else { return nil }
                said.append(Array(text.utf8))
            }
            return AlikeThing(
                id: try row.id("id"),
                region: try row.region("region"),
                enteredAt: try row.instant("created_at"),
                said: said
            )
        }
    }
}
