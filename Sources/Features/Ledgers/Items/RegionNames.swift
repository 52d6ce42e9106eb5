import Core
import Expression
import Programmes
import Regions

/// The places a person may enter things in, found by code or by name.
struct RegionNames: Sendable {
    private let scope: RegionCode
    private let names: [RegionCode: String]
    private let codes: [String: [RegionCode]]

    init(_ regions: [Region], in scope: RegionCode) {
        self.scope = scope
        names = Dictionary(regions.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        var codes: [String: [RegionCode]] = [:]
        for region in regions {
            codes[region.name, default: []].append(region.code)
            if let parent = region.code.parent, let above = names[parent] {
                codes[above + region.name, default: []].append(region.code)
            }
        }
        self.codes = codes
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
        let found = (codes[text] ?? []).filter { $0.level >= level && scope.contains($0) }
        if found.count > 1 { return wrong("place.several") }
        return found.first.map { .done($0) } ?? wrong("place.unknown")
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
