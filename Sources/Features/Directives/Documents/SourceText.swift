import PolicyText

/// A document's text, addressed by Unicode scalars.
package struct SourceText: Sendable {
    package let scalars: [Unicode.Scalar]

    package init(_ text: String) { scalars = Array(text.unicodeScalars) }

    package var count: Int { scalars.count }

    /// The characters of a span, as far as the text has them.
    package subscript(span: TextSpan) -> String {
        let start = min(max(0, span.start), scalars.count)
        let end = min(max(start, span.end), scalars.count)
        return String(String.UnicodeScalarView(scalars[start..<end]))
    }

    /// The characters of several spans one after the other.
    package func text(of spans: [TextSpan]) -> String { spans.map { self[$0] }.joined() }

    /// The same with named values in the place of hidden numbers.
    package func text(of spans: [TextSpan], naming values: [MaskedValue]) -> String {
        let values = values.sorted { $0.span < $1.span }
        return spans.map { span in
            var text = ""
            var next = span.start
            for value in values where span.contains(value.span) && value.span.start >= next {
                text += self[TextSpan(next, value.span.start)] + value.named
                next = value.span.end
            }
            return text + self[TextSpan(next, span.end)]
        }.joined()
    }

    /// A span without the white space at its ends; nil where nothing is left.
    package func trimmed(_ span: TextSpan) -> TextSpan? {
        var (start, end) = (max(0, span.start), min(span.end, scalars.count))
        while start < end, scalars[start].properties.isWhitespace { start += 1 }
        while end > start, scalars[end - 1].properties.isWhitespace { end -= 1 }
        return start < end ? TextSpan(start, end) : nil
    }
}

/// Where the characters of joined spans stand in the document.
package struct SpanMap: Sendable {
    package let spans: [TextSpan]

    package init(_ spans: [TextSpan]) { self.spans = spans }

    package var count: Int { spans.reduce(0) { $0 + $1.count } }

    /// The stretches of the document that a stretch of the joined text covers.
    package func document(_ part: TextSpan) -> [TextSpan] {
        var found: [TextSpan] = []
        var offset = 0
        for span in spans {
            let start = max(part.start, offset)
            let end = min(part.end, offset + span.count)
            if start < end { found.append(TextSpan(span.start + start - offset, span.start + end - offset)) }
            offset += span.count
        }
        return found
    }

    /// The stretch of the document, where it is one piece; nil where it runs over a seam.
    package func single(_ part: TextSpan) -> TextSpan? {
        let found = document(part)
        return found.count == 1 ? found[0] : nil
    }
}
