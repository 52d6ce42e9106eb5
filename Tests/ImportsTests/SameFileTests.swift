import Core
import Database
import Imports
import Ledgers
import TestSupport
import Testing

/// The page says: by the number, by the identity number where a row has one, else by place and name.
@Suite("The same file twice")
struct SameFileTests {
    private static let head = "乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）\n"

    /// One cell of the column is spoiled, one is filled, the others are empty; two households of a village share a name.
    private static let sheet =
        head + """
            云雾镇,上坪村,王建国,,脱贫户,120
            云雾镇,下坪村,李秀兰,,一般户,88
            云雾镇,下坪村,李秀兰,620702196001010029,一般户,90
            云雾镇,下坪村,赵新,,一般户,70
            清泉镇,泉头村,张有福,6.20702196001010E+17,监测户,86

            """

    private func check(_ text: String, _ county: ImportCounty) async throws -> ImportResult {
        let id = try #require(await county.bring(text).value)
        return try #require(await CheckImport(county.desk)(id, by: county.housing).value)
    }

    @Test(arguments: Driver.allCases)
    func rowsWithoutAnIdentityNumberAreToldByPlaceAndName(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            _ = try await county.imported(Self.sheet, good: true)
            #expect(try await county.list().count == 4)
            let again = try await check(Self.sheet, county)
            #expect([again.new, again.changed, again.unchanged, again.refused] == [0, 0, 4, 1], "\(again.problems)")
            #expect(again.missing == 0)
        }
    }

    @Test(arguments: Driver.allCases)
    func aWholeSheetBroughtTwiceHasNoChange(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let sound = Self.sheet.replacing("6.20702196001010E+17", with: "620702196001010037")
            _ = try await county.imported(sound)
            let again = try await check(sound, county)
            #expect([again.new, again.changed, again.unchanged, again.refused] == [0, 0, 5, 0], "\(again.problems)")
            // The rows in another order are the same rows.
            let lines = sound.split(separator: "\n")
            let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
            let other = try await check(turned + "\n", county)
            #expect([other.new, other.changed, other.unchanged, other.refused] == [0, 0, 5, 0], "\(other.problems)")
        }
    }

    /// Two households may share a name: a row like another is said before it is written, and only where it would be new.
    @Test(arguments: Driver.allCases)
    func rowsOfOnePlaceAndNameAreSaidBeforeTheyAreWritten(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let twice = Self.sheet + "云雾镇,上坪村,王建国,,脱贫户,120\n"
            let first = try await check(twice, county)
            #expect(first.alike?.map { [$0.row, $0.first] } == [[7, 2]] && first.alikeCount == 1)
            _ = try await county.imported(twice, good: true)
            let again = try await check(twice, county)
            #expect([again.new, again.changed, again.unchanged] == [0, 0, 5], "\(again.problems)")
            #expect(again.alike == nil)
        }
    }

    /// What a later sheet says of a household without an identity number changes it, and a household of another place is new.
    @Test(arguments: Driver.allCases)
    func newChangedAndMissingRowsAreToldApartByName(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            _ = try await county.imported(Self.sheet, good: true)
            let later = try await check(
                Self.head + """
                    云雾镇,上坪村,王建国,,脱贫户,126
                    云雾镇,上坪村,赵新,,一般户,70
                    云雾镇,下坪村,李秀兰,620702196001010029,一般户,90
                    云雾镇,下坪村,孙梅,620702196001010029,一般户,60

                    """,
                county
            )
            #expect([later.new, later.changed, later.unchanged, later.refused] == [1, 1, 1, 1], "\(later.problems)")
            #expect(later.changedLines.map(\.changes) == [["建筑面积：120 → 126"]])
            #expect(later.problems.map(\.sentence) == ["D5：身份证号与第 4 行相同，同一份表里只能有一行。"])
            #expect(Set(later.missingLines.map(\.title)) == ["李秀兰", "赵新"])
        }
    }

    /// A row that says whom it is about keeps that one, also where another row before it has only the name.
    @Test(arguments: Driver.allCases)
    func whatASurerRowNamesNoRowTakesByName(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let known = "云雾镇,下坪村,李秀兰,620702196001010029,一般户,90\n"
            _ = try await county.imported(Self.head + known)
            let both = Self.head + "云雾镇,下坪村,李秀兰,,一般户,60\n" + known
            let again = try await check(both, county)
            #expect([again.new, again.changed, again.unchanged, again.refused] == [1, 0, 1, 0], "\(again.problems)")
        }
    }

    /// A name alone does not change the record of somebody whose identity number is known.
    @Test(arguments: Driver.allCases)
    func aBlankIdentityNumberChangesNobodyWhoHasOne(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            _ = try await county.imported(Self.head + "云雾镇,下坪村,李秀兰,620702196001010029,一般户,90\n")
            let bare = Self.head + "云雾镇,下坪村,李秀兰,,一般户,"
            let other = try await check(bare + "60\n", county)
            #expect([other.new, other.changed, other.unchanged, other.refused] == [0, 0, 0, 1], "\(other.problems)")
            #expect(other.problems.first?.sentence.contains("李秀兰有身份证号，这一行没有") == true, "\(other.problems)")
            let same = try await check(bare + "90\n", county)
            #expect([same.new, same.changed, same.unchanged, same.refused] == [0, 0, 1, 0], "\(same.problems)")
        }
    }

    /// Rows that carry a number go by it, the others of the same sheet by their names.
    @Test(arguments: Driver.allCases)
    func rowsWithoutANumberAreToldByPlaceAndName(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            _ = try await county.imported(Self.sheet, good: true)
            let number = try await county.item("王建国").id
            let rows = "\(number),云雾镇,上坪村,王建民,脱贫户,120\n,云雾镇,下坪村,赵新,一般户,70\n"
            let result = try await checkNumbered(rows, county)
            #expect([result.new, result.changed, result.unchanged] == [0, 1, 1], "\(result.problems)")
        }
    }

    /// Rows are looked at a thousand at a time: the one with the number may come long after its namesake.
    @Test(arguments: Driver.allCases)
    func whatARowFarBelowNamesByItsNumberNoRowTakesByName(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            _ = try await county.imported(Self.head + "云雾镇,下坪村,李秀兰,,一般户,90\n")
            let number = try await county.item("李秀兰").id
            let others = (1...1_200).map { ",云雾镇,上坪村,户\($0),一般户,80" }.joined(separator: "\n")
            let namesake = ",云雾镇,下坪村,李秀兰,一般户,60\n"
            let result = try await checkNumbered(
                "\(namesake)\(others)\n\(number),云雾镇,下坪村,李秀兰,一般户,90\n",
                county
            )
            let counts = [result.new, result.changed, result.unchanged, result.refused]
            #expect(counts == [1_201, 0, 1, 0], "\(result.problems)")
        }
    }

    /// Where names decide, another identity number is no correction: it may be another household of that name.
    @Test(arguments: Driver.allCases)
    func anotherIdentityNumberChangesNobodyWhereNamesDecide(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let known = "云雾镇,下坪村,李秀兰,620702196001010029,一般户,90\n云雾镇,上坪村,王建国,,脱贫户,120\n"
            _ = try await county.imported(Self.head + known)
            // The household itself is free for its own row, and where no number is stored one is filled in.
            let rows = """
                云雾镇,下坪村,李秀兰,620702196001010037,一般户,60
                云雾镇,下坪村,李秀兰,620702196001010029,一般户,95
                云雾镇,上坪村,王建国,620702196001010010,脱贫户,120

                """
            let id = try #require(await county.bring(Self.head + rows).value)
            let version = try await county.one(id).version
            _ = try await CheckImport(county.desk).save(id, version: version, by: county.housing) { one in
                one.mapping.keyText = "title"
            }
            let result = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            let counts = [result.new, result.changed, result.unchanged, result.refused]
            #expect(counts == [0, 2, 0, 1] && result.missing == 0, "\(result.problems)")
            #expect(result.problems.map(\.address) == ["D2"], "\(result.problems)")
            #expect(result.problems.map(\.value) == ["6207**********0037"], "\(result.problems)")
            let sentence = result.problems.first?.sentence ?? ""
            #expect(sentence.contains("台账里的“李秀兰”写的是另外的身份证号，可能是同名的另一条"), "\(sentence)")
        }
    }

    /// The way that is named beside it: whoever has the number of the household puts its identity number right.
    @Test(arguments: Driver.allCases)
    func aWrongIdentityNumberIsPutRightByTheNumberOfTheHousehold(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            _ = try await county.imported(Self.head + "云雾镇,下坪村,李秀兰,620702196001010029,一般户,90\n")
            let number = try await county.item("李秀兰").id
            let row = "\(number),云雾镇,下坪村,李秀兰,620702196001010037,一般户,90\n"
            let sheet = "系统编号," + Self.head + row
            for (key, counts) in [("title", [0, 0, 1]), ("auto", [0, 1, 0]), ("number", [0, 1, 0])] {
                let id = try #require(await county.bring(sheet).value)
                let version = try await county.one(id).version
                _ = try await CheckImport(county.desk).save(id, version: version, by: county.housing) { one in
                    one.mapping.columns[1] = ColumnTarget.number.text
                    one.mapping.keyText = key
                }
                let result = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
                #expect([result.new, result.changed, result.refused] == counts, "\(key): \(result.problems)")
            }
        }
    }

    private func checkNumbered(_ rows: String, _ county: ImportCounty) async throws -> ImportResult {
        let sheet = "系统编号,乡镇,村名,户主姓名,农户类别,建筑面积（㎡）\n" + rows
        let id = try #require(await county.bring(sheet).value)
        let version = try await county.one(id).version
        _ = try await CheckImport(county.desk).save(id, version: version, by: county.housing) { one in
            one.mapping.columns[1] = ColumnTarget.number.text
        }
        return try #require(await CheckImport(county.desk)(id, by: county.housing).value)
    }
}
