import Accounts
import Core
import Database
import Pages
import PolicyText
import Web

/// Looking closer at a reading: why it was read so, confirming it, and the copy on paper.
extension ReviewRoutes {
    var looking: [Route] {
        let readers = Access.roles(DirectivePolicy.readers)
        let supervisors = Access.roles([.supervisor])
        let directive = "/directives/{directive}"
        let draft = directive + "/drafts/{draft}"
        return [
            .get(draft + "/reasons", readers, "为什么这样读一条分解稿", reasons),
            .post(draft + "/confirmation", supervisors, "确认一条拿不准的分解稿", confirm),
            .post(draft + "/release", supervisors, "撤回采用的牵头单位", release),
            .post(directive + "/sections/{section}/supporting", supervisors, "给整节加配合单位", sectionSupporting),
            .get(directive + "/reading-copy", readers, "带标注的阅读稿，可打印", readingCopy),
        ]
    }

    private func reasons(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        let id = try visit.id("directive", of: DirectiveSubject.self)
        let draft = try visit.id("draft", of: DraftSubject.self)
        let (directive, found, known) = try await database.read { tx in
            (
                try tx.directives.find(id, county: actor.county),
                try tx.drafts.find(draft, in: id, county: actor.county),
                try KnownToCounty(tx, county: actor.county)
            )
        }
        let page = DraftReasonsPage(
            directive: directive,
            draft: found,
            reasons: DraftReasons(found, of: directive, known.options(asOf: directive.asOf, datedOn: directive.dated)),
            place: ReviewPlace(visit.query.text),
            context: await visit.pageContext
        )
        return .page(page.render())
    }

    private func confirm(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("directive", of: DirectiveSubject.self)
        let draft = try visit.id("draft", of: DraftSubject.self)
        let outcome = try await ConfirmDraft(correct)(draft, in: id, by: visit.actor)
        guard outcome.value != nil else { return try await refuse(visit, outcome.issues) }
        return try back(visit, to: "task-\(draft)", "已确认，不再列入先看。")
    }

    private func release(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("directive", of: DirectiveSubject.self)
        let draft = try visit.id("draft", of: DraftSubject.self)
        let outcome = try await ReleaseLead(correct)(draft, in: id, by: visit.actor)
        guard outcome.value != nil else { return try await refuse(visit, outcome.issues) }
        return try back(visit, to: "task-\(draft)", "已撤回牵头单位。")
    }

    private func sectionSupporting(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("directive", of: DirectiveSubject.self)
        guard let section = Int(try visit.part("section")) else { throw WebFault.notFound }
        let unit = visit.form.text("unit")
        let assign = AssignUnit(correct)
        let outcome = try await assign(unit, as: .supporting, to: .section(section), in: id, by: visit.actor)
        guard let count = outcome.value else {
            return try await refuse(visit, outcome.issues, at: "su-\(section)", typed: unit)
        }
        return try back(visit, to: "s-\(section)", "\(unit)配合，\(count) 条用上了。")
    }

    private func readingCopy(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("directive", of: DirectiveSubject.self))
        let today = environment.today
        let desk = try await database.read { try ReviewDesk.read($0, id, county: actor.county, on: today) }
        return .page(ReadingCopyPage(desk: desk, context: await visit.pageContext).render())
    }
}
