/// Which acts take files.
enum TaskEvidence {
    static let acts: Set<String> = ["progress", "closeout-request"]
}

/// Files handed in with an act: looked at before it, kept only once the act was allowed.
package struct Evidence: Sendable {
    package let count: Int
    /// Puts the files where they stay; called inside the act's transaction, after everything was checked.
    package let keep: @Sendable () throws -> [NewAttachment]

    package static let none = Evidence(kept: [])

    /// Files that are in the vault already.
    package init(kept files: [NewAttachment]) {
        count = files.count
        keep = { files }
    }

    init(count: Int, keep: @escaping @Sendable () throws -> [NewAttachment]) {
        self.count = count
        self.keep = keep
    }
}
