/// The body of a document as a person writes it: one paragraph a line, levels by their numbers, figures and tables by
/// their names in 〔〕. A year like 〔2026〕 is no name.
package struct PaperSource: Hashable, Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }

    package enum Line: Hashable, Sendable {
        case paragraph(String)
        /// The heading without its number, and what goes on behind it.
        case section(level: Int, heading: String, rest: String)
        case table(String)
    }

    package var lines: [Line] {
        text.split(whereSeparator: \.isNewline).compactMap { line in
            let trimmed = line.trimmingPaperSpace
            return trimmed.isEmpty ? nil : Self.line(trimmed)
        }
    }

    /// Names in 〔〕, tables excepted, in the order of the text.
    package static func names(in text: String) -> [String] {
        pieces(of: text).compactMap { if case .name(let name) = $0 { name } else { nil } }
    }

    package enum Piece: Hashable, Sendable {
        case words(String)
        case name(String)
    }

    package static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = text[...]
        var words = ""
        while let open = rest.firstIndex(of: "〔") {
            words += rest[..<open]
            let after = rest[rest.index(after: open)...]
            guard let close = after.firstIndex(where: { $0 == "〕" || $0 == "〔" }), after[close] == "〕" else {
                words.append("〔")
                rest = after
                continue
            }
            let name = String(after[..<close])
            rest = after[after.index(after: close)...]
            if isName(name) {
                if !words.isEmpty { pieces.append(.words(words)) }
                words = ""
                pieces.append(.name(name))
            } else {
                words += "〔\(name)〕"
            }
        }
        words += rest
        if !words.isEmpty { pieces.append(.words(words)) }
        return pieces
    }

    /// What is longer between 〔 and 〕 is a passage of text.
    package static let longestName = 60

    /// A year, an empty pair and a passage of text are no names.
    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.count <= longestName && !text.allSatisfy(\.isNumber) && !text.contains(where: \.isNewline)
    }

    private static func line(_ text: String) -> Line {
        if text.hasPrefix("〔表："), text.hasSuffix("〕") { return .table(String(text.dropFirst(3).dropLast())) }
        guard let (level, rest) = level(of: text) else { return .paragraph(text) }
        guard let stop = rest.firstIndex(of: "。"), rest.index(after: stop) < rest.endIndex else {
            return .section(level: level, heading: rest, rest: "")
        }
        return .section(level: level, heading: String(rest[...stop]), rest: String(rest[rest.index(after: stop)...]))
    }

    private static func level(of text: String) -> (Int, String)? {
        let digits = Set("一二三四五六七八九十百零")
        if let end = text.firstIndex(of: "、"), end > text.startIndex, text[..<end].allSatisfy(digits.contains) {
            return (1, String(text[text.index(after: end)...]))
        }
        if text.hasPrefix("（"), let end = text.firstIndex(of: "）") {
            let number = text[text.index(after: text.startIndex)..<end]
            let rest = String(text[text.index(after: end)...])
            if !number.isEmpty, number.allSatisfy(digits.contains) { return (2, rest) }
            if !number.isEmpty, number.count <= 3, number.allSatisfy(\.isPaperDigit) { return (4, rest) }
        }
        let number = text.prefix { $0.isPaperDigit }
        let rest = text[number.endIndex...]
        guard !number.isEmpty, number.count <= 3, let mark = rest.first, mark == "." || mark == "．",
            rest.dropFirst().first?.isPaperDigit != true
        else { return nil }
        return (3, String(rest.dropFirst()))
    }
}

extension PaperSource {
    /// The printed body: numbers counted anew, names replaced by their figures and tables. A name nobody knows stays as it
    /// stands, so that it is seen; a use case refuses it before anything is written.
    package func blocks(_ figures: [String: PaperFigure], _ tables: [String: PaperTable]) -> [PaperBlock] {
        var counts = [0, 0, 0, 0]
        return lines.map { line in
            switch line {
            case .paragraph(let text): return .paragraph(Self.text(text, figures))
            case .table(let name):
                guard let table = tables[name] else { return .paragraph(PaperText("〔表：\(name)〕")) }
                return .table(table, cells: table.rows.map { $0.map { Self.text($0, figures) } })
            case .section(let level, let heading, let rest):
                counts[level - 1] += 1
                for deeper in level..<4 { counts[deeper] = 0 }
                let number = Self.number(counts[level - 1], level: level)
                return .section(
                    level: level,
                    heading: Self.text(number + heading, figures),
                    text: Self.text(rest, figures)
                )
            }
        }
    }

    package static func text(_ text: String, _ figures: [String: PaperFigure]) -> PaperText {
        PaperText(
            pieces: pieces(of: text).map { piece in
                switch piece {
                case .words(let words): return .words(words)
                case .name(let name):
                    guard let figure = figures[name] else { return .words("〔\(name)〕") }
                    return .figure(key: name, words: Self.tight(figure.words))
                }
            }
        )
    }

    /// Without the space that stands on a page between a number and what is counted: 28个.
    package static func tight(_ text: String) -> String {
        let all = Array(text)
        var tight = ""
        for (place, character) in all.enumerated() {
            let isBetween = character == " " && place > 0 && place + 1 < all.count
            if isBetween, !all[place - 1].isASCII || !all[place + 1].isASCII { continue }
            tight.append(character)
        }
        return tight
    }

    /// 一、, （一）, 1. and （1） (7.3.3).
    package static func number(_ count: Int, level: Int) -> String {
        switch level {
        case 1: chinese(count) + "、"
        case 2: "（\(chinese(count))）"
        case 3: "\(count)."
        default: "（\(count)）"
        }
    }

    /// 1 to 99 as 一 to 九十九; beyond, digits.
    package static func chinese(_ number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        guard (1...99).contains(number) else { return String(number) }
        let (tens, ones) = (number / 10, number % 10)
        return (tens == 0 ? "" : (tens == 1 ? "" : digits[tens]) + "十") + digits[ones]
    }
}

extension Character {
    fileprivate var isPaperDigit: Bool { ("0"..."9").contains(self) }
}

extension Substring {
    /// Without the spaces people indent with, the wide one included.
    fileprivate var trimmingPaperSpace: String {
        var text = self
        while let first = text.first, first.isWhitespace || first == "　" { text.removeFirst() }
        while let last = text.last, last.isWhitespace || last == "　" { text.removeLast() }
        return String(text)
    }
}
