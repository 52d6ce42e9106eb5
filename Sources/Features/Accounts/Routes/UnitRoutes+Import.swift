import Core
import Documents
import Pages
import Regions
import Web

extension UnitRoutes {
    @Sendable func showImport(_ visit: Visit) async throws -> Reply {
        .page(importPage([], .none).render(await visit.pageContext))
    }

    @Sendable func importSheet(_ visit: Visit) async throws -> Reply {
        let sheet: UnitSheet
        do {
            let upload = try SheetUpload.file(of: visit)
            sheet = try UnitSheet(.file(path: upload.path), name: upload.name)
        } catch let fault as SheetUpload.Fault {
            return .unprocessable(importPage([fault.error], .none).render(await visit.pageContext))
        } catch let fault as DocumentFault {
            let error = FieldError("file", fault.sentence(reading: .sheet))
            return .unprocessable(importPage([error], .none).render(await visit.pageContext))
        }
        let importUnits = ImportUnits(database: database, environment: environment)
        let isCheck = visit.form.bool("check")
        let outcome =
            isCheck
            ? try await importUnits.check(sheet, by: visit.steward) : try await importUnits(sheet, by: visit.steward)
        switch outcome {
        case .refused(let issues):
            let result = SheetUpload.problems(issues)
            return .unprocessable(importPage([], result).render(await visit.pageContext))
        case .done(let result) where isCheck:
            let words = "文件没有要改的地方。导入会新增 \(result.added) 个单位，更新 \(result.updated) 个。"
            return .page(importPage([], .good(words)).render(await visit.pageContext))
        case .done(let result):
            let notice = Notice(.done, "已经新增 \(result.added) 个单位，更新 \(result.updated) 个。")
            return .redirect(to: "/admin/units", notice: notice)
        }
    }

    private func importPage(_ errors: [FieldError], _ result: SheetImportPage.Result) -> SheetImportPage {
        SheetImportPage(
            "导入单位",
            lead: "全部检查过才写入；有一处不对，就一行也不写。名称相同的单位更新职能和别名。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("单位", "/admin/units")],
            address: "/admin/units/import",
            act: "导入单位",
            types: SheetUpload.types,
            largest: SheetUpload.largest,
            columns: [
                ("单位名称", true, "全称，例如 云岭县农业农村局、云雾镇人民政府。"),
                ("类别", true, "县直部门、乡镇街道，或村和社区。"),
                ("简称", false, "例如 农业农村局。"),
                ("所在区划", false, "代码，或乡镇、村的名称。部门不用写；单位名称里有乡镇名的也不用写。"),
                ("职能", false, "例如 农业农村、乡村振兴。几项之间用顿号隔开；文件里写职能时按它找单位。"),
                ("别名", false, "文件里常见的其他叫法，例如 农牧局。几个之间用顿号隔开。"),
            ],
            remark: "第一行写列名，列的先后不限。",
            errors: errors,
            result: result
        )
    }
}
