import Core
import Database
import Imports
import Ledgers
import Programmes
import Regions
import TestSupport
import Testing

@testable import Ledgers

@Suite("Sheets into a ledger")
struct ImportTests {
    /// The messy sheet a month later: a changed area, a new house, one that is gone, and nothing else.
    private static let later = """
        序号,乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）,危房补助资金（万元）,鉴定时间
        1,云雾镇,上坪村,王建国,620702196001010010,脱贫户,126,1.5,2026-04-01
        2,云雾镇,下坪村,李秀兰,620702196001010029,一般户,,,2026-04-02
        3,云雾镇,下坪村,赵新,620702196001010045,一般户,70,,2026-05-01
        """

    @Test(arguments: Driver.allCases)
    func aMessySheetBecomesThingsAndALaterOneTellsNewFromChanged(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let first = try await county.imported(ImportCounty.messy)
            #expect(Set(try await county.list().map(\.item.title)) == ["王建国", "李秀兰", "张有福"])
            #expect(try await county.item("王建国").region.digits == "620799101201")
            #expect(try await county.list(finding: "建国").map(\.item.title) == ["王建国"])
            #expect(try await county.item("张有福").region.digits == "620799102201")
            #expect(try await county.value("subsidy", of: "王建国").contains("15000"))
            #expect(try await county.value("subsidy", of: "张有福").contains("20000"))
            #expect(try await county.value("area", of: "李秀兰").contains("98.5"))
            #expect(try await county.value("kind", of: "王建国").contains("脱贫户"))
            #expect(try await county.differences() == [])
            // The same file again: said, and nothing to write.
            let again = try #require(await county.bring(ImportCounty.messy).value)
            let twin = try await county.database.read { tx in
                let imports = tx.imports(county.desk.vault)
                return try imports.twin(of: imports.find(again, for: county.housing), for: county.housing)
            }
            #expect(twin?.id == first)
            let same = try #require(await CheckImport(county.desk)(again, by: county.housing).value)
            #expect([same.new, same.changed, same.unchanged, same.missing] == [0, 0, 3, 0])
            let version = try await county.one(again).version
            let nothing = try await WriteImport(county.desk)(
                again,
                version: version,
                onlyGood: false,
                by: county.housing
            )
            #expect(nothing.keys == ["import.nothing"])
            // A month later.
            let id = try #require(await county.bring(Self.later).value)
            let result = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect([result.new, result.changed, result.unchanged, result.refused] == [1, 1, 1, 0])
            #expect(result.changedLines.first?.changes == ["建筑面积：120 → 126"])
            #expect(result.missing == 0)
            #expect(try await county.list().count == 3)
            try await undoesAsOne(id, county)
        }
    }

    /// Options and places are found by what they are in simplified characters; names stay as they were written.
    @Test(arguments: Driver.allCases)
    func aSheetInTraditionalCharactersMeetsFieldsOptionsAndPlaces(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let text = """
                雲嶺縣農房臺賬,,,,,,,,
                填報單位：縣住建局,,,,,,,,
                序號,鄉鎮,村名,戶主,農戶類型,建築面積（平方米）,危房補助（萬元）,有人居住,狀態
                1,雲霧鎮,上坪村委會,張建國,脫貧戶,120,1.5,無,監測中
                2,清泉鎮,泉頭,李秀蘭,一般戶,90,2萬元,有,監測中
                合計,,,,,210,3.5,,
                """
            _ = try await county.imported(text)
            #expect(Set(try await county.list().map(\.item.title)) == ["張建國", "李秀蘭"])
            #expect(try await county.value("kind", of: "張建國").contains("脱贫户"))
            #expect(try await county.value("subsidy", of: "張建國").contains("15000"))
            #expect(try await county.value("subsidy", of: "李秀蘭").contains("20000"))
            let place = try await county.item("李秀蘭").region
            let name = try await county.database.read { tx in try tx.regions.find(place).name }
            #expect(name == "泉头村")
        }
    }

    /// What a thing of an earlier version holds may be no answer any more, or read like another one: brought back as it was
    /// exported nobody answered anything. What was changed is held against the version the thing stands under.
    @Test(arguments: Driver.allCases)
    func whatANewVersionTookAwayComesBackUnchanged(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let old = ImportPlaybook.yaml
                .replacing("[A级, B级, C级, D级]", with: "[A级, B级, C级危房, D级]")
                .replacing("label: 有人居住, type: yes-no", with: "label: 有人居住, type: choice, options: [是, 否, 时有时无]")
                .replacing("[住人, 存放, 养畜]", with: "[住人, 存放农具, 养畜]")
            let adopt = AdoptProgramme(database: county.database, environment: county.desk.ledgers.environment)
            _ = try #require(await adopt(ImportPlaybook.text(old), by: county.sample.supervisor).value)
            let header = "乡镇,村名,户主姓名,身份证号码,农户类别,现等级,现在用途,有人居住"
            let first = "云雾镇,上坪村,王建国,620702196001010010,脱贫户,C级危房,存放农具、养畜,时有时无"
            _ = try await county.imported("\(header)\n\(first)\n云雾镇,下坪村,李秀兰,620702196001010029,一般户,D级,住人,否\n")
            let new = ImportPlaybook.yaml.replacing("label: 照片", with: "label: 现状照片")
            _ = try #require(await adopt(ImportPlaybook.text(new), by: county.sample.supervisor).value)

            let same = try #require(await county.bring("\(header)\n\(first)\n").value)
            let result = try #require(await CheckImport(county.desk)(same, by: county.housing).value)
            #expect([result.unchanged, result.changed, result.refused] == [1, 0, 0], "\(result.problems)")

            let changed = """
                \(header)
                云雾镇,上坪村,王建国,620702196001010010,监测户,C级危房,存放农具、养畜,时有时无
                云雾镇,下坪村,李秀兰,620702196001010029,一般户,C级危房,住人,也许
                """
            let id = try #require(await county.bring(changed).value)
            let told = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect([told.unchanged, told.changed, told.refused] == [0, 1, 1], "\(told.problems)")
            #expect(told.changedLines.first?.changes == ["农户类型：脱贫户 → 监测户"])
            #expect(told.problems.map(\.column) == [8])
        }
    }

    /// A thing of an earlier version has no place for what the sheet says of a field that came since: nothing is dropped.
    @Test func aFieldThatCameSinceIsRefusedForThingsOfEarlierVersions() async throws {
        try await withImportCounty(.sqlite) { county in
            _ = try await county.imported(ImportCounty.messy)
            let yaml = ImportPlaybook.yaml.replacing(
                "fields:\n",
                with: "fields:\n  - {key: watch, label: 看管人, type: text}\n"
            )
            let adopt = AdoptProgramme(database: county.database, environment: county.desk.ledgers.environment)
            _ = try #require(await adopt(ImportPlaybook.text(yaml), by: county.sample.supervisor).value)
            let sheet = """
                乡镇,村名,户主姓名,身份证号码,农户类别,看管人
                云雾镇,上坪村,王建国,620702196001010010,脱贫户,老王
                云雾镇,下坪村,李秀兰,620702196001010029,一般户,
                """
            let id = try #require(await county.bring(sheet).value)
            let result = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect([result.new, result.changed, result.unchanged, result.refused] == [0, 0, 1, 1])
            let sentence = "看管人是新版才有的，这一条按旧版登记。先在台账里把它改用新版，再导入。"
            #expect(result.problems.map(\.sentence).contains { $0.hasSuffix(sentence) })
        }
    }

    private func undoesAsOne(_ id: ImportID, _ county: ImportCounty) async throws {
        let version = try await county.one(id).version
        _ = try #require(
            await WriteImport(county.desk)(id, version: version, onlyGood: false, by: county.housing).value
        )
        #expect(try await county.list().count == 4)
        #expect(try await county.value("area", of: "王建国").contains("126"))
        // Somebody corrects one of them: it stays as it is now.
        let changed = try await county.item("王建国")
        let trash = TrashItem(county.desk.ledgers)
        _ = try #require(
            await trash(changed.id, version: changed.version, reason: "重复", by: county.housing).value
        )
        let done = try #require(await UndoImport(county.desk)(id, by: county.housing).value)
        #expect([done.trashed, done.restored] == [1, 0])
        #expect(done.left.map(\.sentence) == ["已经在回收站里。"])
        #expect(Set(try await county.list().map(\.item.title)) == ["李秀兰", "张有福"])
        #expect(try await county.one(id).stage == .undone)
        #expect(try await UndoImport(county.desk)(id, by: county.housing).keys == ["import.stage"])
        #expect(try await county.differences() == [])
    }

    /// The first import is taken back after later ones, as if these had never been; what a person changed since is kept.
    @Test(arguments: Driver.allCases)
    func anImportIsTakenBackWhereLaterOnesWere(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            func sheet(_ areas: [Int]) -> String {
                let rows = zip(["王建国", "李秀兰"], areas).map { "云雾镇,上坪村,\($0),,脱贫户,\($1)\n" }
                return "乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）\n" + rows.joined()
            }
            func undo(_ id: ImportID) async throws -> ImportResult {
                try #require(await UndoImport(county.desk)(id, by: county.housing).value)
            }
            let made = try await county.imported(sheet([100, 100]))
            let first = try await county.imported(sheet([110, 110]))
            let second = try await county.imported(sheet([120, 120]))
            let third = try await county.imported(sheet([130, 130]))
            #expect(try await undo(third).restored == 2)
            #expect(try await undo(second).restored == 2)
            // Somebody entered what a sheet had brought; the other is as the first sheet left it.
            let changed = try await county.item("李秀兰")
            var answers = ItemAnswers(changed, county.book)
            let area = try #require(county.book.playbook.field("area"))
            answers.texts[area] = "125"
            let edit = EditItem(county.desk.ledgers)
            let (version, seen) = (changed.version, EditBasis(change: nil))
            let edited = try await edit(changed.id, version: version, answers, seen: seen, by: county.housing)
            #expect(edited.value != nil, "\(edited.sentences)")
            let back = try await undo(first)
            #expect([back.restored, back.allLeft] == [1, 1], "\(back.left)")
            #expect(try await county.value("area", of: "王建国").contains("100"))
            #expect(try await county.value("area", of: "李秀兰").contains("125"))
            let gone = try await undo(made)
            #expect([gone.trashed, gone.allLeft] == [1, 1], "\(gone.left)")
            #expect(try await county.list().map(\.item.title) == ["李秀兰"])
            #expect(try await county.differences() == [])
        }
    }

    /// More rows than are taken back at once, of which more are left than are kept by name.
    @Test(arguments: Driver.allCases)
    func takesBackALargeImportPartByPart(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let lines = (1...620).map { "\($0),云雾镇,上坪村,户主\($0),,一般户,\(60 + $0 % 40),,2026.4.1" }
            let head = "序号,乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）,危房补助资金（万元）,鉴定时间"
            let id = try await county.imported(([head] + lines).joined(separator: "\n"))
            let items = try await county.list().map(\.item)
            #expect(items.count == 620)
            // Somebody changes most of them: they stay, counted, and the first are named.
            let now = county.desk.ledgers.environment.now()
            let changed = items.prefix(510).map(\.id)
            try await county.database.write { tx in try tx.items(county.desk.ledgers.shelf).trash(changed, at: now) }
            let done = try #require(await UndoImport(county.desk)(id, by: county.housing).value)
            #expect([done.trashed, done.restored, done.allLeft, done.left.count] == [110, 0, 510, 500])
            #expect(try await county.one(id).result?.allLeft == 510)
            #expect(try await county.list().isEmpty)
        }
    }

    private static let wrong = """
        乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）
        云雾镇,上坪村,王建国,6.20702196001010E+17,脱贫户,120
        云雾镇,上坪村,李秀兰,,大户,约90
        云雾镇,没有村,张有福,,一般户,86
        云雾镇,下坪村,赵新,620702196001010045,一般户,70
        清泉镇,柳沟村,赵新新,620702196001010045,一般户,约71
        """

    @Test(arguments: Driver.allCases)
    func problemsNameTheirCellsAndGoodRowsMayGoAhead(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let id = try #require(await county.bring(Self.wrong).value)
            let result = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            #expect([result.new, result.refused] == [1, 4])
            let told = result.problems.map(\.sentence)
            #expect(told.contains { $0.hasPrefix("D2：“6.20************E+17”是身份证号被 Excel 改成了科学计数") }, "\(told)")
            #expect(told.contains("E3：农户类型没有“大户”这个选项，可以选：脱贫户、监测户、一般户。"), "\(told)")
            #expect(told.contains { $0.hasPrefix("F3：“约90”是约数") }, "\(told)")
            #expect(told.contains { $0.hasPrefix("B4：没有找到所在地“云雾镇没有村”") }, "\(told)")
            #expect(told.contains("D6：身份证号与第 5 行相同，同一份表里只能有一行。"), "\(told)")
            #expect(told.contains { $0.hasPrefix("F6：“约71”是约数") }, "\(told)")
            var version = try await county.one(id).version
            let all = try await WriteImport(county.desk)(id, version: version, onlyGood: false, by: county.housing)
            #expect(all.keys.allSatisfy { $0 == "import.problem" } && all.keys.count == 6)
            #expect(try await county.list().isEmpty)
            // One cell is put right here, the rest is for later.
            let saved = try await CheckImport(county.desk).save(id, version: version, by: county.housing) {
                $0.fixes = ["D2": "620702196001010010"]
            }
            #expect(saved.value != nil)
            _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            version = try await county.one(id).version
            let good = try await WriteImport(county.desk)(id, version: version, onlyGood: true, by: county.housing)
            #expect(good.value.map { [$0.new, $0.refused] } == [2, 3])
            #expect(Set(try await county.list().map(\.item.title)) == ["王建国", "赵新"])
            #expect(try await county.differences() == [])
        }
    }

    @Test(arguments: Driver.allCases)
    func everyonePostBringsItsOwnPlaceAndAnotherCountyIsSaid(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let village = county.sample.village
            // A village's sheet names no place: it is the village's own.
            let own = "户主,农户类型\n郑一,一般户\n郑二,脱贫户\n"
            let id = try await county.imported(own, by: village)
            #expect(try await county.list().map(\.item.region.digits) == ["620799101201", "620799101201"])
            // Above it the import is seen, beside it not.
            #expect(try await county.one(id, for: county.housing).person == village.name)
            await #expect(throws: NotFound.self) {
                let other = try #require(await county.bring(own, by: county.housing).value)
                _ = try await county.one(other, for: village)
            }
            let gaps = try #require(await county.bring(own, by: county.housing).value)
            #expect(try await CheckImport(county.desk)(gaps, by: county.housing).keys == ["import.placeUnmapped"])
            let outside = "村,户主,农户类型\n泉头村,钱一,一般户\n"
            let far = try #require(await county.bring(outside, by: county.sample.township).value)
            let refused = try #require(await CheckImport(county.desk)(far, by: county.sample.township).value)
            #expect(refused.problems.first?.sentence.contains("不在云雾镇范围内") == true, "\(refused.problems)")
            let foreign = "乡镇,村,户主,农户类型\n倪家营镇,南台村,钱一,一般户\n沙河镇,西街村,钱二,一般户\n"
            let other = try #require(await county.bring(foreign).value)
            let said = try #require(await CheckImport(county.desk)(other, by: county.housing).value)
            #expect(said.remarks == ["表里的地方（如“倪家营镇南台村”）没有一个在云岭县，这像是别的县的表。核对文件是不是拿错了。"])
            #expect(try await county.bring(own, by: county.sample.supervisor).keys == ["item.notAllowed"])
            #expect(try await county.bring("没有表格", name: "a.csv").keys == ["import.noTable"])
            #expect(try await county.bring("", name: "a.csv").keys == ["file.empty"])
        }
    }

    @Test func aMappingIsRememberedForTablesOfTheSameShape() async throws {
        try await withImportCounty(.sqlite) { county in
            let text = "村,人名,农户类型,甲\n上坪村,王一,一般户,住人\n"
            let id = try #require(await county.bring(text).value)
            let version = try await county.one(id).version
            _ = try await CheckImport(county.desk).save(id, version: version, by: county.housing) { one in
                one.mapping.columns[2] = "field.owner"
                one.mapping.columns[4] = "field.uses"
                // Said of this file alone: the next of its shape is of another village and year.
                (one.mapping.place, one.mapping.year) = ("620799101201", 2019)
            }
            _ = try #require(await CheckImport(county.desk)(id, by: county.housing).value)
            let next = try #require(await county.bring("村,人名,农户类型,甲\n下坪村,王二,一般户,存放\n").value)
            let mapping = try await county.one(next).mapping
            #expect(mapping.columns[2] == "field.owner" && mapping.columns[4] == "field.uses")
            #expect(mapping.place == nil && mapping.year != 2019)
        }
    }
}
