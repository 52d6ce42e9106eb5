import PolicyText

/// A number, date or unit that was read in the text; the reader shows it whatever becomes of the drafts.
package struct DirectiveMark: Hashable, Sendable {
    package enum Kind: String, Sendable { case number, date, unit }

    package let kind: Kind
    package let span: TextSpan

    /// Every mark of a reading once, in the order of the text.
    static func marks(of breakdown: Breakdown) -> [DirectiveMark] {
        var marks: Set<DirectiveMark> = []
        for duty in breakdown.duties {
            marks.formUnion(duty.quantities.map { DirectiveMark(kind: .number, span: $0.span) })
            marks.formUnion(duty.deadlines.map { DirectiveMark(kind: .date, span: $0.span) })
            marks.formUnion(duty.cadences.map { DirectiveMark(kind: .date, span: $0.span) })
            marks.formUnion(duty.units.compactMap(\.span).map { DirectiveMark(kind: .unit, span: $0) })
        }
        return marks.filter { !$0.span.isEmpty }.sorted { ($0.span, $0.kind.rawValue) < ($1.span, $1.kind.rawValue) }
    }
}
