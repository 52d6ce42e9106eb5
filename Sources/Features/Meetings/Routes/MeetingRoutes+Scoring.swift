import Core
import Database
import Indicators
import Pages
import Rounds
import Web

extension MeetingRoutes {
    var scoring: [Route] {
        [
            .get("/meetings/{meeting}/scores", Self.readers, "观摩打分") { visit in
                .page(try await scores(visit).render(await visit.pageContext))
            },
            .get("/meetings/{meeting}/points/{point}/marks", Self.present, "给观摩点打分的页面") { visit in
                try await markForm(visit, nil)
            },
            .post("/meetings/{meeting}/points/{point}/marks", Self.present, "给观摩点打分") { visit in
                try await mark(visit)
            },
        ]
    }

    var pledging: [Route] {
        [
            .get("/meetings/{meeting}/pledges", Self.readers, "表态") { visit in
                .page(try await pledges(visit, nil).render(await visit.pageContext))
            },
            .post("/meetings/{meeting}/pledges", Self.present, "记下表态", fieldWords: Self.fieldWords) { visit in
                try await pledge(visit)
            },
            .post("/meetings/{meeting}/speakers", Self.conveners, "随机点名", fieldWords: Self.fieldWords) { visit in
                try await speakers(visit)
            },
            .post(
                "/meetings/{meeting}/promises/{promise}/judging",
                .roles([.supervisor]),
                "认定会上的承诺",
                fieldWords: Self.fieldWords
            ) { visit in try await judge(visit) },
        ]
    }

    func scores(_ visit: Visit) async throws -> MeetingScorePage {
        let (actor, id) = (try visit.actor, try id(visit))
        return try await database.read { tx in
            let dossier = try tx.meetings.dossier(id, for: actor)
            return MeetingScorePage(
                actor: actor,
                dossier: dossier,
                lines: try Self.lines(dossier, actor, tx),
                errors: []
            )
        }
    }

    /// What a person is not to see yet is not read into the page.
    static func lines(_ dossier: MeetingDossier, _ actor: Actor, _ tx: Transaction) throws -> [MeetingScorePage.Line] {
        let totals = Dictionary(grouping: try tx.marks.totals(of: dossier.meeting.id), by: \.point)
        let seesMarks = MeetingPolicy.seesMarks(actor, dossier.meeting)
        let own = dossier.units.first { MeetingPolicy.takesPart(actor, $0) }
        return dossier.points.map { point in
            let given = totals[point.id] ?? []
            let isOwn = { (unit: MeetingUnit) in MeetingPolicy.isOwn(point.region, of: unit) }
            let sees = seesMarks || dossier.meeting.stage == .closed
            return MeetingScorePage.Line(
                point: point,
                mean: sees ? TrimmedMean(of: given.map(\.total)) : nil,
                voters: dossier.units.count { !isOwn($0) },
                given: given.count,
                own: own.flatMap { own in given.first { $0.unit == own.unit }?.total },
                isOwnPlace: own.map(isOwn) ?? false,
                marks: seesMarks
                    ? Dictionary(given.map { ($0.unit, $0.total) }, uniquingKeysWith: { first, _ in first }) : [:]
            )
        }
    }

    private func markForm(_ visit: Visit, _ attempt: MeetingAttempt?) async throws -> Reply {
        let (actor, id, key) = (try visit.actor, try id(visit), try point(visit))
        let page = try await database.read { tx in
            let dossier = try tx.meetings.dossier(id, for: actor)
            guard dossier.units.contains(where: { MeetingPolicy.takesPart(actor, $0) }) else {
                throw WebFault.forbidden()
            }
            let point = try tx.meetingPoints.find(key, of: id)
            return MarkFormPage(
                actor: actor,
                dossier: dossier,
                point: point,
                unitName: actor.unitName,
                attempt: attempt
            )
        }
        return .page(page.render(await visit.pageContext), status: attempt == nil ? 200 : 422)
    }

    private func mark(_ visit: Visit) async throws -> Reply {
        let (actor, id, form) = (try visit.actor, try id(visit), visit.form)
        let count = try await database.read { tx in
            try tx.meetings.find(id, for: actor).arrangement.criteria.count
        }
        let marks = (0..<count).map { form.number("mark\($0 + 1)") }
        let outcome = try await GiveMarks(desk)(id, point(visit), marks, by: actor)
        guard outcome.issues.isEmpty else { return try await markForm(visit, attempt("marks", outcome.issues, visit)) }
        return .redirect(to: "/meetings/\(id)/scores", notice: Notice(.done, "已打分。"))
    }

    func pledges(_ visit: Visit, _ attempt: MeetingAttempt?) async throws -> PledgePage {
        let (actor, id, desk) = (try visit.actor, try id(visit), desk)
        return try await database.read { tx in
            let dossier = try tx.meetings.dossier(id, for: actor)
            let own = dossier.units.first { MeetingPolicy.takesPart(actor, $0) }
            let whole = actor.role.readsWholeCounty || MeetingPolicy.leads(actor, dossier)
            let promised = try tx.promises.list(of: .meeting(id)).filter { promise in
                whole || promise.unit == actor.unit || actor.role == .township && actor.region.contains(promise.region)
            }
            let isOpen = dossier.meeting.stage == .underway && (own != nil || whole)
            let region = own?.region ?? actor.region
            return PledgePage(
                actor: actor,
                dossier: dossier,
                promises: try desk.rounds.lines(promised, in: dossier.meeting.county, tx),
                draws: try tx.meetingPoints.draws(of: id),
                numbers: try isOpen
                    ? desk.programmes(for: actor, tx).flatMap { [$0.whole].compactMap { $0 } + $0.beside }
                        .filter { whole || $0.region == region } : [],
                attempt: attempt
            )
        }
    }

    private func pledge(_ visit: Visit) async throws -> Reply {
        let (actor, id, form) = (try visit.actor, try id(visit), visit.form)
        var input = PledgeInput()
        (input.unit, input.form) = (form.id("unit"), PledgeForm(rawValue: form.text("form")))
        input.words = form.text("words")
        input.promises = (1...PledgeInput.mostPromises).map { place in
            var promise = PromiseInput()
            promise.words = form.text("promise\(place)")
            let parts = form.text("indicator\(place)").split(separator: ".", maxSplits: 1).map(String.init)
            if parts.count == 2 { promise.key = IndicatorKey(parts[0], parts[1]) }
            promise.wanted = form.number("wanted\(place)")
            promise.isWrongNumber = form.filled("wanted\(place)") != nil && promise.wanted == nil
            promise.due = form.day("due\(place)")
            return promise
        }
        let outcome = try await GivePledge(desk)(id, input, by: actor)
        return try await answer("pledges", outcome.issues, "表态已记下。", visit)
    }

    private func speakers(_ visit: Visit) async throws -> Reply {
        let (actor, id, form) = (try visit.actor, try id(visit), visit.form)
        let seed = MeetingDraw.seed(form.text("seed"))
        guard let number = seed.value else { return try await answer("speakers", seed.issues, "", visit) }
        let outcome = try await GivePledge(desk).draw(
            id,
            count: form.int("count"),
            seed: number,
            witnesses: form.text("witnesses"),
            townshipsOnly: form.text("among") != "all",
            by: actor
        )
        guard let draw = outcome.value else { return try await answer("speakers", outcome.issues, "", visit) }
        return .redirect(to: "/meetings/\(id)/draws/\(draw)", notice: Notice(.done, "已点名，点到的大会发言。"))
    }

    private func judge(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try id(visit))
        let outcome = try await JudgePromise(desk.rounds)(
            try visit.id("promise", of: RoundPromise.self),
            of: .meeting(id),
            PromiseResult(rawValue: visit.form.text("result")),
            reason: visit.form.text("reason"),
            by: actor
        )
        return try await answer("judging", outcome.issues, "承诺已认定。", visit)
    }

    private func answer(_ act: String, _ issues: [Issue], _ words: String, _ visit: Visit) async throws -> Reply {
        guard issues.isEmpty else {
            return .unprocessable(try await pledges(visit, attempt(act, issues, visit)).render(await visit.pageContext))
        }
        return .redirect(to: "/meetings/\(try id(visit))/pledges", notice: Notice(.done, words))
    }
}
