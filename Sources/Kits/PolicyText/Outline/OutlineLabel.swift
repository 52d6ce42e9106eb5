/// A number or mark that opens a part: 一、 （一） 1. （1） ① 一是 第一， —— 附件1.
struct OutlineLabel: Sendable, Equatable {
    enum Kind: Int, Sendable, Comparable {
        case attachment, chapter, han, bracketHan, arabic, bracketArabic, circled, ordinal, dash

        static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    let kind: Kind
    /// Without the punctuation behind it.
    let range: Range<Int>
    /// Where the words behind the label begin.
    let contentStart: Int
}

enum OutlineLabels {
    static let hanDigits = ScalarSet("一二三四五六七八九十百零〇")
    private static let chapterWords = ScalarSet("章节篇编条")
    private static let ordinalEnds = WordTable("是 要")
    private static let ordinalWords = WordTable("首先 其次 再次 最后 第一 第二 第三 第四 第五 第六 第七 第八 第九 第十")

    /// The label at the start of a line or sentence.
    static func read(_ text: PreparedText, at start: Int, before end: Int, inline: Bool) -> OutlineLabel? {
        let flat = text.flat
        guard start < end else { return nil }
        let first = flat[start]
        if first == 0x28 { return bracketed(text, at: start, before: end) }
        if Prose.isDigit(first) { return arabic(flat, at: start, before: end, inline: inline) }
        if first >= 0x2460 && first <= 0x2473 {
            return label(.circled, start..<start + 1, flat, end)
        }
        if first == Mark.dash || first == 0x2500 || first == 0x2D || first == 0x2022 || first == 0x25CF
            || first == 0x25C6
        {
            return inline ? nil : dash(flat, at: start, before: end)
        }
        if first == 0x7B2C { return chapter(flat, at: start, before: end) }
        if first == 0x9644 && !inline { return attachment(text, at: start, before: end) }
        if hanDigits.contains(first) { return han(flat, at: start, before: end, inline: inline) }
        return ordinalWord(flat, at: start, before: end)
    }

    private static func label(
        _ kind: OutlineLabel.Kind,
        _ range: Range<Int>,
        _ flat: [UInt32],
        _ end: Int
    ) -> OutlineLabel {
        var content = range.upperBound
        while content < end, Prose.isBlank(flat[content]) || isLabelMark(flat[content]) { content += 1 }
        return OutlineLabel(kind: kind, range: range, contentStart: content)
    }

    private static func isLabelMark(_ scalar: UInt32) -> Bool {
        scalar == Mark.pause || scalar == 0x2E || scalar == Mark.comma || scalar == Mark.colon || scalar == 0xB7
            || scalar == 0x2E
    }

    private static func bracketed(_ text: PreparedText, at start: Int, before end: Int) -> OutlineLabel? {
        let flat = text.flat
        guard let close = text.enclosureEnd(at: start), close <= end, close - start <= 6, close - start >= 3 else {
            return nil
        }
        let inside = start + 1..<close - 1
        if inside.allSatisfy({ hanDigits.contains(flat[$0]) }) { return label(.bracketHan, start..<close, flat, end) }
        if inside.allSatisfy({ Prose.isDigit(flat[$0]) }), inside.count <= 2 {
            return label(.bracketArabic, start..<close, flat, end)
        }
        return nil
    }

    private static func arabic(_ flat: [UInt32], at start: Int, before end: Int, inline: Bool) -> OutlineLabel? {
        var index = start
        while index < end, Prose.isDigit(flat[index]), index - start < 4 { index += 1 }
        guard index - start <= 3, index < end else { return nil }
        let mark = flat[index]
        let next = index + 1 < end ? flat[index + 1] : 0
        // 1.5 is a number, 2、3 a list.
        guard mark == 0x2E || mark == Mark.pause || (mark == 0x29 && !inline), !Prose.isDigit(next), next != 0x25
        else { return nil }
        if inline && mark == Mark.pause { return nil }
        var found = label(.arabic, start..<index, flat, end)
        if mark == 0x29 { found = OutlineLabel(kind: .bracketArabic, range: start..<index, contentStart: index + 1) }
        return found
    }

    private static func dash(_ flat: [UInt32], at start: Int, before end: Int) -> OutlineLabel? {
        var index = start
        while index < end, flat[index] == flat[start], index - start < 3 { index += 1 }
        let isLong = flat[start] == Mark.dash || flat[start] == 0x2500
        guard index < end, isLong ? index - start >= 1 : index - start == 1 else { return nil }
        if flat[start] == 0x2D && !Prose.isBlank(flat[index]) { return nil }
        return label(.dash, start..<index, flat, end)
    }

    private static func chapter(_ flat: [UInt32], at start: Int, before end: Int) -> OutlineLabel? {
        var index = start + 1
        while index < end, hanDigits.contains(flat[index]) || Prose.isDigit(flat[index]), index - start < 6 {
            index += 1
        }
        guard index > start + 1, index < end else { return nil }
        if chapterWords.contains(flat[index]) { return label(.chapter, start..<index + 1, flat, end) }
        if flat[index] == Mark.comma || flat[index] == Mark.pause { return label(.ordinal, start..<index, flat, end) }
        return nil
    }

    private static func attachment(_ text: PreparedText, at start: Int, before end: Int) -> OutlineLabel? {
        let flat = text.flat
        guard text.prose.has("附件", at: start, before: end), end - start <= 40 else { return nil }
        var index = start + 2
        while index < end, Prose.isDigit(flat[index]) || hanDigits.contains(flat[index]) || Prose.isBlank(flat[index]) {
            index += 1
        }
        guard index == end || flat[index] == Mark.colon || index > start + 2 else { return nil }
        return label(.attachment, start..<index, flat, end)
    }

    private static func han(_ flat: [UInt32], at start: Int, before end: Int, inline: Bool) -> OutlineLabel? {
        var index = start
        while index < end, hanDigits.contains(flat[index]), index - start < 4 { index += 1 }
        guard index < end, index - start <= 3 else { return nil }
        let isLabelEnd = flat[index] == Mark.pause || flat[index] == 0x2E
        // 二、三产业 is no label.
        if isLabelEnd, index + 1 < end, !hanDigits.contains(flat[index + 1]), !inline {
            return label(.han, start..<index, flat, end)
        }
        let length = ordinalEnds.length(flat, at: index, before: end)
        if length > 0, index - start == 1 || flat[start] == 0x5341 {
            return label(.ordinal, start..<index + length, flat, end)
        }
        return nil
    }

    private static func ordinalWord(_ flat: [UInt32], at start: Int, before end: Int) -> OutlineLabel? {
        let length = ordinalWords.length(flat, at: start, before: end)
        guard length > 0, start + length < end, flat[start + length] == Mark.comma else { return nil }
        return label(.ordinal, start..<start + length, flat, end)
    }
}
