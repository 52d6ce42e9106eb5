import Accounts
import Core
import Database
import Documents
import Files
import Pages
import Web

extension DirectiveRoutes {
    func head(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("directive", of: DirectiveSubject.self))
        let directive = try await database.read { try $0.directives.find(id, county: actor.county) }
        let page = HeadPage(directive: id, answers: HeadPage.Answers(directive), context: await visit.pageContext)
        return .page(page.render())
    }

    func editHead(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("directive", of: DirectiveSubject.self))
        _ = try await database.read { try $0.directives.find(id, county: actor.county) }
        let answers = HeadPage.Answers(visit.form.text)
        let head = answers.head
        var issues = head.issues
        if let head = head.value {
            let edit = EditHead(CorrectDirective(database: database, environment: environment))
            switch try await edit(head, of: id, by: actor) {
            case .refused(let refused): issues = refused
            case .done(let recounted):
                let words = recounted == 0 ? "标题和日期已保存。" : "标题和日期已保存，\(recounted) 条时限按新的日期重新推算。"
                return .redirect(to: "/directives/\(id)", notice: Notice(.done, words))
            }
        }
        let errors = FieldError.list(issues, directiveWords)
        return .unprocessable(
            HeadPage(directive: id, answers: answers, errors: errors, context: await visit.pageContext).render()
        )
    }

    func sheet(_ visit: Visit) async throws -> Reply {
        let (directive, sheet) = try await readSheet(visit)
        let address = "/directives/\(directive.id)"
        let page = BreakdownSheetPage(
            sheet,
            file: address + "/sheet/file",
            breadcrumbs: [Crumb("文件", "/directives"), Crumb(directive.title, address)],
            context: await visit.pageContext
        )
        return .page(page.render())
    }

    func sheetFile(_ visit: Visit) async throws -> Reply {
        let (directive, sheet) = try await readSheet(visit)
        let note = ListNote(readAt: environment.now(), filters: [])
        return ListReply.reply(name: note.fileName("\(directive.title)-任务分解表")) { sheet.noted(note).document }
    }

    func original(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("directive", of: DirectiveSubject.self))
        let directive = try await database.read { try $0.directives.find(id, county: actor.county) }
        guard let file = directive.original, let digest = FileDigest(file.digest), vault.contains(digest) else {
            throw NotFound("original", id)
        }
        let ending = file.name.split(separator: ".").last.map(String.init) ?? ""
        let type = FileType.types(ofEnding: ending).first ?? .text
        return .file(vault.path(of: digest), name: file.name, type: type.contentType)
    }

    private func readSheet(_ visit: Visit) async throws -> (Directive, BreakdownSheet) {
        let (actor, id) = (try visit.actor, try visit.id("directive", of: DirectiveSubject.self))
        return try await database.read { tx in
            let directive = try tx.directives.find(id, county: actor.county)
            let drafts = try tx.drafts.list(id, county: actor.county)
            return (directive, BreakdownSheet(directive, drafts, try tx.directives.outline(id)))
        }
    }
}
