import Core
import PolicyText

/// Makes one draft of several: their characters joined, their units and numbers united. The first in the text stays.
package struct MergeDrafts: Sendable {
    let correct: CorrectDirective

    package init(_ correct: CorrectDirective) { self.correct = correct }

    package func callAsFunction(
        _ ids: [DraftID],
        in directive: DirectiveID,
        by actor: Actor
    ) async throws -> Outcome<DraftID> {
        guard Set(ids).count > 1 else { return .refused([Issue("merge.one")]) }
        return try await correct(directive, by: actor) { desk in
            let drafts = try desk.drafts(Array(Set(ids)))
            let issues = drafts.flatMap(CorrectionRules.issues)
            guard issues.isEmpty, let first = drafts.first else { return .refused(issues) }
            let values = try desk.tx.directives.maskedValues(directive)
            let merged = DraftJoining(source: desk.source, values: values).joined(drafts)
            try desk.tx.drafts.merge(drafts.dropFirst().map(\.id), into: first.id, by: actor.name, at: desk.now)
            try desk.update(merged)
            try desk.record("draft.merging", first.id, "并入 \(drafts.count - 1) 条：\(titles(drafts.dropFirst()))")
            return .done(first.id)
        }
    }

    private func titles(_ drafts: ArraySlice<DraftTask>) -> String {
        drafts.map { "“\($0.title)”" }.joined(separator: "、")
    }
}

/// What several drafts are together.
struct DraftJoining {
    let source: SourceText
    let values: [MaskedValue]

    /// - Parameter drafts: in the order of the text, at least one.
    func joined(_ drafts: [DraftTask]) -> DraftTask {
        var joined = drafts[0]
        joined.spans = spans(drafts.flatMap(\.spans))
        joined.content = content(drafts, joined.spans)
        joined.units = units(drafts.flatMap(\.units))
        joined.quantities = quantities(drafts.flatMap(\.quantities))
        joined.deadline = drafts.compactMap(\.deadline).max()
        joined.deadlineText = words(drafts.map(\.deadlineText))
        joined.cadence = drafts.lazy.compactMap(\.cadence).first
        joined.cadenceText = words(drafts.map(\.cadenceText))
        joined.leader = drafts.lazy.compactMap(\.leader).first
        joined.subject = drafts.lazy.compactMap(\.subject).first
        joined.confidence = drafts.map(\.confidence).min() ?? 1
        return joined
    }

    /// Spans in order; those that overlap or touch become one.
    func spans(_ spans: [TextSpan]) -> [TextSpan] {
        var joined: [TextSpan] = []
        for span in spans.sorted() {
            if let last = joined.last, span.start <= last.end {
                joined[joined.count - 1] = last.union(span)
            } else {
                joined.append(span)
            }
        }
        return joined
    }

    // Words a person wrote stay; otherwise the document's own characters stand there once.
    private func content(_ drafts: [DraftTask], _ spans: [TextSpan]) -> String {
        let isUntouched = drafts.allSatisfy { $0.content == source.text(of: $0.spans, naming: values) }
        if isUntouched { return source.text(of: spans, naming: values) }
        return drafts.map(\.content).joined()
    }

    private func units(_ units: [DraftUnit]) -> [DraftUnit] {
        var joined: [DraftUnit] = []
        for var unit in units {
            if unit.role == .lead, unit.source != .suggested,
                joined.contains(where: { $0.role == .lead && $0.source != .suggested && $0.name != unit.name })
            {
                unit.role = .responsible
            }
            let isThere = joined.contains {
                $0.name == unit.name && ($0.source == .suggested) == (unit.source == .suggested)
            }
            if !isThere { joined.append(unit) }
        }
        return joined
    }

    private func quantities(_ quantities: [DraftQuantity]) -> [DraftQuantity] {
        quantities.enumerated().filter { index, quantity in
            guard let span = quantity.span else { return true }
            return !quantities[..<index].contains { $0.span == span }
        }.map(\.element)
    }

    private func words(_ texts: [String?]) -> String? {
        var seen: [String] = []
        for text in texts.compactMap({ $0 }) where !seen.contains(text) { seen.append(text) }
        return seen.isEmpty ? nil : seen.joined(separator: "；")
    }
}
