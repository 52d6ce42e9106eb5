import Core
import Documents
import Pages
import Regions
import Web

extension PeopleRoutes {
    @Sendable func showImport(_ visit: Visit) async throws -> Reply {
        .page(importPage([], .none).render(await visit.pageContext))
    }

    @Sendable func importSheet(_ visit: Visit) async throws -> Reply {
        let sheet: AccountSheet
        do {
            let upload = try SheetUpload.file(of: visit)
            sheet = try AccountSheet(.file(path: upload.path), name: upload.name)
        } catch let fault as SheetUpload.Fault {
            return .unprocessable(importPage([fault.error], .none).render(await visit.pageContext))
        } catch let fault as DocumentFault {
            let error = FieldError("file", fault.sentence(reading: .sheet))
            return .unprocessable(importPage([error], .none).render(await visit.pageContext))
        }
        let importAccounts = ImportAccounts(database: database, environment: environment, hasher: hasher)
        if visit.form.bool("check") {
            let checked = try await importAccounts.check(sheet, by: visit.steward)
            guard let count = checked.value else { return await refused(visit, checked.issues) }
            let result = SheetImportPage.Result.good("文件没有要改的地方。导入会新增 \(count) 个账号。")
            return .page(importPage([], result).render(await visit.pageContext))
        }
        let outcome = try await importAccounts(sheet, by: visit.steward)
        guard let lines = outcome.value else { return await refused(visit, outcome.issues) }
        return .page(PasswordLinesPage(lines: lines).render(await visit.pageContext), status: 201)
    }

    private func refused(_ visit: Visit, _ issues: [Issue]) async -> Reply {
        .unprocessable(importPage([], SheetUpload.problems(issues)).render(await visit.pageContext))
    }

    /// The page with the passwords sends them back to be put into a sheet: they are stored nowhere between.
    @Sendable func downloadPasswords(_ visit: Visit) async throws -> Reply {
        let lines = PasswordLine.read(visit.form.text("lines"))
        guard !lines.isEmpty else { throw WebFault.brokenForm }
        let note = ListNote(readAt: environment.now(), filters: [])
        return ListReply.reply(name: note.fileName("账号初始密码")) { AccountSheet.passwords(lines, note) }
    }

    private func importPage(_ errors: [FieldError], _ result: SheetImportPage.Result) -> SheetImportPage {
        SheetImportPage(
            "导入账号",
            lead: "全部检查过才写入；有一处不对，就一行也不写。导入后给出每个人的初始密码，只显示一次。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("账号", "/admin/accounts")],
            address: "/admin/accounts/import",
            act: "导入账号",
            types: SheetUpload.types,
            largest: SheetUpload.largest,
            columns: [
                ("登录名", true, "2 到 40 个小写字母、数字、点、横线或下划线，例如 nongye.wang。"),
                ("姓名", true, "例如 王秀兰。"),
                ("角色", true, "系统管理员、督查人员、县领导、部门人员、乡镇人员或村级人员。"),
                ("单位", true, "单位的全称、简称或别名，例如 农业农村局。"),
            ],
            remark: "第一行写列名，列的先后不限。",
            errors: errors,
            result: result
        )
    }
}
