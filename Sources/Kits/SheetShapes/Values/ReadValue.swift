import Core
import Documents
import Foundation

/// A cell as somebody wrote it, with its address for the sentence that names it.
package struct WrittenCell: Hashable, Sendable {
    package let text: String
    package let kind: CellKind
    private let place: CellAddress

    /// `B4`
    package var address: String { place.written }

    package init(_ text: String, kind: CellKind = .text, address: String = "A1") {
        self.init(text, kind: kind, at: CellAddress(address) ?? CellAddress(row: 1, column: 1))
    }

    package init(_ text: String, kind: CellKind = .text, at place: CellAddress) {
        self.text = text
        self.kind = kind
        self.place = place
    }

    /// Digits and signs as a keyboard set to English gives them, characters simplified, blanks taken out.
    var plain: String {
        if text.unicodeScalars.allSatisfy({ Self.isPlain($0.value) }) { return SimplifiedText.of(text) }
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
            if (0xFF01...0xFF5E).contains(scalar.value), let half = Unicode.Scalar(scalar.value - 0xFEE0) {
                plain.append(half)
            } else if "－—–−".unicodeScalars.contains(scalar) {
                plain.append("-")
            } else {
                plain.append(scalar)
            }
        }
        return SimplifiedText.of(String(plain))
    }

    /// What surely stays as it is: signs and letters of ASCII, and Han.
    private static func isPlain(_ scalar: UInt32) -> Bool {
        (0x21...0x7E).contains(scalar) || (0x4E00...0x9FFF).contains(scalar)
    }

    func refused(_ key: String, _ more: [String: String] = [:]) -> ValueRefusal {
        ValueRefusal(Issue(key, field: address, ["address": address, "text": shown].merging(more) { $1 }))
    }

    private var shown: String { text.count > 40 ? text.prefix(40) + "…" : text }
}

/// Why a cell was not taken; the sentence stands in `valueWords`.
package struct ValueRefusal: Error, Hashable, Sendable {
    package let issue: Issue

    init(_ issue: Issue) { self.issue = issue }

    package var sentence: String { valueWords.sentence(for: issue) }
}

/// A day, and whether a month or a year was written only; it then stands for the first day.
package struct WrittenDay: Hashable, Sendable {
    package enum Precision: Hashable, Sendable { case day, month }

    package let day: Day
    package let precision: Precision
}

/// Reads values as people write them in sheets; what cannot be read is refused with its reason and address.
/// An empty cell, `-` and `无` are nil.
package enum ReadValue {
    /// `2020.4.1`, `2020年4月1日`, `20200401`, `2020年4月`; `4/1` where the year is known; `44000`, Excel's own count;
    /// `11月30日前` and `11月底前`, as what is due is written.
    package static func day(_ cell: WrittenCell, year: Int? = nil) throws(ValueRefusal) -> WrittenDay? {
        let written = String(cell.text.prefix { $0 != " " && $0 != "T" })
        // 2020/4/1 0:00, as programs write days into CSV.
        let hasTime = cell.text.dropFirst(written.count).contains { $0 == ":" || $0 == "：" }
        let text = hasTime ? WrittenCell(written).plain : cell.plain
        if ValueReading.isMissing(text) { return nil }
        if cell.kind == .day, let day = Day(written) { return WrittenDay(day: day, precision: .day) }
        if let serial = Int(text), (20_000..<80_000).contains(serial) {
            return WrittenDay(day: Day(daysSince1970: serial - 25_569), precision: .day)
        }
        guard let parts = DayReading.parts(text) else { return try end(cell, text, year) }
        guard let year = parts.year ?? year else { throw cell.refused("value.dayWithoutYear") }
        guard let day = Day(year: year, month: parts.month, day: parts.day ?? 1) else {
            throw cell.refused("value.day")
        }
        return WrittenDay(day: day, precision: parts.day == nil ? .month : .day)
    }

    /// Days by which something is due are whole days: the last of a month is one.
    private static func end(_ cell: WrittenCell, _ text: String, _ year: Int?) throws(ValueRefusal) -> WrittenDay? {
        guard let end = DayReading.end(text) else { throw cell.refused("value.day") }
        guard let year = end.year ?? year else { throw cell.refused("value.dayWithoutYear") }
        let last = Day.length(ofMonth: end.month, inYear: year)
        guard let day = Day(year: year, month: end.month, day: end.day ?? last) else { throw cell.refused("value.day") }
        return WrittenDay(day: day, precision: .day)
    }

    /// `1,234.5`, `１２`, `3.5万`, `12.5%` (12.5), `12亩` where the column counts 亩.
    package static func number(_ cell: WrittenCell, unit: String? = nil) throws(ValueRefusal) -> Decimal? {
        var text = cell.plain
        if ValueReading.isMissing(text) { return nil }
        if let unit, text.hasSuffix(unit), text.count > unit.count { text.removeLast(unit.count) }
        if text.hasSuffix("%") { text.removeLast() }
        guard let (number, factor) = scaled(text) else { throw cell.refused(reason(text)) }
        return number * factor
    }

    /// Whole numbers only.
    package static func integer(_ cell: WrittenCell, unit: String? = nil) throws(ValueRefusal) -> Int? {
        guard let number = try number(cell, unit: unit) else { return nil }
        guard let whole = Int("\(number)") else { throw cell.refused("value.integer") }
        return whole
    }

    /// Whole fen. What the cell says of its unit (3.5万元) goes before the header's.
    /// - Parameter unit: 元, 千元, 万元, 亿元 by the header; nil where it says nothing.
    package static func amount(_ cell: WrittenCell, unit: String?) throws(ValueRefusal) -> Int64? {
        var text = cell.plain
        if ValueReading.isMissing(text) { return nil }
        if let fen = unit.flatMap({ wholeFenOf[$0] }), let whole = product(text, fen) { return whole }
        let isYuan = text.first.map { "¥￥".contains($0) } ?? false
        text = text.trimmingCharacters(in: CharacterSet(charactersIn: "¥￥"))
        // 3600元/年 is 3600元: by what it is counted says the column.
        let (whole, unit) = (text.split(separator: "/").first.map(String.init) ?? text, unit.map(undivided))
        if whole.hasSuffix("元") { text = whole }
        if let fen = unit.flatMap({ wholeFenOf[$0] }), let whole = product(text, fen) { return whole }
        var fen = unit.flatMap { fenOf[$0] }
        if let own = fenOf.keys.sorted(by: { $0.count > $1.count }).first(where: { text.hasSuffix($0) }) {
            text.removeLast(own.count)
            fen = fenOf[own]
            // 3.5万 under 万元, put together: 35000 元, or ten thousand times as much.
            if own != "元", let last = text.last, "万亿千".contains(last) {
                throw cell.refused("value.scaledTwice", ["unit": own])
            }
        } else if text.hasSuffix("万") || text.hasSuffix("亿"), unit != nil, unit != "元" {
            throw cell.refused("value.amountTwice", ["unit": unit ?? ""])
        }
        guard let fen = fen ?? (isYuan ? 100 : nil) else { throw cell.refused("value.amountWithoutUnit") }
        guard let (number, factor) = scaled(text) else { throw cell.refused(reason(text)) }
        let product = number * factor * fen
        guard let whole = Int64("\(product)") else { throw cell.refused("value.amountTooFine") }
        return whole
    }

    package static func yesNo(_ cell: WrittenCell) throws(ValueRefusal) -> Bool? {
        switch cell.plain.uppercased() {
        case "": return nil
        case "是", "有", "√", "✓", "✔", "☑", "Y", "YES", "TRUE", "对": return true
        case "否", "无", "没有", "×", "✗", "✘", "X", "N", "NO", "FALSE", "错", "不是": return false
        default: throw cell.refused("value.yesNo")
        }
    }

    /// 元/年 and 万元/公里 without what they are counted by.
    private static func undivided(_ unit: String) -> String { String(unit.prefix { $0 != "/" && $0 != "／" }) }

    private static let fenOf: [String: Decimal] = [
        "元": 100, "百元": 10_000, "千元": 100_000, "万元": 1_000_000, "百万元": 100_000_000, "千万元": 1_000_000_000,
        "亿元": 10_000_000_000,
    ]

    private static let wholeFenOf = fenOf.mapValues { NSDecimalNumber(decimal: $0).int64Value }

    /// `3.25` times a whole number, where that is whole: plain digits only, nil for everything that wants a closer look.
    private static func product(_ text: String, _ factor: Int64) -> Int64? {
        guard (1...15).contains(text.utf8.count) else { return nil }
        var (number, divisor, isFraction, digits) = (Int64(0), Int64(1), false, 0)
        for byte in text.utf8 {
            if byte == UInt8(ascii: "."), !isFraction {
                isFraction = true
                continue
            }
            guard (48...57).contains(byte) else { return nil }
            number = number * 10 + Int64(byte - 48)
            digits += 1
            if isFraction { divisor *= 10 }
        }
        let (whole, isTooLarge) = number.multipliedReportingOverflow(by: factor)
        return digits > 0 && !isTooLarge && whole % divisor == 0 ? whole / divisor : nil
    }

    /// The number and what 万, 亿 multiply it with; nil where it is none.
    private static func scaled(_ text: String) -> (Decimal, Decimal)? {
        var text = text
        var factor: Decimal = 1
        for (mark, value) in [("亿", 100_000_000), ("万", 10_000), ("千", 1_000)] as [(String, Decimal)]
        where text.hasSuffix(mark) {
            text.removeLast(mark.count)
            factor = value
            break
        }
        if let loss = ValueReading.inBrackets(text) { text = "-" + loss }
        guard GroupedDigits.areRight(text) else { return nil }
        text.removeAll { $0 == "," || $0 == "，" }
        if text.hasPrefix("+") { text.removeFirst() }
        let isNumber =
            text.utf8.contains { (48...57).contains($0) } && text.utf8.count { $0 == UInt8(ascii: ".") } <= 1
            && text.utf8.enumerated().allSatisfy {
                (48...57).contains($1) || $1 == UInt8(ascii: ".") || $0 == 0 && $1 == UInt8(ascii: "-")
            }
        guard isNumber, let number = Decimal(string: text) else { return nil }
        return (number, factor)
    }

    private static func reason(_ text: String) -> String {
        if text.contains("约") || text.contains("左右") || text.contains("余") || text.contains("多") {
            return "value.about"
        }
        if text.dropFirst().contains(where: { "-~～至".contains($0) }) { return "value.range" }
        if text.hasPrefix("#") { return "value.formulaFault" }
        if !GroupedDigits.areRight(text) { return "value.commas" }
        return "value.number"
    }
}
