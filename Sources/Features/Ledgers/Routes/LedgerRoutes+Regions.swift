import Core
import Database
import Pages
import Regions
import Web

extension LedgerRoutes {
    var regions: [Route] {
        let administrators = Access.roles([.administrator])
        return [
            .get("/admin/regions/merging", administrators, "并入行政区划") { visit in
                .page(try await page(visit).render(await visit.pageContext))
            },
            .post("/admin/regions/merging", administrators, "并入行政区划") { visit in try await merge(visit) },
        ]
    }

    private func page(_ visit: Visit) async throws -> RegionMergingPage {
        let actor = try visit.actor
        return try await database.read { tx in
            RegionMergingPage(places: try places(.village, for: actor, tx))
        }
    }

    private func merge(_ visit: Visit) async throws -> Reply {
        let form = visit.form
        var issues: [Issue] = []
        for (name, label) in [("old", "撤销的村"), ("new", "并入的村")] where RegionCode(form.text(name)) == nil {
            issues.append(Issue("answer.unchosen", field: name, ["label": label]))
        }
        var isAcross = false
        if let old = RegionCode(form.text("old")), let new = RegionCode(form.text("new")) {
            isAcross = old.level == new.level && old.ancestor(at: .township) != new.ancestor(at: .township)
            if isAcross, !form.bool("across") { issues.append(Issue("region.merge.across", field: "across")) }
        }
        if issues.isEmpty, let old = RegionCode(form.text("old")), let new = RegionCode(form.text("new")) {
            switch try await MergeRegions(desk, followers: followers)(old, into: new, by: try visit.actor) {
            case .done(let count):
                return .redirect(to: "/admin/regions", notice: Notice(.done, "已并入，台账 \(count) 条随同。"))
            case .refused(let found): issues = found
            }
        }
        var page = try await page(visit)
        page.values = ["old": form.text("old"), "new": form.text("new")]
        page.isAcross = isAcross
        page.errors = FieldError.list(issues, ledgerWords)
        return .unprocessable(page.render(await visit.pageContext))
    }
}
