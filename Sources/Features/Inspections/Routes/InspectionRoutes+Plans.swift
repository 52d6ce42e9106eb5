import Accounts
import Core
import Database
import Documents
import Foundation
import Pages
import Records
import Regions
import Web

extension InspectionRoutes {
    var plans: [Route] {
        [
            .get("/inspections", Self.readers, "督查检查") { visit in try await list(visit) },
            .get("/inspections/new", Self.planners, "安排督查检查") { visit in
                var values = ["checklist": visit.query.text("checklist"), "first": "\(today)"]
                values["last"] = "\(today.adding(days: 2))"
                return try await planForm(visit, values, chosen: [:], [], status: 200)
            },
            .post("/inspections", Self.planners, "安排督查检查", fieldWords: InspectionFieldWords.words) { visit in
                try await make(visit)
            },
            .get("/inspections/{plan}", Self.readers, "一次督查检查") { visit in
                .page(try await page(of: plan(visit), for: visit.actor).render(await visit.pageContext))
            },
            .get("/inspections/{plan}/results.xlsx", Self.readers, "导出检查结果") { visit in try await export(visit) },
            .post(
                "/inspections/{plan}/closing",
                Self.inspectors,
                "结束督查检查",
                fieldWords: InspectionFieldWords.words
            ) { visit in try await end(visit, .closed) },
            .post(
                "/inspections/{plan}/withdrawal",
                Self.inspectors,
                "撤销督查检查",
                fieldWords: InspectionFieldWords.words
            ) { visit in try await end(visit, .withdrawn) },
        ]
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        let before: PlanID? = visit.query.id("before")
        let page = try await database.read { [today] tx in
            InspectionListPage(
                actor: actor,
                lines: try tx.inspections.lines(for: actor, before: before, limit: Self.pageSize + 1),
                openMatches: InspectionPolicy.governs(actor) ? try tx.photos.openMatches(in: actor.county) : 0,
                requests: try tx.photos.requests(for: actor, limit: 20).filter { !$0.isOver(on: today) },
                size: Self.pageSize,
                today: today
            )
        }
        return .page(page.render(await visit.pageContext))
    }

    static let pageSize = 30

    func planForm(
        _ visit: Visit,
        _ values: [String: String],
        chosen: [String: Set<String>],
        _ errors: [FieldError],
        status: Int
    ) async throws -> Reply {
        let actor = try visit.actor
        let (today, shelf) = (today, desk.shelf)
        let page = try await database.read { tx in
            let regions = try tx.regions.all(in: actor.county).values.sorted { $0.code < $1.code }
            let names = Dictionary(uniqueKeysWithValues: regions.map { ($0.code, $0.name) })
            var seen: Set<AccountID> = []
            return PlanFormPage(
                values: values,
                chosen: chosen,
                errors: errors,
                yearItems: try desk.yearItems(of: actor.county, tx).filter { $0.year >= today.year },
                checklists: shelf.lists.map { Choice($0.key, $0.name) },
                places: regions.filter { [.township, .village].contains($0.code.level) && $0.endedAt == nil }.map {
                    let above = $0.code.level == .village ? $0.code.parent : $0.code
                    let word = $0.code.level == .township ? "\($0.name)（全部）" : $0.name
                    return Choice($0.code.digits, word, group: above.flatMap { names[$0] })
                },
                people: try tx.posts.actors(in: actor.county).map(\.actor).filter {
                    $0.role != .administrator && $0.role != .leader && seen.insert($0.account).inserted
                }.map { Choice("\($0.account)", $0.name, group: $0.unitName) },
                limits: try tx.inspections.limits(of: actor.county),
                today: today
            )
        }
        return .page(page.render(await visit.pageContext), status: status)
    }

    private func make(_ visit: Visit) async throws -> Reply {
        let form = visit.form
        var input = PlanInput()
        (input.title, input.content) = (form.text("title"), form.text("content"))
        input.kind = InspectionKind(rawValue: form.text("kind")) ?? .special
        (input.document, input.approvedBy) = (form.text("document"), form.text("approved"))
        input.yearItem = form.id("year")
        input.checklist = form.text("checklist")
        (input.first, input.last) = (form.day("first"), form.day("last"))
        input.places = form.all("places").compactMap { RegionCode($0) }
        input.members = form.ids("members")
        // The first chosen heads the group where nobody was named.
        input.head = form.id("head") ?? input.members.first
        switch try await MakePlan(desk)(input, by: visit.actor) {
        case .done(let id):
            return .redirect(to: "/inspections/\(id)", notice: Notice(.done, "已安排。检查组的人在手机上打开这一页就能记录。"))
        case .refused(let issues):
            return try await planForm(
                visit,
                Self.values(visit),
                chosen: ["places": Set(form.all("places")), "members": Set(form.all("members"))],
                FieldError.list(issues, inspectionWords),
                status: 422
            )
        }
    }

    private func end(_ visit: Visit, _ stage: PlanStage) async throws -> Reply {
        let (id, actor) = (try plan(visit), try visit.actor)
        let (version, words) = (visit.form.int("version") ?? 0, visit.form.text("words"))
        let end = EndPlan(desk)
        let outcome =
            stage == .closed
            ? try await end.close(id, version: version, conclusion: words, by: actor)
            : try await end.withdraw(id, version: version, reason: words, by: actor)
        switch outcome {
        case .done:
            let word = stage == .closed ? "已结束，结论已经写入。" : "已撤销。"
            return .redirect(to: "/inspections/\(id)", notice: Notice(.done, word))
        case .refused(let issues):
            var page = try await page(of: id, for: actor)
            page.errors = FieldError.list(issues, inspectionWords)
            page.values = Self.values(visit)
            page.attempt = stage
            return .unprocessable(page.render(await visit.pageContext))
        }
    }

    /// The page of a plan, as a person sees it now.
    func page(of id: PlanID, for actor: Actor) async throws -> InspectionPage {
        let (desk, today) = (desk, today)
        return try await database.read { tx in
            let plan = try tx.inspections.find(id, for: actor)
            let visits = try tx.visits.list(of: plan, for: actor)
            let regions = Set(plan.places + visits.map(\.region) + [actor.region])
            let names = try tx.regions.names(of: regions.union(regions.compactMap(\.parent)))
            return InspectionPage(
                plan: plan,
                list: try desk.checklist(of: plan, in: tx),
                visits: visits,
                deductions: try tx.visits.deductions(of: visits.map(\.id)),
                findings: try tx.visits.findings(of: visits.map(\.id)),
                placeNames: names,
                yearItem: try desk.yearItems(of: plan.county, year: plan.number.year, tx)
                    .first { $0.id == plan.yearItem },
                actor: actor,
                today: today,
                deliverUntil: plan.last.adding(days: try tx.inspections.limits(of: plan.county)[.deliveryDays])
            )
        }
    }

    private func export(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        let page = try await page(of: plan(visit), for: actor)
        let path = NSTemporaryDirectory() + "luoshi-inspection-\(UInt64.random(in: 0...UInt64.max)).xlsx"
        let environment = desk.environment
        let sheet = InspectionSheet(page: page, readAt: environment.now())
        try SheetDocument(sheet.tables).write(to: path)
        // Who takes names of people along is written down.
        try await database.write { tx in
            try tx.records.append(
                RecordEntry("inspection.export", on: "inspection", page.plan.id.rawValue, "\(page.plan.number)"),
                by: actor,
                in: environment
            )
        }
        return .file(
            path,
            name: sheet.note.fileName("\(page.plan.title) 检查结果") + ".xlsx",
            type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            deleteAfter: true
        )
    }
}
