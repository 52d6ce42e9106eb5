import Core
import Database
import Ledgers
import TestSupport
import Testing

/// Programmes taken on in the same moment: numbers and keys are given once, and nobody meets a fault.
@Suite("Adoptions at once")
struct AdoptionTurnTests {
    @Test(arguments: Driver.allCases)
    func eightProgrammesTakenOnAtOnceGetNumbersOfTheirOwn(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let adopt = AdoptProgramme(database: database, environment: MovedClock(ticking: true).environment)
            let texts = try ["a", "b", "c", "d", "e", "f", "g", "h"].map { letter in
                let yaml = SamplePlaybook.yaml(name: "样例\(letter)")
                return try SamplePlaybook.text(of: yaml.replacing(SamplePlaybook.key, with: "sample-\(letter)"))
            }
            let taken = try await withThrowingTaskGroup(of: ProgrammeID?.self) { group in
                for text in texts { group.addTask { try await adopt(text, by: sample.supervisor).value } }
                return try await group.reduce(into: [ProgrammeID]()) { all, id in if let id { all.append(id) } }
            }
            #expect(Set(taken).count == 8)
            let ledgers = try await database.read { tx in try tx.programmes.ledgers(in: SampleCounty.county) }
            #expect(ledgers.map(\.id.rawValue) == Array(1...8))
            #expect(Set(ledgers.map(\.programme)) == Set(taken))
        }
    }

    @Test(arguments: Driver.allCases)
    func oneVersionTakenOnByEightAtOnceIsOne(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let adopt = AdoptProgramme(database: database, environment: MovedClock(ticking: true).environment)
            let text = try SamplePlaybook.text()
            let taken = try await withThrowingTaskGroup(of: ProgrammeID?.self) { group in
                for _ in 1...8 { group.addTask { try await adopt(text, by: sample.supervisor).value } }
                return try await group.reduce(into: [ProgrammeID?]()) { all, id in all.append(id) }
            }
            #expect(taken.count == 8 && Set(taken).count == 1 && taken.first != .some(nil))
            let (versions, words) = try await database.read { tx in
                let ledger = try tx.programmes.ledger(SamplePlaybook.key, in: SampleCounty.county)
                let versions = try tx.programmes.versions(of: SamplePlaybook.key, in: SampleCounty.county)
                return (versions.count, try tx.programmes.words(of: ledger.id, .stage))
            }
            #expect(versions == 1 && words.values.sorted() == Array(1...5))
        }
    }
}
