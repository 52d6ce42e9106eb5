import Core
import Database
import Records

/// A person leaves a post. Sessions on it end.
package struct EndPost: Sendable {
    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    /// Throws `NotFound` where the post is not of this account or not in the steward's county.
    package func callAsFunction(
        _ id: PostID,
        of account: AccountID,
        by steward: Steward
    ) async throws -> Outcome<Post> {
        if steward.post == id { return .refused([Issue("post.own")]) }
        return try await database.write { tx in
            let holder = try tx.accounts.find(account, in: steward.county)
            let post = try tx.posts.find(id, of: account)
            guard steward.county.contains(post.region) else { throw NotFound("post", id) }
            if post.endedAt != nil { return .done(post) }
            let now = environment.now()
            try tx.posts.end(id, at: now)
            try tx.sessions.endAll(on: id, at: now)
            let detail = "\(holder.name)，\(post.role.word)，\(post.unitName)"
            try tx.records.append(
                [RecordEntry("post.ending", on: "account", account.rawValue, detail)],
                by: steward.author,
                in: environment
            )
            return .done(post)
        }
    }
}
