/// Notes that stand under or behind the paragraphs they belong to.
extension DutyAssembler {
    /// A note alone on its line covers what stands before it.
    mutating func coverBefore(_ number: Int, _ note: UnitNote) {
        for index in sentencesOf[number] { roles[index] = .formality }
        if !lastNoteTargets.isEmpty {
            for target in lastNoteTargets { drafts[target].notes.append(note) }
            return
        }
        lastNoteTargets = []
        if number > 0, noted[number - 1].notes.isEmpty == false, let last = draftsOf[number - 1].last {
            drafts[last].notes.append(note)
            lastNoteTargets = [last]
            return
        }
        cover(from: number - 1, note, isLine: true)
    }

    /// Gives a note to the paragraphs above it: a line of its own, or the bracket behind a continuation. A paragraph that says
    /// who acts keeps its owner, unless the line stands directly under it.
    mutating func cover(from last: Int, _ note: UnitNote, isLine: Bool) {
        var number = last
        while number >= 0, last - number < 12 {
            let paragraph = paragraphs[number]
            let own = sentencesOf[number]
            if paragraph.isRow || head.roles[number] != nil || !noted[number].notes.isEmpty { return }
            if own.isEmpty || own.count == 1 && sentences[own.lowerBound].headsSection { return }
            if own.contains(where: { [.review, .problems, .guidance].contains(sentences[$0].context) }) { return }
            if !isLine || number < last, own.contains(where: namesOwner) { return }
            if !lastNoteTargets.isEmpty, isName(paragraph) {
                for index in own { roles[index] = .heading }
                return
            }
            for index in draftsOf[number] { drafts[index].range = 0..<0 }
            draftsOf[number] = []
            append(whole(paragraph.range, number, note, own, shares: true), number)
            lastNoteTargets.append(drafts.count - 1)
            markRoles(own)
            if let kind = paragraph.label?.kind {
                // 1.… 2.… 牵头单位：…: one line for a list, unless lists here have a line for each point.
                let isPoint = kind == .arabic && !notesArePerPoint
                if kind < .arabic || kind == .arabic && !(isPoint && followsPoint(number)) { return }
            }
            number -= 1
        }
    }

    /// 【任务二】农村供水保障工程 over the lines of its task: a name without a label, no task of its own.
    private func isName(_ paragraph: Paragraph) -> Bool {
        guard paragraph.label == nil, paragraph.range.count <= 30,
            !paragraph.range.contains(where: { Mark.clauseEnds.contains(text.flat[$0]) })
        else { return false }
        return text.flat[paragraph.range.lowerBound] == 0x3010
            || reader.readOrdinary(paragraph.range).role != .task
    }

    /// 交通运输局要…: one body acts; 各乡镇要… names nobody in particular.
    private func namesOwner(_ index: Int) -> Bool {
        SentenceUnits(text: text, units: reader.units).read(sentences[index].piece.content).contains {
            !reader.units.meansSeveral($0.range)
        }
    }

    /// The paragraph above is a point of the same list without a note.
    private func followsPoint(_ number: Int) -> Bool {
        number > 0 && paragraphs[number - 1].label?.kind == .arabic && noted[number - 1].notes.isEmpty
            && !paragraphs[number - 1].isRow
    }
}
