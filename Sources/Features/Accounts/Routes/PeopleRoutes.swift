import Core
import Database
import Documents
import Pages
import Web

/// `/admin/accounts`: the people of the administrator's county.
struct PeopleRoutes: Sendable {
    let database: Database
    let environment: Environment
    let hasher: PasswordHasher
    let limits: SessionLimits

    var all: [Route] {
        let access = Access.roles(AccountPolicy.administrators)
        return [
            .get("/admin", access, "管理") { _ in .redirect(to: "/admin/accounts") },
            .get("/admin/accounts", access, "账号", list),
            .get("/admin/accounts/new", access, "新增账号的页面", showNew),
            .post("/admin/accounts", access, "新增账号", fieldWords: AccountFieldWords.account, add),
            .get("/admin/accounts/import", access, "导入账号的页面", showImport),
            .post("/admin/accounts/import", access, "导入账号", uploadLimit: SheetUpload.limit, importSheet),
            .post("/admin/accounts/passwords", access, "下载刚生成的初始密码", downloadPasswords),
            .get("/admin/accounts/{account}", access, "一个账号", show),
            .post("/admin/accounts/{account}", access, "修改姓名", fieldWords: AccountFieldWords.account, edit),
            .post("/admin/accounts/{account}/password", access, "重置密码", resetPassword),
            .post("/admin/accounts/{account}/disabling", access, "停用账号", disable),
            .post("/admin/accounts/{account}/enabling", access, "启用账号", enable),
            .post("/admin/accounts/{account}/posts", access, "添加岗位", addPost),
            .post("/admin/accounts/{account}/posts/{post}/ending", access, "结束岗位", endPost),
            .post("/admin/accounts/{account}/sessions/{session}/ending", access, "结束会话", endSession),
        ]
    }

    private static let pageSize = 50

    @Sendable private func list(_ visit: Visit) async throws -> Reply {
        let scope = try visit.steward.county
        let filter = AccountFilter(
            words: visit.query.text("q"),
            role: visit.query.filled("role").flatMap(Role.init),
            unit: visit.query.id("unit"),
            isDisabled: visit.query.filled("state").map { $0 == "disabled" }
        )
        let after = visit.query.filled("after")
        let (lines, unit) = try await database.read { tx in
            (
                try tx.accounts.list(filter, in: scope, after: after, limit: Self.pageSize + 1),
                try filter.unit.flatMap { try tx.units.first($0, county: scope) }
            )
        }
        let shown = Array(lines.prefix(Self.pageSize))
        let next = lines.count > shown.count ? shown.last.map { $0.account.loginName } : nil
        let page = AccountListPage(
            lines: shown,
            filter: filter,
            unit: unit,
            next: next.map { visit.address(with: visit.query.replacing("after", with: $0)) }
        )
        return .page(page.render(await visit.pageContext))
    }

    @Sendable private func showNew(_ visit: Visit) async throws -> Reply {
        let input = AddAccount.Input(loginName: "", name: "", role: nil, unit: visit.query.id("unit"))
        return .page(try await newPage(visit, input, []))
    }

    @Sendable private func add(_ visit: Visit) async throws -> Reply {
        let input = AddAccount.Input(
            loginName: visit.form.text("login"),
            name: visit.form.text("name"),
            role: visit.form.filled("role").flatMap(Role.init),
            unit: visit.form.id("unit")
        )
        let add = AddAccount(database: database, environment: environment, hasher: hasher)
        switch try await add(input, by: visit.steward) {
        case .refused(let issues): return .unprocessable(try await newPage(visit, input, issues))
        case .done(let given):
            return .page(GivenPasswordPage(given: given, isNew: true).render(await visit.pageContext), status: 201)
        }
    }

    private func newPage(_ visit: Visit, _ input: AddAccount.Input, _ issues: [Issue]) async throws -> [UInt8] {
        let scope = try visit.steward.county
        let units = try await database.read { try $0.units.all(county: scope) }
        let page = NewAccountPage(input: input, units: units, errors: FieldError.list(issues, accountWords))
        return page.render(await visit.pageContext)
    }
}
