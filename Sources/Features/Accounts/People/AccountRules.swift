import Core

/// What is wrong with an account somebody wants to make.
package enum AccountRules {
    package static let longestName = 30

    package static func issues(name: String) -> [Issue] {
        if name.isEmpty { return [Issue("account.nameMissing", field: "name")] }
        if name.count > longestName {
            return [Issue("account.nameLong", field: "name", ["longest": String(longestName)])]
        }
        return []
    }

    /// The role must be one that posts at such a unit have.
    package static func issues(role: Role?, unit: Unit?) -> [Issue] {
        guard let unit else { return [Issue("post.unitMissing", field: "unit")] }
        guard let role else { return [Issue("post.roleMissing", field: "role")] }
        let roles = AccountPolicy.roles(for: unit.kind)
        if roles.contains(role) { return [] }
        let words = roles.map(\.word).joined(separator: "、")
        return [Issue("post.role", field: "role", ["role": role.word, "unit": unit.name, "roles": words])]
    }
}
