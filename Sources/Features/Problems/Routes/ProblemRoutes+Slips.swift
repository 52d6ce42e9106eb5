import Core
import Database
import Documents
import Pages
import Tasks
import Web

extension ProblemRoutes {
    var slips: [Route] {
        [
            .get("/slips", Self.readers, "通知单") { visit in
                let actor = try visit.actor
                let lines = try await database.read { tx in try tx.slips.list(for: actor, limit: 200) }
                return .page(SlipListPage(lines: lines).render(await visit.pageContext))
            },
            .get("/slips/{slip}", Self.readers, "打印通知单") { visit in
                try await slip(visit, errors: [], status: 200)
            },
            .get("/slips/{slip}/sheet.xlsx", Self.readers, "下载通知单的表格") { visit in try await slipSheet(visit) },
            .post("/slips/{slip}/receipt", Self.writers, "签收通知单") { visit in
                let (actor, id) = (try visit.actor, try visit.id("slip", of: SlipSubject.self))
                let receive = ReceiveSlip(database: database, environment: environment)
                switch try await receive(id, by: actor) {
                case .done: return .redirect(to: "/slips/\(id)", notice: Notice(.done, "已签收，回执留在这里。"))
                case .refused(let issues):
                    return try await slip(visit, errors: FieldError.list(issues, problemWords), status: 422)
                }
            },
        ]
    }

    private func slip(_ visit: Visit, errors: [FieldError], status: Int) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("slip", of: SlipSubject.self))
        let paper = try await database.read { tx in try tx.slips.paper(id, for: actor) }
        let page = SlipPage(paper: paper, actor: actor, errors: errors)
        return .page(page.render(await visit.pageContext), status: status)
    }

    /// The slip's problems as the 14-column sheet.
    private func slipSheet(_ visit: Visit) async throws -> Reply {
        let (actor, id, light) = (try visit.actor, try visit.id("slip", of: SlipSubject.self), light)
        let path = Self.newPath()
        let name = try await database.read { tx in
            let paper = try tx.slips.paper(id, for: actor)
            let lines = paper.rows.map { row in
                ProblemLine(
                    problem: row.problem,
                    ownerName: paper.slip.unitName,
                    placeName: row.place,
                    light: row.problem.standing.light(on: light.today, light.thresholds),
                    cursor: ProblemCursor(key: 0, id: row.problem.id)
                )
            }
            let rows = try tx.problems.tableRows(of: lines)
            var table = Self.table(.notice, rows, place: paper.slip.issuerName, on: paper.slip.at.day)
            table.title = paper.title
            table.subtitles = ["\(paper.slip.number)　　送：\(paper.slip.unitName)　　\(Format.day(paper.slip.at.day))"]
            try SheetDocument(table).write(to: path)
            return paper.slip.number
        }
        return Self.workbook(path, "\(name).xlsx")
    }
}
