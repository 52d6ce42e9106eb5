import Core
import Foundation
import Imports
import Ledgers
import TestSupport
import Testing
import Web

/// What was put right on the page of an import holds for the same cells, whichever way they come again.
@Suite("Corrections are kept")
struct KeptFixesTests {
    private static let head = "乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）\n"
    private static let rows = [
        "云雾镇,上坪村,王建国,,大户,120\n", "云雾镇,下坪村,李秀兰,,一般户,约90\n", "云雾镇,下坪村,赵新,,一般户,70\n",
    ]
    private static let fixes = ["E2": "一般户", "F3": "90"]

    private func checked(_ text: String, _ county: ImportCounty, by actor: Actor? = nil) async throws -> ImportID {
        let id = try #require(await county.bring(text, by: actor).value)
        _ = try #require(await CheckImport(county.desk)(id, by: actor ?? county.housing).value)
        return id
    }

    /// Two cells put right and every row written.
    private func corrected(_ county: ImportCounty) async throws -> ImportID {
        let id = try await checked(Self.head + Self.rows.joined(), county)
        let version = try await county.one(id).version
        let saved = try await CheckImport(county.desk).save(id, version: version, by: county.housing) {
            $0.fixes = Self.fixes
        }
        #expect(saved.value != nil, "\(saved.sentences)")
        _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
        return id
    }

    private func write(_ id: ImportID, _ county: ImportCounty) async throws {
        let version = try await county.one(id).version
        let written = try await WriteImport(county.desk)(id, version: version, onlyGood: false, by: county.housing)
        #expect(written.value != nil, "\(written.sentences)")
    }

    @Test(arguments: Driver.allCases)
    func theSameFileAgainSaysThatTheRowsPutRightStandAlready(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            try await write(corrected(county), county)
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let id = try #require(await county.bring(Self.head + Self.rows.joined()).value)
            let brought = await officer.get("/imports/\(id)")
            #expect(brought.words.contains("已更正的 2 行：以前在这里改过格子"), "\(brought.words)")
            let result = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            let counts: [Int] = [result.new, result.changed, result.unchanged, result.refused]
            #expect(counts == [0, 0, 3, 0], "\(result.problems)")
            let page = await officer.get("/imports/\(id)")
            #expect(page.words.contains("已更正的 2 行台账里都已经有了，不再写入。"), "\(page.words)")
            // What people typed is not gone with one press.
            #expect(page.words.contains("这里改过的格子都不要了"), "\(page.words)")
            // Whoever does not want them looks at the sheet as it is.
            let version = try await county.one(id).version
            let fields: Fields = ["version": "\(version)", "without": "1"]
            let bare = await officer.post("/imports/\(id)/fixes", fields)
            #expect(bare.notice == "改过的格子都不要了，全部行又核对了一遍。", "\(bare.words)")
            #expect(bare.words.contains("2 行有问题") && !bare.words.contains("已更正的"), "\(bare.words)")
            #expect(try await county.one(id).fixes.isEmpty)
            // Nor does she find them there again the next time; what she puts right now is.
            let third = try #require(await county.bring(Self.head + Self.rows.joined()).value)
            #expect(try await county.one(third).fixes.isEmpty)
            let saved = try await CheckImport(county.desk).save(third, version: 1, by: county.housing) {
                $0.fixes = ["F3": "91"]
            }
            #expect(saved.value != nil, "\(saved.sentences)")
            let fourth = try #require(await county.bring(Self.head + Self.rows.joined()).value)
            #expect(try await county.one(fourth).fixes == ["F3": "91"])
        }
    }

    /// The rows left for later are put right by themselves: what holds of the written ones is not let go of with them.
    @Test(arguments: Driver.allCases)
    func rowsLeftForLaterLetGoOfTheirOwnCorrectionsAlone(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let id = try await checked(Self.head + Self.rows.joined(), county)
            let first = try await county.one(id).version
            let saved = try await CheckImport(county.desk).save(id, version: first, by: county.housing) {
                $0.fixes = ["E2": "一般户", "F3": "约95"]
            }
            #expect(saved.value != nil, "\(saved.sentences)")
            _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            let version = try await county.one(id).version
            let written = try await WriteImport(county.desk)(id, version: version, onlyGood: true, by: county.housing)
            let rest = try #require(written.value?.rest, "\(written.sentences)")
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let left = try await county.one(rest)
            let fields: Fields = ["version": "\(left.version)", "without": "1"]
            _ = await site.visitor(as: county.housing).post("/imports/\(rest)/fixes", fields)
            #expect(try await county.one(rest).fixes.isEmpty)
            let again = try #require(await county.bring(Self.head + Self.rows.joined()).value)
            #expect(try await county.one(again).fixes == ["E2": "一般户"])
        }
    }

    /// A township sees neither the county's imports nor what was put right in them.
    @Test(arguments: Driver.allCases)
    func whatOthersPutRightElsewhereDoesNotCount(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            try await write(corrected(county), county)
            let id = try await checked(Self.head + Self.rows.joined(), county, by: county.sample.township)
            let one = try await county.one(id, for: county.sample.township)
            #expect(one.fixes.isEmpty && one.result?.refused == 2, "\(one.fixes)")
        }
    }

    /// One row more above, one cell put right in the file itself: the other correction goes with its row.
    @Test(arguments: Driver.allCases)
    func anotherFileKeepsThoseWhoseCellsAreAsTheyWere(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let id = try await corrected(county)
            let more = ["云雾镇,上坪村,孙梅,,一般户,60\n"] + Self.rows
            let text = Self.head + more.joined().replacing("约90", with: "95")
            let path = try county.file(text)
            let replaced = try await BringSheet(county.desk).replace(
                id,
                contentsOf: path,
                name: "农房台账.csv",
                by: county.housing
            )
            #expect(replaced.value == true, "\(replaced.sentences)")
            #expect(try await county.one(id).fixes == ["E3": "一般户"])
            let result = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect(result.new == 4 && result.refused == 0, "\(result.problems)")
            try await write(id, county)
            #expect(try await county.value("area", of: "李秀兰").contains("95"))
        }
    }

    /// Somebody else's row with the same empty cell is not put right by it.
    @Test(arguments: Driver.allCases)
    func aCorrectionDoesNotPassToAnotherRow(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let id = try await corrected(county)
            let text = Self.head + Self.rows.joined().replacing("王建国", with: "孙梅")
            let path = try county.file(text)
            _ = try await BringSheet(county.desk).replace(
                id,
                contentsOf: path,
                name: "农房台账.csv",
                by: county.housing
            )
            #expect(try await county.one(id).fixes == ["F3": "90"])
            let result = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect(result.problems.map(\.address) == ["E2"], "\(result.problems)")
        }
    }

    /// Two households of one name in one village, sorted the other way round.
    @Test(arguments: Driver.allCases)
    func aCorrectionDoesNotPassToANamesakeThatTookItsPlace(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let (small, large) = ("云雾镇,上坪村,王建国,,,60\n", "云雾镇,上坪村,王建国,,,120\n")
            let id = try await checked(Self.head + small + large + Self.rows[2], county)
            let version = try await county.one(id).version
            let saved = try await CheckImport(county.desk).save(id, version: version, by: county.housing) {
                $0.fixes = ["E2": "脱贫户"]
            }
            #expect(saved.value != nil, "\(saved.sentences)")
            let more = "云雾镇,上坪村,赵新,,,70\n"
            #expect(try await replaced(id, with: small + large + Self.rows[2] + more, county) == ["E2": "脱贫户"])
            #expect(try await replaced(id, with: large + small + Self.rows[2] + more, county).isEmpty)
        }
    }

    /// What was settled and put right is not lost where the columns of the next file have other names.
    @Test(arguments: Driver.allCases)
    func anotherFileOfOtherColumnsKeepsThemWhereItsRowsSayTheSame(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            _ = try await county.enterHousehold("王建国")
            let rows = Self.rows[0].replacing(",,", with: ",620702196001010010,") + Self.rows[2]
            let id = try await checked(Self.head + rows, county)
            let first = try await county.one(id).version
            let saved = try await CheckImport(county.desk).save(id, version: first, by: county.housing) {
                $0.fixes = ["E2": "一般户"]
            }
            #expect(saved.value != nil, "\(saved.sentences)")
            _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            let second = try await county.one(id).version
            let decide = DecideRows(county.desk)
            let decided = try await decide(id, version: second, [2: .new], by: county.housing)
            #expect(decided.value?.mapping.decisions?.count == 1, "\(decided.sentences)")
            let head = Self.head.replacing("建筑面积（㎡）", with: "房屋建筑面积")
            let path = try county.file(head + rows)
            let bring = BringSheet(county.desk)
            let anew = try await bring.replace(id, contentsOf: path, name: "农房台账.csv", by: county.housing)
            #expect(anew.value == false, "\(anew.sentences)")
            let one = try await county.one(id)
            #expect(one.fixes == ["E2": "一般户"] && one.mapping.decisions?.count == 1, "\(one.fixes)")
        }
    }

    /// C2 of one sheet is not C2 of another.
    @Test(arguments: Driver.allCases)
    func anotherSheetOfTheFileIsReadWithoutThem(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let head = ["村", "户主", "农户类型"]
            let file = HazardFile(
                rows: [head, ["上坪村", "郑一", "大户"], ["上坪村", "钱二", "一般户"]],
                sheets: #"<sheet name="甲" sheetId="1" r:id="rId1"/><sheet name="乙" sheetId="2" r:id="rId2"/>"#,
                secondRows: [head, ["下坪村", "孙三", "监测户"]]
            )
            let path = county.folder + "/两张表.xlsx"
            try Data(file.bytes(in: county.folder)).write(to: URL(fileURLWithPath: path))
            let bring = BringSheet(county.desk)
            let brought = try await bring(ImportCounty.key, contentsOf: path, name: "两张表.xlsx", by: county.housing)
            let id = try #require(brought.value, "\(brought.sentences)")
            let one = try await county.one(id)
            let saved = try await CheckImport(county.desk).save(id, version: one.version, by: county.housing) {
                $0.fixes = ["C2": "脱贫户"]
            }
            #expect(saved.value != nil, "\(saved.sentences)")
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let version = try await county.one(id).version
            let other = 1 - one.layout.sheet
            let fields: Fields = ["version": "\(version)", "table": "\(other)-0"]
            _ = await officer.post("/imports/\(id)/mapping", fields)
            let now = try await county.one(id)
            #expect(now.layout.sheet == other && now.fixes.isEmpty, "\(now.fixes)")
        }
    }

    private func replaced(_ id: ImportID, with rows: String, _ county: ImportCounty) async throws -> [String: String] {
        let path = try county.file(Self.head + rows)
        let bring = BringSheet(county.desk)
        let outcome = try await bring.replace(id, contentsOf: path, name: "农房台账.csv", by: county.housing)
        #expect(outcome.value == true, "\(outcome.sentences)")
        return try await county.one(id).fixes
    }
}
