/// Which option somebody meant who wrote it a little differently: C for C级, 脱贫 for 脱贫户.
package struct NearChoice {
    private typealias Option = (option: String, plain: String, signs: Signs)

    private let options: [String]
    private let plain: [Option]

    init(among options: [String]) {
        self.options = options
        plain = options.map {
            let plain = NameLikeness.plain($0)
            return ($0, plain, Signs(plain))
        }
    }

    package static func option(_ text: String, among options: [String]) -> String? {
        options.contains(text) ? text : NearChoice(among: options).option(text)
    }

    /// Nil where no option, or more than one, could be meant.
    func option(_ text: String) -> String? {
        if options.contains(text) { return text }
        let wanted = NameLikeness.plain(text)
        guard !wanted.isEmpty else { return nil }
        let signs = Signs(wanted)
        let meanings = EnglishValues.meanings(of: text)
        if !meanings.isEmpty, let meant = only(self.plain.filter { meanings.contains($0.option) }) { return meant }
        // 无 stands for 没有, 无自来水 for 没有自来水.
        let denial = Self.denial(wanted)
        if denial.contains("无"), let said = only(self.plain.filter { Self.denial($0.plain) == denial }) { return said }
        // An option that has no character of the text is not what it means.
        let plain = plain.filter { $0.signs.overlaps(signs) }
        guard !plain.isEmpty else { return nil }
        if let same = only(plain.filter { $0.plain == wanted }) { return same }
        // 否 is not 不是否: one character alone decides only where it begins an option.
        if let begun = only(plain.filter { $0.plain.hasPrefix(wanted) }) { return begun }
        guard wanted.count >= 2 else { return nil }
        let held = plain.filter {
            $0.plain.count >= 2 && wanted.contains($0.plain) && !denies(wanted, before: $0.plain)
        }
        if let longest = held.map(\.plain.count).max(), let one = only(held.filter { $0.plain.count == longest }) {
            return one
        }
        if let part = only(plain.filter { $0.plain.contains(wanted) && !denies($0.plain, before: wanted) }) {
            return part
        }
        guard wanted.count >= 3 else { return nil }
        return only(plain.filter { isOneApart($0.plain, wanted) })
            ?? only(plain.filter { isShort(wanted, for: $0.plain) })
    }

    /// The option that says there is nothing, where somebody wrote 无.
    static func nothing(among options: [String]) -> String? {
        let found = options.filter { denial(NameLikeness.plain($0)) == "无" }
        return found.count == 1 ? found[0] : nil
    }

    private static func denial(_ plain: String) -> String { plain.replacing("没有", with: "无") }

    /// 三格式 is 三格化粪池式: how it begins, and what sort of thing it is.
    private func isShort(_ wanted: String, for option: String) -> Bool {
        guard let sort = wanted.last, "式型".contains(sort) else { return false }
        return option.last == sort && option.count > wanted.count && option.hasPrefix(wanted.dropLast())
    }

    private func only(_ found: [Option]) -> String? {
        found.count == 1 ? found[0].option : nil
    }

    /// 不合格 holds 合格 and says the opposite.
    private func denies(_ whole: String, before part: String) -> Bool {
        guard let range = whole.firstRange(of: part), range.lowerBound > whole.startIndex else { return false }
        return "不未无非没".contains(whole[whole.index(before: range.lowerBound)])
    }

    /// One character replaced, added or left out, and no word of denial.
    private func isOneApart(_ a: String, _ b: String) -> Bool {
        let (short, long) = a.count <= b.count ? (Array(a), Array(b)) : (Array(b), Array(a))
        guard long.count - short.count <= 1 else { return false }
        let start = zip(short, long).prefix { $0 == $1 }.count
        let end = zip(short.dropFirst(start).reversed(), long.dropFirst(start).reversed()).prefix { $0 == $1 }.count
        let differing = long[start..<(long.count - end)]
        guard differing.count == 1, short.count - start - end <= 1 else { return false }
        let other = short[start..<(short.count - end)]
        return !(differing + other).contains { "不未无非没".contains($0) }
    }
}

/// Which characters a text has, roughly: texts without one in common surely share none.
private struct Signs {
    private var bits: UInt64 = 0

    init(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case ..<0x80, 0x4E00...0x9FFF: bits |= 1 << UInt64(scalar.value % 64)
            // The same character can be written in several ways.
            default: bits = .max
            }
        }
    }

    func overlaps(_ other: Self) -> Bool { bits & other.bits != 0 }
}
