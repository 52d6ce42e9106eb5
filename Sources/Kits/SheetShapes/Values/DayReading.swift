import Core

/// Dates as people write them, taken apart.
enum DayReading {
    /// Year, month and day; nil for what is not written.
    static func parts(_ text: String) -> (year: Int?, month: Int, day: Int?)? {
        if let day = plain(text) { return day }
        var numbers: [Int] = []
        var marks: [Character] = []
        var current: Int?
        var digits = 0
        for character in text {
            if let value = character.wholeNumberValue, character.isNumber,
                character.isASCII || ("０"..."９").contains(character)
            {
                digits += 1
                guard digits <= 8 else { return nil }
                current = (current ?? 0) * 10 + value
            } else if character == " " || character == "\u{3000}" {
                continue
            } else {
                guard let number = current, "年月日号.．-－—/／、".contains(character) else { return nil }
                numbers.append(number)
                marks.append(character)
                (current, digits) = (nil, 0)
                guard numbers.count <= 3 else { return nil }
            }
        }
        if let current { numbers.append(current) }
        return arranged(numbers, marks)
    }

    /// `6月30日前`, `2026年11月底前`, `2026年底`: what is due by then. The day is nil for the last of its month.
    static func end(_ text: String) -> (year: Int?, month: Int, day: Int?)? {
        var rest = Substring(text)
        if let before = ["以前", "之前", "前"].first(where: { rest.hasSuffix($0) }) { rest.removeLast(before.count) }
        guard let last = rest.last, "底末".contains(last) else {
            guard rest.endIndex < text.endIndex, let whole = parts(String(rest)), whole.day != nil else { return nil }
            return whole
        }
        rest.removeLast()
        switch rest.last {
        case "年":
            guard let year = Int(rest.dropLast()), (1900...2100).contains(year) else { return nil }
            return (year, 12, nil)
        case "月":
            if let whole = parts(String(rest)) { return whole.day == nil ? whole : nil }
            guard let month = Int(rest.dropLast()), (1...12).contains(month) else { return nil }
            return (nil, month, nil)
        default: return nil
        }
    }

    /// `2020.04.01`, `2020-4-1`, `2020/4/1`: by far the most, and quick to see.
    private static func plain(_ text: String) -> (year: Int?, month: Int, day: Int?)? {
        guard (8...10).contains(text.utf8.count) else { return nil }
        var numbers = (0, 0, 0)
        var (part, digits) = (0, 0)
        for byte in text.utf8 {
            switch byte {
            case 48...57:
                digits += 1
                switch part {
                case 0: numbers.0 = numbers.0 * 10 + Int(byte - 48)
                case 1: numbers.1 = numbers.1 * 10 + Int(byte - 48)
                default: numbers.2 = numbers.2 * 10 + Int(byte - 48)
                }
            case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"):
                guard digits == (part == 0 ? 4 : min(max(digits, 1), 2)), part < 2 else { return nil }
                (part, digits) = (part + 1, 0)
            default: return nil
            }
        }
        guard part == 2, (1...2).contains(digits), (1900...2100).contains(numbers.0), (1...12).contains(numbers.1),
            numbers.2 >= 1, numbers.2 <= Day.length(ofMonth: numbers.1, inYear: numbers.0)
        else { return nil }
        return numbers
    }

    private static func arranged(_ numbers: [Int], _ marks: [Character]) -> (year: Int?, month: Int, day: Int?)? {
        func checked(_ year: Int?, _ month: Int, _ day: Int?) -> (year: Int?, month: Int, day: Int?)? {
            let year = year.map { $0 < 100 ? ($0 < 50 ? 2000 : 1900) + $0 : $0 }
            guard (1...12).contains(month), year.map({ (1900...2100).contains($0) }) ?? true else { return nil }
            guard let day else { return (year, month, nil) }
            let length = Day.length(ofMonth: month, inYear: year ?? 2000)
            return (1...length).contains(day) ? (year, month, day) : nil
        }
        switch (numbers.count, marks.first) {
        case (1, nil):
            let whole = numbers[0]
            guard (1900_01_01...2100_12_31).contains(whole) else { return nil }
            return checked(whole / 10_000, whole / 100 % 100, whole % 100)
        case (2, "年"): return marks.count < 3 ? checked(numbers[0], numbers[1], nil) : nil
        case (2, "月"): return checked(nil, numbers[0], numbers[1])
        case (2, let mark?) where "-－—/／.．".contains(mark):
            if numbers[0] >= 1900 { return checked(numbers[0], numbers[1], nil) }
            // 4.1 is a number; 4/1 and 4-1 are a day without its year.
            // 1-6月 are six months.
            return "/／-".contains(mark) && marks.last != "月" ? checked(nil, numbers[0], numbers[1]) : nil
        case (3, let mark?) where "年-－—/／.．、".contains(mark):
            return checked(numbers[0], numbers[1], numbers[2])
        default: return nil
        }
    }
}
