/// A stretch of a text, counted in Unicode scalars; `end` is exclusive.
package struct TextSpan: Sendable, Hashable, Codable, Comparable {
    package let start: Int
    package let end: Int

    package init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = max(start, end)
    }

    package static func < (a: Self, b: Self) -> Bool { (a.start, a.end) < (b.start, b.end) }

    package var count: Int { end - start }
    package var isEmpty: Bool { end <= start }

    package func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
    package func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }
    package func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }
    package func shifted(by offset: Int) -> TextSpan { TextSpan(start + offset, end + offset) }
    package func union(_ other: TextSpan) -> TextSpan { TextSpan(min(start, other.start), max(end, other.end)) }
}

/// Spans that do not overlap one another, asked in logarithmic time.
struct SpanSet: Sendable {
    private let spans: [TextSpan]

    init(_ spans: [TextSpan]) { self.spans = spans.sorted() }

    func touch(_ span: TextSpan) -> Bool {
        var (low, high) = (0, spans.count)
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].end <= span.start { low = middle + 1 } else { high = middle }
        }
        return low < spans.count && spans[low].overlaps(span)
    }
}
