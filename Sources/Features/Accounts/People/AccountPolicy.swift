import Core

/// Who may keep units, accounts and posts.
package enum AccountPolicy {
    /// Pages of administration.
    package static let administrators: Set<Role> = [.administrator]

    /// Whether one of the posts lies outside a county: then its administrator may end the own posts, but neither give
    /// the account a password nor disable it, which would act on the other county.
    static func isSharedBeyond(_ county: RegionCode, _ posts: [Post]) -> Bool {
        posts.contains { !county.contains($0.region) }
    }

    /// The roles a post at a unit of this kind can have.
    package static func roles(for kind: UnitKind) -> [Role] {
        switch kind {
        case .department: [.officer, .supervisor, .leader, .administrator]
        case .township: [.township]
        case .village: [.village]
        }
    }
}
