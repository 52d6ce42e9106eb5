import Accounts
import Core
import Database
import Programmes
import Regions

/// Who acts in a county that was filled before.
struct LoadedPeople: Sendable {
    let county: RegionCode
    private let villages: [RegionCode]
    private let townships: [RegionCode: Actor]
    private let officers: [String: Actor]

    init(_ tx: Transaction) throws {
        guard let county = DemoCounty.county else { throw NotFound("region", "620799") }
        self.county = try tx.regions.find(county).code
        villages = try tx.regions.villages(in: county).map(\.code)
        var (townships, officers): ([RegionCode: Actor], [String: Actor]) = ([:], [:])
        for (actor, functions) in try tx.posts.actors(in: county) {
            switch actor.role {
            case .township: townships[actor.region] = actor
            case .officer: for function in functions { officers[function] = officers[function] ?? actor }
            default: continue
            }
        }
        self.townships = townships
        self.officers = officers
    }

    func clerk(of playbook: Playbook) -> Actor? {
        ([playbook.lead] + playbook.supporting).lazy.compactMap { officers[$0] }.first
    }

    func place(at level: RegionCode.Level, _ random: inout SeededGenerator) -> RegionCode {
        let village = random.pick(villages)
        return level >= .village ? village : village.ancestor(at: level) ?? county
    }

    func actor(for move: LedgerMove, in region: RegionCode) -> Actor? {
        for right in move.who {
            switch right.role {
            case .township: if let actor = region.ancestor(at: .township).flatMap({ townships[$0] }) { return actor }
            case .officer:
                if let actor = officers[right.function ?? "agriculture"] { return actor }
            default: continue
            }
        }
        return nil
    }
}
