import Core

/// A person who can sign in. Beyond the name nothing personal is kept (个人信息保护法 第六条、第十九条: no more than the
/// purpose needs), so there is nothing here that must be encrypted.
package struct Account: Hashable, Sendable {
    package let id: AccountID
    /// What is typed to sign in: Latin letters, digits, `.`, `-`, `_`; lower case; unique in the program.
    package let loginName: String
    package var name: String
    /// The password was given by somebody else: the next sign-in asks for an own one.
    package var mustChangePassword: Bool
    package var disabledAt: Instant?
    package let createdAt: Instant

    package init(
        id: AccountID,
        loginName: String,
        name: String,
        mustChangePassword: Bool = true,
        disabledAt: Instant? = nil,
        createdAt: Instant
    ) {
        self.id = id
        self.loginName = loginName
        self.name = name
        self.mustChangePassword = mustChangePassword
        self.disabledAt = disabledAt
        self.createdAt = createdAt
    }

    package var isDisabled: Bool { disabledAt != nil }
}
