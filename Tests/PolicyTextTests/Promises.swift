import Core
import PolicyText
import Testing

/// What every breakdown keeps, whatever the text.
enum Promises {
    /// Spans lie in the text, sentences follow one another, ids count from one, titles are short.
    static func check(_ breakdown: Breakdown, _ text: String) {
        let count = text.unicodeScalars.count
        #expect(breakdown.characters == count)
        var end = 0
        for sentence in breakdown.sentences {
            #expect(sentence.span.start >= end && sentence.span.end <= count && !sentence.span.isEmpty)
            end = sentence.span.end
        }
        #expect(breakdown.duties.map(\.id) == Array(1..<breakdown.duties.count + 1))
        for duty in breakdown.duties {
            let spans =
                [duty.span] + duty.units.compactMap(\.span) + duty.quantities.map(\.span) + duty.deadlines.map(\.span)
                + duty.cadences.map(\.span) + (duty.note.map { [$0] } ?? [])
            #expect(spans.allSatisfy { $0.start >= 0 && $0.end <= count && !$0.isEmpty })
            #expect(duty.title.unicodeScalars.count <= 20 && (0...1).contains(duty.confidence))
            #expect(duty.units.count { $0.source == .suggested } <= 3)
            #expect(duty.section.map { $0 <= breakdown.sections.count } ?? true)
        }
    }
}
