/// Owners and times from elsewhere than the task itself.
extension DutyAssembler {
    /// Gives tasks that name nobody the owners their heading names.
    mutating func inheritFromHeadings(_ mentions: (UnitNote, UnitSource) -> [UnitMention]) {
        guard !sectionNotes.isEmpty || !sectionTimes.isEmpty else { return }
        for index in drafts.indices where drafts[index].notes.isEmpty && drafts[index].unitCells.isEmpty {
            if let section = drafts[index].section, let time = sectionTimes[section],
                !drafts[index].range.contains(time.lowerBound)
            {
                drafts[index].timeCells.append(time)
            }
            var section = drafts[index].section
            while let current = section {
                if let note = sectionNotes[current] {
                    drafts[index].inherited = mentions(note, .heading)
                    drafts[index].inheritedRule = .headingUnit
                    drafts[index].timeCells += note.times
                    break
                }
                section = sections[current].parent.map { $0 - 1 }
            }
        }
    }

    /// Whether lines with owners stand between the points of a list.
    static func arePerPoint(_ text: PreparedText, _ paragraphs: [Paragraph], _ noted: [NotedParagraph]) -> Bool {
        for number in paragraphs.indices.dropLast() where noted[number].isNote {
            guard let label = paragraphs[number + 1].label, label.kind == .arabic else { continue }
            if text.prose.string(label.range) != "1" { return true }
        }
        return false
    }
}
