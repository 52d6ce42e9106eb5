/// A number as written: digits, Chinese numerals, or a mask of X.
struct WrittenNumber: Sendable {
    /// Nil where masked.
    var value: Double?
    var range: Range<Int>
    /// 多, 余 or 几 behind the digits: at least this many.
    var isMore = false
    var isHan = false
    /// What 万 or 亿 behind the digits multiplied by.
    var factor = 1.0
    var masked: Bool { value == nil }
}

enum NumberReader {
    private static let hanValues: [UInt32: Double] = [
        0x96F6: 0, 0x3007: 0, 0x4E00: 1, 0x4E8C: 2, 0x4E24: 2, 0x4E09: 3, 0x56DB: 4, 0x4E94: 5, 0x516D: 6, 0x4E03: 7,
        0x516B: 8, 0x4E5D: 9,
    ]
    private static let small: [UInt32: Double] = [0x5341: 10, 0x767E: 100, 0x5343: 1000]
    private static let large: [UInt32: Double] = [0x4E07: 10_000, 0x4EBF: 100_000_000]
    private static let more = ScalarSet("多余几")
    static let hanStarts = ScalarSet("一二两三四五六七八九十百千万亿零〇")

    static func opensHan(_ text: String) -> Bool {
        text.unicodeScalars.first.map { hanStarts.contains($0.value) } ?? false
    }

    static func read(_ flat: [UInt32], at start: Int, before end: Int) -> WrittenNumber? {
        guard start < end else { return nil }
        if Prose.isDigit(flat[start]) { return arabic(flat, at: start, before: end) }
        if flat[start] == 0x58 || flat[start] == 0xD7 && start + 1 < end && flat[start + 1] == 0xD7 {
            return mask(flat, at: start, before: end)
        }
        if hanStarts.contains(flat[start]) { return han(flat, at: start, before: end) }
        return nil
    }

    private static func arabic(_ flat: [UInt32], at start: Int, before end: Int) -> WrittenNumber? {
        var index = start
        var value = 0.0
        var scale = 0.0
        while index < end {
            let scalar = flat[index]
            if Prose.isDigit(scalar) {
                let digit = Double(scalar - 0x30)
                if scale > 0 {
                    value += digit * scale
                    scale /= 10
                } else {
                    value = value * 10 + digit
                }
            } else if scalar == 0x2E, scale == 0, index + 1 < end, Prose.isDigit(flat[index + 1]) {
                scale = 0.1
            } else if scalar == Mark.comma, scale == 0, groups(flat, at: index, start, end) {
                // A thousands separator adds nothing.
            } else {
                break
            }
            index += 1
            if index - start > 24 { return nil }
        }
        if scale > 0 { value = (value * 1e9).rounded() / 1e9 }
        return multiplied(WrittenNumber(value: value, range: start..<index), flat, before: end)
    }

    private static func groups(_ flat: [UInt32], at comma: Int, _ start: Int, _ end: Int) -> Bool {
        guard comma - start <= 3 || flat[comma - 4] == Mark.comma, comma + 3 < end else { return false }
        let three = (comma + 1...comma + 3).allSatisfy { Prose.isDigit(flat[$0]) }
        return three && (comma + 4 >= end || !Prose.isDigit(flat[comma + 4]))
    }

    private static func mask(_ flat: [UInt32], at start: Int, before end: Int) -> WrittenNumber? {
        if start > 0, Prose.isLetter(flat[start - 1]) || Prose.isDigit(flat[start - 1]) { return nil }
        var index = start
        while index < end, flat[index] == flat[start], index - start < 5 { index += 1 }
        guard index < end, !Prose.isLetter(flat[index]) else { return nil }
        return multiplied(WrittenNumber(value: nil, range: start..<index), flat, before: end)
    }

    /// 万, 亿, 万亿 and 多 behind digits or a mask.
    private static func multiplied(_ number: WrittenNumber, _ flat: [UInt32], before end: Int) -> WrittenNumber {
        var number = number
        var index = number.range.upperBound
        var factor = 1.0
        var blanks = index
        while blanks < end, flat[blanks] == 0x20, blanks - index < 2 { blanks += 1 }
        if blanks < end, large[flat[blanks]] != nil { index = blanks }
        while index < end {
            if more.contains(flat[index]) {
                number.isMore = true
            } else if let times = large[flat[index]] ?? small[flat[index]] {
                factor *= times
            } else {
                break
            }
            index += 1
        }
        number.value = number.value.map { ($0 * factor * 1e6).rounded() / 1e6 }
        number.factor = factor
        number.range = number.range.lowerBound..<index
        return number
    }

    private static func han(_ flat: [UInt32], at start: Int, before end: Int) -> WrittenNumber? {
        var (total, section, digit) = (0.0, 0.0, 0.0)
        var index = start
        var isMore = false
        var plainDigits = 0
        while index < end, index - start < 16 {
            let scalar = flat[index]
            if let value = hanValues[scalar] {
                plainDigits += 1
                digit = plainDigits > 1 && section == 0 && total == 0 ? digit * 10 + value : value
            } else if let times = small[scalar] {
                section += (digit == 0 && plainDigits == 0 ? 1 : digit) * times
                (digit, plainDigits) = (0, 0)
                if section == 0 { section = times }
            } else if let times = large[scalar] {
                let sum = section + digit
                total = (total + (sum == 0 && total == 0 ? 1 : sum)) * times
                (section, digit, plainDigits) = (0, 0, 0)
            } else if more.contains(scalar), index > start {
                isMore = true
            } else {
                break
            }
            index += 1
        }
        guard index > start else { return nil }
        return WrittenNumber(value: total + section + digit, range: start..<index, isMore: isMore, isHan: true)
    }
}
