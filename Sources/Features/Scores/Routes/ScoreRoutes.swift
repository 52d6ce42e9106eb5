import Accounts
import Core
import Database
import Files
import Ledgers
import Pages
import Programmes
import Web

/// Everything people reach about scores.
package struct ScoreRoutes: Sendable {
    package let desk: ScoreDesk

    package init(desk: ScoreDesk) { self.desk = desk }

    package var all: [Route] { lists + schemes + results + marks + acts + decisions + files }

    var database: Database { desk.database }
    var environment: Environment { desk.environment }

    static let readers = Access.roles([.supervisor, .leader, .officer, .township])
    static let supervisors = Access.roles([.supervisor])
    static let heads = Access.roles([.supervisor, .leader])
    static let markers = Access.roles([.supervisor, .officer])
    static let units = Access.roles([.officer, .township])

    func period(_ visit: Visit) throws -> PeriodID { try visit.id("period", of: PeriodSubject.self) }

    func values(_ visit: Visit) -> [String: String] {
        Dictionary(visit.form.pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    // MARK: Lists

    private var lists: [Route] {
        [
            .get("/scores", Self.readers, "考核") { visit in
                .page(try await list(visit, []).render(await visit.pageContext))
            },
            .post("/scores", Self.supervisors, "建立考核期", fieldWords: ScoreFieldWords.words) { visit in
                try await open(visit)
            },
        ]
    }

    private func list(_ visit: Visit, _ errors: [FieldError]) async throws -> ScoreListPage {
        let (actor, values, today) = (try visit.actor, values(visit), environment.today)
        return try await database.read { tx in
            let periods = try tx.scores.periods(in: actor.county)
            let appeals = ScorePolicy.heads(actor) ? try tx.scores.openAppeals(in: actor.county) : []
            let shelf = try desk.shelf(in: actor.county, tx)
            return ScoreListPage(
                lines: try periods.map { ScoreListPage.Line(period: $0, scheme: try desk.scheme(of: $0, tx).name) },
                schemes: shelf.schemes,
                broken: shelf.readings.filter { $0.scheme == nil }.map(\.file.name),
                appeals: appeals,
                mayOpen: ScorePolicy.runs(actor),
                units: ScorePolicy.runs(actor) ? try tx.units.assignable(county: actor.county) : [],
                peers: Dictionary(grouping: visit.form.pairs.filter { $0.name.hasPrefix("peers-") }, by: \.name)
                    .mapValues { Set($0.map(\.value)) },
                values: values,
                errors: errors,
                today: today
            )
        }
    }

    private func open(_ visit: Visit) async throws -> Reply {
        let (form, actor) = (visit.form, try visit.actor)
        let shelf = try await database.read { tx in try desk.shelf(in: actor.county, tx) }
        var peers: [String: Set<UnitID>] = [:]
        for scheme in shelf.schemes where scheme.key == form.text("scheme") {
            for group in scheme.groups {
                peers[group.key] = Set(form.ids("peers-\(scheme.key)-\(group.key)", of: UnitSubject.self))
            }
        }
        let outcome = try await OpenPeriod(desk)(
            scheme: form.text("scheme"),
            name: form.text("name"),
            from: form.day("from"),
            through: form.day("through"),
            peers: peers,
            by: actor
        )
        switch outcome {
        case .done(let id): return .redirect(to: "/scores/\(id)", notice: Notice(.done, "考核期已建立。"))
        case .refused(let issues):
            let page = try await list(visit, FieldError.list(issues, scoreWords))
            return .unprocessable(page.render(await visit.pageContext))
        }
    }
}

/// Words for the fields of the forms, shown when a form is held over a sign-in.
enum ScoreFieldWords {
    static let words = [
        "scheme": "考核方案", "name": "考核期", "from": "开始", "through": "截止", "mark": "评分", "words": "理由", "reason": "理由",
        "decision": "决定", "points": "得分", "facts": "事情经过", "motive": "动机", "rule": "规定", "purpose": "目的",
        "verdict": "决定", "approver": "批准单位", "outcome": "复核结果", "version": "版本",
    ]
}
