import Core
import Database
import Documents
import Pages
import Web

/// `/admin/regions`: the administrator's own county.
package struct RegionRoutes: Sendable {
    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    package var all: [Route] {
        [
            .get("/admin/regions", .roles([.administrator]), "行政区划", show),
            .get("/admin/regions/import", .roles([.administrator]), "导入行政区划的页面", showImport),
            .post(
                "/admin/regions/import",
                .roles([.administrator]),
                "导入行政区划",
                uploadLimit: Self.largest + 65_536,
                importFile
            ),
        ]
    }

    private static let largest = 30_000_000
    private static let pageSize = 100
    /// A county's tree; a wider scope is searched.
    private static let treeSize = 3000

    @Sendable private func show(_ visit: Visit) async throws -> Reply {
        let scope = try visit.actor.county
        let filter = RegionFilter(
            words: visit.query.text("q"),
            level: visit.query.int("level").flatMap(RegionCode.Level.init)
        )
        let after = visit.query.filled("after").flatMap { RegionCode($0) }
        let isSearch = filter != RegionFilter()
        let limit = isSearch ? Self.pageSize + 1 : Self.treeSize
        let (place, counts, found) = try await database.read { tx in
            (
                try tx.regions.first(scope), try tx.regions.counts(in: scope),
                try tx.regions.list(filter, in: scope, after: after, limit: limit)
            )
        }
        let regions = isSearch ? Array(found.prefix(Self.pageSize)) : found.filter { $0.code != scope }
        let hasMore = isSearch && found.count > Self.pageSize
        let next = hasMore ? visit.address(with: visit.query.replacing("after", with: regions.last?.code.digits)) : nil
        let page = RegionsPage(scope: place, counts: counts, filter: filter, regions: regions, next: next)
        return .page(page.render(await visit.pageContext))
    }

    @Sendable private func showImport(_ visit: Visit) async throws -> Reply {
        .page(importPage([], .none).render(await visit.pageContext))
    }

    @Sendable private func importFile(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        guard let upload = visit.uploads.first(where: { $0.field == "file" && !$0.name.isEmpty }) else {
            let missing = FieldError("file", "选择要导入的文件，例如 行政区划.csv。")
            return .unprocessable(importPage([missing], .none).render(await visit.pageContext))
        }
        let file: RegionFile
        do {
            file = try RegionFile(.file(path: upload.path), name: upload.name)
        } catch let fault as DocumentFault {
            let error = FieldError("file", fault.sentence(reading: .sheet))
            return .unprocessable(importPage([error], .none).render(await visit.pageContext))
        }
        let importRegions = ImportRegions(database: database, environment: environment)
        let isCheck = visit.form.bool("check")
        let outcome =
            isCheck
            ? try await importRegions.check(file, within: actor.county) : try await importRegions(file, by: actor)
        switch outcome {
        case .refused(let issues):
            let sentences = issues.prefix(RegionFile.issueLimit).map(regionWords.sentence)
            let result = SheetImportPage.Result.problems(sentences, total: max(issues.count, file.faultyRows))
            return .unprocessable(importPage([], result).render(await visit.pageContext))
        case .done(let plan) where isCheck:
            return .page(
                importPage([], .good("文件没有要改的地方。\(Self.words(plan, done: false))")).render(await visit.pageContext)
            )
        case .done(let plan):
            return .redirect(to: "/admin/regions", notice: Notice(.done, Self.words(plan, done: true)))
        }
    }

    /// `新增 320 个区划，更新 2 个，5 个没有变化。1 个算从今天起设立：看以前的日子时不列出。`
    static func words(_ plan: RegionPlan, done: Bool) -> String {
        var parts = [
            "\(done ? "已经" : "导入会")新增 \(Format.number(plan.inserts.count)) 个区划",
            "更新 \(Format.number(plan.updates.count)) 个",
        ]
        if plan.unchanged > 0 { parts.append("\(Format.number(plan.unchanged)) 个没有变化") }
        if plan.outside > 0 { parts.append("本县以外的 \(Format.number(plan.outside)) 行没有用") }
        return parts.joined(separator: "，") + "。" + plan.beginning
    }

    private func importPage(_ errors: [FieldError], _ result: SheetImportPage.Result) -> SheetImportPage {
        SheetImportPage(
            "导入行政区划",
            lead: "全部检查过才写入；有一处不对，就一行也不写。文件里没有的区划保持不变。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("行政区划", "/admin/regions")],
            address: "/admin/regions/import",
            act: "导入行政区划",
            types: [".csv", ".txt", ".xlsx", ".gz"],
            largest: Self.largest,
            columns: [
                ("代码", true, "统计用区划代码，12 位，或各级自己的位数：省 2、地 4、县 6、乡 9、村 12。例如 620702101000。"),
                ("名称", true, "全称，例如 明永镇。"),
                ("级别", false, "省级写 1，地级 2，县级 3，乡级 4，村级 5。不写时按代码位数判断。"),
                ("上级代码", false, "不写时按代码的前几位判断。"),
                ("城乡分类", false, "111、112、121、122、123、210 或 220。"),
            ],
            remark: "国家统计局公布的区划代码表可以直接用。只导入本县和它上面各级。",
            errors: errors,
            result: result
        )
    }
}
