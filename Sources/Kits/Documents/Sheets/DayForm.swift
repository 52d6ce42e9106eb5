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
        let read = FormatCode(code)
        let placeholders = read.placeholders
        func count(_ letter: Character) -> Int { placeholders.count { $0 == letter } }
        let (years, months, days) = (count("y"), count("m"), count("d"))
        let parts: UInt8 = (years > 0 ? 1 : 0) + (months > 0 ? 2 : 0) + (days > 0 ? 4 : 0)
        // ddd is the day of the week; beside hours m are minutes.
        let isTime = placeholders.contains("h") || placeholders.contains("s")
        guard parts > 0, days <= 2, !isTime else { return whole }
        // Names of months are said as numbers.
        let isNamed = months > 2 || read.signs.contains { "年月日号".contains($0.character) }
        let sign = read.signs.compactMap(\.character.asciiValue).first { "-/.".utf8.contains($0) }
        guard !isNamed, let sign else {
            return DayForm(parts: parts)
        }
        return parts == 7 ? whole : DayForm(parts: parts, sign: sign, isPadded: months == 2)
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
