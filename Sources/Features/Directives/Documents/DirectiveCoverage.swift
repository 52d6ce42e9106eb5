import PolicyText

/// How much of a stored document its drafts cover, as corrected so far.
package struct DirectiveCoverage: Hashable, Sendable {
    /// Sentences that stand in a draft that is not discarded.
    package var owned = 0
    /// Sentences whose only drafts were discarded.
    package var discarded = 0
    /// The others, by what they do; headings are not counted.
    package var others: [SentenceRole: Int] = [:]
    /// Sentences nobody owns, undecided ones first; formalities left out.
    package var unowned: [Sentence] = []

    package var sentences: Int { owned + discarded + others.values.reduce(0, +) }

    package init(_ sentences: [Sentence], _ drafts: [DraftTask]) {
        let live = CoveredText(drafts.filter { !$0.isDiscarded }.flatMap(\.spans))
        let dropped = CoveredText(drafts.filter(\.isDiscarded).flatMap(\.spans))
        for sentence in sentences where sentence.role != .heading || live.overlaps(sentence.span) {
            if live.overlaps(sentence.span) {
                owned += 1
            } else if dropped.overlaps(sentence.span) {
                discarded += 1
            } else {
                let role = sentence.role == .task ? SentenceRole.undecided : sentence.role
                others[role, default: 0] += 1
                if role != .formality { unowned.append(Sentence(span: sentence.span, role: role)) }
            }
        }
        unowned.sort { ($0.role == .undecided ? 0 : 1, $0.span) < ($1.role == .undecided ? 0 : 1, $1.span) }
    }
}

/// Stretches of a text that can be asked quickly what they touch.
struct CoveredText {
    private let spans: [TextSpan]

    init(_ spans: [TextSpan]) {
        var joined: [TextSpan] = []
        for span in spans.sorted() {
            if let last = joined.last, span.start <= last.end {
                joined[joined.count - 1] = last.union(span)
            } else {
                joined.append(span)
            }
        }
        self.spans = joined
    }

    func overlaps(_ span: TextSpan) -> Bool {
        var (low, high) = (0, spans.count)
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].end <= span.start { low = middle + 1 } else { high = middle }
        }
        return low < spans.count && spans[low].overlaps(span)
    }
}

/// `全文 214 句：任务 121，背景 78，待定 15`
package enum CoverageWords {
    package static func strip(_ coverage: DirectiveCoverage) -> String {
        var counts = [("任务", coverage.owned)]
        counts += roles.map { (word($0), coverage.others[$0] ?? 0) }
        counts.append(("已舍弃", coverage.discarded))
        return "全文 \(coverage.sentences) 句：" + joined(counts)
    }

    package static func strip(_ coverage: Coverage) -> String {
        let sentences = coverage.sentences - coverage.count(.heading)
        return "全文 \(sentences) 句："
            + joined([("任务", coverage.count(.task))] + roles.map { (word($0), coverage.count($0)) })
    }

    package static func word(_ role: SentenceRole) -> String {
        switch role {
        case .task: "任务"
        case .background: "背景"
        case .assessment: "评价"
        case .heading: "标题"
        case .formality: "套语"
        case .undecided: "待定"
        }
    }

    private static let roles: [SentenceRole] = [.background, .assessment, .formality, .undecided]

    private static func joined(_ counts: [(String, Int)]) -> String {
        counts.filter { $0.1 > 0 || $0.0 == "任务" }.map { "\($0.0) \($0.1)" }.joined(separator: "，")
    }
}
