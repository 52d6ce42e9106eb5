import Core
import PolicyText

/// Cuts a draft into several; each part is read again by itself.
package struct SplitDraft: Sendable {
    let correct: CorrectDirective

    package init(_ correct: CorrectDirective) { self.correct = correct }

    /// - Parameter cuts: Unicode scalars from the start of the draft's joined characters (`DraftPieces`), each the start
    ///   of a new part.
    /// - Parameter version: the version the person saw.
    package func callAsFunction(
        _ id: DraftID,
        in directive: DirectiveID,
        at cuts: [Int],
        version: Int,
        by actor: Actor
    ) async throws -> Outcome<[DraftID]> {
        try await correct(directive, by: actor) { desk in
            let draft = try desk.draft(id)
            let pieces = DraftPieces(draft, in: desk.source).parts(at: cuts)
            var issues = CorrectionRules.issues(draft, seen: version)
            if issues.isEmpty, pieces.count < 2 { issues = [Issue("split.nowhere", field: "cut")] }
            guard issues.isEmpty else { return .refused(issues) }
            let values = try desk.tx.directives.maskedValues(directive)
            let parting = DraftParting(
                draft: draft,
                source: desk.source,
                values: values,
                reading: try desk.reading(),
                options: try desk.options()
            )
            let parts = parting.parts(pieces)
            try desk.update(parts[0])
            try desk.tx.drafts.insert(Array(parts.dropFirst()))
            try desk.record("draft.splitting", id, "拆为 \(parts.count) 条")
            return .done(parts.map(\.id))
        }
    }
}

/// A draft's characters with the places where it can be cut.
package struct DraftPieces: Sendable {
    let map: SpanMap
    private let scalars: [Unicode.Scalar]

    package init(_ draft: DraftTask, in source: SourceText) {
        map = SpanMap(draft.spans)
        scalars = Array(source.text(of: draft.spans).unicodeScalars)
    }

    /// The pieces between punctuation, each with the offset it starts at: a person cuts before one of them.
    package var clauses: [(start: Int, text: String)] { pieces(endingAt: "。！？!?；;，,：:\n") }

    /// Where sentences begin, the first left out.
    package var sentenceStarts: [Int] { pieces(endingAt: "。！？!?；;\n").map(\.start).filter { $0 > 0 } }

    /// The parts that `cuts` make; white space at their ends belongs to none. Parts without words are left out.
    func parts(at cuts: [Int]) -> [TextSpan] {
        let inside = Set(cuts).filter { $0 > 0 && $0 < scalars.count }.sorted()
        let bounds = [0] + inside + [scalars.count]
        return zip(bounds, bounds.dropFirst()).compactMap { start, end in
            let words = scalars[start..<end].contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
            return words ? TextSpan(start, end) : nil
        }
    }

    private func pieces(endingAt marks: String) -> [(start: Int, text: String)] {
        let marks = Set(marks.unicodeScalars)
        var pieces: [(start: Int, text: String)] = []
        var start = 0
        for index in scalars.indices {
            let isLast = index == scalars.count - 1
            let next = isLast ? nil : scalars[index + 1]
            let closes = next.map { marks.contains($0) || "”’」』）)".unicodeScalars.contains($0) } ?? false
            guard isLast || (marks.contains(scalars[index]) && !closes) else { continue }
            pieces.append((start, String(String.UnicodeScalarView(scalars[start...index]))))
            start = index + 1
        }
        return pieces
    }
}
