import Core
import Programmes
import SheetShapes

/// Numbers, days and choices as people type them and sheets hold them.
enum PlainAnswer {
    /// The number and how many decimals were written; nil for what is no plain number, `1e308` included.
    static func number(_ text: String) -> (value: Double, decimals: Int)? {
        if let short = short(text) { return short }
        guard GroupedDigits.areRight(text) else { return nil }
        var digits: [UInt8] = []
        digits.reserveCapacity(text.utf8.count)
        var decimals: Int?
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0xFF10...0xFF19:
                digits.append(UInt8(scalar.value >= 0xFF10 ? scalar.value - 0xFF10 + 0x30 : scalar.value))
                if let count = decimals { decimals = count + 1 }
            case 0x2E, 0xFF0E:
                guard decimals == nil else { return nil }
                decimals = 0
                digits.append(0x2E)
            case 0x2D, 0xFF0D, 0x2212:
                guard digits.isEmpty else { return nil }
                digits.append(0x2D)
            case 0x2C, 0xFF0C, 0x20, 0x3000: continue
            default: return nil
            }
        }
        guard digits.count <= 40, let value = Double(String(decoding: digits, as: UTF8.self)) else {
            // Hundreds of digits are a number, but no sane one.
            return digits.count > 40 ? (.infinity, 0) : nil
        }
        var trailing = decimals ?? 0
        for digit in digits.reversed() where trailing > 0 {
            guard digit == 0x30 else { break }
            trailing -= 1
        }
        return (value, trailing)
    }

    /// Up to fifteen digits of ASCII: their whole number and the power of ten are exact, and so is what one makes of the other.
    private static func short(_ text: String) -> (value: Double, decimals: Int)? {
        text.utf8.withContiguousStorageIfAvailable { bytes -> (Double, Int)? in
            guard (1...16).contains(bytes.count) else { return nil }
            var (whole, digits, decimals, zeros) = (0, 0, Int?.none, 0)
            for byte in bytes {
                switch byte {
                case 0x30...0x39:
                    whole = whole * 10 + Int(byte - 0x30)
                    digits += 1
                    if let count = decimals { (decimals, zeros) = (count + 1, byte == 0x30 ? zeros + 1 : 0) }
                case 0x2E where decimals == nil: decimals = 0
                default: return nil
                }
            }
            guard (1...15).contains(digits) else { return nil }
            let places = decimals ?? 0
            return (Double(whole) / powers[places], places - zeros)
        } ?? nil
    }

    private static let powers: [Double] = (0...15).map { Double("1e\($0)") ?? 1 }

    /// `2026-06-10`, `2026/6/10`, `2026.6.10`, `2026年6月10日`, `20260610`.
    static func day(_ text: String) -> Day? {
        if let day = Day(text) { return day }
        let parts = text.split { !$0.isWholeNumber }.map { $0.compactMap(\.wholeNumberValue) }
        func whole(_ digits: some Collection<Int>) -> Int { digits.reduce(0) { $0 * 10 + $1 } }
        if parts.count == 1, parts[0].count == 8, text.count == 8 {
            let digits = parts[0]
            return Day(year: whole(digits[0..<4]), month: whole(digits[4..<6]), day: whole(digits[6..<8]))
        }
        guard parts.count == 3, parts[0].count == 4, parts[1].count <= 2, parts[2].count <= 2 else { return nil }
        return Day(year: whole(parts[0]), month: whole(parts[1]), day: whole(parts[2]))
    }

    static func truth(_ text: String) -> Bool? {
        switch text == "是" || text == "否" ? text : text.lowercased() {
        case "是", "有", "yes", "true", "1", "√", "✓", "y": true
        case "否", "无", "没有", "no", "false", "0", "×", "✗", "n": false
        default: nil
        }
    }

    /// Longitude and latitude: `100.4512,38.9321`.
    static func point(_ text: String) -> String? {
        let parts = split(text)
        guard parts.count == 2, let longitude = number(parts[0])?.value, let latitude = number(parts[1])?.value,
            (73.0...136.0).contains(longitude), (3.0...54.0).contains(latitude)
        else { return nil }
        return "\(parts[0]),\(parts[1])"
    }

    /// The parts of a set; an option that itself holds a separator is one part.
    static func parts(_ text: String, among options: [String]) -> [String] {
        options.contains(text) ? [text] : split(text)
    }

    static func split(_ text: String) -> [String] {
        var parts: [String] = []
        for piece in text.unicodeScalars.split(whereSeparator: isSeparator) {
            guard let first = piece.firstIndex(where: { !$0.properties.isWhitespace }),
                let last = piece.lastIndex(where: { !$0.properties.isWhitespace })
            else { continue }
            parts.append(String(Substring(piece[first...last])))
        }
        return parts
    }

    static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "、", ",", "，", ";", "；", "\n", "\r": true
        default: false
        }
    }
}

/// Identity numbers, telephones and bank accounts in their plain form.
enum PersonalAnswer {
    static func plain(_ text: String, _ kind: FieldType.Personal) -> String? {
        // As the cells of a sheet come: nothing to take out.
        let isCompact = text.utf8.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: "X") }
        let compact = isCompact ? text : text.filter { !$0.isWhitespace && $0 != "-" }.uppercased()
        switch kind {
        case .identity: return isIdentity(compact) ? compact : nil
        case .phone: return isPhone(compact) ? compact : nil
        case .name: return isName(compact) ? text.trimmingWhitespace : nil
        case .amount:
            // A loss keeps its sign; in numbers of people and accounts a dash only groups.
            let typed = PlainAnswer.number(text.filter { !$0.isWhitespace }) ?? yuan(text)
            return typed.flatMap { amount in
                amount.value.isFinite && abs(amount.value) <= AnswerReading.largestNumber && amount.decimals <= 2
                    ? ItemJSON.plain(amount.value) : nil
            }
        case .account: return (12...30).contains(compact.count) && isDigits(compact) ? compact : nil
        }
    }

    /// What is wrong with one that is none, without what it says: the key of a sentence and its values.
    static func fault(_ text: String, _ kind: FieldType.Personal) -> (key: String, values: [String: String]) {
        let compact = text.filter { !$0.isWhitespace && $0 != "-" }.uppercased()
        let count = ["count": String(compact.count)]
        switch kind {
        case .identity:
            guard isDigits(compact.hasSuffix("X") ? String(compact.dropLast()) : compact) else {
                return ("answer.idCharacters", [:])
            }
            guard compact.count == 18 else { return ("answer.idLength", count) }
            return (born(Array(compact.utf8)) == nil ? "answer.idBirthday" : "answer.id-number", [:])
        case .phone:
            guard isDigits(compact) else { return ("answer.phoneCharacters", [:]) }
            // A line without its area code is short for a reason the sentence tells.
            return [7, 8, 11].contains(compact.count) ? ("answer.phone", [:]) : ("answer.phoneLength", count)
        case .account: return isDigits(compact) ? ("answer.bank-account", count) : ("answer.accountCharacters", [:])
        case .name, .amount: return ("answer.\(kind.rawValue)", [:])
        }
    }

    /// 3.6万元 is 36000.
    private static func yuan(_ text: String) -> (value: Double, decimals: Int)? {
        guard text.utf8.count <= 60 else { return nil }
        return (try? CountedNumber.yuan(WrittenCell(text), unit: "元")).flatMap { PlainAnswer.number($0) }
    }

    /// 公民身份号码: 17 digits and a check character (GB 11643-1999, ISO 7064 MOD 11-2), a real day of birth inside.
    static func isIdentity(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 18, bytes[..<17].allSatisfy({ (48...57).contains($0) }) else { return false }
        guard born(bytes) != nil else { return false }
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(bytes, weights).reduce(0) { $0 + (Int($1.0) - 48) * $1.1 }
        return bytes[17] == Array("10X98765432".utf8)[sum % 11]
    }

    /// The day of birth in 18 characters of which the first 17 are figures.
    private static func born(_ bytes: [UInt8]) -> Day? {
        func whole(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1) - 48 } }
        let day = Day(year: whole(6..<10), month: whole(10..<12), day: whole(12..<14))
        return day.flatMap { $0.year >= 1880 ? $0 : nil }
    }

    /// Two to thirty letters, no figures: names of minorities are long and have a middle dot.
    private static func isName(_ text: String) -> Bool {
        (2...30).contains(text.count) && text.allSatisfy { $0.isLetter || "·•.".contains($0) }
    }

    private static func isPhone(_ text: String) -> Bool {
        guard isDigits(text) else { return false }
        return text.count == 11 && text.hasPrefix("1") || text.hasPrefix("0") && (10...12).contains(text.count)
    }

    private static func isDigits(_ text: String) -> Bool { text.utf8.allSatisfy { (48...57).contains($0) } }
}

extension String {
    var trimmingWhitespace: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else {
            return ""
        }
        return String(self[first...last])
    }
}
