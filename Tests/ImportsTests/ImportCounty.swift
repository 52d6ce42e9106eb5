import Core
import Database
import Documents
import Files
import Foundation
import Imports
import Ledgers
import Programmes
import SheetShapes
import TestSupport
import Testing

/// The sample county with the ledger of houses, and sheets to bring.
struct ImportCounty: Sendable {
    let database: Database
    let sample: SampleCounty
    let desk: ImportDesk
    let book: LedgerBook
    let folder: String

    static let key = ImportPlaybook.key

    /// 周住建, whose unit leads the programme.
    var housing: Actor { sample.otherOfficer }

    /// Of a server started with a `personal-key` that is not the county's.
    var deskOfAnotherKey: ImportDesk {
        let ledgers = LedgerDesk(
            database: database,
            environment: desk.ledgers.environment,
            shelf: BookShelf(),
            vault: PersonalVault(secret: Array(repeating: 6, count: 32))
        )
        return ImportDesk(ledgers: ledgers, files: desk.files)
    }

    /// Like offices write them: a title, who reports, headers of two rows, totals and a note.
    static let messy = """
        2026年农房安全台账,,,,,,,,
        填报单位：县住建局,,,,,,,,
        序号,乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）,危房补助资金（万元）,鉴定时间
        1,云雾镇,上坪村委会,王建国,620702196001010010,脱贫,120,1.5,2026.4.1
        2,云雾镇,下坪村,李秀兰,620702196001010029,一般户,９８.5,,2026年4月2日
        3,清泉镇,泉头,张有福,620702196001010037,监测户,86,2万元,44000
        合计,,,,,,304.5,3.5,
        注：数据截至6月10日。,,,,,,,,
        """

    func file(_ text: String, name: String = "农房台账.csv") throws -> String {
        let path = folder + "/\(UInt64.random(in: 0...UInt64.max))-\(name)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    func bring(_ text: String, name: String = "农房台账.csv", by actor: Actor? = nil) async throws -> Outcome<ImportID> {
        try await BringSheet(desk)(Self.key, contentsOf: file(text, name: name), name: name, by: actor ?? housing)
    }

    /// A household without its identity number, in a village of its own.
    func enterHousehold(_ owner: String) async throws -> ItemID {
        let answers = ItemAnswers(place: "620799101201", ["owner": owner, "kind": "脱贫户"], of: book.playbook)
        return try #require(await CreateItem(desk.ledgers)(Self.key, answers, by: housing).value)
    }

    func one(_ id: ImportID, for actor: Actor? = nil) async throws -> SheetImport {
        let actor = actor ?? housing
        return try await database.read { tx in try tx.imports(desk.vault).find(id, for: actor) }
    }

    /// Brought, checked and written.
    func imported(_ text: String, good: Bool = false, by actor: Actor? = nil) async throws -> ImportID {
        let actor = actor ?? housing
        let id = try #require(await bring(text, by: actor).value)
        _ = try #require(await CheckImport(desk)(id, by: actor).value)
        let version = try await one(id, for: actor).version
        let written = try await WriteImport(desk)(id, version: version, onlyGood: good, by: actor)
        #expect(written.value != nil, "\(written.issues.map(importWords.sentence))")
        return id
    }

    func list(for actor: Actor? = nil, finding text: String = "") async throws -> [ItemLine] {
        let (actor, shelf, book) = (actor ?? sample.supervisor, desk.ledgers.shelf, book)
        var filter = ItemFilter()
        filter.text = text
        return try await database.read { [filter] tx in
            try tx.items(shelf).list(book, filter, for: actor, limit: 1000)
        }
    }

    func item(_ title: String) async throws -> LedgerItem {
        try #require(await list().first { $0.item.title == title }?.item)
    }

    func value(_ key: String, of title: String) async throws -> String {
        let item = try await item(title)
        return "\(item.values[try #require(book.playbook.field(key))])"
    }

    func differences() async throws -> [RollUpDifference] {
        try await database.read { tx in try tx.rollUps.verify().differences }
    }
}

func withImportCounty(_ driver: Driver, _ body: (ImportCounty) async throws -> Void) async throws {
    try await withSampleCounty(driver) { database, sample in
        let environment = MovedClock(maker: 9, ticking: true).environment
        let desk = LedgerDesk.ofTests(database, environment)
        let adopt = AdoptProgramme(database: database, environment: environment)
        let programme = try #require(await adopt(ImportPlaybook.text(), by: sample.supervisor).value)
        let book = try await database.read { tx in try desk.shelf.book(programme, in: tx) }
        let folder = NSTemporaryDirectory() + "luoshi-imports-\(UInt64.random(in: 0...UInt64.max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = FileVault(root: folder + "/vault")
        try await body(
            ImportCounty(
                database: database,
                sample: sample,
                desk: ImportDesk(ledgers: desk, files: files),
                book: book,
                folder: folder
            )
        )
    }
}

extension Outcome {
    var keys: [String] { issues.map(\.key) }
    var sentences: [String] { issues.map(importWords.sentence) }
}
