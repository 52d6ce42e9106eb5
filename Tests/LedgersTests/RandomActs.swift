import Core
import Database
import Ledgers
import TestSupport
import Workflow

/// People who do anything to anything, the same for the same seed.
struct RandomActs {
    private var state: UInt64
    private var ids: [ItemID] = []
    private(set) var done = 0

    init(seed: UInt64) { state = seed }

    mutating func act(in county: LedgerCounty) async throws {
        let actors = [county.housing, county.sample.township, county.housing]
        let actor = actors[below(actors.count)]
        switch below(12) {
        case 0, 1, 2: try await enter(in: county, by: actor)
        case 3, 4, 5, 6: try await move(in: county, by: actor)
        case 7, 8: try await edit(in: county, by: actor)
        case 9: try await tidy(in: county, by: actor)
        case 10: try await merge(in: county, by: actor)
        default: county.clock.advance(days: below(4))
        }
    }

    private mutating func enter(in county: LedgerCounty, by actor: Actor) async throws {
        let answers = answers(in: county)
        note(try await county.create(LedgerCounty.key, answers, by: actor))
    }

    private mutating func move(in county: LedgerCounty, by actor: Actor) async throws {
        guard let id = pick() else { return }
        guard actor.region.contains(try await county.item(id).region) else { return }
        let acts = ["agreement", "demolition", "acceptance", "return", "leaving"]
        note(try await county.make(acts[below(5)], id, note: "说明", by: actor), isNew: false)
    }

    private mutating func edit(in county: LedgerCounty, by actor: Actor) async throws {
        guard let id = pick() else { return }
        let version = try await county.item(id).version - (below(8) == 0 ? 1 : 0)
        guard actor.region.contains(try await county.item(id).region) else { return }
        note(try await county.edit(id, version: version, answers(in: county), by: actor), isNew: false)
    }

    private mutating func tidy(in county: LedgerCounty, by actor: Actor) async throws {
        guard let id = pick() else { return }
        let item = try await county.item(id)
        guard actor.region.contains(item.region) else { return }
        if item.trashedAt == nil {
            note(try await county.trash(id, version: item.version, reason: "重复", by: actor), isNew: false)
        } else {
            note(try await county.trash.restore(id, by: actor), isNew: false)
        }
    }

    private mutating func merge(in county: LedgerCounty, by actor: Actor) async throws {
        guard let first = pick(), let second = pick() else { return }
        let regions = [try await county.item(first).region, try await county.item(second).region]
        guard regions.allSatisfy(actor.region.contains) else { return }
        note(try await county.merge(first, into: second, by: actor), isNew: false)
    }

    private mutating func answers(in county: LedgerCounty) -> ItemAnswers {
        let places = [LedgerCounty.village, LedgerCounty.otherVillage, LedgerCounty.farVillage]
        var more = ["area": "\(1 + below(300)).\(below(100))", "elders": ["无老人", "待安置"][below(2)]]
        if below(2) == 0 { more["subsidy"] = "\(below(900)).37" }
        if below(2) == 0 { more["plot"] = "\(below(25))" }
        return county.answers("户\(below(1000))", in: places[below(3)], more)
    }

    private mutating func note(_ outcome: Outcome<ItemID>, isNew: Bool = true) {
        guard let id = outcome.value else { return }
        done += 1
        if isNew { ids.append(id) }
    }

    private mutating func pick() -> ItemID? { ids.isEmpty ? nil : ids[below(ids.count)] }

    private mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}
