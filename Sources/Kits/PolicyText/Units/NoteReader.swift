/// The bracket or line behind a task that says who does it and by when.
struct UnitNote: Sendable {
    /// Brackets included.
    var range: Range<Int>
    var units: [(range: Range<Int>, role: UnitRole)] = []
    /// Stretches that set a time: `6月底完成`, `持续推进`.
    var times: [Range<Int>] = []
    var rule: ReadingRule = .labelledUnits
    /// Whether the first of the responsible units may lead where the document says so.
    var statesLead: Bool { units.contains { $0.role == .lead } }
}

struct NoteReader {
    let text: PreparedText
    let units: UnitReader
    private let lists: UnitLists

    init(_ text: PreparedText, _ units: UnitReader) {
        self.text = text
        self.units = units
        lists = UnitLists(text: text)
    }

    /// Reads what stands inside a bracket, or a whole line; nil where it names neither owner nor time.
    func read(_ inside: Range<Int>, in range: Range<Int>, isAtEnd: Bool) -> UnitNote? {
        var note = UnitNote(range: range)
        for segment in text.pieces(of: inside, at: NoteReader.segmentMarks) {
            readSegment(text.prose.trimmed(segment), &note, isAtEnd: isAtEnd)
        }
        return note.units.isEmpty && note.times.isEmpty ? nil : note
    }

    private static let segmentMarks = ScalarSet(";。\n")

    private func readSegment(_ segment: Range<Int>, _ note: inout UnitNote, isAtEnd: Bool) {
        guard !segment.isEmpty else { return }
        let labels = NoteLabels.find(text, segment)
        let head = segment.lowerBound..<(labels.first?.range.lowerBound ?? segment.upperBound)
        if !head.isEmpty { readWords(head, &note, strictly: labels.isEmpty, isAtEnd: isAtEnd) }
        for (place, label) in labels.enumerated() {
            let end = place + 1 < labels.count ? labels[place + 1].range.lowerBound : segment.upperBound
            let value = trimmedValue(Range(from: label.range.upperBound, to: end))
            switch label.meaning {
            case .units(let role): addLabelled(value, role, &note)
            case .time: if !value.isEmpty { note.times.append(value) }
            case .person: break
            }
        }
    }

    private static let valueEdges = ScalarSet(",、: ")

    private func trimmedValue(_ range: Range<Int>) -> Range<Int> {
        var range = text.prose.trimmed(range)
        while let last = range.last, NoteReader.valueEdges.contains(text.flat[last]) {
            range = text.prose.trimmed(range.lowerBound..<last)
        }
        return range
    }

    /// The units of a table's cell.
    func cell(_ range: Range<Int>, _ role: UnitRole) -> [(range: Range<Int>, role: UnitRole)] {
        var note = UnitNote(range: range)
        addLabelled(range, role, &note)
        return note.units
    }

    /// `责任单位：A（牵头）、B，C按职责分工负责，6月底完成`.
    private func addLabelled(_ value: Range<Int>, _ role: UnitRole, _ note: inout UnitNote) {
        // A牵头，B、C配合: a verb gives its role to all before it, back to the comma.
        var waiting = note.units.count
        var last = value.lowerBound
        for piece in lists.pieces(value) {
            if (Range(from: last, to: piece.lowerBound)).contains(where: { text.flat[$0] == Mark.comma }) {
                waiting = note.units.count
            }
            last = piece.upperBound
            var item = withoutRemark(piece)
            if NoteVerbs.isRemark(text, item) {
                if NoteVerbs.endsList(text, item) { break }
                if NoteVerbs.isTime(text, item) { note.times.append(item) }
                continue
            }
            var own = role
            var waits = true
            if let bracket = roleBracket(item) {
                own = bracket.role
                item = item.lowerBound..<bracket.start
            }
            if let verb = NoteVerbs.trailing(text, item) {
                own = verb.role == .responsible ? own : verb.role
                for place in Range(from: waiting, to: note.units.count) where note.units[place].role == role {
                    note.units[place].role = own
                }
                waits = false
                item = text.prose.trimmed(item.lowerBound..<verb.start)
            }
            for unit in lists.split(NoteVerbs.withoutLeadIn(text, item)).items where unit.count >= 2 && unit.count <= 45
            {
                note.units.append((unit, own))
            }
            if !waits { waiting = note.units.count }
        }
    }

    /// Without a bracket that only explains: 省科技厅〔列第一位的为牵头单位〕.
    private func withoutRemark(_ item: Range<Int>) -> Range<Int> {
        guard let open = item.dropFirst().first(where: { text.enclosureEnd(at: $0) == item.upperBound }),
            NoteVerbs.isRemark(text, open..<item.upperBound)
        else { return item }
        return text.prose.trimmed(item.lowerBound..<open)
    }

    /// `省经信厅（牵头）`.
    private func roleBracket(_ item: Range<Int>) -> (start: Int, role: UnitRole)? {
        guard let open = item.dropFirst().first(where: { text.enclosureEnd(at: $0) == item.upperBound }) else {
            return nil
        }
        let inside = open + 1..<item.upperBound - 1
        if text.prose.has("牵头", at: inside.lowerBound, before: inside.upperBound) { return (open, .lead) }
        if text.prose.has("配合", at: inside.lowerBound, before: inside.upperBound) { return (open, .supporting) }
        return nil
    }

    /// Units met so far, and those still waiting for the verb that gives their role.
    private struct WordList {
        var pending: [Range<Int>] = []
        var found: [(range: Range<Int>, role: UnitRole)] = []
        var sawVerb = false

        mutating func settle(_ role: UnitRole) {
            found += pending.map { ($0, role) }
            pending = []
        }
    }

    /// Without labels: `A牵头，B、C按职责分工配合`, `A、B负责`, `6月底完成`.
    private func readWords(_ range: Range<Int>, _ note: inout UnitNote, strictly: Bool, isAtEnd: Bool) {
        var words = WordList()
        for item in lists.pieces(range).map(withoutRemark) {
            if NoteVerbs.endsList(text, item) { break }
            for part in NoteVerbs.split(text, item) {
                if NoteVerbs.isTime(text, part) {
                    note.times.append(part)
                } else if !NoteVerbs.isRemark(text, part) {
                    readPart(part, &words)
                }
            }
        }
        if words.sawVerb {
            guard words.found.contains(where: { looksLikeUnit($0.range) }) else { return }
            words.pending = words.pending.filter(looksLikeUnit)
            words.settle(.responsible)
            note.rule = .unitsWithVerb
            note.units += words.found.filter { $0.range.count >= 2 && $0.range.count <= 45 }
        } else if strictly, isAtEnd, isPlainList(words.pending) {
            note.rule = .unitsWithVerb
            note.units += words.pending.map { ($0, .responsible) }
        }
    }

    /// Whether the words name units, their roles and times, and nothing else.
    func isBare(_ range: Range<Int>) -> Bool {
        var saw = false
        for item in lists.pieces(range).map(withoutRemark) {
            for part in NoteVerbs.split(text, item) {
                if NoteVerbs.isTime(text, part) || NoteVerbs.isRemark(text, part) { continue }
                let verb = NoteVerbs.trailing(text, part)
                saw = saw || verb != nil
                let named = text.prose.trimmed(part.lowerBound..<(verb?.start ?? part.upperBound))
                let units = lists.split(NoteVerbs.withoutLeadIn(text, named)).items
                guard !units.isEmpty, units.allSatisfy({ isPlainName($0) && self.units.isUnit($0, inList: true) })
                else { return false }
            }
        }
        return saw
    }

    private func readPart(_ part: Range<Int>, _ words: inout WordList) {
        if let bracket = roleBracket(part) {
            words.sawVerb = true
            words.found += lists.split(part.lowerBound..<bracket.start).items.map { ($0, bracket.role) }
            return
        }
        let verb = NoteVerbs.trailing(text, part)
        words.sawVerb = words.sawVerb || verb != nil
        let named = text.prose.trimmed(part.lowerBound..<(verb?.start ?? part.upperBound))
        let units = lists.split(NoteVerbs.withoutLeadIn(text, named)).items
        // A会同B: the one before leads, the one behind helps.
        if NoteVerbs.isWith(text, part), !words.found.isEmpty || !words.pending.isEmpty {
            words.settle(.lead)
            words.found += units.map { ($0, .supporting) }
            return
        }
        words.pending += units
        if let verb { words.settle(verb.role) }
    }

    /// Names of units and little else: 市发展改革委、市生态环境局，中央、省属驻市单位.
    private func isPlainList(_ items: [Range<Int>]) -> Bool {
        let plain = items.count(where: isPlainName)
        if plain == items.count { return plain > 0 }
        return plain >= 3 && plain * 4 >= items.count * 3 && items.allSatisfy { $0.count <= 16 }
    }

    private func isPlainName(_ item: Range<Int>) -> Bool { looksLikeUnit(item) && item.count >= 3 && item.count <= 20 }

    private func looksLikeUnit(_ item: Range<Int>) -> Bool {
        if units.lexicon.knows(text.flat, item) { return true }
        if let bracket = item.dropFirst(2).first(where: { text.enclosureEnd(at: $0) == item.upperBound }) {
            return looksLikeUnit(item.lowerBound..<bracket)
        }
        if UnitWords.generic.ends(text.flat, item) != nil { return true }
        guard item.count >= 2, let ending = UnitWords.endings.ends(text.flat, item) else { return false }
        return UnitWords.notUnits.ends(text.flat, item) == nil && ending.count <= item.count
    }
}
