import Core
import Imports
import Ledgers
import TestSupport
import Testing
import Web

/// Rows of the name of several things, and rows of one name in one sheet, are settled on the page of their import.
@Suite("Rows of one name are settled")
struct SettleNamedRowsTests {
    private static let head = "乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）\n"
    private static let row = "云雾镇,上坪村,王建国,,脱贫户,120\n"

    private func checked(_ rows: String, key: String = "auto", _ county: ImportCounty) async throws -> ImportID {
        let id = try #require(await county.bring(Self.head + rows).value)
        let version = try await county.one(id).version
        _ = try await CheckImport(county.desk).save(id, version: version, by: county.housing) {
            $0.mapping.keyText = key
        }
        _ = try await check(id, county)
        return id
    }

    private func check(_ id: ImportID, _ county: ImportCounty) async throws -> ImportResult {
        try #require(await CheckImport(county.desk)(id, by: county.housing).value)
    }

    private func decide(_ id: ImportID, _ answers: [Int: DecideRows.Answer], _ county: ImportCounty) async throws
        -> ImportResult
    {
        let version = try await county.one(id).version
        let decided = try await DecideRows(county.desk)(id, version: version, answers, by: county.housing)
        #expect(decided.value != nil, "\(decided.sentences)")
        return try await check(id, county)
    }

    private func write(_ id: ImportID, good: Bool = false, _ county: ImportCounty) async throws -> ImportResult {
        let version = try await county.one(id).version
        let write = WriteImport(county.desk)
        return try #require(await write(id, version: version, onlyGood: good, by: county.housing).value)
    }

    /// New, changed, unchanged, refused, left out.
    private func counts(_ result: ImportResult) -> [Int] {
        [result.new, result.changed, result.unchanged, result.refused, result.leftOut ?? 0]
    }

    @Test(arguments: ["auto", "title"], Driver.allCases)
    func whichOfSeveralThingsARowIsIsSaidThereAndRemembered(key: String, driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let one = try await county.enterHousehold("王建国")
            let other = try await county.enterHousehold("王建国")
            let id = try await checked(Self.row, key: key, county)
            let asked = try #require(try await county.one(id).result)
            #expect(counts(asked) == [0, 0, 0, 1, 0])
            let things = asked.open?.first?.things ?? []
            #expect(Set(things.map(\.item)) == [one.rawValue, other.rawValue] && asked.open?.map(\.row) == [2])
            #expect(things.map { $0.change?.changes } == [["建筑面积：未填 → 120"], ["建筑面积：未填 → 120"]])
            let result = try await decide(id, [2: .same(other)], county)
            #expect(counts(result) == [0, 1, 0, 0, 0], "\(result.problems)")
            #expect(result.changedLines.map(\.item) == [other.rawValue] && result.open == nil)
            #expect(result.decided?.map(\.became) == [.changed])
            _ = try await write(id, county)
            #expect(try await county.list().count == 2)
            let again = try await check(checked(Self.row, key: key, county), county)
            #expect(counts(again) == [0, 0, 1, 0, 0], "\(again.problems)")
        }
    }

    /// What it became is no new one again where the same bytes come again.
    @Test(arguments: Driver.allCases)
    func aRowThatIsNoneOfSeveralThingsIsEnteredOnce(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            for _ in 1...2 { _ = try await county.enterHousehold("王建国") }
            let id = try await checked(Self.row, county)
            let result = try await decide(id, [2: .new], county)
            #expect(counts(result) == [1, 0, 0, 0, 0] && result.open == nil, "\(result.problems)")
            _ = try await write(id, county)
            #expect(try await county.list().count == 3)
            let again = try await check(checked(Self.row, county), county)
            #expect(counts(again) == [0, 0, 1, 0, 0], "\(again.problems)")
            // Another row of that name is asked about anew.
            let more = try await check(checked(Self.row.replacing("120", with: "95"), county), county)
            #expect(counts(more) == [0, 0, 0, 1, 0] && more.open?.first?.things.count == 3, "\(more.changedLines)")
        }
    }

    /// One household is entered, two rows have its name: the second may be it, a new one, or the first row again.
    @Test(arguments: Driver.allCases)
    func ofMoreRowsThanThingsEachIsSettled(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let known = try await county.enterHousehold("王建国")
            let id = try await checked(Self.row + Self.row.replacing("120", with: "90"), county)
            let asked = try #require(try await county.one(id).result)
            #expect(counts(asked) == [0, 1, 0, 1, 0] && asked.open?.map(\.takenBy) == [2], "\(asked.problems)")
            let new = try await decide(id, [3: .new], county)
            #expect(counts(new) == [1, 1, 0, 0, 0] && new.changedLines.map(\.row) == [2], "\(new.problems)")
            _ = try await decide(id, [3: .open], county)
            let again = try await decide(id, [3: .repeats(2)], county)
            #expect(counts(again) == [0, 1, 0, 0, 1], "\(again.problems)")
            #expect(again.decided?.map(\.keeps) == [2] && again.decided?.map(\.became) == [.leftOut])
            _ = try await decide(id, [3: .open], county)
            let same = try await decide(id, [3: .same(known)], county)
            #expect(counts(same) == [1, 1, 0, 0, 0] && same.changedLines.map(\.row) == [3], "\(same.problems)")
            // The first row, which was it by its name, is asked about now.
            #expect(same.perhapsKnown?.map(\.row) == [2] && same.perhapsKnown?.map(\.takenBy) == [3])
            let left = try await decide(id, [2: .repeats(3)], county)
            #expect(counts(left) == [0, 1, 0, 0, 1] && left.perhapsKnown == nil, "\(left.problems)")
        }
    }

    /// Somebody of that name who has an identity number, and a row without one.
    @Test(arguments: Driver.allCases)
    func aRowWithoutTheNumberOfItsNamesakeIsSaidToBeItOrNot(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            _ = try await county.imported(Self.head + Self.row.replacing(",,", with: ",620702196001010010,"))
            let known = try await county.item("王建国")
            let id = try await checked(Self.row.replacing("120", with: "95"), county)
            #expect(try await county.one(id).result?.open?.first?.things.map(\.item) == [known.id.rawValue])
            let same = try await decide(id, [2: .same(known.id)], county)
            #expect(counts(same) == [0, 1, 0, 0, 0], "\(same.problems)")
            #expect(same.changedLines.first?.changes == ["建筑面积：120 → 95"])
            let new = try await decide(id, [2: .new], county)
            #expect(counts(new) == [1, 0, 0, 0, 0], "\(new.problems)")
        }
    }

    /// Two new rows of one name: one household written twice, or two.
    @Test(arguments: Driver.allCases)
    func ofTwoNewRowsOfOneNameEitherStaysOrBoth(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let rows = Self.row + Self.row.replacing("120", with: "90")
            let id = try await checked(rows, county)
            let asked = try #require(try await county.one(id).result)
            #expect(counts(asked) == [2, 0, 0, 0, 0])
            #expect(asked.alike?.map(\.differences) == [["建筑面积：第 2 行 120，第 3 行 90"]])
            let second = try await decide(id, [3: .keeps(over: 2)], county)
            #expect(counts(second) == [1, 0, 0, 0, 1] && second.fresh?.map(\.row) == [3], "\(second.problems)")
            #expect(second.decided?.map(\.row) == [2] && second.decided?.map(\.keeps) == [3])
            _ = try await decide(id, [2: .open], county)
            let both = try await decide(id, [3: .new], county)
            #expect(counts(both) == [2, 0, 0, 0, 0] && both.alike == nil && both.decided?.map(\.row) == [3])
            _ = try await decide(id, [3: .open], county)
            let first = try await decide(id, [3: .repeats(2)], county)
            #expect(counts(first) == [1, 0, 0, 0, 1] && first.fresh?.map(\.row) == [2] && first.alike == nil)
            _ = try await write(id, county)
            #expect(try await county.list().count == 1)
            // It stays left out where the same file comes again.
            let again = try await check(checked(rows, county), county)
            #expect(counts(again) == [0, 0, 1, 0, 1], "\(again.problems)")
        }
    }

    /// A row that was left out for another is taken where that one is gone from the next file.
    @Test(arguments: Driver.allCases)
    func nothingIsLeftOutForARowThatIsGone(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let other = Self.row.replacing("120", with: "90")
            let id = try await checked(Self.row + other, county)
            #expect(try await decide(id, [3: .repeats(2)], county).leftOut == 1)
            let path = try county.file(Self.head + other)
            let bring = BringSheet(county.desk)
            let replaced = try await bring.replace(id, contentsOf: path, name: "农房台账.csv", by: county.housing)
            #expect(replaced.value == true, "\(replaced.sentences)")
            let result = try await check(id, county)
            #expect(counts(result) == [1, 0, 0, 0, 0] && result.decided == nil, "\(result.problems)")
        }
    }

    /// Rows that say all the same are told apart by which of them they are.
    @Test(arguments: Driver.allCases)
    func ofRowsThatSayAllTheSameOneOrMoreStay(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let id = try await checked(Self.row + Self.row + Self.row, county)
            #expect(try await county.one(id).result?.alike?.map(\.differences) == [[], []])
            let two = try await decide(id, [3: .repeats(2), 4: .new], county)
            #expect(counts(two) == [2, 0, 0, 0, 1] && two.alike == nil, "\(two.problems)")
            let one = try await decide(id, [4: .open], county)
            #expect(one.alike?.map(\.row) == [4], "\(one)")
            let last = try await decide(id, [4: .repeats(2)], county)
            #expect(counts(last) == [1, 0, 0, 0, 2] && last.fresh?.map(\.row) == [2], "\(last.problems)")
        }
    }

    /// What only one may have stands twice: one of the rows goes, two households they cannot be.
    @Test(arguments: Driver.allCases)
    func ofTwoRowsOfOneIdentityNumberOneStays(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let numbered = Self.row.replacing(",,", with: ",620702196001010010,")
            let id = try await checked(numbered + numbered.replacing("120", with: "90"), county)
            let asked = try #require(try await county.one(id).result)
            #expect(counts(asked) == [1, 0, 0, 1, 0] && asked.doubled?.map(\.first) == [2], "\(asked.problems)")
            let version = try await county.one(id).version
            let two = try await DecideRows(county.desk)(id, version: version, [3: .new], by: county.housing)
            #expect(two.keys == ["import.noDecision"])
            let result = try await decide(id, [3: .keeps(over: 2)], county)
            #expect(counts(result) == [1, 0, 0, 0, 1] && result.doubled == nil, "\(result.problems)")
            #expect(result.fresh?.map(\.row) == [3])
        }
    }

    /// Said to be no repeat, such a row is asked about again, once: a page that asked twice would lose one of the answers.
    @Test(arguments: Driver.allCases)
    func aRowOfANumberThatStandsTwiceIsAskedAboutOnce(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let numbered = Self.row.replacing(",,", with: ",620702196001010010,")
            let id = try await checked(numbered + numbered.replacing("120", with: "90"), county)
            _ = try await decide(id, [3: .repeats(2)], county)
            let asked = try await decide(id, [3: .new], county)
            #expect(counts(asked) == [1, 0, 0, 1, 0] && asked.doubled?.map(\.row) == [3], "\(asked.problems)")
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let page = await officer.get("/imports/\(id)")
            let (seen, hidden) = (page.visibleFormValues, page.hiddenValues)
            #expect(seen.filter { $0.name == "row-3" }.count == 1, "\(page.transcript)")
            let shown = Fields(hidden.filter { $0.name.hasPrefix("was-") || $0.name == "version" } + seen)
            let sent = await officer.post("/imports/\(id)/fixes", shown.replacing("row-3", with: "repeats-2"))
            #expect(sent.notice?.hasPrefix("定的已保存") == true, "\(sent.words)")
            let result = try #require(try await county.one(id).result)
            #expect(counts(result) == [1, 0, 0, 0, 1], "\(result.problems)")
        }
    }

    /// More than are kept of one check: those that are not are not said not to be there.
    @Test func ofVeryManyRowsThePageSaysThatThereAreMore() async throws {
        try await withImportCounty(.sqlite) { county in
            let numbered = Self.row.replacing(",,", with: ",620702196001010010,")
            let rows = String(repeating: numbered, count: ImportResult.mostPerhapsKnown + 2)
            let id = try await checked(rows, county)
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let page = await site.visitor(as: county.housing).get("/imports/\(id)")
            #expect(page.words.contains("表里至少有 2,000 行的号码和前面的行相同"), "\(page.words.prefix(900))")
            #expect(page.words.contains("至少 2,000 行，列出前 100 行"), "\(page.words.suffix(900))")
        }
    }

    /// A household that stood once stands twice in the next file: of each row it is said by itself.
    @Test(arguments: Driver.allCases)
    func whatIsTakenBackOfARowStandsOfTheOthersThatSayTheSame(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let one = try await county.enterHousehold("王建国")
            _ = try await county.enterHousehold("王建国")
            let id = try await checked(Self.row, county)
            _ = try await decide(id, [2: .same(one)], county)
            let path = try county.file(Self.head + Self.row + Self.row)
            let bring = BringSheet(county.desk)
            let replaced = try await bring.replace(id, contentsOf: path, name: "农房台账.csv", by: county.housing)
            #expect(replaced.value == true, "\(replaced.sentences)")
            let twice = try await check(id, county)
            #expect(counts(twice) == [0, 1, 0, 1, 0], "\(twice.changedLines)")
            let result = try await decide(id, [3: .open], county)
            #expect(result.changedLines.first?.row == 2, "\(result.problems)")
            #expect(result.decided?.map(\.row) == [2] && result.decided?.map(\.item) == [one.rawValue])
        }
    }

    /// What was left for later asks too, and says no more of the other rows.
    @Test(arguments: Driver.allCases)
    func rowsLeftForLaterAreSettledThere(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            for _ in 1...2 { _ = try await county.enterHousehold("王建国") }
            let id = try await checked(Self.row + "云雾镇,下坪村,李秀兰,,一般户,90\n", county)
            let written = try await write(id, good: true, county)
            #expect(written.open == nil && written.new == 1)
            let rest = try #require(written.rest)
            #expect(try await county.one(rest).result?.open?.first?.things.count == 2)
            let result = try await decide(rest, [2: .new], county)
            #expect(counts(result) == [1, 0, 0, 0, 0], "\(result.problems)")
        }
    }

    @Test(arguments: Driver.allCases)
    func thePageAsksAndSaysWhatEachAnswerMeans(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let one = try await county.enterHousehold("王建国")
            _ = try await county.enterHousehold("王建国")
            let id = try await checked(
                Self.row + "云雾镇,下坪村,李秀兰,,一般户,90\n云雾镇,下坪村,李秀兰,,一般户,91\n",
                county
            )
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let page = await officer.get("/imports/\(id)")
            for words in [
                "表里有 1 行和台账里的同名，分不清是哪一条，没有定的不能写入。", "王建国（\(one)）：建筑面积：未填 → 120", "都不是，另外登记",
                "没有定的会各登记一条：第 4 行和第 3 行", "和第 3 行同名；建筑面积：第 3 行 90，第 4 行 91", "重复，留第 3 行", "不是重复，各登记一条",
            ] {
                #expect(page.words.contains(words), "\(words) in \(page.words)")
            }
            #expect(page.links.contains { $0 == ("逐行定", "#named") } && page.links.contains { $0 == ("逐行定", "#alike") })
            let fields: Fields = [
                "version": "\(try await county.one(id).version)", "row-2": "new", "was-2": "", "row-4": "keeps-3",
                "was-4": "",
            ]
            let settled = await officer.post("/imports/\(id)/decisions", fields)
            #expect(settled.notice == "定的已保存，全部行又核对了一遍。", "\(settled.words)")
            #expect(settled.words.contains("已定 2 行") && settled.words.contains("和第 4 行重复，不导入"), "\(settled.words)")
            let result = try #require(try await county.one(id).result)
            #expect(counts(result) == [2, 0, 0, 0, 1], "\(result.problems)")
            await #expect(throws: NotFound.self) {
                _ = try await DecideRows(county.desk)(id, version: 1, [2: .new], by: county.sample.village)
            }
        }
    }

    /// What tells two rows apart may be a person's number.
    @Test(arguments: Driver.allCases)
    func whatTheRowsSayDifferentlyIsMasked(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let rows = ["620702196001010010", "620702196001010029"].map { Self.row.replacing(",,", with: ",\($0),") }
            let id = try await checked(rows.joined(), key: "title", county)
            let told = try #require(try await county.one(id).result?.alike?.first?.differences)
            #expect(told == ["身份证号：第 2 行 6207**********0010，第 3 行 6207**********0029"])
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let page = await site.visitor(as: county.housing).get("/imports/\(id)")
            #expect(page.words.contains("6207**********0029") && !page.text.contains("620702196001010029"))
        }
    }
}
