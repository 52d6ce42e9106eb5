import Core
import Database
import Pages
import Tasks
import Web

extension ProblemRoutes {
    var lookBacks: [Route] {
        [
            .get("/look-backs", Self.heads, "回头看") { visit in try await lookBackList(visit, [], status: 200) },
            .post("/look-backs", Self.supervisors, "回头看抽查", fieldWords: ProblemFieldWords.words) { visit in
                try await draw(visit)
            },
            .get("/look-backs/{look-back}", Self.heads, "一次回头看") { visit in
                let (actor, id) = (try visit.actor, try visit.id("look-back", of: LookBackSubject.self))
                let light = light
                let page = try await database.read { tx in
                    LookBackPage(
                        round: try tx.lookBacks.find(id, in: actor.county),
                        items: try tx.lookBacks.items(of: id, light)
                    )
                }
                return .page(page.render(await visit.pageContext))
            },
        ]
    }

    private func lookBackList(_ visit: Visit, _ errors: [FieldError], status: Int) async throws -> Reply {
        let (actor, today) = (try visit.actor, environment.today)
        let values = values(visit)
        let page = try await database.read { tx in
            LookBackListPage(
                rounds: try tx.lookBacks.list(in: actor.county),
                pools: try LookBack.horizons.map { ($0, try tx.lookBacks.pool($0, in: actor.county, on: today).count) },
                mayDraw: actor.role == .supervisor,
                values: values,
                errors: errors
            )
        }
        return .page(page.render(await visit.pageContext), status: status)
    }

    private func draw(_ visit: Visit) async throws -> Reply {
        let (actor, form) = (try visit.actor, visit.form)
        var seed: Int64?
        if let typed = form.filled("seed") {
            guard typed.count <= DrawLookBack.mostDigits, let number = form.int("seed"), number >= 0 else {
                let error = FieldError("seed", problemWords.sentence(for: Issue("lookBack.seed")))
                return try await lookBackList(visit, [error], status: 422)
            }
            seed = Int64(number)
        }
        let outcome = try await DrawLookBack(database: database, environment: environment)(
            horizon: form.int("horizon"),
            count: form.int("count"),
            seed: seed,
            witnesses: form.text("witnesses"),
            by: actor
        )
        switch outcome {
        case .refused(let issues):
            return try await lookBackList(visit, FieldError.list(issues, problemWords), status: 422)
        case .done(let id): return .redirect(to: "/look-backs/\(id)", notice: Notice(.done, "已抽出，随机数和备选名单留在这里。"))
        }
    }
}
