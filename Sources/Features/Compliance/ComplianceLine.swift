import Core

/// 减负合规: one rule of the law, how the running system was looked at, and what was found.
package struct ComplianceLine: Hashable, Sendable {
    package enum Result: Hashable, Sendable {
        case kept
        /// Somebody should see to it.
        case open
        /// Nothing to look at yet, or nobody looks.
        case unknown

        package var word: String {
            switch self {
            case .kept: "做到"
            case .open: "要处理"
            case .unknown: "还看不出"
            }
        }
    }

    package let rule: String
    /// The document and article it stands in.
    package let basis: String
    /// How it was checked.
    package let check: String
    package let result: Result
    /// What was found, with its numbers.
    package let words: String
    /// Where it is seen to; nil where there is nothing to see to.
    package let address: String?

    package init(
        _ rule: String,
        basis: String,
        check: String,
        _ result: Result,
        _ words: String,
        address: String? = nil
    ) {
        self.rule = rule
        self.basis = basis
        self.check = check
        self.result = result
        self.words = words
        self.address = address
    }

    /// Without its link.
    var unlinked: ComplianceLine { ComplianceLine(rule, basis: basis, check: check, result, words) }
}
