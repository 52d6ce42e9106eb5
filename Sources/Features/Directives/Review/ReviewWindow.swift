import PolicyText

/// Long documents are reviewed one stretch after the other, so that a page stays light.
struct ReviewWindow: Hashable, Sendable {
    /// A text up to this length, in Unicode scalars, is one window.
    static let longest = 24_000

    /// From 0.
    let number: Int
    let span: TextSpan

    /// Windows that begin where parts or lines of the text do.
    static func windows(of source: SourceText, _ outline: DirectiveOutline) -> [ReviewWindow] {
        guard source.count > longest else { return [ReviewWindow(number: 0, span: TextSpan(0, source.count))] }
        let parts = outline.sections.map(\.section.span.start).sorted()
        var windows: [ReviewWindow] = []
        var start = 0
        while start < source.count {
            let end = source.count - start <= longest ? source.count : cut(from: start, source, parts)
            windows.append(ReviewWindow(number: windows.count, span: TextSpan(start, end)))
            start = end
        }
        return windows
    }

    /// The last part or, without one in the second half of the window, the last line that begins in it.
    private static func cut(from start: Int, _ source: SourceText, _ parts: [Int]) -> Int {
        let (half, limit) = (start + longest / 2, start + longest)
        if let part = parts.last(where: { half < $0 && $0 <= limit }) { return part }
        let line = source.scalars[half..<limit].lastIndex(of: "\n")
        return line.map { $0 + 1 } ?? limit
    }
}
