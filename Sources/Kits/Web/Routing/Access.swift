import Core

/// Who may come to a route. Which things they then see is the feature's policy.
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
