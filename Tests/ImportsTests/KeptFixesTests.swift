import Core
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
            #expect(
                [result.new, result.changed, result.unchanged, result.refused] == [0, 0, 3, 0],
                "\(result.problems)"
            )
            let page = await officer.get("/imports/\(id)")
            #expect(page.words.contains("已更正的 2 行台账里都已经有了，不再写入。"), "\(page.words)")
            // Whoever does not want them looks at the sheet as it is.
            let fields = ["version": "\(try await county.one(id).version)", "without": "1"]
            let bare = await officer.post("/imports/\(id)/fixes", fields)
            #expect(bare.words.contains("2 行有问题") && !bare.words.contains("已更正的"), "\(bare.words)")
            #expect(try await county.one(id).fixes.isEmpty)
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
            #expect([result.new, result.refused] == [4, 0], "\(result.problems)")
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
}
