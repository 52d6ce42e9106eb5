/// Reads the fields of a task from its characters.
struct DutyBuilder {
    let text: PreparedText
    let units: UnitReader
    let base: TimeOrigin
    /// 列第一位的为牵头单位，下同.
    let firstLeads: Bool
    private let quantities: QuantityReader
    private let deadlines: DeadlineReader
    private let cadences: CadenceReader
    private let sentenceUnits: SentenceUnits

    init(_ text: PreparedText, _ units: UnitReader, _ base: TimeOrigin, firstLeads: Bool) {
        self.text = text
        self.units = units
        self.base = base
        self.firstLeads = firstLeads
        quantities = QuantityReader(text: text)
        deadlines = DeadlineReader(text, base)
        cadences = CadenceReader(text: text)
        sentenceUnits = SentenceUnits(text: text, units: units)
    }

    func build(_ draft: inout DutyDraft, id: Int) -> Duty {
        var duty = Duty(
            id: id,
            section: draft.section.map { $0 + 1 },
            span: TextSpan(draft.range),
            text: text.prose.string(draft.range)
        )
        duty.reasons.append(ReadingReason(.duty, draft.rule, draft.cue.map { TextSpan($0) }))
        readQuantities(draft, &duty)
        readTimes(draft, &duty)
        readUnits(&draft, &duty)
        duty.leader = draft.leaderCell.map(text.prose.squeezed)
        duty.note = draft.notes.first.map { TextSpan($0.range) }
        let title = TitleReader(
            text: text,
            units: units,
            times: duty.deadlines.map(\.span.range),
            numbers: duty.targets.map(\.span.range)
        ).read(draft)
        duty.title = title.words
        duty.reasons.append(ReadingReason(.title, title.rule))
        let kind = DutyKinds.read(duty, forbids: draft.forbids, rule: draft.rule)
        duty.kind = kind.kind
        duty.reasons.append(ReadingReason(.kind, kind.rule, kind.span))
        if let subject = SubjectReader(text: text, title: title.words).read(draft.range) {
            duty.subject = subject
            duty.reasons.append(ReadingReason(.subject, subject.programme == nil ? .goalWords : .programmeWords))
        }
        duty.confidence = Confidence.of(duty, draft)
        return duty
    }

    private func readQuantities(_ draft: DutyDraft, _ duty: inout Duty) {
        let present = PresentState(text: text).ranges(draft.range)
        duty.quantities = quantities.read(draft.range).map { quantity in
            var quantity = quantity
            if present.contains(where: { $0.contains(quantity.span.start) }) { quantity.setsNoTarget = true }
            return quantity
        }
        for quantity in duty.quantities {
            duty.reasons.append(ReadingReason(.quantities, QuantityReader.rule(of: quantity), quantity.span))
        }
    }

    private func readTimes(_ draft: DutyDraft, _ duty: inout Duty) {
        var found = deadlines.read(draft.range)
        var rhythm = cadences.read(draft.range)
        for range in draft.notes.flatMap(\.times) + draft.timeCells {
            found += deadlines.read(range, isNote: true)
            rhythm += cadences.read(range, isNote: true)
        }
        let rhythmSpans = SpanSet(rhythm.map(\.mention.span))
        let timeSpans = SpanSet(found.map(\.mention.span))
        duty.quantities.removeAll { quantity in
            // 十天一督导 counts no days.
            NumberReader.opensHan(quantity.text) && rhythmSpans.touch(quantity.span)
        }
        for item in found {
            duty.deadlines.append(item.mention)
            duty.reasons.append(ReadingReason(.deadlines, item.rule, item.mention.span))
        }
        for item in rhythm where item.mention.period != nil || !timeSpans.touch(item.mention.span) {
            duty.cadences.append(item.mention)
            duty.reasons.append(ReadingReason(.cadences, item.rule, item.mention.span))
        }
    }

    // MARK: Units

    private func readUnits(_ draft: inout DutyDraft, _ duty: inout Duty) {
        for note in draft.notes { duty.units += mentions(note, .note) }
        for cell in draft.unitCells {
            duty.units += NoteReader(text, units).cell(cell.range, cell.role).map { mention($0.range, $0.role, .table) }
        }
        if !duty.units.isEmpty {
            duty.units = withoutRepeats(duty.units)
            if !draft.unitCells.isEmpty { duty.reasons.append(ReadingReason(.units, .tableColumn)) }
            for note in draft.notes {
                duty.reasons.append(ReadingReason(.units, noteRule(draft, note), TextSpan(note.range)))
            }
            if firstLeads, duty.units.contains(where: { $0.role == .lead }) {
                duty.reasons.append(ReadingReason(.units, .firstUnitLeads))
            }
            return
        }
        let label = OutlineLabels.read(text, at: draft.range.lowerBound, before: draft.range.upperBound, inline: false)
        let start = min(label?.contentStart ?? draft.range.lowerBound, draft.range.upperBound)
        let found = sentenceUnits.read(start..<draft.range.upperBound)
        duty.units = withoutRepeats(found.map { mention($0.range, $0.role, .sentence) })
        draft.subjects = duty.units
        if !duty.units.isEmpty {
            duty.reasons.append(ReadingReason(.units, .subjectUnit, duty.units[0].span))
        } else if !draft.inherited.isEmpty {
            duty.units = draft.inherited
            draft.subjects = draft.inherited
            duty.reasons.append(ReadingReason(.units, draft.inheritedRule, draft.inherited[0].span))
        }
    }

    private func noteRule(_ draft: DutyDraft, _ note: UnitNote) -> ReadingRule {
        if draft.sharesNote { return .sharedNote }
        return text.flat[note.range.lowerBound] == 0x28 || Mark.noteOpeners.contains(text.flat[note.range.lowerBound])
            ? note.rule : .lineNote
    }

    func mentions(_ note: UnitNote, _ source: UnitSource) -> [UnitMention] {
        let firstLeads = firstLeads && !note.statesLead
        return note.units.enumerated().map { place, unit in
            mention(unit.range, firstLeads && place == 0 && unit.role == .responsible ? .lead : unit.role, source)
        }
    }

    private func mention(_ range: Range<Int>, _ role: UnitRole, _ source: UnitSource) -> UnitMention {
        let name = text.prose.squeezed(range)
        return UnitMention(
            text: name,
            role: role,
            source: source,
            span: TextSpan(range),
            unit: units.lexicon.unit(named: name)?.id
        )
    }

    private func withoutRepeats(_ mentions: [UnitMention]) -> [UnitMention] {
        var seen: Set<String> = []
        return mentions.filter { seen.insert($0.text).inserted }
    }
}

enum Confidence {
    static func of(_ duty: Duty, _ draft: DutyDraft) -> Double {
        var value: Double
        switch draft.rule {
        case .noteBehind: value = 0.95
        case .tableRow, .handedIn: value = 0.97
        case .demandWord, .forbiddingWord: value = 0.82
        case .subjectMust: value = 0.8
        case .targetNumber: value = 0.72
        default: value = 0.74
        }
        if !duty.units.isEmpty { value += 0.06 }
        if !duty.targets.isEmpty || !duty.deadlines.isEmpty || !duty.cadences.isEmpty { value += 0.05 }
        if duty.targets.contains(where: \.masked) { value -= 0.08 }
        if duty.text.unicodeScalars.count < 12 { value -= 0.25 }
        if draft.sharesNote { value -= 0.1 }
        if draft.inheritedRule == .inheritedSubject, !draft.inherited.isEmpty, duty.units == draft.inherited {
            value -= 0.08
        }
        return (min(0.99, max(0.05, value)) * 100).rounded() / 100
    }
}
