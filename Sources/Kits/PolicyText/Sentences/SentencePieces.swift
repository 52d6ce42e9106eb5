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
        let flat = text.flat
        let range = paragraph.range
        var pieces: [SentencePiece] = []
        var start = range.lowerBound
        var index = paragraph.label?.contentStart ?? start
        var label = paragraph.label

        func cut(at end: Int) {
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

        while index < range.upperBound {
            if let end = text.enclosureEnd(at: index), end <= range.upperBound {
                let closesSentence =
                    Mark.sentenceEnds.contains(flat[end - 2]) && end - index > 8 && flat[index] != 0x28
                    && (end == range.upperBound || !carriesOn.contains(flat[end]))
                index = end
                if closesSentence { cut(at: end) }
            } else if Mark.sentenceEnds.contains(flat[index]) {
                index = endOfSentence(text, from: index, before: range.upperBound)
                cut(at: index)
            } else if flat[index] == Mark.semicolon || flat[index] == Mark.colon, opensPoint(text, at: index + 1, before: range.upperBound) {
                index += 1
                cut(at: index)
            } else {
                index += 1
            }
        }
        if start < range.upperBound { cut(at: range.upperBound) }
        return pieces
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
            if Mark.sentenceEnds.contains(scalar) || Mark.closers.contains(scalar) || scalar == 0x22 && endsQuote(text, index)
            {
                index += 1
                continue
            }
            let next = text.prose.skippingBlanks(index, before: end)
            if next < end, Mark.noteOpeners.contains(text.flat[next]), let close = text.enclosureEnd(at: next), close <= end,
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
        text.enclosures.ends[index] == 0
    }
}
