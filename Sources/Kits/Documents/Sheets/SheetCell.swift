import Core

/// What stands in one cell of a written sheet.
package enum SheetCell: Hashable, Sendable {
    case blank
    /// Always written as text: a leading `=` does not become a formula.
    case text(String)
    case integer(Int)
    /// In a percent column 0.084 shows as 8.4%.
    case decimal(Double)
    case day(Day)
    /// To the minute, on the county's clock; in a column of moments.
    case moment(Instant)

    package static func text(_ text: String?) -> SheetCell { text.map { .text($0) } ?? .blank }
    package static func integer(_ number: Int?) -> SheetCell { number.map { .integer($0) } ?? .blank }
    package static func decimal(_ number: Double?) -> SheetCell { number.map { .decimal($0) } ?? .blank }
    package static func day(_ day: Day?) -> SheetCell { day.map { .day($0) } ?? .blank }
}

extension Instant {
    /// `2026-06-10 08:30`
    package var written: String {
        let (hour, minute, _) = clock
        return "\(day) \(hour.padded(2)):\(minute.padded(2))"
    }

    /// Days of Excel: its day 1 is 1 January 1900, and it counts a 29 February 1900 that never was.
    var serial: Double {
        let (hour, minute, _) = clock
        return Double(day.daysSince1970 + 25_569) + Double(hour * 60 + minute) / 1_440
    }
}

extension SheetCell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    package init(stringLiteral text: String) { self = .text(text) }
    package init(integerLiteral number: Int) { self = .integer(number) }
    package init(floatLiteral number: Double) { self = .decimal(number) }
}
