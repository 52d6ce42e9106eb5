import Accounts
import Core
import Database
import Files
import Foundation
import Ledgers
import Programmes
import TestSupport
import Testing

@testable import DemoCounty

@Suite("Programmes of the demonstration")
struct DemoProgrammeTests {
    /// In the size people see it. Filling is the dear part: all is asked of one county.
    @Test func everyProgrammeHasSomethingBegunSomethingOnItsWayAndSomethingDone() async throws {
        let (states, early) = try await filled(PlaybookText.shipped.filter { !$0.playbook.covers.isEmpty }, size: 24)
        #expect(states.count > 50)
        // What is on its way says nothing yet of what comes later.
        #expect(early == [])
        for state in states {
            let (playbook, counts) = (state.playbook, state.counts)
            let standing = "\(playbook.key): \(counts)"
            #expect((counts.first ?? 0) > 0, "\(standing)")
            #expect(state.done > 0, "\(standing)")
            let isShort = playbook.moves.contains { move in
                move.from.contains(0) && playbook.stages[move.to].outcome == .done
            }
            let onTheWay = playbook.stages.indices.dropFirst().filter { playbook.stages[$0].outcome == .open }
            #expect(isShort || onTheWay.contains { counts[$0] > 0 }, "\(standing)")
        }
    }

    /// The programmes, and what things answer before their stage asks for it.
    private func filled(_ texts: [PlaybookText], size: Int) async throws -> ([ProgrammeState], early: [String]) {
        let today = try #require(Day("2026-06-10"))
        let vault = FileVault(root: NSTemporaryDirectory() + "luoshi-demo-vault-\(UInt64.random(in: 0...UInt64.max))")
        defer { try? FileManager.default.removeItem(atPath: vault.root) }
        return try await withCounty(.sqlite) { database in
            var random = SeededGenerator(seed: DemoCounty.seed)
            let clock = DemoClock(at: Instant(today.adding(days: -DemoLedgers.length), 9))
            let places = try DemoPlaces(&random)
            var hiring = DemoHiring(places, random, clock.environment)
            try await hiring.hire()
            let hired = hiring
            try await database.write { tx in try hired.write(to: tx) }
            let desk = LedgerDesk(
                database: database,
                environment: clock.environment,
                shelf: BookShelf(),
                vault: PersonalVault(secret: Array(repeating: 7, count: 32))
            )
            var life = DemoLedgers(
                desk,
                clock,
                hiring.staff,
                places,
                DemoEvidence(vault: vault),
                today: today,
                size: size,
                SeededGenerator(seed: DemoCounty.seed &+ 2)
            )
            try await life.live(in: texts) { _, _ in }
            let county = places.county
            let reader = try #require(hiring.staff.supervisors.first)
            return try await database.read { tx in
                let books = try desk.shelf.all(in: county, tx)
                let states = try books.map { book in
                    let sums = try tx.rollUps.sums(book.ledger, in: county)
                    return ProgrammeState(book, sums.map { (stage: $0.key, value: $0.value) })
                }
                return (states, early: try books.flatMap { try Self.early($0, for: reader, desk.shelf, tx) })
            }
        }
    }

    private static func early(
        _ book: LedgerBook,
        for actor: Actor,
        _ shelf: BookShelf,
        _ tx: Transaction
    ) throws -> [String] {
        let (playbook, asking) = (book.playbook, DemoAsking(playbook: book.playbook))
        let lines = try tx.items(shelf).list(book, ItemFilter(), for: actor, limit: 1_000)
        return lines.flatMap { line -> [String] in
            let stage = playbook.stages.firstIndex { $0.key == book.stage(line.item.stage)?.key } ?? 0
            return asking.early(line.item.values, at: stage).map { "\(playbook.key): \(stage) \($0.key)" }
        }
    }

    /// Where only people of the village take a step, most things lie where there are some, each village once.
    @Test func whatOnlyVillagesTakeOnLiesWhereVillagesHavePeople() async throws {
        var random = SeededGenerator(seed: DemoCounty.seed)
        let clock = DemoClock(at: Instant(startOf: Day(daysSince1970: 20_600)))
        let places = try DemoPlaces(&random)
        var hiring = DemoHiring(places, random, clock.environment)
        try await hiring.hire()
        let staff = hiring.staff
        let acting = Set(staff.units.filter { staff.actors[$0.id] != nil }.map(\.region))
        let clerk = try #require(staff.supervisors.first)
        let all = DemoSpots(places: places, staff: staff)
        for key in ["village-customs", "participation"] {
            let playbook = try #require(PlaybookText.shipped.first { $0.playbook.key == key }).playbook
            for home in 0...17 {
                let course = DemoCourse(playbook: playbook, clerk: clerk, share: 50, pace: 20, home: home)
                let spots = (0..<24).compactMap { all.spot(course, $0) }
                #expect(spots.count == 24)
                #expect(spots.filter { acting.contains($0.code) }.count == 16)
                if DemoTitles.isPlace(playbook) { #expect(Set(spots.map(\.code)).count == 24) }
            }
        }
    }

    /// Rearing farms with 精深加工 as their link left the county with none of its 28 new farms.
    @Test(arguments: [
        ("杏岭村奶牛养殖场（二）", "奶牛养殖场", "规模养殖"), ("杏岭村肉牛养殖小区", "养殖小区", "规模养殖"),
        ("杏岭村牛肉精深加工厂", "牛肉精深加工", "精深加工"),
    ])
    func aFarmIsWhatItsNameSays(name: String, kind: String, link: String) throws {
        let playbook = try #require(PlaybookText.shipped.first { $0.playbook.key == "cattle" }).playbook
        for (key, option) in [("kind", kind), ("link", link)] {
            let field = playbook.fields[try #require(playbook.field(key))]
            #expect(field.options.contains(option))
            #expect(DemoTitles.option(of: field, in: playbook, named: name) == option)
        }
    }
}
