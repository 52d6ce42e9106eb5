/// Sentences with the sections they stand in.
struct OutlinedSentence: Sendable {
    var piece: SentencePiece
    /// Index into the sections; nil before the first.
    var section: Int?
    var context: SectionContext
    /// The heading of a section, alone on its line or run into its first sentence.
    var isHeading: Bool
    /// The heading stands alone: what follows belongs to other paragraphs.
    var headsSection = false

    var range: Range<Int> { piece.range }
}

struct OutlineBuilder {
    private struct Open {
        let kind: OutlineLabel.Kind
        let index: Int
        let context: SectionContext
    }

    private let text: PreparedText
    private(set) var sections: [Section] = []
    private(set) var sentences: [OutlinedSentence] = []
    private var starts: [(start: Int, kind: OutlineLabel.Kind)] = []
    private var stack: [Open] = []

    init(_ text: PreparedText, _ paragraphs: [Paragraph]) {
        self.text = text
        for (number, paragraph) in paragraphs.enumerated() where !paragraph.isRow {
            let pieces = SentencePieces.split(text, paragraph, index: number)
            let hasBody = paragraphs.dropFirst(number + 1).first.map { paragraph.isFollowed(by: $0) } ?? false
            for (place, piece) in pieces.enumerated() {
                add(
                    piece,
                    isFirst: place == 0,
                    isLast: place == pieces.count - 1,
                    hasBody: hasBody,
                    next: pieces.dropFirst(place + 1).first
                )
            }
        }
        closeSections()
    }

    private mutating func add(
        _ piece: SentencePiece,
        isFirst: Bool,
        isLast: Bool,
        hasBody: Bool,
        next: SentencePiece?
    ) {
        var heads = false
        var alone = false
        if let label = piece.label {
            alone = isFirst && isLast && Headings.standsAlone(text, piece, hasBody: hasBody)
            let leadsIn = next?.label != nil && piece.range.last.map { text.flat[$0] == Mark.colon } == true
            heads = alone || leadsIn || (!isLast && next?.label == nil && Headings.runsIn(text, piece))
            open(label, piece, isHeading: heads)
        } else if next?.label != nil, let last = piece.range.last, text.flat[last] == Mark.colon {
            // 抓好三项工作： leads in the points behind it.
            heads = true
        } else if isFirst && isLast, let context = plainHeading(piece) {
            heads = true
            alone = true
            openPlain(piece, context)
        }
        sentences.append(
            OutlinedSentence(
                piece: piece,
                section: stack.last?.index,
                context: stack.last?.context ?? .ordinary,
                isHeading: heads,
                headsSection: alone
            )
        )
    }

    private mutating func open(_ label: OutlineLabel, _ piece: SentencePiece, isHeading: Bool) {
        while let last = stack.last, last.kind >= label.kind { stack.removeLast() }
        let heading = isHeading ? Headings.clean(text, piece.content) : Headings.firstClause(text, piece.content)
        let context = SectionContext.read(text, heading: heading) ?? stack.last?.context ?? .ordinary
        push(label.kind, text.prose.squeezed(label.range), heading, at: piece.range.lowerBound, context)
    }

    /// 发展目标 without a number, alone on its line.
    private func plainHeading(_ piece: SentencePiece) -> SectionContext? {
        guard piece.range.count <= 16, let last = piece.range.last, !Mark.clauseEnds.contains(text.flat[last]) else {
            return nil
        }
        return SectionContext.read(text, heading: piece.range)
    }

    private mutating func openPlain(_ piece: SentencePiece, _ context: SectionContext) {
        while let last = stack.last, last.kind >= .arabic { stack.removeLast() }
        push(.arabic, "", piece.range, at: piece.range.lowerBound, context)
    }

    private mutating func push(
        _ kind: OutlineLabel.Kind,
        _ label: String,
        _ heading: Range<Int>,
        at start: Int,
        _ context: SectionContext
    ) {
        let parent = stack.last.map { $0.index + 1 }
        sections.append(
            Section(
                id: sections.count + 1,
                parent: parent,
                label: label,
                heading: text.prose.squeezed(heading),
                span: TextSpan(start, start)
            )
        )
        starts.append((start, kind))
        stack.append(Open(kind: kind, index: sections.count - 1, context: context))
    }

    /// A section ends where the next of its kind or a higher one begins.
    private mutating func closeSections() {
        var open: [Int] = []
        var ends = [Int](repeating: text.prose.count, count: sections.count)
        for index in sections.indices {
            while let last = open.last, starts[last].kind >= starts[index].kind {
                ends[last] = starts[index].start
                open.removeLast()
            }
            open.append(index)
        }
        sections = sections.enumerated().map { index, section in
            let range = text.prose.trimmed(section.span.start..<ends[index])
            return Section(
                id: section.id,
                parent: section.parent,
                label: section.label,
                heading: section.heading,
                span: TextSpan(range)
            )
        }
    }
}

enum Headings {
    /// A labelled line without a sentence in it, or with a short one over a body of its own.
    static func standsAlone(_ text: PreparedText, _ piece: SentencePiece, hasBody: Bool) -> Bool {
        let content = clean(text, piece.content)
        guard !content.isEmpty else { return true }
        let isShort = content.count <= 45
        let kind = piece.label?.kind ?? .ordinal
        if kind <= .chapter { return isShort }
        guard isShort, let last = piece.content.last else { return false }
        if text.flat[last] == Mark.semicolon || text.flat[last] == Mark.comma { return false }
        if kind == .ordinal || kind == .dash { return content.count <= 12 && text.flat[last] != Mark.stop }
        // A short line that ends in a full stop is a heading only at the two upper levels.
        if text.flat[last] == Mark.stop {
            return hasBody && kind <= .bracketHan && content.count <= 40 && !hasComma(text, content)
                && !Headings.assigns.occurs(in: text.flat, content)
        }
        return true
    }

    /// The first of several sentences, short enough to be a heading.
    static func runsIn(_ text: PreparedText, _ piece: SentencePiece) -> Bool {
        let content = clean(text, piece.content)
        guard let last = piece.content.last, Mark.sentenceEnds.contains(text.flat[last]) || text.flat[last] == 0x29
        else {
            return false
        }
        let commas = content.count { text.flat[$0] == Mark.comma }
        return content.count <= 30
            ? commas <= 2 : content.count <= 44 && commas <= 1 && piece.label?.kind ?? .dash <= .han
    }

    /// Without closing marks and brackets such as （25分）.
    static func clean(_ text: PreparedText, _ range: Range<Int>) -> Range<Int> {
        let flat = text.flat
        var range = text.prose.trimmed(range)
        while let last = range.last {
            if Mark.clauseEnds.contains(flat[last]) {
                range = text.prose.trimmed(range.lowerBound..<last)
            } else if flat[last] == 0x29 || flat[last] == 0x3015,
                let open = range.last(where: { text.enclosureEnd(at: $0) == last + 1 }), open > range.lowerBound
            {
                range = text.prose.trimmed(range.lowerBound..<open)
            } else {
                break
            }
        }
        return range
    }

    /// （一）县财政局负责资金拨付。: no heading but a task.
    private static let assigns = WordTable("负责 牵头 必须 不得 严禁")

    static func firstClause(_ text: PreparedText, _ range: Range<Int>) -> Range<Int> {
        let end = range.first { Mark.clauseEnds.contains(text.flat[$0]) } ?? range.upperBound
        return range.lowerBound..<min(end, range.lowerBound + 40)
    }

    private static func hasComma(_ text: PreparedText, _ range: Range<Int>) -> Bool {
        range.contains { text.flat[$0] == Mark.comma }
    }
}
