import Core
import Records

/// Who keeps a county's units and accounts: its administrator, or a command on the machine.
package struct Steward: Hashable, Sendable {
    package let author: RecordAuthor
    /// The only county whose units and accounts may be touched.
    package let county: RegionCode
    /// Nil for a command.
    package let account: AccountID?
    package let post: PostID?

    /// Nil where the post is no administrator's.
    package init?(_ actor: Actor) {
        guard AccountPolicy.administrators.contains(actor.role) else { return nil }
        author = RecordAuthor(actor)
        county = actor.county
        account = actor.account
        post = actor.post
    }

    /// A command run by somebody who can reach the database anyway.
    package init(command person: String, county: RegionCode) {
        author = RecordAuthor(named: person, county: county)
        self.county = county
        account = nil
        post = nil
    }
}
