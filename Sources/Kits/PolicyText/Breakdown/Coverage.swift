/// How much of a document its duties cover: "全文 214 句：任务 121，背景 78，待定 15".
package struct Coverage: Sendable, Equatable {
    /// Sentences by role.
    package var counts: [SentenceRole: Int]
    /// Sentences that lie in no duty, in order; headings and formalities left out.
    package var unowned: [Sentence]

    package var sentences: Int { counts.values.reduce(0, +) }
    package func count(_ role: SentenceRole) -> Int { counts[role] ?? 0 }
}

extension Breakdown {
    package var coverage: Coverage {
        var counts: [SentenceRole: Int] = [:]
        var unowned: [Sentence] = []
        var next = 0
        let spans = duties.map(\.span).sorted()
        for sentence in sentences {
            counts[sentence.role, default: 0] += 1
            while next < spans.count, spans[next].end <= sentence.span.start { next += 1 }
            let owned = next < spans.count && spans[next].overlaps(sentence.span)
            if !owned, sentence.role != .heading, sentence.role != .formality { unowned.append(sentence) }
        }
        return Coverage(counts: counts, unowned: unowned)
    }
}
