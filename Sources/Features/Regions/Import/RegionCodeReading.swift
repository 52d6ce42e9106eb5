import Core

/// Turns the digits of a file into codes.
struct RegionCodeReading {
    /// Whether the file writes each code with the digits of its level: then `441900` is a county, in other files the
    /// prefecture 4419 in the six digits of GB/T 2260.
    let writesShortCodes: Bool

    func code(_ text: String, level: RegionCode.Level?) -> RegionCode? {
        guard text.utf8.allSatisfy({ (48...57).contains($0) }), !text.hasPrefix("0") else { return nil }
        // A county without townships of its own, like 441900: twelve digits cannot tell it from its prefecture.
        if let level, level <= .village, text.utf8.count == 12 || (text.utf8.count == 6 && level <= .county) {
            let rest = text.dropFirst(level.rawValue)
            if rest.allSatisfy({ $0 == "0" }), let code = RegionCode(String(text.prefix(level.rawValue))) {
                return code
            }
        }
        if text.utf8.count == 6, !writesShortCodes, let padded = RegionCode(text + "000000") { return padded }
        guard [2, 4, 6, 9, 12].contains(text.utf8.count) else { return nil }
        return RegionCode(text)
    }

    /// The place above as written; nil where the code does not begin with it.
    func parent(_ text: String, of code: RegionCode) -> RegionCode? {
        guard text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let digits = text.utf8.count == 12 || text.utf8.count == 6 ? trimmed(text) : text
        return RegionCode.Level.allCases.filter { $0 < code.level }.reversed()
            .compactMap { code.ancestor(at: $0) }
            .first { $0.digits == text || trimmed($0.digits) == digits }
    }

    /// `1` to `5` as the statistics bureau counts the levels, or their words.
    static func level(_ text: String) -> RegionCode.Level? {
        switch text {
        case "1", "省", "省级": .province
        case "2", "市", "地级", "市级": .prefecture
        case "3", "县", "县级", "区县": .county
        case "4", "乡", "乡级", "乡镇", "镇": .township
        case "5", "村", "村级": .village
        default: nil
        }
    }

    private func trimmed(_ digits: String) -> String {
        String(digits.reversed().drop { $0 == "0" }.reversed())
    }
}
