import Core
import Regions

/// Finds the places of a county by what sheets call them: whole and short names, 村委会 endings, codes, names of places
/// that were merged away. Pure.
package struct PlaceFinder: Sendable {
    package enum Answer: Hashable, Sendable {
        case found(RegionCode)
        /// Several places of this name; the sheet has to say in which township.
        case several([RegionCode])
        case unknown
    }

    /// Bytes; the longest place of five levels with all its endings takes half of them.
    private static let longest = 400

    package let county: RegionCode
    private let regions: [RegionCode: Region]
    private let stems: [String: [RegionCode]]
    /// By what places were called before they were renamed.
    private let formerStems: [String: [RegionCode]]
    private let countyStems: [String]
    /// What names of places begin with.
    private let firsts: Set<Character>

    /// - Parameter above: the county and what it lies in, whose names may stand before a place's.
    /// - Parameter former: names places had before; a place that is called so today goes before them.
    package init(
        _ regions: [Region],
        in county: RegionCode,
        above: [Region] = [],
        former: [(name: String, code: RegionCode)] = []
    ) {
        self.county = county
        self.regions = Dictionary(regions.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        var stems: [String: [RegionCode]] = [:]
        for region in regions.sorted(by: { $0.code < $1.code }) where region.level > .county {
            stems[Self.stem(region.name), default: []].append(region.code)
        }
        self.stems = stems
        var formerStems: [String: [RegionCode]] = [:]
        for (name, code) in former where code.level > .county { formerStems[Self.stem(name), default: []].append(code) }
        self.formerStems = formerStems
        firsts = Set(stems.keys.compactMap(\.first) + formerStems.keys.compactMap(\.first))
        countyStems = (above + regions.filter { $0.level <= .county }).flatMap { [$0.name, Self.stem($0.name)] }
            .map(Self.plain).filter { $0.count >= 2 }.sorted { $0.count > $1.count }
    }

    package func name(_ code: RegionCode) -> String { regions[code]?.name ?? code.digits }

    /// - Parameter parent: where the row says it lies; only places in it count.
    package func find(_ text: String, level: RegionCode.Level? = nil, in parent: RegionCode? = nil) -> Answer {
        // Looked at from every character on: a cell full of prose would be looked at for minutes.
        guard text.utf8.count <= Self.longest else { return .unknown }
        let plain = Self.plain(text)
        guard !plain.isEmpty else { return .unknown }
        if let code = RegionCode(plain), code.level > .county {
            return regions[code].map { .found(standing($0.code)) } ?? .unknown
        }
        return find(plain: plain, level, parent, depth: 0)
    }

    private func find(plain: String, _ level: RegionCode.Level?, _ parent: RegionCode?, depth: Int) -> Answer {
        let fitting = candidates(Self.stem(plain), level, parent)
        // The kind of place written tells 沿河村 from 沿河社区.
        let exact = fitting.filter { isCalled($0, plain) }
        if exact.count == 1 { return .found(standing(exact[0])) }
        if fitting.count == 1 { return .found(standing(fitting[0])) }
        let standing = Set(fitting.map(standing))
        if standing.count == 1, let one = standing.first { return .found(one) }
        if fitting.count > 1 { return .several(fitting) }
        guard depth < 4 else { return .unknown }
        for name in countyStems where plain.hasPrefix(name) && plain.count > name.count + 1 {
            let answer = find(plain: String(plain.dropFirst(name.count)), level, parent, depth: depth + 1)
            if answer != .unknown { return answer }
        }
        return splitAtTownship(plain, level, parent, depth)
    }

    /// 明永镇沿河村三社: the township first, then what lies in it.
    private func splitAtTownship(
        _ plain: String,
        _ level: RegionCode.Level?,
        _ parent: RegionCode?,
        _ depth: Int
    ) -> Answer {
        guard let first = plain.first, firsts.contains(first) else { return .unknown }
        for end in plain.indices.dropFirst(2).reversed() {
            let head = String(plain[..<end])
            let above = candidates(Self.stem(head), nil, parent)
            guard above.count == 1, isCalled(above[0], head) || head.count >= 2 && above[0].level == .township
            else { continue }
            let rest = String(plain[end...])
            let answer = find(plain: rest, level, above[0], depth: depth + 1)
            if answer != .unknown { return answer }
            // A group nobody listed lies in its village.
            if above[0].level == .village, Self.isGroup(rest) { return .found(standing(above[0])) }
        }
        return .unknown
    }

    private func isCalled(_ code: RegionCode, _ plain: String) -> Bool {
        regions[code].map { $0.name == plain || Self.plain($0.name) == plain } ?? false
    }

    private func candidates(_ stem: String, _ level: RegionCode.Level?, _ parent: RegionCode?) -> [RegionCode] {
        let fits = { (code: RegionCode) in
            (level.map { code.level == $0 } ?? true) && (parent.map { $0.contains(code) && $0 != code } ?? true)
        }
        let found = (stems[stem] ?? []).filter(fits)
        return found.isEmpty ? (formerStems[stem] ?? []).filter(fits) : found
    }

    /// A place that was merged away is the one it went to.
    private func standing(_ code: RegionCode) -> RegionCode {
        var code = code
        for _ in 0..<5 {
            guard let next = regions[code]?.successor else { return code }
            code = next
        }
        return code
    }

    /// The name without what kind of place it is: 沿河 of 沿河村村民委员会.
    static func stem(_ name: String) -> String { withoutKind(withoutKind(plain(name), bodies), kinds) }

    private static let bodies = [
        "村民委员会", "居民委员会", "社区居委会", "人民政府", "街道办事处", "党总支", "党支部", "村委会", "居委会", "政府", "村委", "街道办",
    ]
    private static let kinds = ["社区", "街道", "行政村", "自治县", "村", "镇", "乡", "市", "县", "区", "省"]

    private static func withoutKind(_ name: String, _ kinds: [String]) -> String {
        // 新村 and 镇 alone are names.
        for kind in kinds where ends(name, kind) && name.count > kind.count + 1 {
            return String(name.dropLast(kind.count))
        }
        if kinds.contains(name) { return "" }
        return name
    }

    /// As `hasSuffix`, by bytes: names are cut at every character to find the place they begin with.
    private static func ends(_ name: String, _ kind: String) -> Bool {
        name.utf8.suffix(kind.utf8.count).elementsEqual(kind.utf8)
    }

    static func isGroup(_ text: String) -> Bool {
        text.count <= 8 && ["组", "社", "队", "村民小组"].contains { text.hasSuffix($0) }
    }

    /// Without blanks and signs, digits half width, characters simplified.
    static func plain(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
            guard let half = Unicode.Scalar(value), !half.properties.isWhitespace,
                !"-—·/、,.()".unicodeScalars.contains(half)
            else { continue }
            plain.append(half)
        }
        return SimplifiedText.of(String(plain))
    }
}
