import Core
import Database
import Pages
import Web

/// 减负合规. Everybody may look: whoever is asked to fill in a form may see whether it was approved.
package struct ComplianceRoutes: Sendable {
    let desk: ComplianceDesk

    package init(desk: ComplianceDesk) { self.desk = desk }

    package var all: [Route] {
        [
            .get("/compliance", .signedIn, "减负合规") { visit in
                let (actor, desk) = (try visit.actor, desk)
                let lines = try await desk.database.read { tx in try RunningChecks(desk: desk).lines(for: actor, tx) }
                let page = CompliancePage(lines: lines, at: visit.environment.now())
                return .page(page.render(await visit.pageContext))
            }
        ]
    }
}
