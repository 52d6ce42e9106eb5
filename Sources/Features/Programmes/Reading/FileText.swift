import Expression

/// The lines of a file as they were written, and the keys that were set aside while it was read.
struct FileText {
    let lines: [Substring]
    /// The first of two keys of one name in a mapping, by its place.
    private(set) var aside: [Position: String] = [:]
    static let mostAside = 50

    init(lines: [Substring]) { self.lines = lines }

    /// The text with another name at the place: as long as the old one, so that everything stands where it stood. Nil where
    /// the key is not found there.
    mutating func setAside(_ key: String, at position: Position, in text: String) -> String? {
        guard aside[position] == nil, let mark = Unicode.Scalar(0xE000 + UInt32(aside.count)) else { return nil }
        var scalars = Array(text.unicodeScalars)
        guard var place = Self.offset(of: position, in: scalars) else { return nil }
        if place < scalars.count, scalars[place] == "\"" || scalars[place] == "'" { place += 1 }
        guard place < scalars.count, scalars[place] == key.unicodeScalars.first else { return nil }
        scalars[place] = mark
        aside[position] = key
        return String(String.UnicodeScalarView(scalars))
    }

    private static func offset(of position: Position, in scalars: [Unicode.Scalar]) -> Int? {
        var line = 1
        var place = 0
        while line < position.line, place < scalars.count {
            if scalars[place] == "\n" { line += 1 }
            place += 1
        }
        return line == position.line ? place + position.column - 1 : nil
    }

    /// The place in the file of a place in the words of a value. Folded lines and quotation marks make the two differ; what
    /// is not blank comes in the same order in both.
    func place(_ position: Position, in text: Written<String>) -> Position {
        let start = text.position
        let plain = Position(line: start.line + position.line - 1, column: start.column + position.column - 1)
        guard lines.indices.contains(start.line - 1) else { return plain }
        let rest = String.UnicodeScalarView(lines[start.line - 1].unicodeScalars.dropFirst(start.column - 1))
        if String(rest).hasPrefix(text.value) { return plain }
        let before = Self.written(text.value, before: position)
        let isEnd = before == text.value.unicodeScalars.count { !$0.properties.isWhitespace }
        return walk(from: start, over: before, isEnd: isEnd) ?? plain
    }

    /// How many characters that are not blank stand before a place.
    private static func written(_ text: String, before position: Position) -> Int {
        var (line, column, count) = (1, 1, 0)
        for scalar in text.unicodeScalars {
            if (line, column) >= (position.line, position.column) { break }
            if !scalar.properties.isWhitespace { count += 1 }
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
        }
        return count
    }

    private func walk(from start: Position, over count: Int, isEnd: Bool) -> Position? {
        let quote = quotation(before: start)
        var left = count
        var last: Position?
        for number in start.line...lines.count {
            let scalars = Array(lines[number - 1].unicodeScalars)
            var column = number == start.line ? start.column : 1
            while column <= scalars.count {
                let scalar = scalars[column - 1]
                guard !scalar.properties.isWhitespace else {
                    column += 1
                    continue
                }
                let next = column < scalars.count ? scalars[column] : nil
                let isEscape = quote?.escapes(scalar, before: next) == true
                if isEscape, quote == .double, Self.standsForNothing(next) {
                    column += 2
                    continue
                }
                if left == 0, !isEnd || last == nil { return Position(line: number, column: column) }
                if left == 0 { return last }
                column += isEscape ? 2 : 1
                left -= 1
                last = Position(line: number, column: column)
            }
        }
        return last
    }

    private enum Quotation {
        case single, double

        /// Within '…' a mark is written twice, within "…" after a stroke.
        func escapes(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
            switch self {
            case .single: scalar == "'" && next == scalar
            case .double: scalar == "\\"
            }
        }
    }

    private func quotation(before start: Position) -> Quotation? {
        guard start.column > 1 else { return nil }
        switch lines[start.line - 1].unicodeScalars.dropFirst(start.column - 2).first {
        case "'"?: return .single
        case "\""?: return .double
        default: return nil
        }
    }

    /// `\n` and `\t` stand for a blank, a stroke at the end of a line for nothing.
    private static func standsForNothing(_ escaped: Unicode.Scalar?) -> Bool {
        guard let escaped else { return true }
        return escaped == "n" || escaped == "t"
    }
}
