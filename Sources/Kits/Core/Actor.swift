package enum AccountSubject {}
package enum UnitSubject {}
package enum PostSubject {}
package typealias AccountID = Identifier<AccountSubject>
package typealias UnitID = Identifier<UnitSubject>
package typealias PostID = Identifier<PostSubject>

/// Who acts, on which post: the role says what may be done, the unit and region where.
///
/// A person with several posts acts on one at a time; what is recorded names that one.
package struct Actor: Hashable, Sendable {
    package let account: AccountID
    package let name: String
    package let post: PostID
    package let role: Role
    package let unit: UnitID
    package let unitName: String
    /// The place the post answers for: a county for county posts, a township or village below.
    package let region: RegionCode

    package init(
        account: AccountID,
        name: String,
        post: PostID,
        role: Role,
        unit: UnitID,
        unitName: String,
        region: RegionCode
    ) {
        self.account = account
        self.name = name
        self.post = post
        self.role = role
        self.unit = unit
        self.unitName = unitName
        self.region = region
    }

    /// The county whose data this person's post belongs to.
    package var county: RegionCode { region.ancestor(at: .county) ?? region }
}
