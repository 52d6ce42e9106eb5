import Core

/// What stands below the text: 附件说明, 署名, 成文日期, 附注, and who was at a meeting.
struct WordEnd {
    let paper: OfficialPaper
    let stream: WordStream

    func write() {
        if !paper.endsSigned { attachments() }
        signature()
        people()
        // Digests and addresses are long words: no line is stretched for them.
        if let remark = paper.remark { stream.paragraph(.body, "<w:jc w:val=\"left\"/>", "（\(remark)）") }
    }

    /// One line below the text, two characters in; names of a second line stand below those of the first (7.3.4).
    func attachments() {
        let names = paper.attachmentNames
        guard !names.isEmpty, paper.form != .slip || paper.attachments.count > 0 else { return }
        stream.paragraph(.body, "", "")
        let pitch = PaperMeasure.characterPitch
        for (index, name) in names.enumerated() {
            let hanging = index == 0 ? 3 * pitch + (names.count > 1 ? pitch : 0) : names.count > 1 ? pitch : 0
            let left = 5 * pitch + (names.count > 1 ? pitch : 0)
            let indent = "<w:ind w:left=\"\(left)\" w:hanging=\"\(hanging)\"/><w:jc w:val=\"left\"/>"
            stream.paragraph(.attachmentNote, indent, (index == 0 ? "附件：" : "") + name)
        }
    }

    /// The date four characters from the right, the signature centred over it with room for the seal (7.3.5.1); without a
    /// seal the signature two characters from the right (7.3.5.2). Kept with the lines above.
    private func signature() {
        guard paper.form != .bulletin, paper.form != .minutes, !paper.signatures.isEmpty else { return }
        let date = paper.dated.map(OfficialPaper.words) ?? ""
        for _ in 0..<(paper.leavesSealSpace ? 3 : 1) { stream.paragraph(.body, "<w:keepNext/>", "") }
        for name in paper.signatures {
            stream.paragraph(
                .signature,
                "<w:keepNext/>" + Self.indent(halves: Self.signatureIndent(name, date, paper.leavesSealSpace)),
                name
            )
        }
        guard !date.isEmpty else { return }
        stream.paragraph(.signature, Self.indent(halves: Self.dateIndent(paper, date)), date)
    }

    /// Halves of a character from the right edge.
    static func signatureIndent(_ name: String, _ date: String, _ hasSeal: Bool) -> Int {
        guard hasSeal else { return 4 }
        return max(2, 8 + (paperWidth(date) - paperWidth(name)) / 2)
    }

    /// Without a seal the date begins two characters right of the signature; where it would end too far right, both move.
    static func dateIndent(_ paper: OfficialPaper, _ date: String) -> Int {
        guard !paper.leavesSealSpace, let name = paper.signatures.last else { return 8 }
        return max(0, 4 + paperWidth(name) - 4 - paperWidth(date))
    }

    private static func indent(halves: Int) -> String {
        "<w:ind w:rightChars=\"\(halves * 50)\" w:right=\"\(halves * PaperMeasure.characterPitch / 2)\"/><w:jc w:val=\"right\"/>"
    }

    /// 出席 and the like: the word in 黑体, names in 仿宋, further lines below the first name (10.3).
    private func people() {
        guard !paper.people.isEmpty else { return }
        stream.paragraph(.body, "", "")
        for line in paper.people {
            let pitch = PaperMeasure.characterPitch
            let hanging = pitch * (paperWidth(line.word) / 2 + 1)
            let indent = "<w:ind w:left=\"\(2 * pitch + hanging)\" w:hanging=\"\(hanging)\"/>"
            stream.paragraph(.attachmentNote, indent) {
                stream.run(line.word + "：", WordStream.font(.heading))
                stream.run(line.text)
            }
        }
    }
}
