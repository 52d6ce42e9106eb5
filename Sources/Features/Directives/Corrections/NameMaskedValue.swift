import Core
import PolicyText

/// Says what number the document hides at one place; every draft that holds the place takes it over.
package struct NameMaskedValue: Sendable {
    let correct: CorrectDirective

    package init(_ correct: CorrectDirective) { self.correct = correct }

    /// - Parameter typed: as the person typed it: `1,260` or `1260` or `12万`.
    /// - Returns: how many drafts took the number over.
    package func callAsFunction(
        _ span: TextSpan,
        is typed: String,
        in directive: DirectiveID,
        by actor: Actor
    ) async throws -> Outcome<Int> {
        guard let number = PlainNumber.read(typed), number >= 0 else {
            return .refused([Issue(typed.isEmpty ? "masked.missing" : "masked.unreadable", field: "value")])
        }
        return try await correct(directive, by: actor) { desk in
            let holding = try desk.openDrafts().filter { draft in
                draft.quantities.contains { $0.masked && $0.span == span }
            }
            guard let written = holding.lazy.flatMap(\.quantities).first(where: { $0.span == span })?.written else {
                return .refused([Issue("masked.gone", field: "value")])
            }
            let before = try desk.tx.directives.maskedValues(directive)
            let value = MaskedValue(span: span, written: written, value: number, person: actor.name)
            let after = before.filter { $0.span != span } + [value]
            let source = desk.source
            for var draft in holding {
                draft.take(value.amount, at: span, before: before, after: after, in: source)
                try desk.update(draft)
            }
            try desk.tx.directives.name(value, in: directive, at: desk.now)
            try desk.record("masked.naming", "“\(written)”为 \(PlainNumber.text(number))，用于 \(holding.count) 条")
            return .done(holding.count)
        }
    }
}

extension DraftTask {
    /// The content follows as long as nobody rewrote it.
    fileprivate mutating func take(
        _ number: Double,
        at span: TextSpan,
        before: [MaskedValue],
        after: [MaskedValue],
        in source: SourceText
    ) {
        let isUntouched = content == source.text(of: spans, naming: before)
        for index in quantities.indices where quantities[index].masked && quantities[index].span == span {
            quantities[index].value = number
        }
        if isUntouched { content = source.text(of: spans, naming: after) }
    }
}
