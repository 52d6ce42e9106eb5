import Core
import Expression
import Programmes
import Regions

/// The places a person may enter things in, found by code or by name.
struct RegionNames: Sendable {
    private let scope: RegionCode
    private let names: [RegionCode: String]
    private let codes: [String: [RegionCode]]
    /// What places of the county beyond the scope are called.
    private let outside: Set<String>

    /// - Parameter regions: of the whole county.
    init(_ regions: [Region], in scope: RegionCode) {
        self.scope = scope
        let all = Dictionary(regions.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        var codes: [String: [RegionCode]] = [:]
        var outside: Set<String> = []
        for region in regions {
            let above = region.code.parent.flatMap { all[$0] }
            for name in [region.name] + (above.map { [$0 + region.name] } ?? []) {
                if scope.contains(region.code) {
                    codes[name, default: []].append(region.code)
                } else {
                    outside.insert(name)
                }
            }
        }
        names = all.filter { scope.contains($0.key) }
        self.codes = codes
        self.outside = outside
    }

    func holds(_ code: String) -> Bool { RegionCode(code).map { names[$0] != nil } ?? false }
    func name(_ code: RegionCode) -> String { names[code] ?? code.digits }

    /// The place a thing belongs to: of the playbook's level or below it, within the scope. Who may enter in one such place
    /// only need not say it.
    func find(_ text: String, level: RegionCode.Level) -> Outcome<RegionCode> {
        func wrong(_ key: String) -> Outcome<RegionCode> {
            .refused([Issue(key, field: "place", ["value": text, "level": level.word, "scope": name(scope)])])
        }
        guard !text.isEmpty else {
            return scope.level >= level && names[scope] != nil ? .done(scope) : wrong("place.missing")
        }
        if let code = RegionCode(text) {
            guard scope.contains(code) else { return wrong("place.outside") }
            guard names[code] != nil else { return wrong("place.unknown") }
            return code.level >= level ? .done(code) : wrong("place.level")
        }
        let called = codes[text] ?? []
        let found = called.filter { $0.level >= level }
        if found.count > 1 { return wrong("place.several") }
        if let place = found.first { return .done(place) }
        if !called.isEmpty { return wrong("place.level") }
        return wrong(outside.contains(text) ? "place.outside" : "place.unknown")
    }
}

extension LedgerItem {
    /// Places its fields name, beside the one it belongs to.
    func namedPlaces(_ playbook: Playbook) -> [RegionCode] {
        zip(playbook.fields, values).compactMap { field, value -> RegionCode? in
            guard case .region = field.type, case .text(let code) = value else { return nil }
            return RegionCode(code)
        }
    }
}
