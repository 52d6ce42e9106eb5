import Core
import Database
import Files
import Foundation
import Imports
import Ledgers
import TestSupport
import Testing
import Uploads
import Web

/// What was brought and is not written can go, with its file, and nothing else does.
@Suite("Imports that are discarded")
struct DiscardImportTests {
    private static let head = "乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）\n"
    private static let sheet = head + "云雾镇,上坪村,王建国,620702196001010010,脱贫户,120\n"

    private func desk(_ county: ImportCounty) -> ImportDesk {
        ImportDesk(
            ledgers: county.desk.ledgers,
            files: county.desk.files,
            named: { tx in try tx.importDigests().union(tx.uploads.digests()) }
        )
    }

    /// As if the file had been brought days ago, or just now.
    private func date(_ digest: FileDigest, daysAgo days: Double, _ county: ImportCounty) throws {
        let path = county.desk.files.path(of: digest)
        let day = Date(timeIntervalSinceNow: -days * 86_400)
        try FileManager.default.setAttributes([.modificationDate: day], ofItemAtPath: path)
    }

    @Test(arguments: Driver.allCases)
    func anImportThatIsNotWrittenGoesWithItsFile(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let site = try TestSite(
                ImportRoutes(desk: desk(county)).all,
                environment: county.desk.ledgers.environment
            )
            let officer = site.visitor(as: county.housing)
            for isChecked in [false, true] {
                let id = try #require(await county.bring(Self.sheet).value)
                if isChecked { _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value) }
                let one = try await county.one(id)
                let digest = try #require(FileDigest(one.digest))
                try date(digest, daysAgo: 3, county)
                let page = await officer.get("/imports/\(id)")
                #expect(page.buttons.contains("放弃导入"), "\(page.buttons)")
                #expect(page.words.contains("上传的表和改过的格子都不再保留，台账不受影响。"), "\(page.words)")
                let stale = await officer.post("/imports/\(id)/discarding", ["version": "\(one.version + 1)"])
                #expect(stale.notice?.contains("刚刚又改过") == true, "\(stale.words)")
                let gone = await officer.post("/imports/\(id)/discarding", ["version": "\(one.version)"])
                #expect(gone.notice == "已放弃导入“农房台账.csv”，台账没有动过。", "\(gone.words)")
                #expect(gone.address == "/ledgers/\(ImportCounty.key)/imports")
                #expect(await officer.get("/imports/\(id)").status == 404)
                #expect(!county.desk.files.contains(digest))
            }
            #expect(try await county.list().isEmpty)
        }
    }

    /// One that was just brought stays for two days, and where another import has the same bytes as long as that.
    @Test(arguments: Driver.allCases)
    func aFileSomebodyElseMayNameStays(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let desk = self.desk(county)
            let first = try #require(await county.bring(Self.sheet).value)
            let second = try #require(await county.bring(Self.sheet).value)
            let kept = try await county.one(first).digest
            let digest = try #require(FileDigest(kept))
            try date(digest, daysAgo: 3, county)
            _ = try #require(await DiscardImport(desk)(first, version: 1, by: county.housing).value)
            #expect(desk.files.contains(digest))
            // Brought again meanwhile.
            try date(digest, daysAgo: 0, county)
            _ = try #require(await DiscardImport(desk)(second, version: 1, by: county.housing).value)
            let waiting = try await county.database.read { tx in try tx.uploads.digests() }
            #expect(desk.files.contains(digest) && waiting == ["\(digest)"])
        }
    }

    /// It was kept before it was read, and nobody can come to it.
    @Test(arguments: Driver.allCases)
    func aSheetThatIsRefusedDoesNotStay(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let wide = (0..<501).map { "列\($0)" }.joined(separator: ",") + "\n1,2\n"
            let path = try county.file(wide)
            let bring = BringSheet(desk(county))
            let refused = try await bring(ImportCounty.key, contentsOf: path, name: "宽.csv", by: county.housing)
            let waiting = try await county.database.read { tx in try tx.uploads.digests() }
            #expect(refused.value == nil && waiting.count == 1, "\(refused.sentences)")
        }
    }

    /// Of two files nobody can come to the one that is not the import's: the one before, or the one that came too late.
    @Test(arguments: Driver.allCases)
    func aSheetThatIsReplacedOrReplacesNothingDoesNotStay(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let desk = self.desk(county)
            let other = Self.sheet + "云雾镇,上坪村,李秀兰,620702196001010029,一般户,90\n"
            let id = try #require(await county.bring(Self.sheet).value)
            let before = try await county.one(id).digest
            let old = try #require(FileDigest(before))
            try date(old, daysAgo: 3, county)
            let path = try county.file(other)
            let replaced = try await BringSheet(desk).replace(id, contentsOf: path, name: "新.csv", by: county.housing)
            let after = try await county.one(id).digest
            let new = try #require(FileDigest(after))
            #expect(replaced.value != nil && !desk.files.contains(old) && desk.files.contains(new))
            let written = try await county.imported(other)
            let late = try county.file(Self.sheet)
            let bring = BringSheet(desk)
            let refused = try await bring.replace(written, contentsOf: late, name: "晚.csv", by: county.housing)
            let waiting = try await county.database.read { tx in try tx.uploads.digests() }
            #expect(refused.keys == ["import.stage"] && waiting == ["\(old)"])
        }
    }

    @Test(arguments: Driver.allCases)
    func whatWasWrittenIsTakenBackAndNotDiscarded(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let id = try await county.imported(Self.sheet)
            let version = try await county.one(id).version
            let refused = try await DiscardImport(county.desk)(id, version: version, by: county.housing)
            #expect(refused.keys == ["import.stage"])
            await #expect(throws: NotFound.self) {
                _ = try await DiscardImport(county.desk)(id, version: version, by: county.sample.village)
            }
        }
    }

    /// Rows a writing left for later: what was written stays as it is, and its page says what was left.
    @Test(arguments: Driver.allCases)
    func rowsLeftForLaterGoAlone(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let id = try await county.imported(Self.sheet + "云雾镇,上坪村,李秀兰,,大户,90\n", good: true)
            let rest = try #require(try await county.one(id).result?.rest)
            let version = try await county.one(rest).version
            let site = try TestSite(
                ImportRoutes(desk: desk(county)).all,
                environment: county.desk.ledgers.environment
            )
            let officer = site.visitor(as: county.housing)
            let gone = await officer.post("/imports/\(rest)/discarding", ["version": "\(version)"])
            #expect(gone.notice == "已放弃“农房台账.csv”里没有写的行，已经写入的不动。", "\(gone.words)")
            let page = await officer.get("/imports/\(id)")
            #expect(page.status == 200 && page.words.contains("1 行没有写入"), "\(page.words)")
            #expect(try await county.list().map(\.item.title) == ["王建国"])
        }
    }
}
