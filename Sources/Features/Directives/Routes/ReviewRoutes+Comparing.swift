import Core
import Database
import Pages
import Web

/// Comparing a document with an earlier one or with what was issued.
extension ReviewRoutes {
    var comparing: [Route] {
        let readers = Access.roles(DirectivePolicy.readers)
        return [.get("/directives/{directive}/comparison", readers, "与早先文件或已下达任务对比", comparison)]
    }

    /// Chosen in place of a document: everything that was issued.
    private static let tasks = "tasks"

    private func comparison(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("directive", of: DirectiveSubject.self))
        let chosen = visit.query.text("with")
        let today = environment.today
        let desk = try await database.read { try ReviewDesk.read($0, id, county: actor.county, on: today) }
        let others = try await database.read { try $0.directives.list(county: actor.county, limit: 200) }
        let found = try await compared(desk, with: chosen)
        let documents = others.filter { $0.id != id }.map { Choice("\($0.id)", $0.title) }
        let page = ComparisonPage(
            directive: desk.directive,
            other: found?.other,
            comparison: found?.comparison,
            showsDropped: chosen != Self.tasks,
            choices: [Choice(Self.tasks, "已下达任务")] + documents,
            chosen: found == nil ? "" : chosen,
            context: await visit.pageContext
        )
        return .page(page.render())
    }

    private func compared(
        _ desk: ReviewDesk,
        with chosen: String
    ) async throws -> (other: String, comparison: WorkComparison)? {
        let issued = issued
        let county = desk.directive.county
        let new = desk.drafts.filter { !$0.isDiscarded }.map { ComparedWork($0) }
        if chosen == Self.tasks {
            let earlier = try await memory.earlier(desk, in: database, issued)
            let old = try await database.read { tx in
                let wanted = Set(earlier.partners.values.map(\.id))
                let documents = Set(earlier.partners.values.map(\.directive)).sorted()
                let drafts = try documents.flatMap { try tx.drafts.list($0, county: county) }
                return try Self.works(drafts.filter { wanted.contains($0.id) }, issued, county, tx).filter {
                    $0.task != nil
                }
            }
            return ("已下达任务", WorkComparison(old: old, new: new))
        }
        guard let id = DirectiveID(chosen), id != desk.directive.id else { return nil }
        let (title, old) = try await database.read { tx in
            let other = try tx.directives.find(id, county: county)
            let drafts = try tx.drafts.list(id, county: county).filter { !$0.isDiscarded }
            return (other.title, try Self.works(drafts, issued, county, tx))
        }
        return ("《\(title)》", WorkComparison(old: old, new: new))
    }

    private static func works(
        _ drafts: [DraftTask],
        _ issued: IssuedWork,
        _ county: RegionCode,
        _ tx: Transaction
    ) throws -> [ComparedWork] {
        let tasks = try issued.find(tx, drafts.map(\.id), county)
        return drafts.map { ComparedWork($0, task: tasks[$0.id]) }
    }
}
