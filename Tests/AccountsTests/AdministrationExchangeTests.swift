import Core
import Database
import Records
import TestSupport
import Testing
import Web

@testable import Accounts

@Suite("Exchanges of administration")
struct AdministrationExchangeTests {
    private func site(_ database: Database) throws -> TestSite {
        let environment = Environment.fixed(at: SampleCounty.now)
        let routes = AccountRoutes(database: database, environment: environment, hasher: .quick)
        return try TestSite(routes.all, environment: environment)
    }

    @Test(arguments: Driver.allCases)
    func anAccountIsAddedListedAndGivenPosts(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            let admin = try site(database).visitor(as: county.administrator)
            let empty = await admin.post("/admin/accounts", ["name": "何林草", "login": "何林草"])
            #expect(
                empty.transcript == """
                    POST /admin/accounts
                    422 新增账号
                    error: 登录名“何林草”要写成 2 到 40 个小写字母、数字、点、横线或下划线，例如 nongye.wang。
                    error: 选择单位，例如 农业农村局。
                    name = 何林草
                    login = 何林草
                    unit =
                    """
            )
            let forestry = county.unit("云岭县林业和草原局").description
            let wrongRole = await admin.post(
                "/admin/accounts",
                ["name": "何林草", "login": "lincao", "unit": forestry, "role": "village"]
            )
            #expect(wrongRole.errors == ["云岭县林业和草原局的岗位不能是村级人员，可以是：部门人员、督查人员、县领导、系统管理员。"])
            #expect(wrongRole.visibleFormValues.contains { $0.name == "unit" && $0.value == forestry })
            let done = await admin.post(
                "/admin/accounts",
                ["name": "何林草", "login": "lincao", "unit": forestry, "role": "officer"]
            )
            #expect(done.status == 201)
            #expect(done.words.contains("lincao"))
            let list = await admin.get("/admin/accounts?q=林草")
            #expect(list.words.contains("云岭县林业和草原局 · 部门人员"))
            #expect(list.words.contains("未设密码"))
            #expect(!list.words.contains("石河"))
            let address = try #require(list.links.first { $0.word == "何林草" }?.address)
            let finance = county.unit("云岭县财政局").description
            let post = await admin.post("\(address)/posts", ["unit": finance, "role": "officer"])
            #expect(post.notice == "已经添加岗位：云岭县财政局，部门人员。")
            let twice = await admin.post("\(address)/posts", ["unit": finance, "role": "officer"])
            #expect(twice.errors == ["已经有云岭县财政局的部门人员岗位。"])
            let renamed = await admin.post(address, ["name": "何林"])
            #expect(renamed.notice == "已经改为何林。")
            #expect(await admin.post(address, ["name": ""]).errors == ["填写姓名，例如 王秀兰。"])
            let disabled = await admin.post("\(address)/disabling")
            #expect(disabled.notice == "何林的账号已经停用，正在用的登录都已结束。")
            #expect(await admin.get("/admin/accounts?state=disabled").words.contains("何林"))
            #expect(await admin.post("\(address)/enabling").notice == "何林的账号已经启用。")
        }
    }

    @Test(arguments: Driver.allCases)
    func aUnitIsAddedAndItsAliasesAreKept(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            let admin = try site(database).visitor(as: county.administrator)
            let refused = await admin.post(
                "/admin/units",
                ["name": "云岭县教育局", "kind": "department", "region": "620799", "aliases": "教体局、乡村振兴局"]
            )
            #expect(refused.status == 422)
            #expect(refused.errors == ["别名“乡村振兴局”已经是云岭县农业农村局的名称或别名。一个别名只能指一个单位。"])
            #expect(refused.visibleFormValues.contains { $0.name == "aliases" && $0.value == "教体局、乡村振兴局" })
            let done = await admin.post(
                "/admin/units",
                [
                    "name": "云岭县教育局", "short": "教育局", "kind": "department", "region": "620799", "aliases": "教体局，教委",
                    "functions": "education",
                ]
            )
            #expect(done.notice == "已经新增云岭县教育局。")
            let found = await admin.get("/admin/units?q=教委")
            #expect(found.words.contains("教体局、教委"))
            let address = try #require(found.links.first { $0.word == "云岭县教育局" }?.address)
            let page = await admin.get(address)
            #expect(page.visibleFormValues.contains { $0.name == "functions" && $0.value == "education" })
            let edited = await admin.post(
                address,
                ["name": "云岭县教育和体育局", "kind": "department", "region": "620799", "aliases": "教体局"]
            )
            #expect(edited.notice == "已经保存云岭县教育和体育局。")
            #expect(await admin.get("/admin/records?act=unit").words.contains("云岭县教育局 改为 云岭县教育和体育局"))
        }
    }

    @Test func sheetsAreCheckedAndTaken() async throws {
        try await withSampleCounty(.sqlite) { database, county async throws in
            let admin = try site(database).visitor(as: county.administrator)
            let bad = SentFile("file", "单位.csv", text: "单位名称,类别\n云岭县教育局,机关\n")
            let refused = await admin.post("/admin/units/import", files: [bad])
            #expect(refused.status == 422)
            #expect(refused.words.contains("第 2 行：类别“机关”写成 县直部门、乡镇街道 或 村和社区。"))
            let good = SentFile("file", "单位.csv", text: "单位名称,类别\n云岭县教育局,县直部门\n")
            #expect(await admin.post("/admin/units/import", files: [good]).notice == "已经新增 1 个单位，更新 0 个。")
            let people = SentFile("file", "账号.csv", text: "登录名,姓名,角色,单位\njiaoyu,许教育,部门人员,教育局\n")
            let checked = await admin.post("/admin/accounts/import", ["check": "1"], files: [people])
            #expect(checked.notice == "文件没有要改的地方。导入会新增 1 个账号。")
            let given = await admin.post("/admin/accounts/import", files: [people])
            #expect(given.title == "已经新增 1 个账号")
            let lines = try #require(given.hiddenValues.first { $0.name == "lines" }?.value)
            let sheet = await admin.post("/admin/accounts/passwords", ["lines": lines])
            #expect(sheet.headers["Content-Type"] == FileType.xlsx.contentType)
            #expect(sheet.body.count > 2000)
            let line = try #require(try sheet.sheet.dropFirst().first?.first)
            #expect(line.hasPrefix("截至 ") && line.hasSuffix("，共 1 个账号"), "\(line)")
        }
    }

    /// What is looked up by its key in another county is not there.
    @Test(arguments: Driver.allCases)
    func anotherCountysThingsAreNotFound(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            let admin = try site(database).visitor(as: county.otherAdministrator)
            let (unit, account) = (county.officer.unit, county.officer.account)
            #expect(await admin.get("/admin/units/\(unit)").status == 404)
            #expect(await admin.post("/admin/units/\(unit)", ["name": "改名"]).status == 404)
            #expect(await admin.get("/admin/accounts/\(account)").status == 404)
            for act in ["", "/password", "/disabling", "/enabling", "/posts", "/posts/\(county.officer.post)/ending"] {
                let page = await admin.post("/admin/accounts/\(account)\(act)", ["name": "改名"])
                #expect(page.status == 404, "\(act)")
            }
        }
    }

    static let addresses = [
        "/admin/units", "/admin/units/new", "/admin/units/import", "/admin/accounts", "/admin/accounts/new",
        "/admin/accounts/import", "/admin/records", "/admin/records/verification",
    ]

    @Test(arguments: Role.allCases)
    func onlyAdministratorsComeIn(role: Role) async throws {
        try await withSampleCounty(.sqlite) { database, county async throws in
            let visitor = try site(database).visitor(as: county.actor(role))
            for address in Self.addresses {
                #expect(await visitor.get(address).status == (role == .administrator ? 200 : 403), "\(address)")
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func theRecordIsSearchedAndVerified(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            let admin = try site(database).visitor(as: county.administrator)
            #expect(await admin.get("/admin/records").words.contains("还没有留痕"))
            _ = await admin.post("/admin/accounts/\(county.officer.account)/disabling")
            _ = await admin.post("/admin/accounts/\(county.village.account)", ["name": "郑下坪"])
            let all = await admin.get("/admin/records")
            #expect(all.words.contains("停用账号"))
            #expect(all.words.contains("郑上坪 改为 郑下坪"))
            let one = await admin.get("/admin/records?kind=account&id=\(county.officer.account)")
            #expect(one.words.contains("停用账号"))
            #expect(!one.words.contains("郑下坪"))
            #expect(await admin.get("/admin/records?from=2026-06-11").words.contains("没有这样的留痕"))
            #expect(await admin.get("/admin/records?person=赵管理&through=2026-06-10").words.contains("停用账号"))
            let other = try site(database).visitor(as: county.otherAdministrator)
            #expect(await other.get("/admin/records").words.contains("还没有留痕"))
            #expect(await admin.get("/admin/records/verification").notice == "共 2 条留痕，条条相连，没有改动。")
        }
    }

    /// Every act that is recorded has a word, and every issue a sentence without a bare key.
    @Test func everyActHasAWord() async throws {
        try await withSampleCounty(.sqlite) { database, county async throws in
            let admin = try site(database).visitor(as: county.administrator)
            _ = await admin.post("/admin/accounts/\(county.officer.account)/password")
            _ = await admin.post("/admin/accounts/\(county.officer.account)/posts/\(county.officer.post)/ending")
            let acts: [String] = try await database.read { try $0.values("SELECT act FROM record") }
            #expect(acts.count == 2)
            #expect(acts.allSatisfy { accountRecordWords.words[$0] != nil })
        }
    }
}
