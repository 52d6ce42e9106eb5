import Core

/// 版头, title and 主送机关 (7.2, 7.3.1, 7.3.2).
struct WordHead {
    let paper: OfficialPaper
    let stream: WordStream

    func write() {
        let marks = [paper.copyNumber, paper.secrecy, paper.urgency].compactMap { $0 }
        if paper.form == .letter, !marks.isEmpty { stream.paragraph(.body, "", "") }
        for mark in marks { stream.paragraph(.mark, "", mark) }
        if !paper.head.isEmpty {
            // A letter's name stands in the header of its first page.
            if paper.form != .letter { head(below: marks.count) }
            switch paper.form {
            case .document: number()
            case .letter: stream.paragraph(.number, Self.letterNumber, paper.number ?? "")
            case .bulletin, .minutes, .slip: issue()
            }
            for _ in 0..<2 { stream.paragraph(.body, "", "") }
        }
        for line in TitleLines.broken(paper.title) { stream.paragraph(.title, "", line) }
        if paper.form == .slip, paper.head.isEmpty, let number = paper.number {
            stream.paragraph(.number, "<w:jc w:val=\"center\"/>", number)
        }
        stream.paragraph(.body, "", "")
        if !paper.addressees.isEmpty {
            stream.paragraph(.addressee, "", AddresseeLine.words(paper.addressees) + "：")
        }
    }

    /// The upper edge of the first issuing body stands 35 mm below that of the 版心, whatever marks stand above it.
    private func head(below marks: Int) {
        let size = Self.size(of: paper.head)
        let above = PaperMeasure.twips(PaperMeasure.headTop) - marks * PaperMeasure.linePitch
        for (index, line) in paper.head.enumerated() {
            let before = index == 0 ? max(0, above) : 0
            let spacing = "<w:spacing w:before=\"\(before)\" w:line=\"\(Int(size * 22))\" w:lineRule=\"exact\"/>"
            stream.paragraph(.head, spacing) { stream.run(line, WordStream.size(size)) }
        }
        // 发文字号 stands two lines below (7.2.5).
        for _ in 0..<2 { stream.paragraph(.body, "", "") }
    }

    /// As large as one line allows, and smaller than the standard's example of 22 mm × 15 mm a character.
    static func size(of head: [String]) -> Double {
        let widest = head.map(paperWidth).max() ?? 2
        let room = PaperMeasure.textWidth / 25.4 * 72
        let fitting = (room * 2 / Double(max(2, widest)) * 2).rounded(.down) / 2
        return max(PaperSize.two, min(head.count > 1 ? 36 : 54, fitting))
    }

    /// Seven eighths of a character below the line, at the right edge (10.1).
    private static let letterNumber = "<w:spacing w:before=\"280\"/><w:jc w:val=\"right\"/>"

    /// As wide as the 版心: what stands on it is moved in by its first line, since an indent at the left would shorten it.
    private var redLine: String {
        // The border stands below the line of text, which is 6.5 pt taller than its characters: 4 mm in all (7.2.7).
        "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"5\" w:color=\"FF0000\"/></w:pBdr>"
    }

    private func number() {
        guard let signer = paper.signer else {
            return stream.paragraph(.number, redLine + "<w:jc w:val=\"center\"/>", paper.number ?? "")
        }
        // A document to an office above: the number one character from the left, 签发人 one from the right (7.2.6).
        let width = PaperMeasure.twips(PaperMeasure.textWidth)
        let pitch = PaperMeasure.characterPitch
        let tab = "<w:tabs><w:tab w:val=\"right\" w:pos=\"\(width - pitch)\"/></w:tabs>"
        stream.paragraph(.number, redLine + tab + "<w:ind w:firstLineChars=\"100\" w:firstLine=\"\(pitch)\"/>") {
            stream.run(paper.number ?? "")
            stream.raw("<w:r><w:tab/></w:r>")
            stream.run("签发人：")
            stream.run(signer, WordStream.font(.second))
        }
    }

    /// 通报 and 纪要: the issue in the middle, office and date on the line above the red one.
    private func issue() {
        if let number = paper.number { stream.paragraph(.number, "<w:jc w:val=\"center\"/>", number) }
        let width = PaperMeasure.twips(PaperMeasure.textWidth)
        let pitch = PaperMeasure.characterPitch
        let tab = "<w:tabs><w:tab w:val=\"right\" w:pos=\"\(width - pitch)\"/></w:tabs>"
        stream.paragraph(.number, redLine + tab + "<w:ind w:firstLineChars=\"100\" w:firstLine=\"\(pitch)\"/>") {
            stream.run(paper.office ?? "")
            stream.raw("<w:r><w:tab/></w:r>")
            stream.run(paper.dated.map(OfficialPaper.words) ?? "")
        }
    }
}
