import Core
import Database
import Indicators
import Ledgers
import Pages
import Programmes
import Rounds
import Web

extension MeetingRoutes {
    var points: [Route] {
        [
            .get("/meetings/{meeting}/route", Self.readers, "观摩路线") { visit in try await route(visit, []) },
            .post("/meetings/{meeting}/route", Self.conveners, "按路程排顺序") { visit in
                let outcome = try await ChoosePoints(desk).arrange(
                    id(visit),
                    version: visit.form.int("version") ?? 0,
                    by: visit.actor
                )
                let words = outcome.value.map { length in
                    length > 0
                        ? "已按路程排好，直线距离 \(Format.number(length, places: 1)) 公里。"
                        : "有位置的点不到两个，顺序没有变：点开观摩点，填上经纬度再排。"
                }
                return try await answer(outcome.issues, words ?? "", visit)
            },
            .get("/meetings/{meeting}/points", Self.conveners, "选观摩点") { visit in
                try await choose(visit, Self.search(visit.query), nil)
            },
            .post("/meetings/{meeting}/points", Self.conveners, "列为观摩点", fieldWords: Self.fieldWords) { visit in
                try await add(visit)
            },
            .post("/meetings/{meeting}/draws", Self.conveners, "随机抽点", fieldWords: Self.fieldWords) { visit in
                try await draw(visit)
            },
            .get("/meetings/{meeting}/draws/{draw}", Self.readers, "一次抽取的记录") { visit in try await drawn(visit) },
            .get("/meetings/{meeting}/points/{point}", Self.conveners, "修改观摩点的页面") { visit in
                try await pointForm(visit, nil)
            },
            .post("/meetings/{meeting}/points/{point}", Self.conveners, "修改观摩点", fieldWords: Self.fieldWords) {
                visit in try await change(visit)
            },
            .post("/meetings/{meeting}/points/{point}/removal", Self.conveners, "去掉观摩点") { visit in
                let outcome = try await ChoosePoints(desk).remove(
                    point(visit),
                    of: id(visit),
                    version: visit.form.int("version") ?? 0,
                    by: visit.actor
                )
                return try await answer(outcome.issues, "已去掉。", visit)
            },
            .post("/meetings/{meeting}/points/{point}/moves", Self.conveners, "调整顺序") { visit in
                let outcome = try await ChoosePoints(desk).shift(
                    point(visit),
                    of: id(visit),
                    version: visit.form.int("version") ?? 0,
                    back: visit.form.text("way") == "down",
                    by: visit.actor
                )
                return try await answer(outcome.issues, "顺序已调整。", visit)
            },
        ]
    }

    func point(_ visit: Visit) throws -> MeetingPointID { try visit.id("point", of: MeetingPointSubject.self) }

    private func answer(_ issues: [Issue], _ words: String, _ visit: Visit) async throws -> Reply {
        guard issues.isEmpty else { return try await route(visit, FieldError.list(issues, meetingWords)) }
        return .redirect(to: "/meetings/\(try id(visit))/route", notice: Notice(.done, words))
    }

    private func route(_ visit: Visit, _ errors: [FieldError]) async throws -> Reply {
        let (actor, id) = (try visit.actor, try id(visit))
        let page = try await database.read { tx in
            let dossier = try tx.meetings.dossier(id, for: actor)
            let meeting = dossier.meeting
            return RoutePage(
                actor: actor,
                dossier: dossier,
                history: try tx.meetingPoints.history(
                    of: dossier.points.map(\.region),
                    before: meeting.day,
                    in: meeting.county
                ),
                draws: try tx.meetingPoints.draws(of: id),
                outlines: try tx.outlines.outlines(.township, in: meeting.county),
                errors: errors
            )
        }
        return .page(page.render(await visit.pageContext), status: errors.isEmpty ? 200 : 422)
    }

    private static func search(_ fields: Fields) -> PointSearch {
        let choice = PointChoice(rawValue: fields.text("choice")) ?? .named
        return PointSearch(
            choice == .drawn ? .named : choice,
            programme: fields.text("programme"),
            text: String(fields.text("q").prefix(40))
        )
    }

    private func choose(_ visit: Visit, _ search: PointSearch, _ attempt: MeetingAttempt?) async throws -> Reply {
        let (actor, id, desk) = (try visit.actor, try id(visit), desk)
        let page = try await database.read { tx in
            let dossier = try tx.meetings.dossier(id, for: actor)
            guard MeetingPolicy.leads(actor, dossier) else { throw WebFault.forbidden() }
            let candidates = try PointCandidates(desk: desk, actor: actor, tx: tx).find(search)
            return PointsPage(
                actor: actor,
                dossier: dossier,
                search: search,
                candidates: candidates,
                history: try tx.meetingPoints.history(
                    of: candidates.map(\.region),
                    before: dossier.meeting.day,
                    in: actor.county
                ),
                programmes: try desk.books(for: actor, tx)
                    .map { Choice($0.playbook.key, $0.playbook.name) },
                attempt: attempt
            )
        }
        return .page(page.render(await visit.pageContext), status: attempt == nil ? 200 : 422)
    }

    private func add(_ visit: Visit) async throws -> Reply {
        let (actor, id, form) = (try visit.actor, try id(visit), visit.form)
        let (search, picks) = (Self.search(form), form.all("picks"))
        let outcome = try await ChoosePoints(desk)(
            id,
            version: form.int("version") ?? 0,
            search,
            picks: picks,
            reason: form.text("reason"),
            by: actor
        )
        guard let count = outcome.value else {
            return try await choose(visit, search, attempt("points", outcome.issues, visit, chosen: Set(picks)))
        }
        return .redirect(to: "/meetings/\(id)/route", notice: Notice(.done, "已列入 \(count) 个观摩点。"))
    }

    private func draw(_ visit: Visit) async throws -> Reply {
        let (actor, id, form) = (try visit.actor, try id(visit), visit.form)
        let seed = MeetingDraw.seed(form.text("seed"))
        guard let number = seed.value else {
            return try await choose(visit, PointSearch(), attempt("draws", seed.issues, visit))
        }
        let outcome = try await ChoosePoints(desk).draw(
            id,
            version: form.int("version") ?? 0,
            programme: form.text("ledger"),
            count: form.int("count"),
            seed: number,
            witnesses: form.text("witnesses"),
            by: actor
        )
        guard let draw = outcome.value else {
            return try await choose(visit, PointSearch(), attempt("draws", outcome.issues, visit))
        }
        return .redirect(to: "/meetings/\(id)/draws/\(draw)", notice: Notice(.done, "已抽取，抽中的列入观摩点。"))
    }

    private func drawn(_ visit: Visit) async throws -> Reply {
        let (actor, id, desk) = (try visit.actor, try id(visit), desk)
        let key = try visit.id("draw", of: MeetingDrawSubject.self)
        let page = try await database.read { tx in
            let dossier = try tx.meetings.dossier(id, for: actor)
            guard let draw = try tx.meetingPoints.draws(of: id).first(where: { $0.id == key }) else {
                throw NotFound("draw", key)
            }
            var names: [String: String] = [:]
            let kept: Set<String>
            switch draw.kind {
            case .points:
                let regions = draw.pool.compactMap { RegionCode($0) }
                let places = try PointCandidates(desk: desk, actor: actor, tx: tx).places(of: regions)
                for (region, place) in places { names[region.digits] = place }
                kept = Set(dossier.points.filter { $0.draw == key }.map(\.region.digits))
            case .speakers:
                for unit in dossier.units { names["\(unit.unit)"] = unit.name }
                kept = Set(dossier.units.filter { $0.form == .spoken }.map { "\($0.unit)" })
            }
            return DrawPage(dossier: dossier, actor: actor, draw: draw, names: names, kept: kept)
        }
        return .page(page.render(await visit.pageContext))
    }

    private func pointForm(_ visit: Visit, _ attempt: MeetingAttempt?) async throws -> Reply {
        let (actor, id, key) = (try visit.actor, try id(visit), try point(visit))
        let page = try await database.read { tx in
            let dossier = try tx.meetings.dossier(id, for: actor)
            guard MeetingPolicy.leads(actor, dossier) else { throw WebFault.forbidden() }
            let point = try tx.meetingPoints.find(key, of: id)
            return PointFormPage(actor: actor, dossier: dossier, point: point, attempt: attempt)
        }
        return .page(page.render(await visit.pageContext), status: attempt == nil ? 200 : 422)
    }

    private func change(_ visit: Visit) async throws -> Reply {
        let form = visit.form
        let outcome = try await ChoosePoints(desk).change(
            point(visit),
            of: id(visit),
            version: form.int("version") ?? 0,
            title: form.text("title"),
            stay: form.int("stay"),
            position: form.text("position"),
            by: visit.actor
        )
        guard outcome.issues.isEmpty else { return try await pointForm(visit, attempt("point", outcome.issues, visit)) }
        return .redirect(to: "/meetings/\(try id(visit))/route", notice: Notice(.done, "观摩点已保存。"))
    }
}
