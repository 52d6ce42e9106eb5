import Core
import Documents

/// Quick looks at a cell's text: what it could be. Reading a value with its reason is `ReadValue`.
package enum ValueReading {
    /// Signs people write where there is nothing: -, —, /, 无.
    package static func isMissing(_ text: String) -> Bool {
        text.utf8.count <= 6 && missing.contains(packed(text.utf8))
    }

    private static let missing = SimplifiedText.both([
        "", "-", "—", "——", "－", "--", "/", "／", "\\", "…", "……", "..", "...", "NULL", "null", "NaN", "nan", "n.a.",
        "无", "空", "暂无", "N/A", "n/a", "NA",
    ]).map { packed($0.utf8) }

    /// A short text as a number: comparing texts costs much where every cell of a large sheet is looked at.
    private static func packed(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }

    /// `12`, `-3.5`, `1,234.50`, `12.5%`
    package static func isPlainNumber(_ text: String) -> Bool {
        if let inner = inBrackets(text) { return isPlainNumber(inner) }
        var digits = 0
        var points = 0
        var left = text.utf8.count
        for byte in text.utf8 {
            left -= 1
            switch byte {
            case 48...57: digits += 1
            case UInt8(ascii: "."): points += 1
            case UInt8(ascii: ","): if digits == 0 { return false }
            case UInt8(ascii: "-"), UInt8(ascii: "+"): if left != text.utf8.count - 1 { return false }
            case UInt8(ascii: "%"): if left > 0 || digits == 0 { return false }
            default: return false
            }
        }
        return digits > 0 && points <= 1
    }

    /// `3.5万元`, `约1.2亿元`, `30余户`: a number with the unit it counts in.
    static func isCounted(_ text: String) -> Bool {
        guard text.utf8.count <= 30, text.utf8.last.map({ $0 >= 0x80 || $0 | 32 >= 97 }) ?? false else { return false }
        let written = HeaderWords.bare(text).drop { "约近共超".contains($0) }
        let unit = written.drop { $0.isASCII && ($0.isNumber || ".,".contains($0)) }
        guard unit.count < written.count, !unit.isEmpty, written.first?.isNumber ?? false else { return false }
        let rest = unit.drop { "余多".contains($0) }
        return ["万", "亿", "千", "百"].contains(rest) || HeaderUnits.isUnit(rest)
    }

    /// `1,200.5亩`: the unit behind a number that says no more; nil for `3组` and `2023年`, which may be the third and a year.
    package static func unit(behind text: String) -> String? {
        guard text.utf8.count <= 30, text.utf8.first.map({ (48...57).contains($0) }) ?? false,
            text.utf8.last.map({ $0 >= 0x80 || $0 | 32 >= 97 }) ?? false
        else { return nil }
        let unit = HeaderWords.bare(text).drop { $0.isASCII && ($0.isNumber || ".,".contains($0)) }
        return unit.isEmpty || ordinals.contains(String(unit)) || !HeaderUnits.isUnit(unit) ? nil : String(unit)
    }

    /// `￥860,000.00`
    static func isYuan(_ text: String) -> Bool {
        guard text.utf8.first == 0xC2 || text.utf8.first == 0xEF, let sign = text.first, "¥￥".contains(sign) else {
            return false
        }
        return isPlainNumber(String(text.dropFirst()))
    }

    private static let ordinals: Set<String> = [
        "年", "月", "日", "个月份", "组", "村", "期", "层", "栋", "幢", "班", "节", "集", "部", "册", "场", "场次", "片", "块", "批", "批次",
        "间",
        "孔", "度", "本", "篇", "代码", "分", "次", "号", "杆", "桩", "支", "所", "床", "h", "m", "M", "g", "t", "W", "w", "L", "KM",
        "T",
    ]

    /// `(1,234.50)`: what accountants write for less than nothing; nil where it is no such number. (1) numbers something,
    /// and so does (1,2): behind a comma stand three figures. (300) is a loss, (2026) a year.
    static func inBrackets(_ text: String) -> String? {
        guard text.utf8.first == UInt8(ascii: "("), text.utf8.last == UInt8(ascii: ")"), text.utf8.count >= 5 else {
            return nil
        }
        let inner = text.utf8.dropFirst().dropLast()
        if inner.allSatisfy({ (48...57).contains($0) }), inner.first != 48 {
            let written = String(text.dropFirst().dropLast())
            return HeaderWords.isPeriod(written) ? nil : written
        }
        let parts = inner.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let groups = parts[0].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        let isNumber = (parts + groups).allSatisfy { part in
            !part.isEmpty && part.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ",") }
        }
        guard isNumber, parts.count + groups.count > 2, parts.count <= 2, parts.count < 2 || !parts[1].contains(44),
            groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return String(text.dropFirst().dropLast())
    }

    /// `1968.05`, `1970.1` where 1970年10月 was typed: a month as a number.
    static func isMonthNumber(_ text: String) -> Bool {
        guard text.utf8.count == 6 || text.utf8.count == 7, let number = Double(text), number >= 1900, number < 2100
        else {
            return false
        }
        let month = text.split(separator: ".").last.flatMap { Int($0) } ?? 0
        return (1...12).contains(month)
    }

    /// 196503
    static func isMonthOfYear(_ number: Int) -> Bool {
        (1900...2100).contains(number / 100) && (1...12).contains(number % 100)
    }

    /// `3.14`, `12.5`: a day of this year as people type it, where nothing but the name of the column tells it from a number.
    static func isDayOfMonth(_ text: String) -> Bool {
        guard text.utf8.count <= 5 else { return false }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count <= 2, let month = Int(parts[0]), let day = Int(parts[1]) else {
            return false
        }
        return (1...12).contains(month) && (1...31).contains(day)
    }

    /// `02/03/2026`: a day, though nobody can tell which of the two is the month.
    static func endsInYear(_ text: String) -> Bool {
        guard (8...10).contains(text.utf8.count), text.utf8.last.map({ (48...57).contains($0) }) ?? false else {
            return false
        }
        let parts = text.split(whereSeparator: { "/.-".contains($0) })
        return parts.count == 3 && parts[0].utf8.count <= 2 && parts[1].utf8.count <= 2
            && Int(parts[0]).map { (1...31).contains($0) } ?? false
            && Int(parts[1]).map { (1...31).contains($0) } ?? false
            && Int(parts[2]).map { (1900...2100).contains($0) } ?? false
    }

    static func isWhole(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "%") }
    }

    package static func isYesNo(_ text: String) -> Bool {
        text.utf8.count <= 5 && yesNo.contains(packed(text.utf8))
    }

    private static let yesNo = SimplifiedText.both([
        "是", "否", "有", "√", "×", "✓", "✔", "✗", "☑", "Y", "N", "y", "n", "TRUE", "FALSE", "true", "false", "对", "错",
        "Yes", "No", "YES", "NO", "yes", "no",
    ]).map { packed($0.utf8) }

    /// 18 characters, the last a digit or X (GB 11643), or the 15 digits of before 1999; a date stands in the middle.
    package static func looksLikeID(_ text: String) -> Bool {
        guard text.utf8.count == 18 || text.utf8.count == 15 else { return false }
        let bytes = Array(text.utf8)
        guard bytes.count == 18 || bytes.count == 15, bytes.dropLast().allSatisfy({ (48...57).contains($0) }) else {
            return false
        }
        guard let last = bytes.last, (48...57).contains(last) || bytes.count == 18 && (last == 0x58 || last == 0x78)
        else { return false }
        guard bytes[0] != 48 else { return false }
        let month = bytes.count == 18 ? 10 : 8
        let (m, d) = (two(bytes, month), two(bytes, month + 2))
        return (1...12).contains(m) && (1...31).contains(d)
    }

    private static func two(_ bytes: [UInt8], _ at: Int) -> Int { Int(bytes[at] - 48) * 10 + Int(bytes[at + 1] - 48) }

    /// A mobile number, or a fixed line with its area code.
    package static func looksLikePhone(_ text: String) -> Bool {
        guard (10...15).contains(text.utf8.count) else { return false }
        var digits = 0
        var (first, second) = (UInt8(0), UInt8(0))
        var hasHyphen = false
        for byte in text.utf8 {
            switch byte {
            case 48...57:
                digits += 1
                if digits == 1 { first = byte } else if digits == 2 { second = byte }
            case UInt8(ascii: "-"): hasHyphen = true
            case UInt8(ascii: " "): break
            default: return false
            }
        }
        guard text.utf8.count <= digits + 3 else { return false }
        if digits == 11, first == 49 { return (51...57).contains(second) }
        return (10...12).contains(digits) && first == 48 && (second != 48 || hasHyphen)
    }

    /// What names a person or a number of theirs and never a column.
    static func looksPersonal(_ text: String) -> Bool { looksLikeID(text) || looksLikePhone(text) }

    private static let regionEnds = [
        "省", "市", "县", "区", "镇", "乡", "街道", "村", "社区", "村委会", "居委会", "村民委员会", "居民委员会", "苏木", "嘎查", "旗", "自治州", "自治区",
        "盟", "农场",
        "林场", "办事处", "街道办",
    ]

    /// Areas that are no place of the code tree.
    private static let otherAreas = [
        "片区", "小区", "园区", "景区", "灌区", "库区", "校区", "厂区", "示范区", "保护区", "功能区", "作业区", "山区", "牧区", "超市", "夜市",
    ]

    private static let endsOfRegions = byLastCharacter(regionEnds)
    private static let endsOfOthers = byLastCharacter(otherAreas)

    private static func byLastCharacter(_ ends: [String]) -> [UInt64: [String]] {
        Dictionary(grouping: SimplifiedText.both(ends)) { packed($0.utf8.suffix(3)) }
    }

    package static func looksLikeRegion(_ text: String) -> Bool {
        guard (6...45).contains(text.utf8.count), (text.utf8.last ?? 0) >= 0x80 else { return false }
        let last = packed(text.utf8.suffix(3))
        // A character of Chinese takes three bytes, and nothing else ends in them: bytes tell what characters would.
        let ends = { (end: String) in text.utf8.suffix(end.utf8.count).elementsEqual(end.utf8) }
        return endsOfRegions[last]?.contains(where: ends) ?? false
            && (!(endsOfOthers[last]?.contains(where: ends) ?? false) || isDistrictOfHills(text))
    }

    /// 金山区 and 石景山区 are places; 深山区 and 贫困山区 are not.
    private static func isDistrictOfHills(_ text: String) -> Bool {
        if text == "石景山区" { return true }
        return text.utf8.count == 9 && text.hasSuffix("山区")
            && !(text.first.map { "深浅大半高石土".contains($0) } ?? true)
    }

    /// `2020.4.1`, `2020年4月`, `2020-04-01`, `2020/4/1`, `4月1日`, `2020-04-01 08:30:00`
    package static func looksLikeDay(_ text: String) -> Bool {
        guard text.utf8.count <= 32, text.utf8.first.map({ (48...57).contains($0) || $0 >= 0xEF }) ?? false else {
            return false
        }
        return DayReading.parts(withoutTime(text)) != nil
    }

    /// The day before a time that programs write behind it: `2020/4/1 0:00`, `2020-04-01T08:30:00+08:00`.
    private static func withoutTime(_ text: String) -> String {
        guard let mark = text.utf8.firstIndex(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "T") }) else {
            return text
        }
        let time = text.utf8[text.utf8.index(after: mark)...]
        let isTime =
            time.contains(UInt8(ascii: ":"))
            && time.allSatisfy { (48...57).contains($0) || ":.+Z".utf8.contains($0) }
        return isTime ? String(text[..<mark]) : text
    }

    /// `6.20701E+17`
    static func isExponent(_ text: String) -> Bool {
        text.utf8.contains(UInt8(ascii: "+")) && text.uppercased().contains("E+") && Double(text) != nil
    }

    /// A long number of which Excel kept fifteen digits, or the exponent it showed.
    static func isSpoiled(_ text: String, _ kind: CellKind) -> Bool {
        if kind == .number { return text.utf8.count >= 16 && text.utf8.allSatisfy { (48...57).contains($0) } }
        guard kind == .text, text.utf8.count >= 6, text.utf8.count <= 14 else { return false }
        guard text.utf8.first.map({ (49...57).contains($0) }) ?? false else { return false }
        return isExponent(text)
    }
}
