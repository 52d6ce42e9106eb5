import Core

package struct DecomposeOptions: Sendable {
    /// The day relative times are counted from where the document gives no date.
    package var asOf: Day
    /// The document's day where a person gave it: it stands over what the text says of its own date.
    package var datedOn: Day?
    /// The county's units; may be empty.
    package var aliases: UnitLexicon
    /// Whether up to three units are suggested for tasks that name nobody.
    package var suggestsUnits: Bool
    /// What this county assigned before; suggestions learn from it.
    package var assignments: PastAssignments

    package init(
        asOf: Day,
        datedOn: Day? = nil,
        aliases: UnitLexicon = UnitLexicon(),
        suggestsUnits: Bool = true,
        assignments: PastAssignments = PastAssignments()
    ) {
        self.asOf = asOf
        self.datedOn = datedOn
        self.aliases = aliases
        self.suggestsUnits = suggestsUnits
        self.assignments = assignments
    }
}

/// Breaks an official text into tasks. Pure and linear in the length of the text; any text is accepted.
/// A table's row is one line with its cells between tabs.
package func decompose(_ text: String, options: DecomposeOptions) -> Breakdown {
    let rejoined = Rejoined(text)
    let (prepared, paragraphs) = (rejoined.text, rejoined.paragraphs)
    let head = DocumentHeadReader(text: prepared, paragraphs: paragraphs).read()
    let outline = OutlineBuilder(prepared, paragraphs)
    let lexicon = CompiledLexicon(options.aliases)
    let units = UnitReader(prepared, lexicon)
    let base = TimeOrigin(date: options.datedOn ?? head.date, year: head.year, asOf: options.asOf)
    let builder = DutyBuilder(prepared, units, base, firstLeads: LeadRemarks.firstLeads(prepared))
    let (drafts, roles) = DutyAssembler(
        text: prepared,
        paragraphs: paragraphs,
        outline: outline,
        units: units,
        head: head
    ).finish(builder.mentions)
    var breakdown = Breakdown(
        characters: text.unicodeScalars.count,
        title: head.title,
        number: head.number,
        issuer: head.issuer,
        date: options.datedOn ?? head.date,
        asOf: options.asOf,
        sections: outline.sections
    )
    breakdown.duties = builder.build(drafts, sentences: outline.sentences)
    breakdown.sentences = zip(outline.sentences, roles).map {
        Sentence(span: TextSpan($0.range), role: $1)
    }
    breakdown.readLeaders(prepared)
    if options.suggestsUnits {
        breakdown.suggest(prepared, breakdown.duties.map(\.span.range), options: options, lexicon: lexicon)
    }
    breakdown.restore(rejoined)
    return breakdown
}

/// Reads one task's own text (edited, split or added by a person); offsets count from its start.
package func readDuty(_ text: String, options: DecomposeOptions) -> Duty {
    let prepared = PreparedText(text)
    let units = UnitReader(prepared, CompiledLexicon(options.aliases))
    let base = TimeOrigin(date: options.datedOn, year: nil, asOf: options.asOf)
    let builder = DutyBuilder(prepared, units, base, firstLeads: LeadRemarks.firstLeads(prepared))
    let notes = NoteFinder(text: prepared, notes: NoteReader(prepared, units))
    let whole = prepared.prose.trimmed(0..<prepared.prose.count)
    var draft = DutyDraft(range: whole, paragraph: 0, rule: .handedIn)
    draft.isHandedIn = true
    draft.notes = notes.read(Paragraph(range: whole)).notes
    let reader = SentenceReader(text: prepared, units: units)
    draft.forbids = reader.readOrdinary(whole).forbids
    if let first = draft.notes.first, first.range.lowerBound > whole.lowerBound {
        draft.range = prepared.prose.trimmed(whole.lowerBound..<first.range.lowerBound)
    }
    var duty = builder.build(&draft, id: 1)
    duty.span = TextSpan(0, prepared.prose.count)
    duty.text = text
    duty.leader = LeaderReader(prepared).read(whole)
    if options.suggestsUnits, duty.units.isEmpty {
        var suggester = UnitSuggester(
            prepared,
            title: "",
            number: nil,
            year: nil,
            sections: [],
            lexicon: units.lexicon,
            assignments: options.assignments
        )
        duty.units = suggester.suggest(draft.range, section: nil)
    }
    return duty
}
