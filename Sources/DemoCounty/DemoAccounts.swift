import Core

/// Who can sign in to a freshly filled county; the passwords are made anew each time and stand nowhere else.
package struct DemoAccounts: Sendable {
    package struct Sample: Hashable, Sendable {
        package let role: Role
        package let loginName: String
        package let password: String
        package let name: String
        package let unitName: String
        /// What is worth trying first on this post.
        package let first: String
    }

    package let samples: [Sample]
    /// The document whose drafts wait to be looked through and issued.
    package let documentToReview: String

    package func first(_ role: Role) -> Sample? { samples.first { $0.role == role } }
}
