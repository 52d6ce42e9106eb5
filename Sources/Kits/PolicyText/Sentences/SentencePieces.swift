/// A sentence as cut from a paragraph, with the label it opens with.
struct SentencePiece: Sendable {
    var range: Range<Int>
    var label: OutlineLabel?
    var paragraph: Int
    /// Behind the label.
    var content: Range<Int> { min(label?.contentStart ?? range.lowerBound, range.upperBound)..<range.upperBound }
}

enum SentencePieces {
    /// Marks after a closing quotation that carry the sentence on.
    private static let carriesOn = ScalarSet(",、;的等和与及)》”\"")

    static func split(_ text: PreparedText, _ paragraph: Paragraph, index number: Int) -> [SentencePiece] {
        var cutter = Cutter(text, paragraph, number)
        cutter.run()
        return cutter.pieces
    }

    private struct Cutter {
        let text: PreparedText
        let range: Range<Int>
        let number: Int
        var pieces: [SentencePiece] = []
        private var start: Int
        private var index: Int
        private var label: OutlineLabel?

        init(_ text: PreparedText, _ paragraph: Paragraph, _ number: Int) {
            self.text = text
            self.number = number
            range = paragraph.range
            start = range.lowerBound
            index = paragraph.label?.contentStart ?? start
            label = paragraph.label
        }

        mutating func run() {
            let flat = text.flat
            while index < range.upperBound {
                if let end = text.enclosureEnd(at: index), end <= range.upperBound {
                    let closes = closesSentence(index..<end)
                    index = end
                    if closes { cut(at: end) }
                } else if Mark.sentenceEnds.contains(flat[index]) {
                    index = endOfSentence(text, from: index, before: range.upperBound)
                    cut(at: index)
                } else if flat[index] == Mark.semicolon || flat[index] == Mark.colon,
                    opensPoint(text, at: index + 1, before: range.upperBound)
                {
                    index += 1
                    cut(at: index)
                } else {
                    index += 1
                }
            }
            if start < range.upperBound { cut(at: range.upperBound) }
        }

        /// A quotation that ends a sentence of its own.
        private func closesSentence(_ quote: Range<Int>) -> Bool {
            let flat = text.flat
            let end = quote.upperBound
            return Mark.sentenceEnds.contains(flat[end - 2]) && quote.count > 8 && flat[quote.lowerBound] != 0x28
                && (end == range.upperBound || !carriesOn.contains(flat[end]))
        }

        private mutating func cut(at end: Int) {
            let trimmed = text.prose.trimmed(start..<end)
            if !trimmed.isEmpty { pieces.append(SentencePiece(range: trimmed, label: label, paragraph: number)) }
            start = end
            label = nil
            let next = text.prose.skippingBlanks(end, before: range.upperBound)
            if let found = OutlineLabels.read(text, at: next, before: range.upperBound, inline: true) {
                label = found
                index = max(index, found.contentStart)
            }
        }
    }

    private static func opensPoint(_ text: PreparedText, at index: Int, before end: Int) -> Bool {
        let next = text.prose.skippingBlanks(index, before: end)
        return OutlineLabels.read(text, at: next, before: end, inline: true) != nil
    }

    /// Behind the mark, further marks, closing quotations, and brackets that are no label: `。（0.5分）（6月底完成）`.
    private static func endOfSentence(_ text: PreparedText, from index: Int, before end: Int) -> Int {
        var index = index + 1
        while index < end {
            let scalar = text.flat[index]
            if Mark.sentenceEnds.contains(scalar) || Mark.closers.contains(scalar)
                || scalar == 0x22 && endsQuote(text, index)
            {
                index += 1
                continue
            }
            let next = text.prose.skippingBlanks(index, before: end)
            if next < end, Mark.noteOpeners.contains(text.flat[next]), let close = text.enclosureEnd(at: next),
                close <= end,
                OutlineLabels.read(text, at: next, before: end, inline: true) == nil
            {
                index = close
                continue
            }
            break
        }
        return index
    }

    private static func endsQuote(_ text: PreparedText, _ index: Int) -> Bool {
        text.enclosureEnd(at: index) == nil
    }
}
