import Core
import Database
import Files
import Foundation
import Ledgers
import Programmes
import TestSupport
import Testing
import Uploads
import Web

@testable import Imports

/// 个人信息保护法 第五十一条: what a sheet says of people lies encrypted, in the database and beside it.
@Suite("Imports lie sealed")
struct SealedImportTests {
    /// The last number has a wrong check digit.
    private static let sheet = """
        乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）
        云雾镇,上坪村,王建国,620702196001010010,脱贫户,120
        云雾镇,下坪村,李秀兰,620702196001010052,一般户,88

        """
    private static let wrong = "620702196001010052"
    private static let right = "620702196001010029"
    /// How every number of the sheet begins.
    private static let beginning = "6207021960010100"

    /// As the page of a check shows it.
    private static func shown(_ number: String) -> String { PersonalVault.shown(number, of: .personal(.identity)) }

    private func checked(_ county: ImportCounty) async throws -> ImportID {
        let id = try #require(await county.bring(Self.sheet).value)
        _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
        return id
    }

    private func site(_ county: ImportCounty) throws -> TestSite {
        try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
    }

    /// Everything kept of imports, as it lies in the database.
    private func texts(_ county: ImportCounty) async throws -> [String] {
        try await county.database.read { tx in
            var texts = try tx.values("SELECT mapping FROM sheet_mapping", as: String.self)
            for column in ["mapping", "fixes", "result"] {
                texts += try tx.values("SELECT \(name: column) FROM sheet_import", as: String.self)
            }
            return texts
        }
    }

    /// Every file of the vault, as it lies on the disk.
    private func files(_ county: ImportCounty) throws -> [Data] {
        let root = county.folder + "/vault"
        let names = try FileManager.default.subpathsOfDirectory(atPath: root)
        return names.compactMap { FileManager.default.contents(atPath: root + "/" + $0) }.filter { !$0.isEmpty }
    }

    /// As an earlier program kept it: everything in the clear, under the digest of what was brought.
    private func makeEarlier(_ id: ImportID, _ county: ImportCounty) async throws -> SheetImport {
        let one = try await county.one(id)
        let stored = try county.desk.files.store(contentsOf: county.file(Self.sheet), originalName: "农房台账.csv")
        let (result, fixes) = (try #require(one.result).json, #"{"D3":"\#(Self.right)"}"#)
        _ = try await county.database.write { tx in
            try tx.run(
                """
                UPDATE sheet_import SET digest = \(stored.digest.description), mapping = \(one.mapping.json),
                    fixes = \(fixes), result = \(result) WHERE id = \(id)
                """
            )
        }
        return one
    }

    @Test(arguments: Driver.allCases)
    func noNumberOfASheetLiesInTheClearAndThePageShowsItAsBefore(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let id = try await checked(county)
            let officer = try site(county).visitor(as: county.housing)
            let page = await officer.get("/imports/\(id)")
            #expect(page.visibleFormValues.contains { $0 == ("fix-D3", Self.shown(Self.wrong)) }, "\(page.transcript)")
            let version = "\(try await county.one(id).version)"
            let fields: Fields = ["version": version, "fix-D3": Self.right + "0", "was-D3": Self.shown(Self.wrong)]
            let again = await officer.post("/imports/\(id)/fixes", fields)
            let longer = Self.shown(Self.right + "0")
            #expect(again.visibleFormValues.contains { $0 == ("fix-D3", longer) }, "\(again.transcript)")
            let one = try await county.one(id)
            #expect(one.fixes == ["D3": Self.right + "0"] && one.result?.problemCount == 1)

            let texts = try await texts(county)
            #expect(texts.count == 4 && texts.allSatisfy(SheetSeal.isSealed), "\(texts)")
            #expect(!texts.contains { $0.contains(Self.beginning) || $0.contains("李秀兰") })
            let files = try files(county)
            #expect(files.count == 1 && !files.contains { $0.range(of: Data(Self.beginning.utf8)) != nil })
            let digest = try #require(FileDigest(one.digest))
            let plain = try county.desk.files.plain(digest, by: county.desk.vault.sheets.files)
            #expect(plain == Array(Self.sheet.utf8) && one.size == Self.sheet.utf8.count)
        }
    }

    /// The rows that are left are sealed as an import of their own.
    @Test(arguments: Driver.allCases)
    func rowsThatAreLeftLieSealedToo(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let id = try await county.imported(Self.sheet, good: true)
            let rest = try #require(try await county.one(id).result?.rest)
            #expect(try await county.one(rest).result?.problems.first?.value == Self.shown(Self.wrong))
            let texts = try await texts(county)
            #expect(!texts.contains { $0.contains(Self.beginning) }, "\(texts)")
            // What one row holds does not open in another.
            _ = try await county.database.write { tx in
                try tx.run(
                    """
                    UPDATE sheet_import SET result = (SELECT result FROM sheet_import WHERE id = \(id)) WHERE id = \(rest)
                    """
                )
            }
            #expect(try await county.one(rest).result == nil)
        }
    }

    @Test(arguments: Driver.allCases)
    func whatAnEarlierProgramKeptIsReadAndSealedWithTheNextChange(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let id = try await checked(county)
            let before = try await makeEarlier(id, county)
            let one = try await county.one(id)
            #expect(one.result == before.result && one.mapping == before.mapping && one.fixes == ["D3": Self.right])
            let officer = try site(county).visitor(as: county.housing)
            let page = await officer.get("/imports/\(id)")
            #expect(page.visibleFormValues.contains { $0 == ("fix-D3", Self.shown(Self.right)) }, "\(page.transcript)")
            #expect(await officer.get("/imports/\(id)/columns").words.contains("身份证号码"))
            _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect(try await county.one(id).result?.refused == 0)
            #expect(try await texts(county).allSatisfy(SheetSeal.isSealed))
        }
    }

    @Test(arguments: Driver.allCases)
    func whatAnEarlierProgramKeptIsSealedWithoutAChange(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let id = try await checked(county)
            let before = try await makeEarlier(id, county)
            let vault = county.desk.vault
            let last = try await county.database.write { tx in
                let first = try tx.imports(vault).sealEarlier(after: nil)
                let second = try tx.imports(vault).sealEarlier(after: first)
                return [first, second]
            }
            #expect(last == [id, nil])
            #expect(try await texts(county).allSatisfy(SheetSeal.isSealed))
            let one = try await county.one(id)
            #expect(one.result == before.result && one.mapping == before.mapping && one.fixes == ["D3": Self.right])
            #expect(one.version == before.version && one.checkedAt == before.checkedAt)
        }
    }

    /// A large file comes in chunks before its form, and lies in the clear until the form is sent.
    @Test(arguments: Driver.allCases)
    func theCopyThatCameInChunksIsLetGo(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let environment = county.desk.ledgers.environment
            let desk = UploadDesk(database: county.database, environment: environment, vault: county.desk.files)
            let (bytes, key, actor) = (Array(Self.sheet.utf8), "browser-000001-sheet", county.housing)
            let digest = FileDigest(of: bytes)
            let promise = UploadPromise(id: key, name: "农房台账.csv", size: bytes.count, digest: digest.description)
            _ = try #require(await BeginUpload(desk)(promise, by: actor).value)
            let sent = try await AddChunk(desk)(bytes, at: 0, digest: digest, to: key, by: actor)
            let upload = try #require(sent.value)
            #expect(upload.isWhole)
            let officer = try site(county).visitor(as: actor)
            let page = await officer.post(
                "/ledgers/\(ImportCounty.key)/imports",
                [UploadDesk.field(for: "file"): key]
            )
            #expect(page.title == "对应列：农房台账.csv", "\(page.transcript)")
            let after = try await county.database.read { tx in try tx.uploads.find(key, of: actor) }
            #expect(after.isWhole && after.changedAt < upload.changedAt.adding(days: -11))
        }
    }

    @Test(arguments: Driver.allCases)
    func theCopyOfARefusedFormGoesAtOnce(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let (files, actor) = (county.desk.files, county.housing)
            let desk = ImportDesk(
                ledgers: county.desk.ledgers,
                files: files,
                named: { tx in try tx.importDigests().union(tx.uploads.digests()) }
            )
            let uploads = desk.uploads
            let (bytes, key) = ([0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 7, count: 400), "browser-000001-photo")
            let digest = FileDigest(of: bytes)
            let promise = UploadPromise(id: key, name: "农房.jpg", size: bytes.count, digest: digest.description)
            _ = try #require(await BeginUpload(uploads)(promise, by: actor).value)
            let sent = try await AddChunk(uploads)(bytes, at: 0, digest: digest, to: key, by: actor)
            #expect(sent.value?.isWhole == true && files.contains(digest))
            let officer = try TestSite(ImportRoutes(desk: desk).all, environment: county.desk.ledgers.environment)
                .visitor(as: actor)
            let page = await officer.post("/ledgers/\(ImportCounty.key)/imports", [UploadDesk.field(for: "file"): key])
            #expect(page.status == 422 && !page.errors.isEmpty, "\(page.transcript)")
            #expect(!files.contains(digest))
            let left = try await county.database.read { tx in try tx.uploads.first(key, of: actor) }
            #expect(left == nil)
        }
    }

    /// A server started with the wrong `personal-key`: what people typed in place of cells looks empty to it.
    @Test(arguments: Driver.allCases)
    func whatAnotherKeySealedIsNotWrittenOver(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let (id, actor) = (try await checked(county), county.housing)
            let version = try await county.one(id).version
            let fixed = try await CheckImport(county.desk).save(id, version: version, by: actor) {
                $0.fixes["D3"] = Self.right
            }
            let before = try #require(fixed.value)
            let desk = county.deskOfAnotherKey
            let vaults = [desk.vault, county.desk.vault]
            let opened = try await county.database.read { tx in
                try vaults.map { try tx.imports($0).opensSealed() }
            }
            #expect(opened == [false, true])
            let saved = try await CheckImport(desk).save(id, version: before.version, by: actor) {
                $0.fixes = ["D2": "1"]
            }
            let path = try county.file(Self.sheet)
            let replaced = try await BringSheet(desk).replace(id, contentsOf: path, name: "农房台账.csv", by: actor)
            let written = try await WriteImport(desk)(id, version: before.version, onlyGood: true, by: actor)
            let again = try await CheckImport(desk)(id, by: actor)
            for keys in [saved.keys, replaced.keys, written.keys, again.keys] {
                #expect(keys == ["import.sealed"])
            }
            #expect(saved.sentences.first?.contains("personal-key") == true)
            let officer = try TestSite(ImportRoutes(desk: desk).all, environment: desk.ledgers.environment).visitor(
                as: actor
            )
            let list = await officer.get("/ledgers/\(ImportCounty.key)/imports")
            #expect(list.status == 200 && list.words.contains("农房台账.csv"), "\(list.transcript)")
            // With the right key again everything is as it was.
            let one = try await county.one(id)
            #expect(one.fixes == ["D3": Self.right] && one.mapping == before.mapping && one.version == before.version)
        }
    }

    @Test(arguments: Driver.allCases)
    func whatWasWrittenUnderAnotherKeyIsNotTakenBack(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let id = try await county.imported(Self.sheet, good: true)
            let before = try await county.one(id)
            let undone = try await UndoImport(county.deskOfAnotherKey)(id, by: county.housing)
            #expect(undone.keys == ["import.sealed"])
            #expect(try await county.one(id) == before)
        }
    }

    @Test(arguments: Driver.allCases)
    func aSheetSealedWithAnotherKeyIsSaidToBeSo(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let id = try await checked(county)
            let one = try await county.one(id)
            let opened = await county.deskOfAnotherKey.open(one)
            #expect(opened.sentences.first?.contains("用现在的密钥打不开") == true, "\(opened.sentences)")
        }
    }

    /// What somebody confirmed under another key is neither used nor replaced, and the page says so.
    @Test(arguments: Driver.allCases)
    func aRememberedMappingOfAnotherKeyIsKept(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            _ = try await checked(county)
            let mapping = { () async throws -> [String] in
                try await county.database.read { tx in
                    try tx.values("SELECT mapping FROM sheet_mapping", as: String.self)
                }
            }
            let before = try await mapping()
            #expect(before.count == 1)
            let desk = county.deskOfAnotherKey
            let text = Self.sheet.replacing("李秀兰", with: "孙梅")
            let brought = try await BringSheet(desk)(
                ImportCounty.key,
                contentsOf: county.file(text),
                name: "农房台账.csv",
                by: county.housing
            )
            let id = try #require(brought.value)
            let site = try TestSite(ImportRoutes(desk: desk).all, environment: desk.ledgers.environment)
            let page = await site.visitor(as: county.housing).get("/imports/\(id)")
            #expect(page.words.contains("原来记住的不替换"), "\(page.words)")
            _ = try #require(await CheckImport(desk)(id, by: county.housing).value)
            #expect(try await mapping() == before)
        }
    }
}
