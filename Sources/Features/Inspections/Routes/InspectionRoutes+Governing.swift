import Core
import Database
import Pages
import Web

extension InspectionRoutes {
    var governing: [Route] {
        [
            .get("/inspections/yearly", Self.planners, "年度督查检查计划") { visit in
                try await governingPage(visit, [], values: ["year": "\(today.year)"], status: 200)
            },
            .post("/inspections/yearly", Self.supervisors, "列入年度计划", fieldWords: InspectionFieldWords.words) { visit in
                let form = visit.form
                let outcome = try await GovernInspections(desk).addYearItem(
                    year: form.int("year"),
                    title: form.text("title"),
                    document: form.text("document"),
                    approvedBy: form.text("approved"),
                    times: form.int("times"),
                    by: visit.actor
                )
                return try await governed(visit, outcome.issues, "已列入年度计划。")
            },
            .post("/inspections/limits", Self.supervisors, "规定督查检查次数", fieldWords: InspectionFieldWords.words) {
                visit in
                let form = visit.form
                guard let kind = InspectionLimits.Kind(rawValue: form.text("kind")) else { throw WebFault.notFound }
                let outcome = try await GovernInspections(desk).setLimit(
                    kind,
                    form.int("value"),
                    basis: form.text("basis"),
                    by: visit.actor
                )
                return try await governed(visit, outcome.issues, "已按文件规定改好。")
            },
            .get("/inspections/checklists", Self.readers, "检查表") { visit in
                .page(ChecklistListPage(lists: desk.shelf.lists).render(await visit.pageContext))
            },
            .get("/inspections/checklists/{checklist}", Self.readers, "一张检查表") { visit in
                guard let list = desk.shelf[try visit.part("checklist")] else { throw WebFault.notFound }
                return .page(ChecklistPage(list: list).render(await visit.pageContext))
            },
        ]
    }

    private func governed(_ visit: Visit, _ issues: [Issue], _ done: String) async throws -> Reply {
        guard issues.isEmpty else {
            var errors = FieldError.list(issues, inspectionWords)
            if let kind = visit.form.filled("kind") { errors = errors.map { $0.inForm(kind) } }
            return try await governingPage(visit, errors, values: Self.values(visit), status: 422)
        }
        return .redirect(to: "/inspections/yearly", notice: Notice(.done, done))
    }

    private func governingPage(
        _ visit: Visit,
        _ errors: [FieldError],
        values: [String: String],
        status: Int
    ) async throws -> Reply {
        let actor = try visit.actor
        let page = try await database.read { tx in
            GoverningPage(
                items: try desk.yearItems(of: actor.county, tx),
                limits: try tx.inspections.limits(of: actor.county),
                mayGovern: InspectionPolicy.governs(actor),
                errors: errors,
                values: values
            )
        }
        return .page(page.render(await visit.pageContext), status: status)
    }
}
