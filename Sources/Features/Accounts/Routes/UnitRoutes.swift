import Core
import Database
import Documents
import Pages
import PolicyText
import Regions
import Web

/// `/admin/units`: the units of the administrator's county.
struct UnitRoutes: Sendable {
    let database: Database
    let environment: Environment

    var all: [Route] {
        let access = Access.roles(AccountPolicy.administrators)
        return [
            .get("/admin/units", access, "单位", list),
            .get("/admin/units/new", access, "新增单位的页面", showNew),
            .post("/admin/units", access, "新增单位", fieldWords: AccountFieldWords.unit, add),
            .get("/admin/units/import", access, "导入单位的页面", showImport),
            .post("/admin/units/import", access, "导入单位", uploadLimit: SheetUpload.limit, importSheet),
            .get("/admin/units/{unit}", access, "一个单位", show),
            .post("/admin/units/{unit}", access, "修改单位", fieldWords: AccountFieldWords.unit, edit),
        ]
    }

    private static let pageSize = 50

    @Sendable private func list(_ visit: Visit) async throws -> Reply {
        let scope = try visit.steward.county
        let filter = UnitFilter(
            words: visit.query.text("q"),
            kind: visit.query.filled("kind").flatMap(UnitKind.init)
        )
        let after: UnitID? = visit.query.id("after")
        let (lines, counts) = try await database.read { tx in
            (
                try tx.units.list(filter, county: scope, after: after, limit: Self.pageSize + 1),
                try tx.units.counts(county: scope)
            )
        }
        let shown = Array(lines.prefix(Self.pageSize))
        let next = lines.count > shown.count ? shown.last.map { $0.unit.id.description } : nil
        let page = UnitListPage(
            lines: shown,
            counts: counts,
            filter: filter,
            next: next.map { visit.address(with: visit.query.replacing("after", with: $0)) }
        )
        return .page(page.render(await visit.pageContext))
    }

    @Sendable private func showNew(_ visit: Visit) async throws -> Reply {
        let county = try visit.steward.county
        let kind = visit.query.filled("kind").flatMap(UnitKind.init) ?? .department
        let input = UnitInput(name: "", kind: kind, region: kind == .department ? county : nil)
        return .page(try await page(visit, nil, input, []))
    }

    @Sendable private func add(_ visit: Visit) async throws -> Reply {
        let input = UnitForm.read(visit.form)
        switch try await SaveUnit(database: database, environment: environment).add(input, by: visit.steward) {
        case .refused(let issues): return .unprocessable(try await page(visit, nil, input, issues))
        case .done(let unit): return .redirect(to: "/admin/units", notice: Notice(.done, "已经新增\(unit.name)。"))
        }
    }

    @Sendable private func show(_ visit: Visit) async throws -> Reply {
        let (id, scope): (UnitID, RegionCode) = (try visit.id("unit"), try visit.steward.county)
        let input = try await database.read { tx in
            let unit = try tx.units.find(id, county: scope)
            return UnitInput(
                name: unit.name,
                shortName: unit.shortName == unit.name ? "" : unit.shortName,
                kind: unit.kind,
                region: unit.region,
                functions: try tx.units.functions(of: id),
                aliases: try tx.units.aliases(of: id)
            )
        }
        return .page(try await page(visit, id, input, []))
    }

    @Sendable private func edit(_ visit: Visit) async throws -> Reply {
        let id: UnitID = try visit.id("unit")
        let input = UnitForm.read(visit.form)
        switch try await SaveUnit(database: database, environment: environment).edit(id, input, by: visit.steward) {
        case .refused(let issues): return .unprocessable(try await page(visit, id, input, issues))
        case .done(let unit):
            return .redirect(to: "/admin/units/\(id)", notice: Notice(.done, "已经保存\(unit.name)。"))
        }
    }

    private func page(
        _ visit: Visit,
        _ id: UnitID?,
        _ input: UnitInput,
        _ issues: [Issue]
    ) async throws -> [UInt8] {
        let scope = try visit.steward.county
        let (county, regions, holders, name) = try await database.read { tx in
            (
                try tx.regions.first(scope), try tx.regions.townships(of: scope) + tx.regions.villages(in: scope),
                try id.map { try tx.posts.holders(of: $0) } ?? [],
                try id.map { try tx.units.find($0, county: scope).name }
            )
        }
        let page = UnitPage(
            id: id,
            title: name ?? "新增单位",
            input: input,
            regions: [county].compactMap { $0 } + regions,
            holders: holders,
            errors: FieldError.list(issues, accountWords)
        )
        return page.render(await visit.pageContext)
    }
}

/// Reads the unit form.
enum UnitForm {
    static func read(_ form: Fields) -> UnitInput {
        UnitInput(
            name: form.text("name"),
            shortName: form.text("short"),
            kind: form.filled("kind").flatMap(UnitKind.init),
            region: form.filled("region").flatMap { RegionCode($0) },
            functions: form.all("functions"),
            aliases: NamedColumns.list(form.text("aliases"))
        )
    }
}
