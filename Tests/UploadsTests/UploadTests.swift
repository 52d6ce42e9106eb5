import Core
import Database
import Files
import Foundation
import TestSupport
import Testing
import Uploads

@Suite("Files that arrive in chunks")
struct UploadTests {
    @Test(arguments: Driver.allCases)
    func aFileArrivesOnceHoweverItsChunksCome(driver: Driver) async throws {
        try await withUploadCounty(driver) { county in
            let file = Sample("once")
            #expect(try await county.begin(file).value?.received == 0)
            #expect(try await county.send(file, 0..<4_000).value?.received == 4_000)
            // The same chunk twice, one that overlaps, one that is too early, one that changed on its way.
            #expect(try await county.send(file, 0..<4_000).value?.received == 4_000)
            #expect(try await county.send(file, 3_000..<6_000).value?.received == 6_000)
            #expect(try await county.send(file, 8_000..<9_000).issues == [Issue("upload.gap")])
            let other = FileDigest(of: [1])
            #expect(try await county.send(file, 6_000..<7_000, saying: other).issues == [Issue("upload.chunk")])
            #expect(try await county.begin(file).value?.received == 6_000)
            #expect(county.parts.count == 1)
            // The last chunk comes from four tabs at once.
            let stages = try await withThrowingTaskGroup(of: ChunkedUpload.Stage?.self) { group in
                for _ in 0..<4 { group.addTask { try await county.send(file, 6_000..<10_000).value?.stage } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(stages == [.whole, .whole, .whole, .whole])
            let whole = try await county.upload(file.key)
            #expect(whole.mediaType == "image/jpeg" && whole.name == "院子.jpg")
            #expect(FileManager.default.contents(atPath: county.desk.vault.path(of: whole.digest)) == Data(file.bytes))
            #expect(county.parts == [])
            #expect(try await county.send(file, 0..<4_000).value?.isWhole == true)
            #expect(try await county.begin(file).value?.isWhole == true)
            let recorded = try await county.database.read { tx in
                try tx.count("FROM record WHERE act = 'upload.arrival'")
            }
            #expect(recorded == 1)
        }
    }

    @Test(arguments: Driver.allCases)
    func bytesLostWithADiskAreAskedForAgain(driver: Driver) async throws {
        try await withUploadCounty(driver) { county in
            let file = Sample("lost")
            _ = try await county.begin(file)
            _ = try await county.send(file, 0..<6_000)
            let part = county.root + "/parts/" + (try #require(county.parts.first))
            // A chunk that was written and not yet said to be here is written again.
            try (Data(file.bytes[..<6_000]) + Data(repeating: 9, count: 500)).write(to: URL(fileURLWithPath: part))
            #expect(try await county.send(file, 6_000..<8_000).value?.received == 8_000)
            // The disk forgot: what is left counts.
            try Data(file.bytes[..<1_000]).write(to: URL(fileURLWithPath: part))
            #expect(try await county.begin(file).value?.received == 1_000)
            try FileManager.default.removeItem(atPath: part)
            #expect(try await county.send(file, 1_000..<2_000).value?.received == 0)
            #expect(try await county.send(file, 0..<10_000).value?.isWhole == true)
            // Bytes of another file never become this one.
            let changed = Sample("changed")
            _ = try await county.begin(changed)
            _ = try await county.send(changed, 0..<5_000)
            let half = county.root + "/parts/" + (try #require(county.parts.first))
            try Data(repeating: 7, count: 5_000).write(to: URL(fileURLWithPath: half))
            let refused = try #require(try await county.send(changed, 5_000..<10_000).value)
            #expect(refused.stage == .refused && refused.reason?.contains("jpg") == true)
            let mixed = Sample("mixed")
            _ = try await county.begin(mixed)
            _ = try await county.send(mixed, 0..<5_000)
            let mix = county.root + "/parts/" + (try #require(county.parts.first))
            try (Data(mixed.bytes[..<4]) + Data(repeating: 7, count: 4_996)).write(to: URL(fileURLWithPath: mix))
            #expect(try await county.send(mixed, 5_000..<10_000).issues == [Issue("upload.changed")])
            #expect(try await county.upload(mixed.key).received == 0)
            _ = try await county.send(mixed, 0..<5_000)
            #expect(try await county.send(mixed, 5_000..<10_000).value?.isWhole == true)
        }
    }

    @Test(arguments: Driver.allCases)
    func nobodyReachesAnotherPersonsUploads(driver: Driver) async throws {
        try await withUploadCounty(driver) { county in
            let file = Sample("mine")
            _ = try await county.begin(file)
            for other in [county.sample.otherOfficer, county.sample.otherSupervisor] {
                await #expect(throws: NotFound.self) { try await county.send(file, 0..<4_000, by: other) }
                await #expect(throws: NotFound.self) { try await county.upload(file.key, of: other) }
                // The same key is another upload there, and theirs alone.
                #expect(try await county.begin(file, by: other).value?.account == other.account)
            }
            #expect(try await county.upload(file.key).account == county.sample.officer.account)
            var second = file
            second.bytes.append(1)
            #expect(try await county.begin(second).issues == [Issue("upload.other", field: "id")])
            #expect(
                try await county.database.read { tx in try tx.uploads.whole(file.key, of: county.sample.officer) }
                    == nil
            )
        }
    }

    @Test(arguments: Driver.allCases)
    func limitsHoldAndWhatIsGivenUpGoes(driver: Driver) async throws {
        var limits = UploadLimits()
        (limits.chunk, limits.count, limits.bytes) = (5_000, 2, 25_000)
        try await withUploadCounty(driver, limits: limits) { county in
            let (first, second, third) = (Sample("first"), Sample("second"), Sample("third"))
            #expect(try await county.begin(first).value != nil)
            #expect(try await county.send(first, 0..<5_001).issues == [Issue("upload.range")])
            #expect(try await county.send(first, 0..<5_000).value != nil)
            #expect(try await county.begin(Sample("large", size: 15_001)).issues.map(\.key) == ["upload.much"])
            #expect(try await county.begin(second).value != nil)
            #expect(try await county.begin(third).issues.map(\.key) == ["upload.many"])
            #expect(try await county.begin(third, by: county.sample.village).value != nil)
            _ = try await county.send(first, 5_000..<10_000)
            #expect(try await county.begin(third).value != nil)
            _ = try await county.send(second, 0..<100)
            let fourth = Sample("fourth", size: 100)
            #expect(try await county.begin(fourth, by: county.sample.village).value != nil)
            _ = try await county.send(fourth, 0..<100, by: county.sample.village)
            county.later(days: 10)
            _ = try await county.send(third, 0..<100)
            try Data([1]).write(to: URL(fileURLWithPath: county.root + "/parts/77"))
            county.later(days: 5)
            let vault = county.desk.vault
            for sample in [first, fourth] {
                let path = vault.path(of: FileDigest(of: sample.bytes))
                try FileManager.default.setAttributes([.modificationDate: Date.distantPast], ofItemAtPath: path)
            }
            try await SweepUploads(county.desk, named: { _ in ["\(FileDigest(of: first.bytes))"] })()
            #expect(county.parts == ["\(try await county.upload(third.key).id)"])
            await #expect(throws: NotFound.self) { try await county.upload(second.key) }
            await #expect(throws: NotFound.self) { try await county.upload(first.key) }
            // What something names stays in the vault; what was only on its way goes with its upload.
            #expect(vault.contains(FileDigest(of: first.bytes)) && !vault.contains(FileDigest(of: fourth.bytes)))
        }
    }

    /// What was read and is kept sealed lies here two days more, not fourteen.
    @Test(arguments: Driver.allCases)
    func aFileThatIsKeptElsewhereGoesAfterTwoDays(driver: Driver) async throws {
        try await withUploadCounty(driver) { county in
            let (taken, other) = (Sample("taken"), Sample("other", size: 9_000))
            for file in [taken, other] {
                _ = try await county.begin(file)
                #expect(try await county.send(file, 0..<file.bytes.count).value?.isWhole == true)
                try FileManager.default.setAttributes(
                    [.modificationDate: Date.distantPast],
                    ofItemAtPath: county.desk.vault.path(of: FileDigest(of: file.bytes))
                )
            }
            // Nobody lets go of what another person sent.
            try await county.desk.letGo(other.key, by: county.sample.otherOfficer)
            try await county.desk.letGo(taken.key, by: county.sample.officer)
            let sweep = SweepUploads(county.desk, named: { tx in try tx.uploads.digests() })
            county.later(days: 1)
            try await sweep()
            #expect(try await county.upload(taken.key).isWhole)
            county.later(days: 2)
            try await sweep()
            await #expect(throws: NotFound.self) { try await county.upload(taken.key) }
            let vault = county.desk.vault
            #expect(!vault.contains(FileDigest(of: taken.bytes)) && vault.contains(FileDigest(of: other.bytes)))
        }
    }
    /// A page that refused a file asks for one anew: what came ahead of the form lies in the clear no longer.
    @Test(arguments: Driver.allCases)
    func aFileWhoseFormWasRefusedGoesAtOnceUnlessItIsSomebodyElsesToo(driver: Driver) async throws {
        try await withUploadCounty(driver) { county in
            let vault = county.desk.vault
            let desk = UploadDesk(
                database: county.database,
                environment: county.desk.environment,
                vault: vault,
                named: { tx in try tx.uploads.digests() }
            )
            let (alone, shared) = (Sample("alone"), Sample("shared", size: 9_000))
            let stored = Sample("stored", size: 8_000)
            for file in [alone, shared, stored] {
                _ = try await county.begin(file)
                #expect(try await county.send(file, 0..<file.bytes.count).value?.isWhole == true)
            }
            let other = county.sample.village
            _ = try await county.begin(shared, by: other)
            let again = try await county.send(shared, 0..<shared.bytes.count, by: other)
            #expect(again.value?.isWhole == true)
            // Somebody is about to name the same bytes as evidence.
            let path = county.root + "/photo"
            try Data(stored.bytes).write(to: URL(fileURLWithPath: path))
            _ = try vault.store(contentsOf: path, originalName: "院子.jpg")

            for file in [alone, shared, stored] {
                // Nobody takes away what another person sent.
                try await desk.discard(file.key, by: county.sample.otherOfficer)
                #expect(try await county.upload(file.key).isWhole)
                try await desk.discard(file.key, by: county.sample.officer)
            }
            await #expect(throws: NotFound.self) { try await county.upload(alone.key) }
            #expect(!vault.contains(FileDigest(of: alone.bytes)))
            #expect(vault.contains(FileDigest(of: shared.bytes)) && vault.contains(FileDigest(of: stored.bytes)))
            #expect(try await county.upload(shared.key, of: other).isWhole)
            // Sent again it arrives again.
            #expect(try await county.begin(alone).value?.received == 0)
            #expect(try await county.send(alone, 0..<alone.bytes.count).value?.isWhole == true)
            #expect(vault.contains(FileDigest(of: alone.bytes)))
        }
    }
}
