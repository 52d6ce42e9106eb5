import Core
import Database
import Documents
import Files
import Foundation
import Imports
import Ledgers
import Programmes
import Tasks
import TestSupport
import Testing
import Web

/// A ledger with links that leaves as a sheet and comes back.
@Suite("Links in sheets that come back")
struct LinkRoundTripTests {
    private static let key = "import-visits"
    private static let many = "  - {key: yards, label: 同院的农房, type: link, to: import-houses, many: yes}"
    private static let photos = "  - {key: photos, label: 走访照片, type: file}"

    /// Houses of the imported sheet and a visit that is linked to them.
    private func withVisit(
        _ driver: Driver,
        _ body: (ImportCounty, TestSite, _ houses: [ItemID], _ visit: ItemID) async throws -> Void
    ) async throws {
        try await withImportCounty(driver) { county in
            let desk = county.desk.ledgers
            let adopt = AdoptProgramme(database: county.database, environment: desk.environment)
            let text = try ImportPlaybook.visits(more: Self.many + "\n" + Self.photos)
            _ = try #require(await adopt(text, by: county.sample.supervisor).value)
            _ = try await county.imported(ImportCounty.messy)
            let houses = try await ["王建国", "李秀兰", "张有福"].asyncMap { try await county.item($0).id }
            var answers = ItemAnswers(
                place: "620799101201",
                ["name": "走访一", "area": "80", "house": "\(houses[0])", "yards": "\(houses[1])、\(houses[2])"],
                of: text.playbook
            )
            let place = try #require(text.playbook.field("photos"))
            answers.files[place] = (0...1).map { number in
                NewAttachment(
                    id: desk.environment.newID(),
                    digest: String(repeating: "\(number)", count: 64),
                    name: "p\(number).jpg",
                    mediaType: "image/jpeg",
                    size: 1
                )
            }
            let visit = try #require(await CreateItem(desk)(Self.key, answers, by: county.housing).value)
            let ledgers = LedgerRoutes(desk: desk, files: FileVault(root: county.folder + "/vault"), shipped: [])
            let routes = ledgers.all + ImportRoutes(desk: county.desk).all
            try await body(county, TestSite(routes, environment: desk.environment), houses, visit)
        }
    }

    private func exported(_ county: ImportCounty, _ site: TestSite, _ format: String) async throws -> [UInt8] {
        await site.visitor(as: county.housing).get("/ledgers/\(Self.key)/items.\(format)").body
    }

    private func checked(_ bytes: [UInt8], _ name: String, _ county: ImportCounty) async throws -> ImportResult {
        let path = county.folder + "/\(UInt64.random(in: 0...UInt64.max))-\(name)"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let brought = try await BringSheet(county.desk)(Self.key, contentsOf: path, name: name, by: county.housing)
        let id = try #require(brought.value, "\(brought.sentences)")
        let result = try await CheckImport(county.desk)(id, by: county.housing)
        return try #require(result.value, "\(result.sentences)")
    }

    /// The import of visits that was brought last.
    private func latest(_ county: ImportCounty) async throws -> ImportID {
        let shelf = county.desk.ledgers.shelf
        let newest = try await county.database.read { [actor = county.housing] tx in
            let ledger = try shelf.current(Self.key, in: SampleCounty.county, tx).ledger
            return try tx.imports(county.desk.vault).list([ledger], for: actor, limit: 1).first?.id
        }
        return try #require(newest)
    }

    private func rename(_ house: ItemID, to name: String, _ county: ImportCounty) async throws {
        let desk = county.desk.ledgers
        let item = try await county.database.read { [actor = county.housing] tx in
            try tx.items(desk.shelf).find(house, for: actor)
        }
        let answers = ItemAnswers(place: item.region.digits, ["owner": name, "kind": "一般户"], of: county.book.playbook)
        let seen = EditBasis(change: nil)
        let saved = try await EditItem(desk)(house, version: item.version, answers, seen: seen, by: county.housing)
        #expect(saved.value != nil, "\(saved.issues)")
    }

    @Test(arguments: Driver.allCases)
    func nothingIsChangedWhateverBecameOfTheLinkedThings(driver: Driver) async throws {
        try await withVisit(driver) { county, site, houses, _ in
            for format in ["xlsx", "csv"] {
                let sheet = try await exported(county, site, format)
                if format == "csv" {
                    let text = String(decoding: sheet, as: UTF8.self)
                    #expect(text.contains("王建国（\(houses[0])）") && text.contains("李秀兰（\(houses[1])）、张有福（\(houses[2])）"))
                    // Files by their names, on sheets and in histories.
                    #expect(text.contains("p0.jpg、p1.jpg"), "\(text)")
                }
                let same = try await checked(sheet, "走访.\(format)", county)
                #expect(same.rows == [1, 0, 0, 0], "\(same.problems)")
            }
            // One was given another name since, one was put away.
            let sheet = try await exported(county, site, "xlsx")
            try await rename(houses[1], to: "李秀英", county)
            let version = try await county.item("张有福").version
            let trash = TrashItem(county.desk.ledgers)
            _ = try #require(await trash(houses[2], version: version, reason: "重复", by: county.housing).value)
            let later = try await checked(sheet, "走访.xlsx", county)
            #expect(later.rows == [1, 0, 0, 0], "\(later.problems)")
        }
    }

    /// A visit keeps the links it was entered with while its ledger has none any more and few may read the houses.
    @Test(arguments: Driver.allCases)
    func whatFewMayReadIsToldByNumbersOnly(driver: Driver) async throws {
        try await withVisit(driver) { county, site, houses, _ in
            let text = String(decoding: try await exported(county, site, "csv"), as: UTF8.self)
            let changed = Array(text.replacing("王建国（\(houses[0])）", with: "\(houses[1])").utf8)
            let open = try await checked(changed, "走访.csv", county)
            let titles = "关联的农房：王建国（\(houses[0])） → 李秀兰（\(houses[1])）"
            #expect(open.changedLines.first?.changes == [titles], "\(open.problems)")

            let adopt = AdoptProgramme(database: county.database, environment: county.desk.ledgers.environment)
            let plain = try ImportPlaybook.visits(more: Self.many).yaml
                .replacing("type: link, to: import-houses, reads: [area]", with: "type: text")
                .replacing("type: link, to: import-houses, many: yes", with: "type: text")
            let few = OwnPlaybook.restricted(ImportPlaybook.yaml, to: "leader")
            for yaml in [plain, few] {
                let adopted = try await adopt(ImportPlaybook.text(yaml), by: county.sample.supervisor)
                try #require(adopted.value != nil, "\(adopted.keys)")
            }
            // What was told before is told so no more.
            let before = try await latest(county)
            let seen = await site.visitor(as: county.housing).get("/imports/\(before)")
            #expect(seen.words.contains("关联的农房：（不公开）"), "\(seen.transcript)")
            #expect(!seen.words.contains("王建国") && !seen.words.contains("李秀兰"), "\(seen.words)")

            let closed = try await checked(changed, "走访.csv", county)
            #expect(closed.rows == [0, 1, 0, 0], "\(closed.problems)")
            let numbers = "关联的农房：\(houses[0]) → \(houses[1])"
            #expect(closed.changedLines.first?.changes == [numbers], "\(closed.changedLines)")
            let shown = await site.visitor(as: county.housing).get("/imports/\(try await latest(county))")
            #expect(shown.words.contains(numbers), "\(shown.words)")
        }
    }

    @Test(arguments: Driver.allCases)
    func whatIsWrittenOverALinkIsMeantOrRefused(driver: Driver) async throws {
        try await withVisit(driver) { county, site, houses, visit in
            let text = String(decoding: try await exported(county, site, "csv"), as: UTF8.self)
            func sheet(_ link: String) -> [UInt8] { Array(text.replacing("王建国（\(houses[0])）", with: link).utf8) }
            // The name of one thing before the number of another says two things.
            let torn = try await checked(sheet("李秀兰（\(houses[0])）"), "走访.csv", county)
            #expect(torn.rows == [0, 0, 1, 0])
            #expect(torn.problems.first?.sentence.contains("写的“李秀兰”和编号 \(houses[0]) 不是同一条") == true, "\(torn.problems)")
            // A second name is not passed over.
            let two = try await checked(sheet("赵六、王建国（\(houses[0])）"), "走访.csv", county)
            #expect(two.rows == [0, 0, 1, 0], "\(two.problems)")
            for link in ["李秀兰（\(houses[1])）", "李秀兰", "\(houses[1])"] {
                let changed = try await checked(sheet(link), "走访.csv", county)
                #expect(changed.rows == [0, 1, 0, 0], "\(link): \(changed.problems)")
                let told = "关联的农房：王建国（\(houses[0])） → 李秀兰（\(houses[1])）"
                #expect(changed.changedLines.first?.changes == [told], "\(link)")
            }
            // Without the number of the visit the row is a new one, and meets the same houses.
            let fresh = text.replacing("\(visit)", with: "").replacing("走访一", with: "走访二")
            let new = try await checked(Array(fresh.utf8), "走访.csv", county)
            #expect(new.rows == [0, 0, 0, 1], "\(new.problems)")
        }
    }
}

extension ImportResult {
    /// Unchanged, changed, refused, new.
    fileprivate var rows: [Int] { [unchanged, changed, refused, new] }
}

extension Sequence {
    fileprivate func asyncMap<Result>(_ work: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await work(element)) }
        return results
    }
}
