import Core
import Database
import Files
import Foundation
import Imports
import Ledgers
import TestSupport
import Testing

@testable import Catalogue

/// 个人信息保护法 第五十一条: also the sheet a ledger is made from names people.
@Suite("Sheets of new ledgers lie sealed")
struct SealedProposalTests {
    private func withDesk(_ driver: Driver, _ body: (CatalogueDesk, Actor, String) async throws -> Void) async throws {
        try await withSampleCounty(driver) { database, sample in
            let folder = NSTemporaryDirectory() + "luoshi-proposed-\(UInt64.random(in: 0...UInt64.max))"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let path = folder + "/宽带入户.csv"
            try Data(ProposedSheet.broadband.utf8).write(to: URL(fileURLWithPath: path))
            let ledgers = LedgerDesk.ofTests(database, MovedClock().environment)
            try await body(
                CatalogueDesk(ledgers: ledgers, files: FileVault(root: folder + "/vault")),
                sample.supervisor,
                path
            )
        }
    }

    private func find(_ id: ProposalID, _ desk: CatalogueDesk, _ actor: Actor) async throws -> ProposalRecord {
        try await desk.database.read { tx in try tx.proposals(desk.vault).find(id, for: actor) }
    }

    private func bodies(_ desk: CatalogueDesk) async throws -> [String] {
        try await desk.database.read { tx in try tx.values("SELECT body FROM proposed_ledger", as: String.self) }
    }

    @Test(arguments: Driver.allCases)
    func whatIsProposedAndItsSheetLieSealed(driver: Driver) async throws {
        try await withDesk(driver) { desk, actor, path in
            let id = try #require(await StartLedger(desk)(path, name: "宽带入户.csv", by: actor).value)
            let bodies = try await bodies(desk)
            #expect(bodies.count == 1 && bodies.allSatisfy(SheetSeal.isSealed))
            let record = try await find(id, desk, actor)
            #expect(record.body.ledger.fields.contains { $0.label == "户主姓名" })
            let digest = try #require(FileDigest(record.digest))
            let lying = try #require(FileManager.default.contents(atPath: desk.files.path(of: digest)))
            #expect(lying.range(of: Data("13812345678".utf8)) == nil)
            #expect(try desk.files.plain(digest, by: desk.vault.sheets.files) == Array(ProposedSheet.broadband.utf8))
            let read = await desk.readAside(digest, record.fileName)
            #expect(read.value?.tables.first?.sampled.rows.count == 3)
        }
    }

    /// Sheets brought before this program, for new ledgers and for imports, are sealed beside the requests; the same sheet
    /// brought afterwards is known again.
    @Test(arguments: Driver.allCases)
    func sheetsOfAnEarlierProgramAreSealed(driver: Driver) async throws {
        try await withDesk(driver) { desk, actor, path in
            let id = try #require(await StartLedger(desk)(path, name: "宽带入户.csv", by: actor).value)
            let record = try await find(id, desk, actor)
            let digest = try #require(FileDigest(record.digest))
            let clear = try desk.files.store(contentsOf: path, originalName: "宽带入户.csv").digest
            try FileManager.default.removeItem(atPath: desk.files.path(of: digest))
            _ = try await desk.database.write { tx in
                try tx.run(
                    """
                    UPDATE proposed_ledger SET digest = \(clear.description), body = \(record.body.json) WHERE id = \(id)
                    """
                )
            }
            #expect(await desk.readAside(clear, record.fileName).value?.tables.count == 1)
            #expect(try await find(id, desk, actor).body == record.body)

            let seal = SealEarlierSheets(desk) { tx in try tx.proposalDigests() }
            // A file of today may be about to be named by somebody else.
            try await seal()
            #expect(try await bodies(desk).allSatisfy(SheetSeal.isSealed))
            #expect(try await find(id, desk, actor).digest == clear.description)
            try FileManager.default.setAttributes(
                [.modificationDate: Date.distantPast],
                ofItemAtPath: desk.files.path(of: clear)
            )
            try await seal()
            let sealed = try await find(id, desk, actor)
            #expect(sealed.digest == record.digest && sealed.body == record.body)
            #expect(desk.files.contains(digest) && !desk.files.contains(clear))
            #expect(await desk.readAside(digest, record.fileName).value?.tables.count == 1)
        }
    }

    /// Where the same bytes are somebody's evidence, these stay.
    @Test(arguments: Driver.allCases)
    func whatSomethingElseNamesStaysInTheClear(driver: Driver) async throws {
        try await withDesk(driver) { desk, actor, path in
            let id = try #require(await StartLedger(desk)(path, name: "宽带入户.csv", by: actor).value)
            let clear = try desk.files.store(contentsOf: path, originalName: "宽带入户.csv").digest
            _ = try await desk.database.write { tx in
                try tx.run("UPDATE proposed_ledger SET digest = \(clear.description) WHERE id = \(id)")
            }
            try FileManager.default.setAttributes(
                [.modificationDate: Date.distantPast],
                ofItemAtPath: desk.files.path(of: clear)
            )
            try await SealEarlierSheets(desk, named: { _ in [clear.description] })()
            #expect(try await find(id, desk, actor).digest != clear.description && desk.files.contains(clear))
        }
    }
}
