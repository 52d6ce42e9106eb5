import Core
import Database
import Pages
import Web

extension ProblemRoutes {
    var ladder: [Route] {
        [
            .get("/problems/ladder", Self.heads, "督促规则") { visit in
                .page(try await ladderPage(visit).render(await visit.pageContext))
            },
            .post("/problems/ladder", Self.supervisors, "改督促规则", fieldWords: ProblemFieldWords.words) { visit in
                try await setLadder(visit)
            },
            .post("/problems/ladder/removal", Self.supervisors, "改用默认的督促规则") { visit in
                _ = try await SetLadder(database: database, environment: environment)(nil, by: visit.actor)
                return .redirect(to: "/problems/ladder", notice: Notice(.done, "已改用默认的天数。"))
            },
        ]
    }

    private func ladderPage(_ visit: Visit) async throws -> LadderPage {
        let actor = try visit.actor
        return try await database.read { tx in
            let rule = try tx.ladder.rule(of: actor.county)
            return LadderPage(
                thresholds: rule?.0 ?? .usual,
                setBy: rule.map { ($0.person, $0.at) },
                mayChange: actor.role == .supervisor
            )
        }
    }

    private func setLadder(_ visit: Visit) async throws -> Reply {
        let form = visit.form
        var thresholds = LadderThresholds()
        thresholds.unsigned = form.int("unsigned") ?? 0
        thresholds.rest = form.int("rest") ?? 0
        thresholds.returns = form.int("returns") ?? 0
        for step in LadderStep.allCases { thresholds.overdue[step] = form.int(step.rawValue) ?? 0 }
        switch try await SetLadder(database: database, environment: environment)(thresholds, by: visit.actor) {
        case .done: return .redirect(to: "/problems/ladder", notice: Notice(.done, "督促规则已保存。"))
        case .refused(let issues):
            var page = try await ladderPage(visit)
            page.values = values(visit)
            page.errors = FieldError.list(issues, problemWords)
            return .unprocessable(page.render(await visit.pageContext))
        }
    }
}
