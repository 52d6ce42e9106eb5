import Core

/// Title, number, issuer and day of a document, and the lines that are only form.
struct DocumentHead: Sendable {
    var title = ""
    var number: String?
    var issuer: String?
    var date: Day?
    /// The year where the day is masked: （2020年月日）.
    var year: Int?
    /// Roles of paragraphs that are no running text, by paragraph.
    var roles: [Int: SentenceRole] = [:]
}

struct DocumentHeadReader {
    let text: PreparedText
    let paragraphs: [Paragraph]

    func read() -> DocumentHead {
        var head = DocumentHead()
        let last = min(paragraphs.count, 16)
        var titleDone = false
        for index in 0..<last {
            let paragraph = paragraphs[index]
            if paragraph.isRow || startsBody(paragraph) { break }
            if let number = HeadLines.number(text, paragraph.range), head.number == nil, paragraph.range.count <= 50 {
                head.number = text.prose.squeezed(number)
                head.roles[index] = .formality
                if number.count * 2 >= paragraph.range.count || isFileMark(paragraph) { continue }
            }
            if readDate(paragraph, &head) {
                head.roles[index] = .formality
            } else if isTitleLine(paragraph) {
                if !titleDone || betters(paragraph, head.title) { head.title = title(paragraph) }
                titleDone = titleDone || endsTitle(paragraph)
                head.roles[index] = .heading
            } else if paragraph.range.count <= 22, !hasStop(paragraph), paragraph.label == nil, index < 8 {
                head.roles[index] = .formality
            } else if isAddress(paragraph) {
                head.roles[index] = .formality
                titleDone = titleDone || !head.title.isEmpty
            } else if hasStop(paragraph), paragraph.range.count > 60 {
                break
            }
        }
        readBareLines(&head)
        readTail(&head)
        finish(&head)
        return head
    }

    /// Lines without a clause above the address or the first heading are title, byline and day, whatever their words.
    private func readBareLines(_ head: inout DocumentHead) {
        let first = paragraphs.prefix(8)
        guard let body = first.firstIndex(where: { $0.isRow || startsBody($0) || isAddress($0) }),
            !paragraphs[body].isRow, paragraphs[..<body].allSatisfy({ HeadLines.isBare(text, $0.range) })
        else { return }
        for index in 0..<body where head.roles[index] == nil || head.title.isEmpty {
            let paragraph = paragraphs[index]
            let isTitle =
                head.title.isEmpty && paragraph.range.count >= 6 && !HeadLines.isDate(text, paragraph.range)
                && HeadLines.number(text, paragraph.range) == nil && !HeadLines.isByline(text, paragraph.range)
            if isTitle { head.title = title(paragraph) }
            head.roles[index] = isTitle ? .heading : head.roles[index] ?? .formality
        }
    }

    private func startsBody(_ paragraph: Paragraph) -> Bool {
        (paragraph.label.map { $0.kind != .attachment && $0.kind != .dash } ?? false) || paragraph.range.count > 160
            || NoteLabels.opens(text, paragraph.range)
    }

    private func isFileMark(_ paragraph: Paragraph) -> Bool { paragraph.range.count <= 30 }

    private func hasStop(_ paragraph: Paragraph) -> Bool { paragraph.range.contains { text.flat[$0] == Mark.stop } }

    private func isAddress(_ paragraph: Paragraph) -> Bool {
        guard let last = paragraph.range.last else { return false }
        return text.flat[last] == Mark.colon && !hasStop(paragraph)
    }

    private func withoutBracket(_ range: Range<Int>) -> Range<Int> {
        guard let last = range.last, text.flat[last] == 0x29,
            let open = range.last(where: { text.enclosureEnd(at: $0) == last + 1 }), open > range.lowerBound
        else { return range }
        return text.prose.trimmed(range.lowerBound..<open)
    }

    private func endsTitle(_ paragraph: Paragraph) -> Bool {
        HeadLines.titleEnds.ends(text.flat, withoutBracket(paragraph.range)) != nil
    }

    private func isTitleLine(_ paragraph: Paragraph) -> Bool {
        guard paragraph.range.count <= 120, !hasStop(paragraph),
            paragraph.label == nil || paragraph.label?.kind == .attachment,
            !isAddress(paragraph)
        else { return false }
        return endsTitle(paragraph)
            || text.prose.has("关于", at: paragraph.range.lowerBound, before: paragraph.range.upperBound)
            || opensTitle(paragraph)
    }

    /// A first line that names an issuer and 关于, broken before its end.
    private func opensTitle(_ paragraph: Paragraph) -> Bool {
        paragraph.range.count >= 10
            && paragraph.range.contains { text.prose.has("关于", at: $0, before: paragraph.range.upperBound) }
    }

    private func title(_ paragraph: Paragraph) -> String { text.prose.squeezed(paragraph.range) }

    /// A second title line wins where it is the fuller name and the first ends in a bracket such as (1万字).
    private func betters(_ paragraph: Paragraph, _ title: String) -> Bool {
        title.hasSuffix(")") || title.hasSuffix("）") || title.hasSuffix("文件") ? endsTitle(paragraph) : false
    }

    private func readDate(_ paragraph: Paragraph, _ head: inout DocumentHead) -> Bool {
        guard paragraph.range.count <= 24, let start = yearStart(paragraph.range) else { return false }
        let points = TimePointReader(text: text, base: TimeOrigin(date: nil, year: nil, asOf: Day(daysSince1970: 0)))
        guard let point = points.read(at: start, before: paragraph.range.upperBound) else { return false }
        if let first = point.first, first == point.last {
            if head.date == nil { head.date = first }
            return HeadLines.isDate(text, paragraph.range) || paragraph.range.count <= 20
        }
        if point.isYear, HeadLines.isDate(text, paragraph.range) {
            head.year = head.year ?? point.first?.year
            return true
        }
        return false
    }

    private func yearStart(_ range: Range<Int>) -> Int? {
        let start = text.flat[range.lowerBound] == 0x28 ? range.lowerBound + 1 : range.lowerBound
        if HeadLines.isDate(text, range) { return start }
        return range.first { Prose.isDigit(text.flat[$0]) }
    }

    /// Signature and day at the end, or at the end of the covering notice.
    private func readTail(_ head: inout DocumentHead) {
        for index in paragraphs.indices {
            let paragraph = paragraphs[index]
            guard paragraph.range.count <= 30, !paragraph.isRow else { continue }
            if HeadLines.isDate(text, paragraph.range) {
                head.roles[index] = .formality
                if head.date == nil { _ = readDate(paragraph, &head) }
                if index > 0, paragraphs[index - 1].range.count <= 40, !hasStop(paragraphs[index - 1]),
                    paragraphs[index - 1].label == nil,
                    index > 3
                {
                    head.roles[index - 1] = head.roles[index - 1] ?? .formality
                    if head.issuer == nil { head.issuer = text.prose.squeezed(paragraphs[index - 1].range) }
                }
            } else if paragraph.label?.kind == .attachment {
                head.roles[index] = .heading
            }
        }
    }

    private func finish(_ head: inout DocumentHead) {
        if let about = head.title.range(of: "关于"), head.issuer == nil {
            let issuer = String(head.title[..<about.lowerBound])
            if issuer.unicodeScalars.count >= 3 { head.issuer = issuer }
        }
        // The year of a plan or speech that gives no day: 2024年工作要点.
        guard head.date == nil, head.year == nil else { return }
        let points = TimePointReader(
            text: PreparedText(head.title),
            base: TimeOrigin(date: nil, year: nil, asOf: Day(daysSince1970: 0))
        )
        let scalars = Array(head.title.unicodeScalars)
        for index in scalars.indices {
            if let point = points.read(at: index, before: scalars.count), point.isYear { head.year = point.first?.year }
        }
    }
}

extension String {
    fileprivate func range(of word: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(word) { return start..<index(start, offsetBy: word.count) }
            start = index(after: start)
        }
        return nil
    }
}
