import Core
import Database
import Foundation
import Pages
import Records
import Regions
import Web

extension IndicatorRoutes {
    static let administrators = Access.roles([.administrator])
    private static let largest = 20_000_000

    var outlines: [Route] {
        [
            .get("/admin/outlines", Self.administrators, "地图边界") { visit in
                .page(try await outlinePage(visit, []).render(await visit.pageContext))
            },
            .post(
                "/admin/outlines",
                Self.administrators,
                "导入地图边界",
                uploadLimit: Self.largest + 65_536,
                returnsForm: true
            ) { visit in try await importOutlines(visit) },
        ]
    }

    private func outlinePage(_ visit: Visit, _ errors: [FieldError]) async throws -> OutlinePage {
        let (county, source) = (try visit.actor.county, visit.form.text("source"))
        return try await database.read { tx in
            OutlinePage(
                count: try tx.outlines.count(in: county),
                outlines: try tx.outlines.outlines(.township, in: county),
                names: Dictionary(
                    try tx.regions.list(.township, in: county).map { ($0.code, $0.name) },
                    uniquingKeysWith: { first, _ in first }
                ),
                source: source,
                errors: errors
            )
        }
    }

    private func importOutlines(_ visit: Visit) async throws -> Reply {
        let upload = visit.uploads.first { $0.field == "file" && !$0.name.isEmpty && !$0.isTooLarge }
        let bytes = upload.flatMap { FileManager.default.contents(atPath: $0.path) }.map { [UInt8]($0) } ?? []
        let outcome = try await ImportOutlines(database: database, environment: environment)(
            OutlineFile(bytes),
            source: visit.form.text("source"),
            by: RecordAuthor(visit.actor)
        )
        switch outcome {
        case .done(let imported):
            let unknown =
                imported.unknown.isEmpty
                ? "" : "没有对上的：\(imported.unknown.prefix(10).joined(separator: "、"))。"
            return .redirect(to: "/admin/outlines", notice: Notice(.done, "已导入 \(imported.places) 个地方的边界。\(unknown)"))
        case .refused(let issues):
            let page = try await outlinePage(visit, FieldError.list(issues, indicatorWords))
            return .unprocessable(page.render(await visit.pageContext))
        }
    }
}
