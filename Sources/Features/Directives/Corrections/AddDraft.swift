import Core
import PolicyText

/// Makes a task of characters nobody owned, or of any others a person chose.
package struct AddDraft: Sendable {
    package enum Place: Hashable, Sendable {
        case span(TextSpan)
        /// Words copied from the document.
        case quote(String)
    }

    static let longest = 5000

    let correct: CorrectDirective

    package init(_ correct: CorrectDirective) { self.correct = correct }

    package func callAsFunction(
        _ place: Place,
        in directive: DirectiveID,
        by actor: Actor
    ) async throws -> Outcome<DraftID> {
        try await correct(directive, by: actor) { desk in
            let source = desk.source
            guard let span = Self.span(of: place, in: source) else {
                return .refused([Issue(Self.isQuote(place) ? "add.quote.missing" : "add.empty", field: "quote")])
            }
            guard span.count <= Self.longest else {
                return .refused([Issue("add.long", field: "quote", ["count": "\(span.count)"])])
            }
            let outline = try desk.tx.directives.outline(directive)
            var draft = try desk.reading().draft(readDuty(source[span], options: desk.options()), spans: [span])
            draft.section = outline.innermost(at: span.start)
            draft.place(from: span.start)
            if draft.title.isEmpty { draft.title = String(draft.content.prefix(20)) }
            draft.name(try desk.tx.directives.maskedValues(directive), in: source)
            try desk.tx.drafts.insert([draft])
            try desk.tx.directives.markTask(span, in: directive)
            try desk.record("draft.adding", draft.id, draft.title)
            return .done(draft.id)
        }
    }

    static func span(of place: Place, in source: SourceText) -> TextSpan? {
        switch place {
        case .span(let span): source.trimmed(span)
        case .quote(let words): source.find(words)
        }
    }

    private static func isQuote(_ place: Place) -> Bool {
        if case .quote(let words) = place { !words.isEmpty } else { false }
    }
}

extension SourceText {
    /// Where words stand in the text for the first time, white space apart; nil where they do not.
    func find(_ words: String) -> TextSpan? {
        let wanted = words.unicodeScalars.filter { !$0.properties.isWhitespace }.map { $0 }
        guard let first = wanted.first else { return nil }
        for start in scalars.indices where scalars[start] == first {
            var next = 0
            var index = start
            while index < scalars.count, next < wanted.count {
                if scalars[index] == wanted[next] {
                    next += 1
                } else if !scalars[index].properties.isWhitespace {
                    break
                }
                index += 1
            }
            if next == wanted.count { return TextSpan(start, index) }
        }
        return nil
    }
}

extension DirectiveOutline {
    /// The innermost part a character stands in.
    func innermost(at offset: Int) -> Int? {
        sections.filter { $0.section.span.contains(offset) }.min { $0.section.span.count < $1.section.span.count }?.id
    }
}

extension DraftTask {
    /// Moves the places of units and numbers from the start of a text to where it stands in the document.
    mutating func place(from start: Int) {
        for index in units.indices { units[index].span = units[index].span?.shifted(by: start) }
        for index in quantities.indices { quantities[index].span = quantities[index].span?.shifted(by: start) }
    }

    /// Takes over what people named hidden numbers.
    mutating func name(_ values: [MaskedValue], in source: SourceText) {
        for index in quantities.indices where quantities[index].masked {
            guard let value = values.first(where: { $0.span == quantities[index].span }) else { continue }
            quantities[index].value = value.amount
        }
        content = source.text(of: spans, naming: values)
    }
}
