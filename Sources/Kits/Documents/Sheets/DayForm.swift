import Core

/// How a cell that holds a day shows it: which of its parts, and what stands between them (ECMA-376 18.8.30). 2026年3月 over a
/// column is the first of March to the file.
package struct DayForm: Hashable, Sendable {
    /// Bits: year 1, month 2, day 4.
    private let parts: UInt8
    /// Between numbers; 0 where 年, 月 and 日 stand behind them.
    private let sign: UInt8
    private let isPadded: Bool

    /// All of it, as days are written everywhere: 2026-06-10.
    package static let whole = DayForm(parts: 7, sign: UInt8(ascii: "-"), isPadded: true)

    private init(parts: UInt8, sign: UInt8 = 0, isPadded: Bool = false) {
        (self.parts, self.sign, self.isPadded) = (parts, sign, isPadded)
    }

    /// Formats without a code in the file, as a Chinese Excel has them.
    static func builtIn(_ id: Int) -> DayForm {
        switch id {
        case 17, 27, 36, 50, 52, 57: DayForm(parts: 3)
        case 16, 28, 29, 51, 53, 54, 58: DayForm(parts: 6)
        case 31: DayForm(parts: 7)
        default: whole
        }
    }

    static func code(_ code: String) -> DayForm {
        let (letters, marks) = read(code)
        let (years, months, days) = (letters["y"] ?? 0, letters["m"] ?? 0, letters["d"] ?? 0)
        let parts: UInt8 = (years > 0 ? 1 : 0) + (months > 0 ? 2 : 0) + (days > 0 ? 4 : 0)
        // ddd is the day of the week; beside hours m are minutes.
        let isTime = marks.contains { $0 == "h" || $0 == "s" }
        guard parts > 0, days <= 2, !isTime else { return whole }
        // Names of months are said as numbers.
        let isNamed = months > 2 || marks.contains { "年月日号".contains($0) }
        guard !isNamed, let sign = marks.utf8.first(where: { "-/.".utf8.contains($0) }) else {
            return DayForm(parts: parts)
        }
        return parts == 7 ? whole : DayForm(parts: parts, sign: sign, isPadded: months == 2)
    }

    /// How often each placeholder stands in the first section of a code, and everything else that is shown.
    private static func read(_ code: String) -> (letters: [Character: Int], marks: String) {
        var letters: [Character: Int] = [:]
        var marks = ""
        var (isQuoted, isBracketed, isEscaped) = (false, false, false)
        for character in code.lowercased() {
            if isEscaped {
                isEscaped = false
                marks.append(character)
            } else if isQuoted {
                isQuoted = character != "\""
                if isQuoted { marks.append(character) }
            } else if isBracketed {
                isBracketed = character != "]"
            } else {
                switch character {
                case "\"": isQuoted = true
                case "[": isBracketed = true
                case "\\", "_", "*": isEscaped = true
                case ";": return (letters, marks)
                case "y", "m", "d": letters[character, default: 0] += 1
                default: marks.append(character)
                }
            }
        }
        return (letters, marks)
    }

    /// 2026年3月, 3月1日, 2026-03 of `2026-03-01`; nil where all of the day is shown as it is written everywhere, and of a moment.
    package func words(of text: String) -> String? {
        guard self != .whole, text.utf8.count == 10, let day = Day(text) else { return nil }
        let all: [(bit: UInt8, number: Int, word: String)] = [
            (1, day.year, "年"), (2, day.month, "月"), (4, day.day, "日"),
        ]
        let shown = all.filter { parts & $0.bit != 0 }
        if sign == 0 { return shown.map { "\($0.number)\($0.word)" }.joined() }
        let numbers = shown.map { isPadded && $0.number < 10 ? "0\($0.number)" : "\($0.number)" }
        return numbers.joined(separator: String(UnicodeScalar(sign)))
    }
}
