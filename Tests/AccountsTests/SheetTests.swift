import Core
import Database
import Documents
import TestSupport
import Testing

@testable import Accounts

@Suite("Sheets of units and accounts")
struct SheetTests {
    private func units(_ text: String) throws -> UnitSheet { try UnitSheet(.bytes(Array(text.utf8)), name: "单位.csv") }
    private func people(_ text: String) throws -> AccountSheet {
        try AccountSheet(.bytes(Array(text.utf8)), name: "账号.csv")
    }

    @Test(arguments: Driver.allCases)
    func unitsAreAddedAndUpdated(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            let sheet = try units(
                """
                云岭县单位名录
                单位名称,简称,类别,所在区划,职能,别名
                云岭县教育局,教育局,县直部门,,教育、体育,教体局、教委
                云岭县财政局,,部门,620799,财政,县财政
                松林乡松坡村经济合作社,,村,松坡村,,
                """
            )
            let importUnits = ImportUnits(database: database, environment: .live())
            let steward = try #require(Steward(county.administrator))
            #expect(try await importUnits.check(sheet, by: steward).value == .init(added: 2, updated: 1))
            #expect(try await database.read { try $0.units.all(county: SampleCounty.county).count } == 17)
            #expect(try await importUnits(sheet, by: steward).value == .init(added: 2, updated: 1))
            try await database.read { tx throws in
                let education = try #require(try tx.units.resolve("教体局", county: SampleCounty.county))
                #expect(education.name == "云岭县教育局")
                #expect(education.position == 9)
                #expect(try tx.units.functions(of: education.id) == ["education", "sport"])
                let finance = try #require(try tx.units.resolve("县财政", county: SampleCounty.county))
                #expect(finance.shortName == "财政局")
                #expect(
                    try tx.units.resolve("松林乡松坡村经济合作社", county: SampleCounty.county)?.region.digits == "620799201201"
                )
            }
        }
    }

    @Test func everyProblemOfAUnitSheetIsToldAndNothingWritten() async throws {
        try await withSampleCounty(.sqlite) { database, county async throws in
            let sheet = try units(
                """
                单位名称,类别,所在区划,职能,别名
                云岭县教育局,县直部门,,,
                云岭县民政局,机关,,,
                北山乡人民政府,乡镇,北山乡,,
                云岭县体育局,部门,云雾镇,,
                云岭县医保局,部门,,炼金,
                云岭县审计局,部门,,,乡村振兴局
                云岭县统计局,部门,,,教体局
                云岭县旅游局,部门,,,教体局
                云岭县教育局,部门,,,
                ,部门,,,
                """
            )
            let outcome = try await ImportUnits(database: database, environment: .live())(
                sheet,
                by: try #require(Steward(county.administrator))
            )
            #expect(
                outcome.issues.map(sheetSentence) == [
                    "第 3 行：类别“机关”写成 县直部门、乡镇街道 或 村和社区。",
                    "第 4 行：找不到区划“北山乡”，或者有几个同名的。写它的代码，例如 620799101。",
                    "第 5 行：云雾镇不是县级区划。县直部门选本县。",
                    "第 6 行：没有“炼金”这项职能。从单位页面的职能清单里选一个词，例如 农业农村。",
                    "第 7 行：别名“乡村振兴局”已经是云岭县农业农村局的名称或别名。一个别名只能指一个单位。",
                    "第 9 行：“教体局”与第 8 行重复。一个名称或别名只能指一个单位。",
                    "第 10 行：“云岭县教育局”与第 2 行重复。一个名称或别名只能指一个单位。",
                    "第 11 行：填写单位名称，例如 云岭县农业农村局。",
                ]
            )
            #expect(try await database.read { try $0.units.all(county: SampleCounty.county).count } == 17)
        }
    }

    @Test(arguments: Driver.allCases)
    func accountsComeWithPasswordsThatWorkOnce(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            let sheet = try people(
                """
                姓名,登录名,单位,角色
                何林草,LinCao,林草局,部门人员
                许清泉,qingquan,清泉镇,乡镇人员
                """
            )
            let importAccounts = ImportAccounts(database: database, environment: .live(), hasher: .quick)
            let steward = try #require(Steward(county.administrator))
            let lines = try #require(try await importAccounts(sheet, by: steward).value)
            #expect(lines.map(\.unit) == ["云岭县林业和草原局", "清泉镇人民政府"])
            let signIn = SignIn(database: database, environment: .live(), hasher: .quick)
            let opened = try #require(
                try await signIn(loginName: "lincao", password: lines[0].password, from: home).value
            )
            #expect(opened.mustChangePassword)
            #expect(opened.actor.role == .officer)
            #expect(opened.actor.region == SampleCounty.county)
            let again = try await importAccounts(sheet, by: steward)
            #expect(
                again.issues.map(sheetSentence) == [
                    "第 2 行：登录名“lincao”已经有人用，换一个，例如加上单位的拼音。",
                    "第 3 行：登录名“qingquan”已经有人用，换一个，例如加上单位的拼音。",
                ]
            )
        }
    }

    @Test func everyProblemOfAnAccountSheetIsTold() async throws {
        try await withSampleCounty(.sqlite) { database, county async throws in
            let sheet = try people(
                """
                登录名,姓名,角色,单位
                何林草,何林草,部门人员,林草局
                a1,,部门人员,林草局
                a2,许清泉,镇长,清泉镇
                a3,许清泉,部门人员,清泉镇
                a4,许清泉,部门人员,教育局
                a5,许清泉,部门人员,石河县人民政府办公室
                a6,许清泉,部门人员,林草局
                a6,许清泉,部门人员,林草局
                """
            )
            let outcome = try await ImportAccounts(database: database, environment: .live(), hasher: .quick)(
                sheet,
                by: try #require(Steward(county.administrator))
            )
            #expect(
                outcome.issues.map(sheetSentence) == [
                    "第 2 行：登录名“何林草”要写成 2 到 40 个小写字母、数字、点、横线或下划线，例如 nongye.wang。",
                    "第 3 行：填写姓名，例如 王秀兰。",
                    "第 4 行：没有“镇长”这个角色。可以写：系统管理员、督查人员、县领导、部门人员、乡镇人员、村级人员。",
                    "第 5 行：清泉镇人民政府的岗位不能是部门人员，可以是：乡镇人员。",
                    "第 6 行：找不到单位“教育局”。写单位页面上的全称、简称或别名。",
                    "第 7 行：找不到单位“石河县人民政府办公室”。写单位页面上的全称、简称或别名。",
                    "第 9 行：登录名“a6”与第 8 行重复。",
                ]
            )
            #expect(try await database.read { try $0.count("FROM account") } == 9)
        }
    }

    @Test func aSheetWithoutAHeaderIsExplained() async throws {
        try await withSampleCounty(.sqlite) { database, county async throws in
            let steward = try #require(Steward(county.administrator))
            let units = try await ImportUnits(database: database, environment: .live())(
                units("甲,乙\n丙,丁\n"),
                by: steward
            )
            #expect(units.issues.map(\.key) == ["units.noHeader"])
            let people = try await ImportAccounts(database: database, environment: .live())(
                people("登录名,姓名\n"),
                by: steward
            )
            #expect(people.issues.map(\.key) == ["accounts.noHeader"])
        }
    }
}
