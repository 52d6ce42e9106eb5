import Accounts
import Core
import Database
import Documents
import Files
import Foundation
import Pages
import Regions
import Tasks
import Web
import Workflow

extension ProblemRoutes {
    var lists: [Route] {
        [
            .get("/problems", Self.readers, "问题清单") { visit in try await list(visit) },
            .get("/problems.xlsx", Self.readers, "导出问题清单") { visit in try await export(visit) },
            .get("/problems/sheets/{kind}", Self.readers, "下载整改表格") { visit in try await sheet(visit) },
            .get("/problems/{problem}", Self.readers, "问题详情") { visit in
                let page = try await page(of: try visit.id("problem", of: Problem.self), for: visit.actor)
                return .page(page.render(await visit.pageContext))
            },
            .get("/problems/{problem}/files/{file}", Self.readers, "打开问题的附件") { visit in try await file(visit) },
        ]
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let page = try await listPage(for: visit.actor, ProblemFilter(visit.query), ProblemTurn(visit.query))
        return .page(page.render(await visit.pageContext))
    }

    /// The list as a person reads it now; `attempt` is a refused handing-out with its ticks and words.
    func listPage(
        for actor: Actor,
        _ filter: ProblemFilter,
        _ turn: ProblemTurn,
        _ attempt: ProblemAttempt? = nil
    ) async throws -> ProblemListPage {
        let light = light
        return try await database.read { tx in
            let store = tx.problems
            return ProblemListPage(
                actor: actor,
                filter: filter,
                turn: turn,
                part: try store.part(turn, of: filter, for: actor, light, size: Self.pageSize),
                counts: try store.lights(filter, for: actor, light),
                aspects: try store.aspects(filter, for: actor, light),
                choices: try store.filterChoices(for: actor),
                attempt: attempt
            )
        }
    }

    /// Written while it is read: a long list takes no more memory than a short one.
    private func export(_ visit: Visit) async throws -> Reply {
        let (actor, filter, light) = (try visit.actor, ProblemFilter(visit.query), light)
        let path = Self.newPath()
        let note = try await database.read { tx in
            let note = try self.note(filter, for: actor, tx)
            let count = try tx.problems.count(filter, for: actor, light)
            let writer = try SheetWriter(path: path)
            try writer.begin(
                SheetTable(
                    name: "问题",
                    title: "问题清单",
                    subtitles: note.subtitles("\(count) 个"),
                    columns: ProblemListSheet.columns,
                    frozenColumns: 1
                )
            )
            try tx.problems.each(filter, for: actor, light) { try writer.append(ProblemListSheet.cells($0)) }
            try writer.finish()
            return note
        }
        return Self.workbook(path, note.fileName("问题清单") + ".xlsx")
    }

    private func note(_ filter: ProblemFilter, for actor: Actor, _ tx: Transaction) throws -> ListNote {
        let choices = filter.isEmpty ? ProblemChoices() : try tx.problems.filterChoices(for: actor)
        let words = ProblemFilterChips(filter: filter, choices: choices).chips.map(\.word)
        return ListNote(readAt: environment.now(), filters: words)
    }

    /// One of the sheets of rectification work, of what the filter shows.
    private func sheet(_ visit: Visit) async throws -> Reply {
        let name = try visit.part("kind")
        guard name.hasSuffix(".xlsx"), let kind = ProblemTableKind(rawValue: String(name.dropLast(5))) else {
            throw WebFault.notFound
        }
        let (actor, filter, light) = (try visit.actor, ProblemFilter(visit.query), light)
        let path = Self.newPath()
        let note = try await database.read { tx in
            let note = try self.note(filter, for: actor, tx)
            let rows = try tx.problems.tableRows(filter, for: actor, light, limit: Self.sheetRows)
            try SheetDocument(Self.table(kind, rows, note, filledInBy: actor.unitName)).write(to: path)
            return note
        }
        return Self.workbook(path, note.fileName(kind.word) + ".xlsx")
    }

    private static func table(
        _ kind: ProblemTableKind,
        _ rows: [ProblemTableRow],
        _ note: ListNote,
        filledInBy unit: String
    ) -> SheetTable {
        SheetTable(
            name: kind.word,
            title: kind.word,
            subtitles: note.subtitles("\(rows.count) 个", filledInBy: unit),
            columns: kind.columns,
            rows: rows.enumerated().map { $1.cells(kind, $0 + 1) },
            notes: kind.foot.isEmpty ? [] : [kind.foot],
            page: SheetPage(.landscape, paper: .a3)
        )
    }

    static func newPath() -> String {
        NSTemporaryDirectory() + "luoshi-problems-\(UInt64.random(in: 0...UInt64.max)).xlsx"
    }

    static func workbook(_ path: String, _ name: String) -> Reply {
        .file(path, name: name, type: FileType.xlsx.contentType, deleteAfter: true)
    }

    private func file(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("file", of: AttachmentSubject.self))
        let problem = try visit.id("problem", of: Problem.self)
        let file = try await database.read { tx in try tx.problems.file(id, for: actor) }
        guard file.problem == problem, let digest = FileDigest(file.digest) else { throw WebFault.notFound }
        return .file(
            vault.path(of: digest),
            name: file.name,
            type: file.mediaType,
            showing: file.isPicture || file.mediaType == "application/pdf" ? .inPage : .download
        )
    }

    /// The page of a problem, as a person sees it now.
    func page(of id: ProblemID, for actor: Actor, attempt: ProblemAttempt? = nil) async throws -> ProblemPage {
        let (light, today, largest, shelf) = (light, environment.today, vault.largest, shelf)
        return try await database.read { tx in
            let dossier = try tx.problems.dossier(id, for: actor)
            let problem = dossier.problem
            let offers = problemWorkflow.offers(for: dossier, to: actor, on: today)
            let acts = Set(offers.map(\.transition.id))
            let facts = try tx.problems.ladderFacts(of: id, problem)
            return ProblemPage(
                dossier: dossier,
                history: try tx.problems.history(of: problem, for: actor),
                offers: offers,
                light: problem.standing.light(on: today, light.thresholds),
                placeName: try tx.regions.path(of: problem.region, below: problem.county),
                actor: actor,
                proposal: Ladder.proposal(facts, on: today, try tx.ladder.thresholds(of: problem.county)),
                task: try problem.task.flatMap { task in
                    do { return try tx.tasks.find(task, for: actor) } catch is NotFound { return nil }
                },
                item: try problem.item.flatMap { try tx.problems.item($0, for: actor, shelf)?.title },
                units: acts.isDisjoint(with: ["assignment", "reassignment"]) ? [] : try tx.problems.units(for: actor),
                checkers: acts.contains("assignment") ? try tx.problems.checkers(for: actor) : [],
                largestFile: largest,
                attempt: attempt
            )
        }
    }
}
