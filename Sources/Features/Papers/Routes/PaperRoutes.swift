import Accounts
import Core
import Database
import Ledgers
import Pages
import Regions
import Web

/// Everything people reach about documents.
package struct PaperRoutes: Sendable {
    package let desk: PaperDesk

    package init(desk: PaperDesk) { self.desk = desk }

    package var all: [Route] { lists + making + acts + files + templates }

    static let readers = Access.roles([.supervisor, .leader, .officer, .township, .village])
    static let makers = Access.roles([.supervisor, .officer, .township])
    static let receivers = Access.roles([.supervisor, .officer, .township, .village])
    static let keepers = Access.roles([.supervisor])
    static let pageSize = 50

    var database: Database { desk.database }

    private var lists: [Route] {
        [
            .get("/papers", Self.readers, "文书") { visit in try await list(visit) },
            .get("/papers/sheets", Self.readers, "常用表格") { visit in try await sheets(visit) },
            .get("/papers/sheets/observation.xlsx", Self.readers, "观摩点位和评分表") { visit in
                try await observationSheet(visit)
            },
            .get("/papers/{paper}", Self.readers, "一份文书") { visit in
                .page(try await page(visit).render(await visit.pageContext))
            },
            .get("/papers/{paper}/figures", Self.readers, "文书里数字的来源") { visit in try await figures(visit) },
        ]
    }

    private func sheets(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        let reads = [.supervisor, .leader, .township, .village].contains(actor.role)
        let hasRegister = try await database.read { tx in
            try reads && tx.programmes.ledgers(in: actor.county).contains { $0.key == "township-register" }
        }
        return .page(OfficialSheetsPage(role: actor.role, hasRegister: hasRegister).render(await visit.pageContext))
    }

    private func observationSheet(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        let places = try await database.read { tx in try tx.regions.list(.township, in: actor.county).map(\.name) }
        let today = desk.environment.today
        let sheet = ObservationSheet(places: places, unit: actor.unitName, today: today)
        return ListReply.reply(name: "观摩点位和评分表 \(today)") { sheet.document }
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let (actor, filter) = (try visit.actor, Self.filter(visit.query))
        if visit.wantsSheet { return export(filter, for: actor) }
        let before = visit.query.id("before", of: PaperSubject.self)
        let found = try await database.read { tx in
            try tx.papers.list(filter, for: actor, before: before, limit: Self.pageSize + 1)
        }
        let shown = Array(found.prefix(Self.pageSize))
        let last = found.count > Self.pageSize ? shown.last : nil
        let page = PaperListPage(
            lines: shown,
            filter: filter,
            next: last.map { visit.address(with: visit.query.replacing("before", with: "\($0.id)")) },
            sheet: visit.address(with: visit.query.replacing("before", with: nil).replacing("as", with: "xlsx")),
            mayMake: PaperKind.allCases.contains { PaperPolicy.mayMake($0, actor) },
            mayKeepTemplates: PaperPolicy.mayKeepTemplates(actor)
        )
        return .page(page.render(await visit.pageContext))
    }

    private static func filter(_ query: Fields) -> PaperFilter {
        PaperFilter(
            kind: PaperKind(rawValue: query.text("kind")),
            stage: PaperStage(rawValue: query.text("stage")),
            words: String(query.text("words").prefix(60)),
            isAboutProblems: query.text("about") == "problems"
        )
    }

    /// All that the filter finds, not one page of it.
    private func export(_ filter: PaperFilter, for actor: Actor) -> Reply {
        let database = database
        let note = ListNote(readAt: desk.environment.now(), filters: filter.parts)
        return ListReply.reply(name: note.fileName("文书")) {
            let lines = try await database.read { tx in
                try tx.papers.list(filter, for: actor, before: nil, limit: nil)
            }
            return PaperListSheet(lines: lines, note: note).document
        }
    }

    /// The page of a document, as a person sees it now.
    func page(_ visit: Visit, errors: [FieldError] = [], reason: String = "") async throws -> PaperPage {
        let (actor, id) = (try visit.actor, try visit.id("paper", of: PaperSubject.self))
        return try await database.read { tx in
            let paper = try tx.papers.find(id, for: actor)
            let readers = try tx.papers.readers(of: id)
            let template = try Self.template(of: paper, tx)
            return PaperPage(
                paper: paper,
                mayChange: PaperPolicy.mayChange(paper, actor),
                template: template,
                readers: readers,
                mayReceive: paper.stage == .issued && paper.unit != actor.unit && PaperPolicy.mayReceive(actor)
                    && readers.contains { $0.unit == actor.unit && $0.receivedAt == nil },
                canPrintPDF: PaperPrinter.isInstalled(for: template),
                errors: errors,
                reason: reason
            )
        }
    }

    /// The form a document was written with, or a draft will be.
    static func template(of paper: Paper, _ tx: Transaction) throws -> TemplateLine? {
        if paper.stage == .draft { return try tx.paperTemplates.current(in: paper.county)[paper.kind] }
        return try paper.template.flatMap { try tx.paperTemplates.first($0, in: paper.county) }
    }

    private func figures(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("paper", of: PaperSubject.self))
        let now = desk.environment.now()
        let page = try await database.read { tx in
            let paper = try tx.papers.find(id, for: actor)
            return PaperFiguresPage(
                paper: paper,
                changes: try desk.reader(tx, for: actor).changes(in: paper.content),
                mayRefresh: paper.stage == .draft && PaperPolicy.mayChange(paper, actor),
                at: now
            )
        }
        return .page(page.render(await visit.pageContext))
    }
}
