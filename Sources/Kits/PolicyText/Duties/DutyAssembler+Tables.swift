/// What the rows of a table are read by.
enum TableState: Sendable {
    /// Behind a row that was no part of the table any more, or a line between its parts.
    case outside(TableHeader?)
    case headed(TableHeader)
    /// A table without a header whose first row gives a task.
    case bare
    /// A table of other things: names, scores, sums.
    case foreign
}

extension DutyAssembler {
    mutating func addRow(_ row: Paragraph, _ number: Int) {
        lastNoteTargets = []
        if let header = TableHeader(text, row.cells) {
            table = .headed(header)
            return
        }
        let section = drafts.last?.section
        if case .outside(let header?) = table, header.width == row.cells.count { table = .headed(header) }
        switch table {
        case .headed(let header):
            if let draft = header.draft(row, number, text, section: section) { append(draft, number) }
        case .foreign: break
        case .outside, .bare:
            guard let draft = bareDraft(row, number, section) else {
                if case .outside = table { table = .foreign }
                return
            }
            table = .bare
            append(draft, number)
        }
    }

    private static let persons = WordTable("县长 市长 区长 书记 镇长 乡长")

    /// `1 水务局要完成管网改造35公里`, `新建温室1000座 县农业农村局 9月底前`: the longest cell that asks for something, and beside
    /// it cells that hold nothing but units or a time.
    private func bareDraft(_ row: Paragraph, _ number: Int, _ section: Int?) -> DutyDraft? {
        let asking = row.cells.filter { $0.count >= 8 }.map { ($0, reader.readOrdinary($0)) }.filter {
            $1.role == .task
        }
        guard let (task, reading) = asking.max(by: { $0.0.count < $1.0.count }) else { return nil }
        var draft = DutyDraft(range: task, section: section, paragraph: number, rule: .tableRow)
        draft.cue = reading.cue
        draft.forbids = reading.forbids
        for cell in row.cells where cell != task && (2...200).contains(cell.count) {
            if NoteVerbs.isTime(text, cell) {
                draft.timeCells.append(cell)
            } else if reader.units.whole(cell) != nil, Self.persons.ends(text.flat, cell) == nil {
                draft.unitCells.append((cell, .responsible))
            }
        }
        return draft
    }
}
