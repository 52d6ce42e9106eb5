import Core
import Foundation

/// A number of an `.xlsx` as people read it: 15 digits, no exponent.
func plainNumber(_ text: String) -> String {
    if text.utf8.allSatisfy({ (48...57).contains($0) }) || isPlainDecimal(text) { return text }
    guard let number = Double(text), number.isFinite else { return text }
    if number.rounded() == number, abs(number) < 1e15 { return String(Int(number)) }
    let shortest = "\(number)"
    if shortest.utf8.count <= 16, !shortest.contains("e") { return shortest }
    let written = String(format: "%.15g", number)
    guard written.contains("e"), let plain = Decimal(string: written) else { return written }
    return "\(plain)"
}

/// Whether a number is written as it would be shown: `12.5`, and neither `012.50` nor more than 15 digits.
private func isPlainDecimal(_ text: String) -> Bool {
    let count = text.utf8.count
    guard count >= 3, count <= 16, let first = text.utf8.first, let last = text.utf8.last else { return false }
    guard (49...57).contains(first), (49...57).contains(last) else { return false }
    var points = 0
    for byte in text.utf8 where !(48...57).contains(byte) {
        guard byte == UInt8(ascii: ".") else { return false }
        points += 1
    }
    return points == 1
}

/// A day or moment of an `.xlsx`: `2026-06-10`, `2026-06-10 08:30` or `08:30`; the number itself where it is no day.
func writtenMoment(_ text: String, format: CellFormat, startsIn1904: Bool) -> (String, CellKind) {
    guard let number = Double(text), number >= 0, number < 2_958_466 else { return (plainNumber(text), .number) }
    var whole = Int(number.rounded(.down))
    var seconds = Int(((number - Double(whole)) * 86_400).rounded())
    if seconds == 86_400 { (whole, seconds) = (whole + 1, 0) }
    let clock = writtenClock(seconds)
    if format == .time, whole == 0 { return (clock, .time) }
    let day = writtenSerial(whole, startsIn1904: startsIn1904)
    return (seconds == 0 ? day : "\(day) \(clock)", .day)
}

/// 0.856 in a cell that shows shares: `85.6%`.
func writtenShare(_ text: String) -> String {
    guard let number = Double(text), number.isFinite, abs(number) < 1e12 else { return plainNumber(text) }
    return plainNumber("\(number * 100)") + "%"
}

/// 7 in a cell that shows four digits: `0007`, a text. A number that is no code stays one.
func writtenCode(_ number: String, digits: Int) -> (String, CellKind) {
    guard !number.isEmpty, number.utf8.allSatisfy({ (48...57).contains($0) }), number.utf8.count <= 15 else {
        return (number, .number)
    }
    return (String(repeating: "0", count: max(0, digits - number.utf8.count)) + number, .text)
}

private func writtenSerial(_ serial: Int, startsIn1904: Bool) -> String {
    if startsIn1904 { return Day(daysSince1970: serial - 24_107).description }
    // Excel counts a 29 February 1900 that never was as day 60.
    return Day(daysSince1970: serial - (serial < 60 ? 25_568 : 25_569)).description
}

private func writtenClock(_ seconds: Int) -> String {
    let minutes = "\((seconds / 3600).padded(2)):\((seconds / 60 % 60).padded(2))"
    return seconds % 60 == 0 ? minutes : "\(minutes):\((seconds % 60).padded(2))"
}
