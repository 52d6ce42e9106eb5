import Accounts
import Core
import Database
import Pages
import PolicyText
import Web

/// One draft: editing and splitting it.
extension ReviewRoutes {
    private typealias Opened = (directive: Directive, draft: DraftTask, units: [String], leaders: [String])

    private func open(_ visit: Visit) async throws -> Opened {
        let actor = try visit.actor
        let id = try visit.id("directive", of: DirectiveSubject.self)
        let draft = try visit.id("draft", of: DraftSubject.self)
        return try await database.read { tx in
            (
                try tx.directives.find(id, county: actor.county),
                try tx.drafts.find(draft, in: id, county: actor.county),
                try tx.units.assignable(county: actor.county).map(\.name),
                try tx.drafts.leaderNames(county: actor.county)
            )
        }
    }

    func editForm(_ visit: Visit) async throws -> Reply {
        let opened = try await open(visit)
        let issues = CorrectionRules.issues(opened.draft)
        let page = await draftPage(
            visit,
            opened,
            DraftForm(opened.draft),
            ReviewPlace(visit.query.text),
            issues,
            other: nil
        )
        return .page(page.render())
    }

    func edit(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("directive", of: DirectiveSubject.self)
        let draft = try visit.id("draft", of: DraftSubject.self)
        var form = DraftForm(visit.form.text)
        let read = form.edit
        var issues = read.issues
        if let edit = read.value {
            issues = try await EditDraft(correct)(draft, in: id, version: form.version, edit, by: visit.actor).issues
        }
        if issues.isEmpty { return try back(visit, to: "task-\(draft)", "分解稿已保存。") }
        let opened = try await open(visit)
        // The next attempt is made knowing the other version, which stands beside the form.
        let isStale = opened.draft.version != form.version
        form.version = opened.draft.version
        form.addSpareLines()
        let page = await draftPage(
            visit,
            opened,
            form,
            ReviewPlace(visit.form.text),
            issues,
            other: isStale ? opened.draft : nil
        )
        return .unprocessable(page.render())
    }

    private func draftPage(
        _ visit: Visit,
        _ opened: Opened,
        _ form: DraftForm,
        _ place: ReviewPlace,
        _ issues: [Issue],
        other: DraftTask?
    ) async -> DraftPage {
        DraftPage(
            directive: opened.directive,
            draft: opened.draft,
            form: form,
            place: place,
            unitNames: opened.units,
            leaderNames: opened.leaders,
            other: other,
            errors: FieldError.list(issues, directiveWords),
            context: await visit.pageContext
        )
    }

    func splitForm(_ visit: Visit) async throws -> Reply {
        let opened = try await open(visit)
        return .page(await splitPage(visit, opened, ReviewPlace(visit.query.text), [], []).render())
    }

    func split(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("directive", of: DirectiveSubject.self)
        let draft = try visit.id("draft", of: DraftSubject.self)
        let opened = try await open(visit)
        let typed = visit.form.all("cut").compactMap { Int($0) }
        let bySentence = visit.form.text("by") == "sentence"
        let pieces = DraftPieces(opened.draft, in: SourceText(opened.directive.body))
        let outcome = try await SplitDraft(correct)(
            draft,
            in: id,
            at: bySentence ? pieces.sentenceStarts : typed,
            version: Int(visit.form.text("version")) ?? 0,
            by: visit.actor
        )
        if let parts = outcome.value { return try back(visit, to: "task-\(draft)", "已拆成 \(parts.count) 条。") }
        let page = await splitPage(visit, opened, ReviewPlace(visit.form.text), Set(typed), outcome.issues)
        return .unprocessable(page.render())
    }

    private func splitPage(
        _ visit: Visit,
        _ opened: Opened,
        _ place: ReviewPlace,
        _ chosen: Set<Int>,
        _ issues: [Issue]
    ) async -> SplitPage {
        SplitPage(
            directive: opened.directive,
            draft: opened.draft,
            place: place,
            chosen: chosen,
            errors: FieldError.list(issues, directiveWords),
            context: await visit.pageContext
        )
    }

    func lead(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("directive", of: DirectiveSubject.self)
        let draft = try visit.id("draft", of: DraftSubject.self)
        let unit = visit.form.text("unit")
        let outcome = try await AssignUnit(correct)(unit, as: .lead, to: .draft(draft), in: id, by: visit.actor)
        guard outcome.value != nil else { return try await refuse(visit, outcome.issues) }
        let address = "/directives/\(id)/drafts/\(draft)/release"
        let undo = Notice.Undo(address, word: "撤回牵头", fields: ReviewPlace(visit.form.text).fields)
        return try back(visit, to: "task-\(draft)", "\(unit)牵头。", undo: undo)
    }
}
