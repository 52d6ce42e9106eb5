import Core
import Database
import Files
import Pages
import Papers
import Tasks
import Web

extension ScoreRoutes {
    var acts: [Route] {
        [
            .post("/scores/{period}/freezing", Self.supervisors, "定格考核结果") { visit in
                try await settle(visit, "结果已定格：以后数据再变，这里的数不变。") { id, version, actor in
                    try await SettlePeriod(desk).freeze(id, version: version, by: actor)
                }
            },
            .post("/scores/{period}/publication", Self.supervisors, "公布考核结果") { visit in
                try await settle(visit, "结果已公布，各单位都能看到。") { id, version, actor in
                    try await SettlePeriod(desk).publish(id, version: version, by: actor)
                }
            },
            .post(
                "/scores/{period}/units/{unit}/items/{item}/marks",
                Self.markers,
                "考核评分",
                uploadLimit: TaskRoutes.uploadLimit(desk.vault),
                returnsForm: true,
                fieldWords: ScoreFieldWords.words
            ) { visit in try await mark(visit) },
            .post(
                "/scores/{period}/units/{unit}/items/{item}/absence",
                Self.supervisors,
                "注明不适用",
                fieldWords: ScoreFieldWords.words
            ) { visit in
                let (unit, item) = (try visit.id("unit", of: UnitSubject.self), try visit.part("item"))
                let outcome = try await GiveMark(desk).excuse(
                    try period(visit),
                    unit: unit,
                    item: item,
                    words: visit.form.text("words"),
                    by: try visit.actor
                )
                return try await answer(visit, "absence", outcome.settled, "已注明不适用。")
            },
            .post("/scores/{period}/quality", Self.supervisors, "核查数据质量") { visit in
                let id = try period(visit)
                let outcome = try await CheckQuality(desk)(id, by: try visit.actor)
                let words = outcome.value.map { $0 == 0 ? "查完了，没有要复核的。" : "查完了，\($0) 处要复核。" }
                return .redirect(to: "/scores/\(id)/quality", notice: Notice(.done, words ?? ""))
            },
            .post(
                "/scores/{period}/findings/{finding}/outcome",
                Self.supervisors,
                "记录复核结果",
                fieldWords: ScoreFieldWords.words
            ) { visit in try await settleFinding(visit) },
            .post("/scores/{period}/bulletin", Self.supervisors, "拟考核通报") { visit in
                try await bulletin(visit)
            },
        ]
    }

    private func settle(
        _ visit: Visit,
        _ words: String,
        _ act: (PeriodID, Int, Actor) async throws -> Outcome<PeriodID>
    ) async throws -> Reply {
        let id = try period(visit)
        switch try await act(id, visit.form.int("version") ?? 0, visit.actor) {
        case .done: return .redirect(to: "/scores/\(id)", notice: Notice(.done, words))
        case .refused(let issues):
            let page = try await resultPage(visit, FieldError.list(issues, scoreWords))
            return .unprocessable(page.render(await visit.pageContext))
        }
    }

    /// Back to the item, or the item's page with what is wrong and everything entered.
    func answer(_ visit: Visit, _ act: String, _ outcome: Outcome<Void>, _ words: String) async throws -> Reply {
        switch outcome {
        case .done:
            let address = visit.path.split(separator: "/").dropLast().joined(separator: "/")
            return .redirect(to: "/\(address)", notice: Notice(.done, words))
        case .refused(let issues):
            let attempt = ScoreAttempt(
                act: act,
                errors: FieldError.list(issues, scoreWords),
                values: values(visit)
            )
            return .unprocessable(try await itemPage(visit, attempt).render(await visit.pageContext))
        }
    }

    private func mark(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try period(visit))
        let (unit, item) = (try visit.id("unit", of: UnitSubject.self), try visit.part("item"))
        switch keeping(visit) {
        case .refused(let issues): return try await answer(visit, "marks", .refused(issues), "")
        case .done(let file):
            let outcome = try await GiveMark(desk)(
                id,
                unit: unit,
                item: item,
                mark: visit.form.number("mark"),
                words: visit.form.text("words"),
                file: file,
                by: actor
            )
            return try await answer(visit, "marks", outcome.settled, "评分已记下。")
        }
    }

    private func settleFinding(_ visit: Visit) async throws -> Reply {
        let (id, finding) = (try period(visit), try visit.id("finding", of: FindingSubject.self))
        let outcomes = ["wrong": true, "explained": false]
        let outcome = try await CheckQuality(desk).settle(
            id,
            finding,
            isWrong: outcomes[visit.form.text("outcome")],
            words: visit.form.text("words"),
            by: try visit.actor
        )
        switch outcome {
        case .done: return .redirect(to: "/scores/\(id)/quality", notice: Notice(.done, "复核结果已记下。"))
        case .refused(let issues):
            let attempt = ScoreAttempt(
                act: "\(finding)",
                errors: FieldError.list(issues, scoreWords),
                values: values(visit)
            )
            return .unprocessable(try await qualityPage(visit, attempt).render(await visit.pageContext))
        }
    }

    /// A draft among the documents of the office, made from the result as it stands.
    private func bulletin(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try period(visit))
        let draft = try await database.read { tx in
            let period = try tx.scores.find(id, in: actor.county)
            let bulletin = ScoreBulletin(
                reading: try desk.reading(period, tx),
                findings: try tx.scores.findings(of: id),
                foot: try RecordFoot.of(period, tx),
                office: actor.unitName,
                today: environment.today
            )
            return bulletin.draft
        }
        switch try await DraftPaper(database: database, environment: environment)(draft, by: actor) {
        case .done(let paper):
            return .redirect(to: "/papers/\(paper)", notice: Notice(.done, "通报已拟好，改过以后印发。"))
        case .refused(let issues):
            let page = try await resultPage(visit, FieldError.list(issues, paperWords))
            return .unprocessable(page.render(await visit.pageContext))
        }
    }

    // MARK: Files

    var files: [Route] {
        [
            .get("/scores/{period}/files/{file}", Self.readers, "评分的依据") { visit in
                let (actor, id) = (try visit.actor, try period(visit))
                guard let key = Int64(try visit.part("file")) else { throw WebFault.notFound }
                let file = try await database.read { tx in
                    let period = try tx.scores.find(id, in: actor.county)
                    let file = try tx.scores.file(key, of: id)
                    guard ScorePolicy.reads(actor, file.unit, period) else { throw NotFound("file", key) }
                    return file
                }
                guard let digest = FileDigest(file.digest) else { throw WebFault.notFound }
                let isPicture = file.type.hasPrefix("image/") || file.type == "application/pdf"
                return .file(
                    desk.vault.path(of: digest),
                    name: file.name,
                    type: file.type,
                    showing: isPicture ? .inPage : .download
                )
            }
        ]
    }
}

extension Outcome {
    /// The same without its value.
    var settled: Outcome<Void> {
        switch self {
        case .done: .done(())
        case .refused(let issues): .refused(issues)
        }
    }
}
