import PolicyText

/// Reads a stored document once more, to say how its drafts were read. The same text and units give the same reading.
struct ReadAgain {
    private let source: SourceText
    private let options: DecomposeOptions
    private let breakdown: Breakdown

    init(_ directive: Directive, _ options: DecomposeOptions) {
        source = SourceText(directive.body)
        self.options = options
        breakdown = decompose(directive.body, options: options)
    }

    /// The duties a draft came from; for characters a person cut or chose, those characters read by themselves.
    func duties(of draft: DraftTask) -> [Duty] {
        let inside = breakdown.duties.filter { duty in draft.spans.contains { $0.contains(duty.span) } }
        guard inside.isEmpty else { return inside }
        return draft.spans.map { span in
            var duty = readDuty(source[span], options: options)
            for index in duty.reasons.indices {
                duty.reasons[index].span = duty.reasons[index].span?.shifted(by: span.start)
            }
            duty.span = span
            return duty
        }
    }
}
