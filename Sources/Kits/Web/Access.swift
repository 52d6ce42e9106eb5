import Core

/// Who may knock at a route at all; what they see behind it is scoped by post and region in the store.
package enum Access: Hashable, Sendable {
    case everyone
    case signedIn
    case roles(Set<Role>)

    package func admits(_ actor: Actor?) -> Bool {
        switch self {
        case .everyone: true
        case .signedIn: actor != nil
        case .roles(let roles): actor.map { roles.contains($0.role) } ?? false
        }
    }
}
