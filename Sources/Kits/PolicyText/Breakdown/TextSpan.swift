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
