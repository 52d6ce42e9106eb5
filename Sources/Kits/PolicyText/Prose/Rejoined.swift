/// A text whose paragraphs a page width broke into lines, put together again, with the way back to the offsets as written.
struct Rejoined: Sendable {
    let text: PreparedText
    let paragraphs: [Paragraph]
    /// What was left out, in the order of the text; empty where nothing was joined.
    private let gaps: [Gap]

    private struct Gap: Sendable {
        /// Where the characters behind the gap stand in the joined text.
        let place: Int
        /// Characters left out up to here, this gap included.
        let missing: Int
    }

    init(_ string: String) {
        let written = PreparedText(string)
        let paragraphs = Paragraphs.read(written)
        let breaks = Rejoined.breaks(written, paragraphs)
        if breaks.isEmpty {
            text = written
            self.paragraphs = paragraphs
            gaps = []
            return
        }
        var scalars: [UInt32] = []
        var gaps: [Gap] = []
        scalars.reserveCapacity(written.prose.count)
        gaps.reserveCapacity(breaks.count)
        var start = 0
        for gap in breaks {
            scalars += written.prose.raw[start..<gap.lowerBound]
            start = gap.upperBound
            gaps.append(Gap(place: scalars.count, missing: start - scalars.count))
        }
        scalars += written.prose.raw[start...]
        text = PreparedText(scalars)
        self.paragraphs = Paragraphs.read(text)
        self.gaps = gaps
    }

    /// Line breaks inside paragraphs with the blanks around them.
    private static func breaks(_ text: PreparedText, _ paragraphs: [Paragraph]) -> [Range<Int>] {
        var breaks: [Range<Int>] = []
        for paragraph in paragraphs where !paragraph.isRow {
            var index = paragraph.range.lowerBound
            while index < paragraph.range.upperBound {
                guard text.flat[index] == Mark.newline else {
                    index += 1
                    continue
                }
                var (low, high) = (index, index + 1)
                while low > paragraph.range.lowerBound, text.flat[low - 1] == 0x20 { low -= 1 }
                while high < paragraph.range.upperBound, Prose.isBlank(text.flat[high]) { high += 1 }
                breaks.append(low..<high)
                index = high
            }
        }
        return breaks
    }

    func original(_ span: TextSpan) -> TextSpan {
        guard !gaps.isEmpty, text.prose.count > 0 else { return span }
        let count = text.prose.count
        let start = span.start < count ? original(span.start) : original(count - 1) + 1
        let end = span.end > 0 && span.end <= count ? original(span.end - 1) + 1 : start
        return TextSpan(start, span.isEmpty ? start : end)
    }

    /// The offset as written of a character of the joined text.
    private func original(_ index: Int) -> Int {
        var (low, high) = (0, gaps.count)
        while low < high {
            let middle = (low + high) / 2
            if gaps[middle].place <= index { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? index : index + gaps[low - 1].missing
    }

    var isWhole: Bool { gaps.isEmpty }
}

extension Breakdown {
    /// Spans of the text as written.
    mutating func restore(_ rejoined: Rejoined) {
        guard !rejoined.isWhole else { return }
        sections = sections.map {
            Section(
                id: $0.id,
                parent: $0.parent,
                label: $0.label,
                heading: $0.heading,
                span: rejoined.original($0.span)
            )
        }
        sentences = sentences.map { Sentence(span: rejoined.original($0.span), role: $0.role) }
        for index in duties.indices { duties[index].move { rejoined.original($0) } }
    }
}

extension Duty {
    /// Moves every span.
    mutating func move(_ place: (TextSpan) -> TextSpan) {
        span = place(span)
        note = note.map(place)
        for index in units.indices { units[index].span = units[index].span.map(place) }
        for index in quantities.indices { quantities[index].span = place(quantities[index].span) }
        for index in deadlines.indices { deadlines[index].span = place(deadlines[index].span) }
        for index in cadences.indices { cadences[index].span = place(cadences[index].span) }
        for index in reasons.indices { reasons[index].span = reasons[index].span.map(place) }
    }
}

/// A text whose paragraphs were broken into lines by the width of a page, put together again. Tables stay as they are.
package func rejoined(_ text: String) -> String {
    let rejoined = Rejoined(text)
    return rejoined.isWhole ? text : rejoined.text.prose.string(0..<rejoined.text.prose.count)
}
