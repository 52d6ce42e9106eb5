import Accounts
import Core
import Database
import Documents
import Files
import Foundation
import Pages
import Problems
import Regions
import Web

extension RoundRoutes {
    static let elementsShown = 50

    var surveys: [Route] {
        [
            .get("/rounds/{round}/elements", Self.readers, "排查名册") { visit in
                .page(try await elementPage(visit, visit.query, nil).render(await visit.pageContext))
            },
            .post("/rounds/{round}/elements", Self.workers, "登记排查结果", fieldWords: Self.fieldWords) { visit in
                try await record(visit)
            },
            .get("/rounds/{round}/elements.xlsx", Self.readers, "导出排查名册") { visit in try await export(visit) },
            .post("/rounds/{round}/newcomers", Self.supervisors, "补进名册") { visit in
                let (actor, id) = (try visit.actor, try visit.id("round", of: Round.self))
                let outcome = try await SurveyActs(desk).takeInNewcomers(id, by: actor)
                guard let count = outcome.value else {
                    return try await refused("newcomers", id, outcome.issues, visit)
                }
                return .redirect(to: "/rounds/\(id)", notice: Notice(.done, "已补进 \(count) 项。"))
            },
            .post("/rounds/{round}/samples", Self.supervisors, "排查抽查", fieldWords: Self.fieldWords) { visit in
                try await draw(visit)
            },
            .get("/rounds/{round}/samples/{sample}", Self.readers, "一次排查抽查") { visit in
                .page(try await samplePage(visit, []).render(await visit.pageContext))
            },
            .post("/rounds/{round}/samples/{sample}/items", Self.workers, "记录抽查结果", fieldWords: Self.fieldWords) {
                visit in try await recheck(visit)
            },
        ]
    }

    private func filter(_ query: Fields, _ actor: Actor) -> ElementFilter {
        let own = actor.role.readsWholeCounty || actor.role == .officer ? nil : actor.region
        let asked = RegionCode(query.text("region")).flatMap { actor.region.contains($0) ? $0 : nil }
        return ElementFilter(only: ElementFilter.Only(rawValue: query.text("only")), region: asked ?? own)
    }

    private func elementPage(_ visit: Visit, _ query: Fields, _ attempt: RoundAttempt?) async throws -> ElementListPage
    {
        let (actor, id) = (try visit.actor, try visit.id("round", of: Round.self))
        let (filter, after) = (filter(query, actor), query.int("after") ?? 0)
        let chosen = Set(visit.form.all("element"))
        return try await database.read { tx in
            let round = try tx.rounds.find(id, for: actor)
            guard round.isSurvey else { throw NotFound("survey", id) }
            let found = try tx.surveys.list(of: id, filter, after: after, limit: Self.elementsShown + 1)
            return ElementListPage(
                round: round,
                filter: filter,
                elements: Array(found.prefix(Self.elementsShown)),
                total: try tx.surveys.count(of: id, filter),
                next: found.count > Self.elementsShown ? found[Self.elementsShown - 1].ordinal : nil,
                place: try filter.region.map { try tx.regions.find($0).name },
                mayRecord: round.stage == .open && [.village, .township, .supervisor].contains(actor.role),
                chosen: chosen,
                attempt: attempt
            )
        }
    }

    private func record(_ visit: Visit) async throws -> Reply {
        let (actor, id, form) = (try visit.actor, try visit.id("round", of: Round.self), visit.form)
        let ordinals = form.all("element").compactMap { Int($0) }
        let aspect = form.bool("enter") ? form.text("aspect") : nil
        let outcome = try await SurveyActs(desk).record(
            ordinals,
            of: id,
            SurveyResult(rawValue: form.text("result")),
            words: form.text("words"),
            problemAspect: aspect,
            by: actor
        )
        let query = visit.query.filtering(["only", "region", "after"])
        switch outcome {
        case .done(let count):
            return .redirect(
                to: "/rounds/\(id)/elements\(query.queryString)",
                notice: Notice(.done, "已登记 \(count) 项的结果。")
            )
        case .refused(let issues):
            let attempt = RoundAttempt(
                act: "elements",
                errors: FieldError.list(issues, roundWords),
                values: values(visit)
            )
            return .unprocessable(try await elementPage(visit, query, attempt).render(await visit.pageContext))
        }
    }

    /// Written while it is read: a long register takes no more memory than a short one.
    private func export(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("round", of: Round.self))
        let (filter, path) = (filter(visit.query, actor), Self.newPath("xlsx"))
        let name = try await database.read { tx in
            let round = try tx.rounds.find(id, for: actor)
            guard round.isSurvey else { throw NotFound("survey", id) }
            let writer = try SheetWriter(path: path)
            let place = try filter.region.map { try tx.regions.find($0).name }
            let note = ListNote(
                readAt: desk.environment.now(),
                filters: [filter.only?.word, place].compactMap { $0 }
            )
            let title = "\(round.title) 排查名册"
            try writer.begin(
                SheetTable(
                    name: "名册",
                    title: title,
                    subtitles: note.subtitles("\(try tx.surveys.count(of: id, filter)) 项"),
                    columns: [
                        SheetColumn("序号", .integer, width: 8), SheetColumn("地方", width: 16),
                        SheetColumn("名称", .wrapped, width: 28), SheetColumn("结果", .centred, width: 10),
                        SheetColumn("情况", .wrapped, width: 40), SheetColumn("排查人", width: 12),
                        SheetColumn("单位", .wrapped, width: 24), SheetColumn("日期", .day, width: 12),
                    ]
                )
            )
            var last = 0
            while true {
                let part = try tx.surveys.list(of: id, filter, after: last, limit: 2000)
                for one in part {
                    try writer.append([
                        .integer(one.ordinal), .text(one.placeName), .text(one.title),
                        .text(one.outcome), .text(one.words), .text(one.person), .text(one.unitName),
                        .day(one.at?.day),
                    ])
                }
                guard let end = part.last, part.count == 2000 else { break }
                last = end.ordinal
            }
            try writer.finish()
            return note.fileName(title)
        }
        return .file(path, name: "\(name).xlsx", type: FileType.xlsx.contentType, deleteAfter: true)
    }

    private func draw(_ visit: Visit) async throws -> Reply {
        let (actor, id, form) = (try visit.actor, try visit.id("round", of: Round.self), visit.form)
        var seed: Int64?
        if let typed = form.filled("seed") {
            guard typed.count <= 15, let number = form.int("seed"), number >= 0 else {
                return try await refused("samples", id, [Issue("sample.seed", field: "seed")], visit)
            }
            seed = Int64(number)
        }
        let outcome = try await SurveyActs(desk).draw(
            of: id,
            share: form.number("share"),
            confidence: form.number("confidence"),
            seed: seed,
            witnesses: form.text("witnesses"),
            by: actor
        )
        guard let sample = outcome.value else { return try await refused("samples", id, outcome.issues, visit) }
        return .redirect(to: "/rounds/\(id)/samples/\(sample)", notice: Notice(.done, "已抽出，随机数和名册留在这里。"))
    }

    private func samplePage(_ visit: Visit, _ errors: [FieldError]) async throws -> SamplePage {
        let (actor, id) = (try visit.actor, try visit.id("round", of: Round.self))
        let (sample, typed) = (try visit.id("sample", of: SampleSubject.self), values(visit))
        return try await database.read { tx in
            let round = try tx.rounds.find(id, for: actor)
            let found = try tx.surveys.sample(sample, of: id)
            let items = try tx.surveys.items(of: found)
            return SamplePage(
                round: round,
                sample: found,
                isSame: items.map(\.element.ordinal) == found.drawnAgain,
                items: items.filter { actor.role.readsWholeCounty || actor.region.contains($0.element.region) },
                actor: actor,
                errors: errors,
                values: typed
            )
        }
    }

    private func recheck(_ visit: Visit) async throws -> Reply {
        let (actor, id, form) = (try visit.actor, try visit.id("round", of: Round.self), visit.form)
        let sample = try visit.id("sample", of: SampleSubject.self)
        guard let ordinal = form.int("item") else { throw WebFault.notFound }
        let result = form.text("result")
        let outcome = try await SurveyActs(desk).recheck(
            ordinal,
            of: sample,
            in: id,
            agrees: result == "agrees" ? true : result == "differs" ? false : nil,
            words: form.text("words"),
            by: actor
        )
        guard outcome.issues.isEmpty else {
            let page = try await samplePage(visit, FieldError.list(outcome.issues, roundWords))
            return .unprocessable(page.render(await visit.pageContext))
        }
        return .redirect(to: "/rounds/\(id)/samples/\(sample)", notice: Notice(.done, "抽查结果已记录。"))
    }
}
