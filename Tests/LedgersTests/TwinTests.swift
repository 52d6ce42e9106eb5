import Core
import Database
import Ledgers
import TestSupport
import Testing

/// Twins are the same whether things come alone or by the hundred.
@Suite("Twins of many things")
struct TwinTests {
    private struct Family: Hashable {
        let village: RegionCode
        let head: String
        let kind: String
        let day: Int

        /// 同村、同名、同类，相隔不超过一百天: as the sample playbook has it.
        func isTwin(of other: Family) -> Bool {
            village == other.village && head == other.head && kind == other.kind && abs(day - other.day) <= 100
        }
    }

    /// Groups of one, of two, of two villages, of more than are told, and of days too far apart.
    private static let batches: [[Family]] = [0, 60, 160].map { day in
        let villages = [LedgerCounty.village, LedgerCounty.otherVillage, LedgerCounty.farVillage]
        var families = villages.flatMap { village in
            [("王大山", "一般"), ("王大山", "困难"), ("李二", "一般"), ("王大山", "一般")].map {
                Family(village: village, head: $0.0, kind: $0.1, day: day)
            }
        }
        families.append(
            Family(
                village: LedgerCounty.village,
                head: day == 0 ? "独孤山" : day == 60 ? "独孤水" : "独孤木",
                kind: "一般",
                day: day
            )
        )
        families.append(Family(village: LedgerCounty.village, head: "赵五", kind: day == 0 ? "一般" : "困难", day: day))
        let many = Family(village: LedgerCounty.farVillage, head: "众人家", kind: "困难", day: day)
        return families + [Family](repeating: many, count: day == 60 ? 24 : 1)
    }

    private static func expected(_ families: [Family]) -> Double {
        Double(
            families.indices.count { one in
                families.indices.contains { $0 != one && families[one].isTwin(of: families[$0]) }
            }
        )
    }

    private func filled(_ driver: Driver, atOnce: Bool) async throws {
        try await withLedgerCounty(driver) { county in
            let adopt = AdoptProgramme(database: county.database, environment: county.environment)
            for text in try AroundPlaybooks.texts() { _ = try await adopt(text, by: county.sample.supervisor) }
            let (shelf, key) = (county.desk.shelf, "sample-families")
            let book = try await county.database.read { tx in try shelf.current(key, in: SampleCounty.county, tx) }
            var (all, today) = ([Family](), 0)
            for batch in Self.batches {
                let day = batch[0].day
                county.clock.advance(days: day - today)
                today = day
                let answers = batch.enumerated().map { place, family in
                    let said = ["number": "\(day)-\(place)", "head": family.head, "kind": family.kind]
                    return ItemAnswers(place: family.village.digits, said, of: book.playbook)
                }
                if atOnce {
                    let made = try await BulkCreate(county.desk)(key, answers, by: county.housing)
                    #expect(made.value?.count == batch.count, "\(made.issues)")
                } else {
                    for one in answers {
                        let made = try await county.create(key, one, by: county.housing)
                        #expect(made.value != nil, "\(made.issues)")
                    }
                }
                all += batch
                let measure = book.measureNumbers[2]
                let twice = try await county.database.read { tx in
                    try tx.rollUps.sums(book.ledger, measure: measure, in: SampleCounty.county).values.reduce(0, +)
                }
                #expect(Double(twice) / MeasureAmounts.scale == Self.expected(all), "day \(day)")
                #expect(try await county.differences() == [])
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func thingsEnteredTogetherAreCountedAsTheirTwinsSay(driver: Driver) async throws {
        try await filled(driver, atOnce: true)
    }

    @Test(arguments: Driver.allCases)
    func thingsEnteredOneByOneAreCountedAsTheirTwinsSay(driver: Driver) async throws {
        try await filled(driver, atOnce: false)
    }
}
