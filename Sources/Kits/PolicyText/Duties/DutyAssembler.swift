/// Puts sentences, notes and rows together into tasks.
struct DutyAssembler {
    let text: PreparedText
    let paragraphs: [Paragraph]
    let sections: [Section]
    let sentences: [OutlinedSentence]
    let reader: SentenceReader
    let finder: NoteFinder
    let head: DocumentHead

    var drafts: [DutyDraft] = []
    var roles: [SentenceRole] = []
    var noted: [NotedParagraph] = []
    /// Drafts of each paragraph, and its sentences.
    var draftsOf: [[Int]]
    var sentencesOf: [Range<Int>]
    /// Owners a heading names, by section index.
    var sectionNotes: [Int: UnitNote] = [:]
    /// Times a heading names, by section index.
    var sectionTimes: [Int: Range<Int>] = [:]
    var notesArePerPoint = false
    var lastNoteTargets: [Int] = []
    var table = TableState.outside(nil)

    init(
        text: PreparedText,
        paragraphs: [Paragraph],
        outline: OutlineBuilder,
        units: UnitReader,
        head: DocumentHead
    ) {
        self.text = text
        self.paragraphs = paragraphs
        sections = outline.sections
        sentences = outline.sentences
        self.head = head
        reader = SentenceReader(text: text, units: units)
        finder = NoteFinder(text: text, notes: NoteReader(text, units))
        roles = [SentenceRole](repeating: .undecided, count: sentences.count)
        draftsOf = [[Int]](repeating: [], count: paragraphs.count)
        sentencesOf = [Range<Int>](repeating: 0..<0, count: paragraphs.count)
        noted = paragraphs.map { $0.isRow ? NotedParagraph() : finder.read($0) }
        notesArePerPoint = DutyAssembler.arePerPoint(text, paragraphs, noted)
        for index in sentences.indices {
            if let section = sentences[index].section, let time = HeadingTimes.read(text, sentences[index]) {
                sectionTimes[section] = time
            }
            let paragraph = sentences[index].piece.paragraph
            let first = sentencesOf[paragraph].isEmpty ? index : sentencesOf[paragraph].lowerBound
            sentencesOf[paragraph] = first..<index + 1
        }
        for number in paragraphs.indices { add(number) }
    }

    /// The drafts in the order of the text, and what each sentence is.
    consuming func finish(_ mentions: (UnitNote, UnitSource) -> [UnitMention]) -> (
        drafts: [DutyDraft], roles: [SentenceRole]
    ) {
        drafts.removeAll { $0.range.isEmpty }
        inheritFromHeadings(mentions)
        drafts.sort { $0.range.lowerBound < $1.range.lowerBound }
        return (drafts, roles)
    }

    private mutating func add(_ number: Int) {
        let paragraph = paragraphs[number]
        if paragraph.isRow {
            addRow(paragraph, number)
            return
        }
        if case .headed(let header) = table { table = .outside(header) }
        if case .outside = table {} else { table = .outside(nil) }
        if let role = head.roles[number] {
            for index in sentencesOf[number] { roles[index] = role }
            return
        }
        let notes = noted[number]
        if notes.isNote {
            coverBefore(number, notes.notes[0])
        } else if notes.notes.isEmpty {
            lastNoteTargets = []
            addUnnoted(number)
        } else {
            lastNoteTargets = []
            addNoted(number, notes.notes)
        }
    }

    // MARK: With notes

    /// One task for each stretch up to its note; the rest of the paragraph as if it had none.
    private mutating func addNoted(_ number: Int, _ notes: [UnitNote]) {
        let paragraph = paragraphs[number]
        let own = sentencesOf[number]
        if own.count == 1, sentences[own.lowerBound].headsSection, let section = sentences[own.lowerBound].section {
            sectionNotes[section] = notes.last
            roles[own.lowerBound] = .heading
            // A mere title gives its owners to what stands under it; a title that says what to do is a task besides.
            let content = Headings.clean(text, sentences[own.lowerBound].piece.content)
            if hasBody(number), reader.verb(at: content.lowerBound, before: content.upperBound) == nil { return }
        }
        var start = paragraph.range.lowerBound
        var first = own.lowerBound
        for (place, note) in notes.enumerated() {
            let stretch = text.prose.trimmed(Range(from: start, to: note.range.lowerBound))
            start = note.range.upperBound
            while start < paragraph.range.upperBound, Mark.clauseEnds.contains(text.flat[start]) { start += 1 }
            if stretch.isEmpty {
                if let last = draftsOf[number].last { drafts[last].notes.append(note) }
                continue
            }
            while first < own.upperBound, sentences[first].range.upperBound <= stretch.lowerBound { first += 1 }
            var last = first
            while last < own.upperBound, sentences[last].range.lowerBound < stretch.upperBound { last += 1 }
            // 完善物流体系（县商务局）。建设…: the heading's owners are those of its body.
            if place == 0, last - first == 1, sentences[first].isHeading, let section = sentences[first].section {
                sectionNotes[section] = note
            }
            append(whole(stretch, number, note, first..<last, shares: false), number)
            if place == 0, paragraph.label == nil { cover(from: number - 1, note, isLine: false) }
        }
        for index in own where sentences[index].range.lowerBound >= start { classify(index) }
        markRoles(own)
    }

    /// Whether paragraphs without a note of their own follow under this heading.
    private func hasBody(_ number: Int) -> Bool {
        number + 1 < paragraphs.count && paragraphs[number].isFollowed(by: paragraphs[number + 1])
            && head.roles[number + 1] == nil
    }

    func whole(
        _ range: Range<Int>,
        _ number: Int,
        _ note: UnitNote,
        _ own: Range<Int>,
        shares: Bool
    ) -> DutyDraft {
        let inside = own
        var draft = DutyDraft(
            range: range,
            section: inside.first.flatMap { sentences[$0].section },
            paragraph: number,
            rule: .noteBehind
        )
        draft.notes = [note]
        draft.sharesNote = shares
        draft.isFirm = true
        draft.sentences = Array(inside)
        if let first = inside.first, sentences[first].isHeading || sentences[first].piece.label != nil {
            draft.heading = Headings.clean(text, sentences[first].piece.content)
        }
        draft.cue = note.range
        draft.forbids =
            inside.count == 1
            && (inside.first.map { reader.readOrdinary(sentences[$0].piece.content).forbids } ?? false)
        return draft
    }

    mutating func markRoles(_ own: Range<Int>) {
        for index in own where roles[index] == .undecided || roles[index] == .background || roles[index] == .assessment
        {
            roles[index] = sentences[index].isHeading ? .heading : .task
        }
    }

    mutating func append(_ draft: DutyDraft, _ number: Int) {
        drafts.append(draft)
        draftsOf[number].append(drafts.count - 1)
    }

    // MARK: Without notes

    private mutating func addUnnoted(_ number: Int) {
        let own = sentencesOf[number]
        if own.count == 1, sentences[own.lowerBound].headsSection, let section = sentences[own.lowerBound].section {
            readUnitHeading(own.lowerBound, section)
        }
        for index in own { classify(index) }
    }

    /// （三）县财政局: the heading is the owner of what stands under it.
    private mutating func readUnitHeading(_ index: Int, _ section: Int) {
        let content = Headings.clean(text, sentences[index].piece.content)
        guard content.count <= 40, let subject = reader.units.whole(content) else { return }
        var note = UnitNote(range: content)
        note.units = subject.units
        sectionNotes[section] = note
    }

    private static let results = WordTable("确保 力争 做到 切实做到 使 让 真正 真正做到 特别是要 特别是 尤其是要 尤其是 其中 以此 从而 努力使 切实使")

    private mutating func classify(_ index: Int) {
        let sentence = sentences[index]
        let reading = reader.read(sentence)
        roles[index] = reading.role
        guard reading.role == .task else { return }
        let content = sentence.piece.content
        if let last = drafts.indices.last, joins(index, to: last) {
            drafts[last].range = drafts[last].range.lowerBound..<sentence.range.upperBound
            drafts[last].sentences.append(index)
            return
        }
        for (place, part) in parts(of: sentence.range).enumerated() {
            var draft = DutyDraft(
                range: part,
                section: sentence.section,
                paragraph: sentence.piece.paragraph,
                rule: reading.rule,
                cue: reading.cue
            )
            if place > 0 {
                let own = reader.readOrdinary(part)
                draft.rule = own.rule
                draft.cue = own.cue
                draft.forbids = own.forbids
            } else {
                draft.forbids = reading.forbids
            }
            draft.isFirm = reading.isFirm
            draft.sentences = [index]
            draft.heading = sentence.piece.label == nil || place > 0 ? nil : Headings.firstClause(text, content)
            append(draft, sentence.piece.paragraph)
        }
    }

    /// A sentence that only says what shall come of the task before it.
    private func joins(_ index: Int, to last: Int) -> Bool {
        guard index > 0, sentences[index].piece.label == nil, drafts[last].sentences.last == index - 1,
            drafts[last].notes.isEmpty, sentences[index - 1].piece.paragraph == sentences[index].piece.paragraph
        else { return false }
        let content = sentences[index].piece.content
        return DutyAssembler.results.length(text.flat, at: content.lowerBound, before: content.upperBound) > 0
    }

    private static let semicolon = ScalarSet(";")

    /// Parts between semicolons, where each asks for something of its own; else the whole.
    private func parts(of range: Range<Int>) -> [Range<Int>] {
        let pieces = text.pieces(of: range, at: DutyAssembler.semicolon).map(text.prose.trimmed).filter { !$0.isEmpty }
        guard pieces.count > 1, pieces.allSatisfy({ $0.count >= 8 }) else { return [range] }
        guard pieces.dropFirst().allSatisfy({ reader.readOrdinary($0).role == .task }) else { return [range] }
        return pieces
    }
}
