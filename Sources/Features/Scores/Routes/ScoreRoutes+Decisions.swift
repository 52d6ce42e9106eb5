import Core
import Pages
import Web

extension ScoreRoutes {
    var decisions: [Route] {
        [
            .post(
                "/scores/{period}/units/{unit}/items/{item}/appeals",
                Self.units,
                "考核申诉",
                fieldWords: ScoreFieldWords.words
            ) { visit in
                let outcome = try await HearAppeal(desk).file(
                    try period(visit),
                    unit: try visit.id("unit", of: UnitSubject.self),
                    item: try visit.part("item"),
                    reason: visit.form.text("reason"),
                    by: try visit.actor
                )
                return try await answer(visit, "appeals", outcome.settled, "申诉已提交，答复期限内会有人答复。")
            },
            .post(
                "/scores/{period}/units/{unit}/items/{item}/tolerances",
                Self.units,
                "申请容错",
                fieldWords: ScoreFieldWords.words
            ) { visit in try await plead(visit) },
            .post(
                "/scores/{period}/appeals/{appeal}/decision",
                Self.heads,
                "答复考核申诉",
                fieldWords: ScoreFieldWords.words
            ) { visit in try await decideAppeal(visit) },
            .post(
                "/scores/{period}/tolerances/{tolerance}/decision",
                Self.heads,
                "决定容错",
                fieldWords: ScoreFieldWords.words
            ) { visit in try await decideTolerance(visit) },
        ]
    }

    private func plead(_ visit: Visit) async throws -> Reply {
        let form = visit.form
        let plea = TolerateMistake.Plea(
            facts: form.text("facts"),
            motive: ScoreTolerance.Motive(rawValue: form.text("motive")),
            rule: ScoreTolerance.Rule(rawValue: form.text("rule")),
            purpose: ScoreTolerance.Purpose(rawValue: form.text("purpose"))
        )
        let outcome = try await TolerateMistake(desk).ask(
            try period(visit),
            unit: try visit.id("unit", of: UnitSubject.self),
            item: try visit.part("item"),
            plea,
            by: try visit.actor
        )
        return try await answer(visit, "tolerances", outcome.settled, "容错申请已提交。")
    }

    private func decideAppeal(_ visit: Visit) async throws -> Reply {
        let (id, appeal) = (try period(visit), try visit.id("appeal", of: AppealSubject.self))
        let outcome = try await HearAppeal(desk).decide(
            id,
            appeal,
            isChanged: ["changed": true, "kept": false][visit.form.text("decision")],
            points: visit.form.number("points"),
            reason: visit.form.text("reason"),
            by: try visit.actor
        )
        return try await decided(visit, id, "appeal-\(appeal)", outcome.settled, "申诉已答复。")
    }

    private func decideTolerance(_ visit: Visit) async throws -> Reply {
        let (id, tolerance) = (try period(visit), try visit.id("tolerance", of: ToleranceSubject.self))
        let form = visit.form
        let outcome = try await TolerateMistake(desk).decide(
            id,
            tolerance,
            ScoreTolerance.Verdict(rawValue: form.text("verdict")),
            points: form.number("points"),
            reason: form.text("reason"),
            approver: form.text("approver"),
            by: try visit.actor
        )
        return try await decided(visit, id, "tolerance-\(tolerance)", outcome.settled, "容错申请已决定。")
    }

    private func decided(
        _ visit: Visit,
        _ id: PeriodID,
        _ act: String,
        _ outcome: Outcome<Void>,
        _ words: String
    ) async throws -> Reply {
        switch outcome {
        case .done: return .redirect(to: "/scores/\(id)/appeals", notice: Notice(.done, words))
        case .refused(let issues):
            let attempt = ScoreAttempt(act: act, errors: FieldError.list(issues, scoreWords), values: values(visit))
            return .unprocessable(try await appealPage(visit, attempt).render(await visit.pageContext))
        }
    }
}
