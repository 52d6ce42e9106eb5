/// One line of the text, or several that a page width broke apart.
struct Paragraph: Sendable {
    var range: Range<Int>
    var label: OutlineLabel?
    /// Cells of a table's row; empty for running text.
    var cells: [Range<Int>] = []

    /// Behind the label.
    var content: Range<Int> { min(label?.contentStart ?? range.lowerBound, range.upperBound)..<range.upperBound }
    var isRow: Bool { !cells.isEmpty }

    /// Whether the next paragraph is the body under this one: running text, or a label of a lower kind.
    func isFollowed(by next: Paragraph) -> Bool {
        guard let kind = label?.kind else { return false }
        return !next.isRow && (next.label.map { $0.kind > kind } ?? true)
    }
}

enum Paragraphs {
    static func read(_ text: PreparedText) -> [Paragraph] {
        let lines = self.lines(text)
        let width = brokenWidth(lines, text.flat)
        var paragraphs: [Paragraph] = []
        for line in lines {
            let cells = self.cells(text, line)
            if !cells.isEmpty {
                paragraphs.append(Paragraph(range: line, cells: cells))
                continue
            }
            let label = OutlineLabels.read(text, at: line.lowerBound, before: line.upperBound, inline: false)
            if let last = paragraphs.last, !last.isRow, !(paragraphs.count <= 3 && closesTitle(text, last, line)),
                runsOn(text, last, line, label, width: width)
            {
                paragraphs[paragraphs.count - 1].range = last.range.lowerBound..<line.upperBound
            } else {
                paragraphs.append(Paragraph(range: line, label: label))
            }
        }
        return paragraphs
    }

    private static func lines(_ text: PreparedText) -> [Range<Int>] {
        let flat = text.flat
        var lines: [Range<Int>] = []
        var start = 0
        for index in 0...flat.count where index == flat.count || flat[index] == Mark.newline {
            var (low, high) = (start, index)
            while low < high, flat[low] == 0x20 { low += 1 }
            while high > low, flat[high - 1] == 0x20 { high -= 1 }
            if low < high { lines.append(low..<high) }
            start = index + 1
        }
        return lines
    }

    private static func cells(_ text: PreparedText, _ line: Range<Int>) -> [Range<Int>] {
        let flat = text.flat
        guard line.contains(where: { flat[$0] == Mark.tab }) else { return [] }
        var cells: [Range<Int>] = []
        var start = line.lowerBound
        for index in line.lowerBound...line.upperBound where index == line.upperBound || flat[index] == Mark.tab {
            cells.append(text.prose.trimmed(start..<index))
            start = index + 1
        }
        guard cells.count > 1, cells.filter({ !$0.isEmpty }).count > 1 else { return [] }
        // `1.` and a tab before the sentence: a list as word processors write it.
        let label = OutlineLabels.read(text, at: line.lowerBound, before: line.upperBound, inline: false)
        return cells.count == 2 && label?.contentStart == cells[1].lowerBound ? [] : cells
    }

    /// The page width at which a text's lines were broken; nil where lines are paragraphs.
    private static func brokenWidth(_ lines: [Range<Int>], _ flat: [UInt32]) -> Int? {
        let long = lines.filter { $0.count >= 18 }
        guard long.count >= 8 else { return nil }
        let open = long.filter { !ends(flat, $0) }
        guard open.count * 3 >= long.count else { return nil }
        let widths = open.map(\.count).sorted()
        let width = widths[widths.count * 3 / 4]
        return width <= 120 ? width : nil
    }

    private static let lineEnds = ScalarSet("。!?;:…)】〕”\"")

    private static func ends(_ flat: [UInt32], _ line: Range<Int>) -> Bool {
        guard let last = line.last else { return true }
        return lineEnds.contains(flat[last])
    }

    private static let openEnds = ScalarSet(",、(〔“《—-和与及的")

    private static func runsOn(
        _ text: PreparedText,
        _ last: Paragraph,
        _ line: Range<Int>,
        _ label: OutlineLabel?,
        width: Int?
    ) -> Bool {
        let flat = text.flat
        let end = last.range.upperBound
        // A bracket that opened before and closes behind this line's start.
        let depth = max(last.range.lowerBound, end - 400)
        for index in stride(from: end - 1, through: depth, by: -1) where flat[index] == 0x28 || flat[index] == 0x3014 {
            if let close = text.enclosureEnd(at: index), close > line.lowerBound { return true }
            break
        }
        guard let tail = last.range.last else { return false }
        if label != nil || HeadLines.opensAnew(text, line) || !HeadLines.isProse(text, last.range) { return false }
        let scalar = flat[tail]
        if openEnds.contains(scalar) && last.range.count >= 6 { return true }
        if lineEnds.contains(scalar) { return false }
        let previous = lastLine(last.range, flat)
        if let width { return previous >= width * 4 / 5 }
        return last.range.count >= 24 && !isHeadingLike(text, last)
    }

    /// A title that is whole, or a speaker's line, at the top: what stands under it opens anew.
    private static func closesTitle(_ text: PreparedText, _ last: Paragraph, _ line: Range<Int>) -> Bool {
        guard HeadLines.isBare(text, last.range), last.label == nil else { return false }
        if HeadLines.isByline(text, line) || HeadLines.isByline(text, last.range) { return true }
        return HeadLines.titleEnds.ends(text.flat, last.range) != nil && line.count <= 24
            && HeadLines.isBare(text, line) && HeadLines.titleEnds.ends(text.flat, line) == nil
    }

    private static func lastLine(_ range: Range<Int>, _ flat: [UInt32]) -> Int {
        var index = range.upperBound
        while index > range.lowerBound, flat[index - 1] != Mark.newline { index -= 1 }
        return range.upperBound - index
    }

    private static func isHeadingLike(_ text: PreparedText, _ paragraph: Paragraph) -> Bool {
        guard paragraph.label != nil else { return false }
        return paragraph.range.count <= 48 && !paragraph.range.contains { text.flat[$0] == Mark.stop }
    }
}
