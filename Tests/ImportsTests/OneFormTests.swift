import Core
import Imports
import Ledgers
import TestSupport
import Testing
import Web

/// Cells that are put right and rows that are decided are one form: nothing entered of either is lost for the other.
@Suite("Cells and rows are sent together")
struct OneFormTests {
    private static let head = "乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）\n"
    private static let row = "云雾镇,上坪村,王建国,,脱贫户,120\n"

    private func checked(_ rows: String, _ county: ImportCounty) async throws -> ImportID {
        let id = try #require(await county.bring(Self.head + rows).value)
        _ = try await check(id, county)
        return id
    }

    private func check(_ id: ImportID, _ county: ImportCounty) async throws -> ImportResult {
        try #require(await CheckImport(county.desk)(id, by: county.housing).value)
    }

    private func decide(_ id: ImportID, _ answers: [Int: DecideRows.Answer], _ county: ImportCounty) async throws {
        let version = try await county.one(id).version
        let decided = try await DecideRows(county.desk)(id, version: version, answers, by: county.housing)
        #expect(decided.value != nil, "\(decided.sentences)")
        _ = try await check(id, county)
    }

    private func visitor(_ county: ImportCounty) throws -> Visitor {
        try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            .visitor(as: county.housing)
    }

    /// New, changed, unchanged, refused, left out.
    private func counts(_ result: ImportResult) -> [Int] {
        [result.new, result.changed, result.unchanged, result.refused, result.leftOut ?? 0]
    }

    private func fix(_ cell: String, _ value: String, _ id: ImportID, _ county: ImportCounty) async throws
        -> ImportResult
    {
        let version = try await county.one(id).version
        let fields: Fields = ["version": "\(version)", "fix-\(cell)": value, "was-\(cell)": "-"]
        let page = try await visitor(county).post("/imports/\(id)/fixes", fields)
        #expect(page.notice == "改的已保存，全部行又核对了一遍。", "\(page.words)")
        return try #require(try await county.one(id).result)
    }

    /// Whichever button was pressed.
    @Test(arguments: ["fixes", "decisions"], Driver.allCases)
    func whatWasPutRightAndWhatWasDecidedAreBothKept(address: String, driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let one = try await county.enterHousehold("王建国")
            _ = try await county.enterHousehold("王建国")
            let id = try await checked(Self.row + "云雾镇,下坪村,李秀兰,,大户,90\n", county)
            let officer = try visitor(county)
            let page = await officer.get("/imports/\(id)")
            let names = page.visibleFormValues.map { $0.name }
            #expect(names.contains("row-2") && names.contains("fix-E3"), "\(page.transcript)")
            let version = "\(try await county.one(id).version)"
            let fields: Fields = [
                "version": version, "row-2": "\(one)", "was-2": "", "fix-E3": "一般户", "was-E3": "大户",
            ]
            let sent = await officer.post("/imports/\(id)/\(address)", fields)
            #expect(sent.notice == "改的和定的都已保存，全部行又核对了一遍。", "\(sent.words)")
            let result = try #require(try await county.one(id).result)
            #expect(counts(result) == [1, 1, 0, 0, 0], "\(result.problems)")
            #expect(result.changedLines.map(\.item) == [one.rawValue])
            #expect(try await county.one(id).fixes == ["E3": "一般户"])
        }
    }

    /// The choices stand below the table of cells, or alone: either way they belong to the one form, and so does every button.
    @Test(arguments: [("大户", 1), ("一般户", 0)])
    func everyChoiceOnThePageBelongsToTheOneForm(kind: String, cells: Int) async throws {
        try await withImportCounty(.sqlite) { county in
            let rows = "云雾镇,下坪村,李秀兰,,\(kind),90\n云雾镇,下坪村,赵新,,一般户,70\n云雾镇,下坪村,赵新,,一般户,80\n"
            let id = try await checked(rows, county)
            let text = try await visitor(county).get("/imports/\(id)").text
            func count(_ part: String) -> Int { text.ranges(of: part).count }
            #expect(count("id=\"fixes\"") == 1 && count("data-keep=\"fixes-\(id)\"") == 1, "\(text)")
            #expect(count("name=\"fix-E2\"") == cells)
            let own = ["name=\"row-4\"", "name=\"was-4\""].allSatisfy { name in
                text.split(separator: "<").contains { tag in tag.contains(name) && tag.contains("form=\"fixes\"") }
            }
            #expect(own, "\(text)")
            let buttons = text.split(separator: "<").filter { tag in
                tag.hasPrefix("button") && tag.contains("form=\"fixes\"")
            }
            try #require(buttons.count == 3, "\(buttons)")
            // Whoever ends a cell with Enter presses the first of them.
            #expect(!buttons[0].contains("formaction") && buttons[1].contains("/imports/\(id)/writing"), "\(buttons)")
        }
    }

    /// What a row says counts as it is put right together with what is said of it.
    @Test(arguments: Driver.allCases)
    func aRowIsDecidedAsItIsPutRight(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let one = try await county.enterHousehold("王建国")
            _ = try await county.enterHousehold("王建国")
            let id = try await checked(Self.row, county)
            let fields: Fields = [
                "version": "\(try await county.one(id).version)", "row-2": "\(one)", "was-2": "", "fix-F2": "95",
                "was-F2": "120",
            ]
            _ = try await visitor(county).post("/imports/\(id)/fixes", fields)
            let result = try #require(try await county.one(id).result)
            #expect(counts(result) == [0, 1, 0, 0, 0], "\(result.problems)")
            #expect(result.changedLines.first?.changes == ["建筑面积：未填 → 95"])
        }
    }

    /// A row its name alone tells is known by all it says.
    @Test(arguments: Driver.allCases)
    func whatWasSaidOfARowStandsWhereItIsPutRightOrReadAnew(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let one = try await county.enterHousehold("王建国")
            _ = try await county.enterHousehold("王建国")
            let id = try await checked(Self.row, county)
            try await decide(id, [2: .same(one)], county)
            let fixed = try await fix("F2", "95", id, county)
            #expect(counts(fixed) == [0, 1, 0, 0, 0], "\(fixed.problems)")
            #expect(fixed.decided?.map(\.item) == [one.rawValue])
            let version = try await county.one(id).version
            _ = try await CheckImport(county.desk).save(id, version: version, by: county.housing) {
                $0.mapping.columns[6] = nil
            }
            let bare = try await check(id, county)
            #expect(counts(bare) == [0, 0, 1, 0, 0], "\(bare.problems)")
            #expect(bare.decided?.map(\.item) == [one.rawValue])
            // Somebody else it is not.
            let other = try await fix("C2", "王建军", id, county)
            #expect(counts(other) == [1, 0, 0, 0, 0] && other.decided == nil, "\(other.changedLines)")
        }
    }

    @Test(arguments: Driver.allCases)
    func aRowStaysLeftOutWhereTheOneInItsPlaceIsPutRight(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let id = try await checked(Self.row + Self.row, county)
            try await decide(id, [3: .repeats(2)], county)
            let fixed = try await fix("F2", "95", id, county)
            #expect(counts(fixed) == [1, 0, 0, 0, 1] && fixed.fresh?.map(\.row) == [2], "\(fixed)")
            #expect(fixed.decided?.map(\.keeps) == [2])
            // For another household none is left out.
            let other = try await fix("C2", "李秀兰", id, county)
            #expect(counts(other) == [2, 0, 0, 0, 0] && other.decided == nil, "\(other)")
        }
    }

    /// Fields of one line show no line ends, and cells have white space around what they say.
    @Test(arguments: Driver.allCases)
    func aCellNobodyTouchedIsNotPutRight(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let id = try await checked("云雾镇,下坪村,\" 李\n秀兰 \",,大户,90\n", county)
            let officer = try visitor(county)
            let page = await officer.get("/imports/\(id)")
            let cells = page.hiddenValues.filter { $0.name.hasPrefix("was-") }
            #expect(cells.contains { $0.name == "was-E2" }, "\(page.transcript)")
            var fields: Fields = ["version": "\(try await county.one(id).version)", "fix-C2": " 李秀兰 "]
            fields.append("was-C2", " 李\n秀兰 ")
            let again = await officer.post("/imports/\(id)/fixes", fields)
            #expect(again.notice == "全部行又核对了一遍。", "\(again.words)")
            #expect(try await county.one(id).fixes.isEmpty)
        }
    }

    /// A choice sends what stands in its cell as it stands there, line breaks and all.
    @Test(arguments: Driver.allCases)
    func rowsAreWrittenBesideAChoiceNobodyTouched(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let id = try await checked("云雾镇,下坪村,李秀兰,,\"大\n户\",90\n云雾镇,下坪村,赵新,,一般户,70\n", county)
            let before = try await county.one(id)
            #expect(before.result?.problems.map(\.address) == ["E2"], "\(before.result?.problems ?? [])")
            let fields: Fields = [
                "version": "\(before.version)", "mode": "good", "alike": "1", "fix-E2": "大\r\n户", "was-E2": "大\r\n户",
            ]
            let written = try await visitor(county).post("/imports/\(id)/writing", fields)
            let after = try await county.one(id)
            #expect(after.stage == .written && after.fixes.isEmpty, "\(written.words)")
        }
    }

    /// Rows nobody settled are entered anew: what was chosen and not sent may not be passed over by the button that writes.
    @Test(arguments: Driver.allCases)
    func nothingIsWrittenWithoutWhatWasChosenBesideTheButton(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let id = try await checked(Self.row + Self.row.replacing("120", with: "90"), county)
            let officer = try visitor(county)
            let version = "\(try await county.one(id).version)"
            let chosen: Fields = ["version": version, "mode": "all", "row-3": "repeats-2", "was-3": ""]
            let kept = await officer.post("/imports/\(id)/writing", chosen)
            #expect(kept.notice == "定的已保存，全部行又核对了一遍。还没有写入，看一眼再写入。", "\(kept.words)")
            #expect(try await county.list().isEmpty)
            let next = "\(try await county.one(id).version)"
            let settled: Fields = ["version": next, "mode": "all", "row-3": "repeats-2", "was-3": "repeats-2"]
            let written = await officer.post("/imports/\(id)/writing", settled)
            #expect(try await county.one(id).stage == .written, "\(written.words)")
            #expect(try await county.list().count == 1)
        }
    }
}
