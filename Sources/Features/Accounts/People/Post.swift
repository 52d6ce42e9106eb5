import Core

/// Role + unit + region held by an account.
package struct Post: Hashable, Sendable {
    package let id: PostID
    package let account: AccountID
    package let unit: UnitID
    /// The name of the unit as stored now.
    package let unitName: String
    package let region: RegionCode
    package let role: Role
    package let createdAt: Instant
    package let endedAt: Instant?

    package init(
        id: PostID,
        account: AccountID,
        unit: UnitID,
        unitName: String,
        region: RegionCode,
        role: Role,
        createdAt: Instant,
        endedAt: Instant? = nil
    ) {
        self.id = id
        self.account = account
        self.unit = unit
        self.unitName = unitName
        self.region = region
        self.role = role
        self.createdAt = createdAt
        self.endedAt = endedAt
    }

    package var county: RegionCode { region.ancestor(at: .county) ?? region }

    /// The person acting on this post.
    package func actor(named name: String) -> Actor {
        Actor(account: account, name: name, post: id, role: role, unit: unit, unitName: unitName, region: region)
    }
}
