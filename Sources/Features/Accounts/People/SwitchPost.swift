import Core
import Database
import Records

/// A person with several posts goes on on another one, in this browser.
package struct SwitchPost: Sendable {
    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    package func callAsFunction(_ id: PostID, in session: SessionID, by actor: Actor) async throws -> Outcome<Post> {
        try await database.write { tx in
            let post = try tx.posts.find(id, of: actor.account)
            if post.endedAt != nil { return .refused([Issue("post.ended", ["unit": post.unitName])]) }
            if post.id == actor.post { return .done(post) }
            try tx.sessions.setPost(id, of: session, account: actor.account)
            let detail = "\(post.role.word)，\(post.unitName)"
            try tx.records.append(
                RecordEntry("post.switching", on: "account", actor.account.rawValue, detail),
                by: post.actor(named: actor.name),
                in: environment
            )
            return .done(post)
        }
    }
}
