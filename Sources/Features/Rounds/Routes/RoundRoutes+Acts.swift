import Core
import Database
import Indicators
import Pages
import Web
import Workflow

extension RoundRoutes {
    var acts: [Route] {
        let single = roundWorkflow.transitions.filter { $0.id != "pack" }.map { transition in
            Route.post(
                "/rounds/{round}/\(transition.id)",
                Self.supervisors,
                transition.word,
                fieldWords: Self.fieldWords
            ) { visit in try await make(transition.id, transition.word, visit) }
        }
        return single + [
            .post("/rounds/{round}/promises/{promise}/judging", Self.supervisors, "认定承诺", fieldWords: Self.fieldWords) {
                visit in try await judge(visit)
            }
        ]
    }

    private func make(_ act: String, _ word: String, _ visit: Visit) async throws -> Reply {
        let (actor, id, form) = (try visit.actor, try visit.id("round", of: Round.self), visit.form)
        let (version, note) = (form.int("version") ?? 0, form.text("note"))
        let acts = RoundActs(desk)
        let issues: [Issue]
        var said = "\(word)：已办理。"
        switch act {
        case "reminder": issues = try await acts.remind(id, version: version, by: actor).issues
        case "closing": issues = try await acts.close(id, version: version, words: note, by: actor).issues
        case "reopening": issues = try await acts.reopen(id, version: version, reason: note, by: actor).issues
        default:
            var minutes = RoundMinutes()
            minutes.text = (form.raw("text") ?? "").split(whereSeparator: \.isNewline)
                .map { Fields([("line", String($0))]).text("line") }.filter { !$0.isEmpty }.joined(separator: "\n")
            (minutes.place, minutes.chair) = (form.text("place"), form.text("chair"))
            minutes.present = form.text("present")
            let outcome = try await KeepMinutes(desk)(id, version: version, minutes, by: actor)
            issues = outcome.issues
            if let kept = outcome.value { said = "已记下，分解出 \(kept.drafts) 条任务草稿：核对后下达。会议纪要已拟好。" }
        }
        guard issues.isEmpty else { return try await refused(act, id, issues, visit) }
        return .redirect(to: "/rounds/\(id)", notice: Notice(.done, said))
    }

    func refused(_ act: String, _ id: RoundID, _ issues: [Issue], _ visit: Visit) async throws -> Reply {
        let attempt = RoundAttempt(act: act, errors: FieldError.list(issues, roundWords), values: values(visit))
        return .unprocessable(
            try await page(of: id, for: visit.actor, attempt: attempt).render(await visit.pageContext)
        )
    }

    private func judge(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("round", of: Round.self))
        let promise = try visit.id("promise", of: RoundPromise.self)
        let outcome = try await JudgePromise(desk)(
            promise,
            of: .round(id),
            PromiseResult(rawValue: visit.form.text("result")),
            reason: visit.form.text("reason"),
            by: actor
        )
        guard outcome.issues.isEmpty else { return try await refused("judging", id, outcome.issues, visit) }
        return .redirect(to: "/rounds/\(id)", notice: Notice(.done, "承诺已认定。"))
    }

    var reports: [Route] {
        [
            .get("/rounds/{round}/report", Self.workers, "填报本轮的页面") { visit in
                .page(try await reportPage(visit, nil).render(await visit.pageContext))
            },
            .post("/rounds/{round}/report", Self.workers, "填报本轮", fieldWords: Self.fieldWords) { visit in
                try await report(visit)
            },
        ]
    }

    private func report(_ visit: Visit) async throws -> Reply {
        let (actor, id, form) = (try visit.actor, try visit.id("round", of: Round.self), visit.form)
        var report = RoundReport()
        (report.words, report.seen) = (form.text("words"), form.filled("seen").flatMap { Int64($0) })
        report.promises = (1...RoundReport.mostPromises).map { place in
            var input = PromiseInput()
            input.words = form.text("promise\(place)")
            let parts = form.text("indicator\(place)").split(separator: ".", maxSplits: 1).map(String.init)
            if parts.count == 2 { input.key = IndicatorKey(parts[0], parts[1]) }
            input.wanted = form.number("wanted\(place)")
            input.isWrongNumber = form.filled("wanted\(place)") != nil && input.wanted == nil
            input.due = form.day("due\(place)")
            return input
        }
        switch try await ReportToRound(desk)(id, report, by: actor) {
        case .done: return .redirect(to: "/rounds/\(id)", notice: Notice(.done, "已填报。"))
        case .refused(let issues):
            let attempt = RoundAttempt(
                act: "report",
                errors: FieldError.list(issues, roundWords),
                values: values(visit)
            )
            return .unprocessable(try await reportPage(visit, attempt).render(await visit.pageContext))
        }
    }

    private func reportPage(_ visit: Visit, _ attempt: RoundAttempt?) async throws -> ReportPage {
        let (actor, id, desk) = (try visit.actor, try visit.id("round", of: Round.self), desk)
        return try await database.read { tx in
            let round = try tx.rounds.find(id, for: actor)
            let dues = try desk.dues(of: round, only: actor.unit, tx)
            guard let owner = dues.owners.first(where: { RoundPolicy.owes(actor, $0) }) else {
                throw NotFound("round owner", actor.unit)
            }
            let asked = dues.asked[actor.unit] ?? []
            let said = try tx.promises.list(of: .round(id)).filter { $0.unit == actor.unit }
            let own = try desk.indicators.programmes(for: actor, tx)
            let numbers = own.compactMap(\.whole).filter { $0.region == owner.region }
            return ReportPage(
                round: round,
                owner: owner,
                asked: asked,
                known: try tx.owing.known(since: round, of: actor.unit)[actor.unit] ?? KnownFacts(),
                numbers: numbers,
                beside: own.flatMap(\.beside).filter { $0.region == owner.region },
                promises: said.filter { round.replaces($0, on: desk.today) },
                standing: said.filter { !round.replaces($0, on: desk.today) },
                next: max(round.due, desk.today).adding(days: 7),
                attempt: attempt
            )
        }
    }
}
