/// Notes of a paragraph and the stretches they stand behind.
struct NotedParagraph: Sendable {
    var notes: [UnitNote] = []
    /// The paragraph is nothing but a note.
    var isNote = false
}

struct NoteFinder {
    let text: PreparedText
    let notes: NoteReader

    private static let behindSentence = ScalarSet("。;,!)〕”\"")

    func read(_ paragraph: Paragraph) -> NotedParagraph {
        var found = NotedParagraph()
        let range = paragraph.range
        var index = range.lowerBound
        while index < range.upperBound {
            guard let end = text.enclosureEnd(at: index), end <= range.upperBound else {
                index += 1
                continue
            }
            if Mark.noteOpeners.contains(text.flat[index]), end - index > 4, let note = bracket(index..<end, in: range)
            {
                found.notes.append(note)
            }
            index = end
        }
        if found.notes.isEmpty { found.notes = bareNotes(paragraph) }
        if let line = lineNote(paragraph, from: found.notes.last?.range.upperBound) { found.notes.append(line) }
        found.isNote = isOnlyNote(paragraph, found.notes)
        return found
    }

    private func bracket(_ range: Range<Int>, in paragraph: Range<Int>) -> UnitNote? {
        var before = range.lowerBound - 1
        while before >= paragraph.lowerBound, Prose.isBlank(text.flat[before]) { before -= 1 }
        let next = text.prose.skippingBlanks(range.upperBound, before: paragraph.upperBound)
        let isBehind = before < paragraph.lowerBound || NoteFinder.behindSentence.contains(text.flat[before])
        let isAtEnd =
            next == paragraph.upperBound || Mark.sentenceEnds.contains(text.flat[next])
            || text.flat[next] == Mark.semicolon
        guard isBehind || isAtEnd else {
            return notes.read(range.lowerBound + 1..<range.upperBound - 1, in: range, isAtEnd: false).flatMap {
                $0.rule == .labelledUnits && !$0.units.isEmpty ? $0 : nil
            }
        }
        let note = notes.read(
            range.lowerBound + 1..<range.upperBound - 1,
            in: range,
            isAtEnd: isAtEnd && (next >= paragraph.upperBound - 1 || closesHeading(range, in: paragraph))
        )
        guard let note, note.units.isEmpty else { return note }
        // A time alone is a note only behind a sentence, and only where it says what shall be done by then.
        let asks = note.times.contains { NoteFinder.setting.occurs(in: text.flat, $0) }
        return asks && range.lowerBound - paragraph.lowerBound <= 800 ? note : nil
    }

    /// 2.完善物流体系（县商务局）。: a bracket behind a short labelled heading.
    private func closesHeading(_ range: Range<Int>, in paragraph: Range<Int>) -> Bool {
        guard range.lowerBound - paragraph.lowerBound <= 40,
            let label = OutlineLabels.read(
                text,
                at: paragraph.lowerBound,
                before: paragraph.upperBound,
                inline: false
            ), label.contentStart < range.lowerBound
        else { return false }
        return !(label.contentStart..<range.lowerBound).contains { Mark.sentenceEnds.contains(text.flat[$0]) }
    }

    private static let setting = WordTable("完成 前 底 末 持续 长期 常态 推进 启动 实施 到位 取得 落实 每 逐 全年 年内 完成时限")

    /// `责任单位：…` without brackets, on a line of its own or behind the last sentence.
    private func lineNote(_ paragraph: Paragraph, from start: Int?) -> UnitNote? {
        let low = start ?? paragraph.range.lowerBound
        let longest = 2000

        guard low < paragraph.range.upperBound else { return nil }
        if paragraph.content.count <= longest, NoteLabels.opens(text, paragraph.content) {
            return notes.read(paragraph.content, in: paragraph.content, isAtEnd: true)
        }
        for index in low..<paragraph.range.upperBound where NoteFinder.beforeLabel.contains(text.flat[index]) {
            let next = text.prose.skippingBlanks(index + 1, before: paragraph.range.upperBound)
            if next < paragraph.range.upperBound, paragraph.range.upperBound - next <= longest,
                NoteLabels.opens(text, next..<paragraph.range.upperBound)
            {
                return notes.read(
                    next..<paragraph.range.upperBound,
                    in: next..<paragraph.range.upperBound,
                    isAtEnd: true
                )
            }
        }
        return nil
    }

    private static let beforeLabel = ScalarSet("。;—) ")

    /// Sentences behind others that say nothing but who does it: 由县农业农村局会同县自然资源局负责。
    private func bareNotes(_ paragraph: Paragraph) -> [UnitNote] {
        var found: [UnitNote] = []
        var start = paragraph.content.lowerBound
        for index in paragraph.content where text.flat[index] == Mark.stop || index == paragraph.range.upperBound - 1 {
            let end = text.flat[index] == Mark.stop ? index : index + 1
            let inside = text.prose.trimmed(Range(from: start, to: end))
            start = index + 1
            guard inside.lowerBound > paragraph.content.lowerBound, (5...300).contains(inside.count),
                NoteVerbs.trailing(text, inside) != nil, notes.isBare(inside),
                let note = notes.read(inside, in: inside.lowerBound..<index + 1, isAtEnd: true)
            else { continue }
            found.append(note)
        }
        return found
    }

    private func isOnlyNote(_ paragraph: Paragraph, _ notes: [UnitNote]) -> Bool {
        guard let first = notes.first, let last = notes.last else { return false }
        let head = text.prose.trimmed(
            Range(from: paragraph.content.lowerBound, to: first.range.lowerBound)
        )
        let tail = text.prose.trimmed(Range(from: last.range.upperBound, to: paragraph.range.upperBound))
        return head.count <= 1 && tail.count <= 1 && notes.count == 1
    }
}
