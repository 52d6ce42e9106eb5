import Core
import Database

extension TaskStore {
    /// Names and places of units.
    func places(of units: Set<UnitID>) throws -> [UnitID: UnitPlace] {
        let rows = try tx.rows(
            "SELECT id, name, region FROM unit WHERE id IN \(list: units.sorted())",
            UnitPlace.init
        )
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.unit, $0) })
    }

    /// Units a task may be split to by a person: townships for a department, villages of its own for a township.
    package func splitTargets(for actor: Actor) throws -> [UnitPlace] {
        let base: Query = "SELECT id, name, region FROM unit WHERE county = \(actor.county) AND id <> \(actor.unit)"
        let kind: Query =
            actor.region.level >= .township
            ? " AND kind = 'village' AND \(tx.dialect.within("region", actor.region))" : " AND kind = 'township'"
        return try tx.rows(base + kind + " ORDER BY position, id", UnitPlace.init)
    }

    /// Posts of the person's own unit, by the holder's name.
    package func ownPosts(of actor: Actor) throws -> [PostTarget] {
        let query: Query = """
            SELECT post.id, account.name FROM post JOIN account ON account.id = post.account_id
            WHERE post.unit_id = \(actor.unit) AND post.ended_at IS NULL AND account.disabled_at IS NULL
                AND post.role <> 'administrator' AND post.id <> \(actor.post)
            ORDER BY account.name, post.id
            """
        return try tx.rows(query) { PostTarget(post: try $0.id("id"), person: try $0.text("name")) }
    }
}

/// A colleague a part of a task can be given to.
package struct PostTarget: Hashable, Sendable {
    package let post: PostID
    package let person: String

    package init(post: PostID, person: String) {
        self.post = post
        self.person = person
    }
}

extension UnitPlace {
    init(_ row: ResultRow) throws {
        self.init(unit: try row.id("id"), name: try row.text("name"), region: try row.region("region"))
    }
}
