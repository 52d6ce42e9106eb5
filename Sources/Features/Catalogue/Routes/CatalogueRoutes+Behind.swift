import Core
import Pages
import Web

/// Answers to a proposal that somebody else changed since the page was opened: they stay in the form, and beside them
/// stands what is kept now.
extension CatalogueRoutes {
    static func isBehind(_ issues: [Issue]) -> Bool {
        issues.contains { ["proposal.behind", "proposal.stale"].contains($0.key) }
    }

    /// Of what is read from the sheet again nothing is compared.
    func ofTable(_ issue: Issue) -> Issue {
        Self.isBehind([issue]) ? Issue("proposal.behindTable") : issue
    }

    func pageBehind(_ visit: Visit, _ issues: [Issue]) async throws -> Reply {
        let now = try await record(visit)
        guard now.ledger == nil, !now.isUnread else { return redirect(now, issues) }
        var mine = now
        if issues.contains(where: { $0.key == "proposal.stale" }) {
            // Answers to other columns say nothing of these.
            mine.body.ledger.takeHead(visit.form)
        } else {
            mine.body.ledger.take(visit.form)
        }
        var page = try await page(mine, FieldError.list(issues, catalogueWords), for: visit.actor)
        page.sides = now.body.sides(against: mine.body)
        return .unprocessable(page.render(await visit.pageContext))
    }

    func comparisonBehind(_ visit: Visit, _ issues: [Issue]) async throws -> Reply {
        let now = try await record(visit)
        guard now.ledger == nil, !now.isUnread else { return redirect(now, issues) }
        var mine = now
        if !issues.contains(where: { $0.key == "proposal.stale" }) { mine.body.ledger.takeDecisions(visit.form) }
        mine.body.form = FormDraft(visit.form)
        var page = try await comparison(mine, FieldError.list(issues, catalogueWords), for: visit.actor)
        page.sides = now.body.sides(against: mine.body)
        return .unprocessable(page.render(await visit.pageContext))
    }

    private func redirect(_ now: ProposalRecord, _ issues: [Issue]) -> Reply {
        .redirect(to: address(now.id), notice: Notice(.blocked, issues.map(catalogueWords.sentence).joined()))
    }
}
