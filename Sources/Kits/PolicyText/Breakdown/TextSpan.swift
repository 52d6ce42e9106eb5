/// A stretch of a text, counted in Unicode scalars; `end` is exclusive. A breakdown holds very many of them: four bytes for
/// each end carry texts of up to 2^31 characters.
package struct TextSpan: Sendable, Hashable, Codable, Comparable {
    private let low: Int32
    private let high: Int32

    private enum CodingKeys: String, CodingKey {
        case low = "start"
        case high = "end"
    }

    package init(_ start: Int, _ end: Int) {
        low = Int32(clamping: start)
        high = Int32(clamping: max(start, end))
    }

    package var start: Int { Int(low) }
    package var end: Int { Int(high) }

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
