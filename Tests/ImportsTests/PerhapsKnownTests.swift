import Core
import Imports
import Ledgers
import TestSupport
import Testing
import Web

/// What a row may be about without saying so is named, and not made a second time or missed without a word.
@Suite("Rows that may be known")
struct PerhapsKnownTests {
    private static let head = "乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）\n"

    private func check(_ rows: String, _ county: ImportCounty) async throws -> (id: ImportID, result: ImportResult) {
        let id = try #require(await county.bring(Self.head + rows).value)
        return (id, try #require(await CheckImport(county.desk)(id, by: county.housing).value))
    }

    @Test(arguments: Driver.allCases)
    func aHouseholdEnteredWithoutItsIdentityNumberIsNamedBeforeASheetMakesASecond(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let known = try await county.enterHousehold("王建国")
            let rows = """
                云雾镇,上坪村,王建国,620702196001010010,脱贫户,120
                云雾镇,下坪村,李秀兰,620702196001010029,一般户,90

                """
            let (id, result) = try await check(rows, county)
            let told = try #require(result.perhapsKnown)
            #expect(told.map(\.row) == [2] && told.map(\.item) == [known.rawValue] && result.perhapsKnownCount == 1)
            #expect(told.first?.title == "王建国")
            // What it would become, were it the same, before anybody says so.
            let changes = told.first?.change?.changes ?? []
            #expect(changes.contains("建筑面积：未填 → 120") && changes.contains { $0.hasPrefix("身份证号：未填 → ") }, "\(changes)")
            // It is not missing from the sheet either.
            #expect([result.new, result.refused, result.missing] == [2, 0, 0], "\(result.missingLines)")
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let page = await site.visitor(as: county.housing).get("/imports/\(id)")
            #expect(page.words.contains("表里有 1 行可能已登记"), "\(page.words)")
            #expect(page.links.contains { $0.address == "/items/\(known)" })
        }
    }

    /// The words say what tells the rows apart, and that does.
    @Test func ofTwoRowsOfOneNameTheOneWithTheNumberOfTheThingIsIt() async throws {
        try await withImportCounty(.sqlite) { county in
            let known = try await county.enterHousehold("王建国")
            let rows = ["云雾镇,上坪村,王建国,,脱贫户,120\n", "云雾镇,上坪村,王建国,,脱贫户,90\n"]
            let (_, first) = try await check(rows.joined(), county)
            #expect([first.new, first.changed, first.refused] == [0, 1, 1], "\(first.problems)")
            let told = first.problems.map(\.sentence)
            #expect(told.first?.contains("给已登记的那一行从导出的台账里抄上编号") == true, "\(told)")
            let numbered = "编号," + Self.head + "\(known)," + rows[0] + "," + rows[1]
            let id = try #require(await county.bring(numbered).value)
            let again = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect([again.new, again.changed, again.refused] == [1, 1, 0], "\(again.problems)")
        }
    }

    @Test func twoNewRowsOfOneNameAreSaidToHaveNothingThatTellsThemApart() async throws {
        try await withImportCounty(.sqlite) { county in
            let (id, _) = try await check("云雾镇,下坪村,赵新,,一般户,70\n云雾镇,下坪村,赵新,,一般户,80\n", county)
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let page = await site.visitor(as: county.housing).get("/imports/\(id)")
            let told = "所在地、名称都相同，没有编号、身份证号能区分，没有定的会各登记一条：第 3 行和第 2 行"
            #expect(page.words.contains(told), "\(page.words)")
        }
    }

    /// One goes by its name and is the household; whether the other is it too, or another one, only a person knows.
    @Test(arguments: Driver.allCases)
    func ofTwoRowsOfOneNameTheOneThatWouldBeNewIsAskedAbout(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let known = try await county.enterHousehold("王建国")
            let rows = """
                云雾镇,上坪村,王建国,620702196001010010,脱贫户,120
                云雾镇,上坪村,王建国,,脱贫户,

                """
            let (id, both) = try await check(rows, county)
            #expect([both.new, both.unchanged, both.refused] == [1, 1, 0], "\(both.problems)")
            #expect(both.perhapsKnown?.map(\.row) == [2] && both.perhapsKnown?.map(\.takenBy) == [3])
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let page = await officer.get("/imports/\(id)")
            #expect(page.words.contains("表里有 1 行可能已登记") && page.words.contains("第 3 行已经是台账里的这一条"), "\(page.words)")
            // Where the one with the number is it, the other is asked about, and is not it as well.
            let version = "\(try await county.one(id).version)"
            _ = await officer.post("/imports/\(id)/decisions", ["version": version, "row-2": "\(known)", "was-2": ""])
            let settled = try #require(try await county.one(id).result)
            #expect([settled.new, settled.changed, settled.refused] == [1, 1, 0], "\(settled.problems)")
            #expect(settled.perhapsKnown?.map(\.row) == [3] && settled.perhapsKnown?.map(\.takenBy) == [2])
            let next = "\(try await county.one(id).version)"
            let again = await officer.post(
                "/imports/\(id)/decisions",
                ["version": next, "row-3": "\(known)", "was-3": ""]
            )
            #expect(again.notice?.contains("还没有定哪一行") == true, "\(again.words)")
            _ = await officer.post("/imports/\(id)/decisions", ["version": next, "act": "new"])
            #expect(try await county.one(id).result?.perhapsKnown == nil)
        }
    }

    /// The household has its number already: the row without it is no change of it, and no new one unasked.
    @Test(arguments: Driver.allCases)
    func aRowWithoutItsNumberBesideTheRowThatHasItIsAskedAbout(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            _ = try await county.imported(Self.head + "云雾镇,上坪村,王建国,620702196001010010,脱贫户,120\n")
            let rows = """
                云雾镇,上坪村,王建国,620702196001010010,脱贫户,126
                云雾镇,上坪村,王建国,,脱贫户,90

                """
            let result = try await check(rows, county).result
            #expect([result.new, result.changed, result.refused] == [1, 1, 0], "\(result.problems)")
            #expect(result.perhapsKnown?.map(\.row) == [3] && result.perhapsKnown?.map(\.takenBy) == [2])
        }
    }

    /// Sheets spread short names; two rows may each be the one household.
    @Test(arguments: Driver.allCases)
    func aNameIsTheSameWhereverSpacesStandInIt(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let known = try await county.enterHousehold("王建国")
            let rows = """
                云雾镇,上坪村,王 建 国,620702196001010010,脱贫户,120
                云雾镇,上坪村,王　建国,620702196001010037,脱贫户,90

                """
            let told = try #require(try await check(rows, county).result.perhapsKnown)
            #expect(told.map(\.row) == [2, 3] && told.map(\.item) == [known.rawValue, known.rawValue])
            let bare = try await check("云雾镇,上坪村,王　建国,,脱贫户,120\n", county).result
            #expect([bare.new, bare.changed, bare.missing] == [0, 1, 0], "\(bare.problems)")
            // Its name stays as it is written there.
            let alike = try await check("云雾镇,上坪村,王　建国,,脱贫户,\n", county).result
            #expect([alike.new, alike.changed, alike.unchanged] == [0, 0, 1], "\(alike.changedLines)")
            // Where another is written so, that one is meant.
            let other = try await county.enterHousehold("王　建国")
            let both = try await check("云雾镇,上坪村,王　建国,,脱贫户,120\n", county).result
            #expect(both.changedLines.map(\.item) == [other.rawValue], "\(both.problems)")
        }
    }

    /// The sheet with the numbers is of another year than the entry without: the telephone changed since.
    @Test(arguments: Driver.allCases)
    func aHouseholdWithAnotherTelephoneIsAskedAboutAllTheSame(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let head = Self.head.replacing("\n", with: ",联系电话\n")
            _ = try await county.imported(head + "云雾镇,上坪村,王建国,,脱贫户,120,13800138000\n")
            let row = "云雾镇,上坪村,王建国,620702196001010010,脱贫户,120,13900139000\n"
            let id = try #require(await county.bring(head + row).value)
            let result = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect(result.new == 1 && result.missing == 0, "\(result.problems)")
            #expect(result.perhapsKnown?.map(\.row) == [2], "\(result.problems)")
            // Said to be the same it takes number and telephone, and gives both back.
            let known = try await county.item("王建国")
            let decide = DecideRows(county.desk)
            let asked = try await county.one(id).version
            _ = try #require(await decide(id, version: asked, [2: .same(known.id)], by: county.housing).value)
            let same = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect([same.new, same.changed, same.refused] == [0, 1, 0], "\(same.problems)")
            let checked = try await county.one(id).version
            let write = WriteImport(county.desk)
            _ = try #require(await write(id, version: checked, onlyGood: false, by: county.housing).value)
            #expect(try await county.value("phone", of: "王建国").contains("139*****000"))
            _ = try #require(await UndoImport(county.desk)(id, by: county.housing).value)
            #expect(try await county.item("王建国").values == known.values)
        }
    }

    /// A namesake with another telephone is somebody else where one has that of the row.
    @Test(arguments: Driver.allCases)
    func ofTwoOfOneNameTheOneWithTheTelephoneIsAskedAbout(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let head = Self.head.replacing("\n", with: ",联系电话\n")
            let rows = ["120,13800138000\n", "90,13900139000\n"].map { "云雾镇,上坪村,王建国,,脱贫户," + $0 }
            _ = try await county.imported(head + rows.joined())
            let row = "云雾镇,上坪村,王建国,620702196001010010,脱贫户,90,13900139000\n"
            let id = try #require(await county.bring(head + row).value)
            let result = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            let told = try #require(result.perhapsKnown)
            #expect(told.map(\.row) == [2] && told.map(\.others) == [nil], "\(told)")
            let changes = told.first?.change?.changes ?? []
            #expect(changes.count == 1 && changes.allSatisfy { $0.hasPrefix("身份证号：未填 → ") }, "\(changes)")
        }
    }

    /// It could not be said to be the household that has another: nobody else may have its telephone.
    @Test func aTelephoneNobodyElseMayHaveTellsHouseholdsApart() async throws {
        try await withImportCounty(.sqlite) { county in
            let yaml = ImportPlaybook.yaml.replacing("type: phone}", with: "type: phone, unique: county}")
            let adopt = AdoptProgramme(database: county.database, environment: county.desk.ledgers.environment)
            let adopted = try await adopt(ImportPlaybook.text(yaml), by: county.sample.supervisor)
            try #require(adopted.value != nil, "\(adopted.keys)")
            let head = Self.head.replacing("\n", with: ",联系电话\n")
            _ = try await county.imported(head + "云雾镇,上坪村,王建国,,脱贫户,120,13800138000\n")
            let row = "云雾镇,上坪村,王建国,620702196001010010,脱贫户,120,13900139000\n"
            let id = try #require(await county.bring(head + row).value)
            let result = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect(result.new == 1 && result.perhapsKnown == nil, "\(result.problems)")
        }
    }

    /// Whoever has another identity number is somebody else.
    @Test(arguments: Driver.allCases)
    func aNamesakeWithAnotherIdentityNumberIsNotAskedAbout(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            _ = try await county.imported(Self.head + "云雾镇,上坪村,王建国,620702196001010010,脱贫户,120\n")
            let result = try await check("云雾镇,上坪村,王建国,620702196001010029,脱贫户,120\n", county).result
            #expect(result.new == 1 && result.perhapsKnown == nil && result.missing == 1)
        }
    }

    /// In the second sheet one identity number is spoiled, in the third one place.
    @Test(arguments: Driver.allCases)
    func whatARefusedRowNamesIsNotMissingFromTheSheet(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            _ = try await county.imported(
                Self.head + """
                    云雾镇,上坪村,王建国,620702196001010010,脱贫户,120
                    云雾镇,下坪村,李秀兰,620702196001010029,一般户,90

                    """
            )
            let spoiled = """
                云雾镇,上坪村,王建国,6.20702196001010E+17,脱贫户,120
                云雾镇,下坪村,赵新,,一般户,70

                """
            let second = try await check(spoiled, county).result
            #expect(second.refused == 1 && second.missing == 1)
            #expect(second.missingLines.map(\.title) == ["李秀兰"])
            let displaced = """
                云雾镇,没有村,王建国,620702196001010010,脱贫户,120
                云雾镇,上坪村,孙梅,,一般户,60

                """
            let third = try await check(displaced, county).result
            #expect(third.refused == 1 && third.missing == 0, "\(third.missingLines)")
        }
    }
}
