import Accounts
import Core
import Database
import Ledgers
import Pages
import Programmes
import Regions
import Web

/// Everything people reach about the catalogue of forms and new ledgers.
package struct CatalogueRoutes: Sendable {
    let desk: CatalogueDesk

    package init(desk: CatalogueDesk) { self.desk = desk }

    package var all: [Route] { catalogue + proposals }

    static let readers = Access.roles([.supervisor, .leader, .officer, .township, .village])
    static let keepers = Access.roles([.supervisor, .officer])
    private static let mostFields = 200

    var database: Database { desk.database }
    var shelf: BookShelf { desk.shelf }
    var today: Day { desk.environment.today }

    var catalogue: [Route] {
        [
            .get("/catalogue", Self.readers, "表单目录") { visit in try await list(visit) },
            .get("/catalogue/{ledger}", Self.readers, "表单目录一张表") { visit in
                .page(try await formPage(visit, draft: nil, []).render(await visit.pageContext))
            },
            .post("/catalogue/{ledger}", Self.keepers, "登记表单的批准和用时") { visit in try await set(visit) },
        ]
    }

    /// Counts are of the post's own place.
    private func lines(_ books: [LedgerBook], for actor: Actor, _ tx: Transaction) throws -> [CatalogueLine] {
        let forms = try tx.forms.all(in: actor.county)
        let functions = try tx.programmes.functions(of: actor)
        let month = desk.environment.now().adding(days: -30)
        let fillings = try tx.forms.fillings(of: books.map(\.ledger), since: month, in: actor.ownPlace)
        return books.map { book in
            CatalogueLine(
                playbook: book.playbook,
                form: forms[book.playbook.key] ?? .blank(book.playbook.key),
                fillings: fillings[book.ledger] ?? 0,
                isOwn: book.playbook.isFilled(by: actor, functions: functions)
            )
        }
    }

    private func placeName(of actor: Actor, _ tx: Transaction) throws -> String? {
        try actor.ownPlace.flatMap { try tx.regions.first($0)?.name }
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let (actor, standing) = (try visit.actor, visit.query.text("standing"))
        let words = String(visit.query.text("q").prefix(60))
        let sheet = visit.address(with: visit.query.replacing("as", with: "xlsx"))
        // A file takes all of them.
        let most = visit.wantsSheet ? Int.max : Self.mostFields
        let page = try await database.read { tx in
            let books = try shelf.readable(by: actor, tx)
            let found = words.isEmpty ? [] : KeptField.all(of: books).filter { $0.holds(words) }
            return CataloguePage(
                lines: try lines(books, for: actor, tx),
                place: try placeName(of: actor, tx),
                words: words,
                standing: standing,
                fields: Array(found.prefix(most)),
                hasMore: found.count > most,
                seesAll: try books.count == shelf.all(in: actor.county, tx).count,
                mayPropose: CataloguePolicy.mayPropose(actor),
                sheet: sheet,
                today: today
            )
        }
        guard visit.wantsSheet else { return .page(page.render(await visit.pageContext)) }
        let note = page.note(at: desk.environment.now())
        return ListReply.reply(name: note.fileName("表单目录")) { page.document(note) }
    }

    private func formPage(_ visit: Visit, draft: FormDraft?, _ errors: [FieldError]) async throws -> CatalogueFormPage {
        let (actor, key) = (try visit.actor, try visit.part("ledger"))
        return try await database.read { tx in
            let books = try shelf.readable(by: actor, tx)
            guard let book = books.first(where: { $0.playbook.key == key }) else { throw NotFound("ledger", key) }
            let line = try lines([book], for: actor, tx)[0]
            let newest = try tx.items(shelf).list(book, ItemFilter(), for: actor, limit: 50)
            let others = Dictionary(grouping: KeptField.all(of: books).filter { $0.ledger != key }, by: \.field.label)
            return CatalogueFormPage(
                line: line,
                place: try placeName(of: actor, tx),
                fields: book.playbook.fields.enumerated().map { place, field in
                    CatalogueFormPage.Line(
                        field: field,
                        synonyms: KeptField(field, of: book.playbook).synonyms,
                        samples: field.samples(at: place, of: newest),
                        others: (others[field.label] ?? []).map(\.ledgerName)
                    )
                },
                draft: draft ?? FormDraft(line.form),
                mayKeep: CataloguePolicy.mayKeep(
                    actor,
                    book.playbook,
                    functions: try tx.programmes.functions(of: actor)
                ),
                isOpen: draft != nil,
                errors: errors,
                today: today
            )
        }
    }

    private func set(_ visit: Visit) async throws -> Reply {
        let (actor, key, draft) = (try visit.actor, try visit.part("ledger"), FormDraft(visit.form))
        switch try await SetForm(desk)(key, draft, by: actor) {
        case .done: return .redirect(to: "/catalogue/\(key)", notice: Notice(.done, "已登记表单。"))
        case .refused(let issues):
            let page = try await formPage(visit, draft: draft, FieldError.list(issues, catalogueWords))
            return .unprocessable(page.render(await visit.pageContext))
        }
    }
}

extension Actor {
    /// The township or village a post answers for; nil for posts of the county.
    fileprivate var ownPlace: RegionCode? { region.level > .county ? region : nil }
}

extension LedgerField {
    /// The first few different values of things; none of personal fields, files and links.
    func samples(at place: Int, of lines: [ItemLine]) -> [String] {
        switch type {
        case .personal, .file, .link, .point: return []
        default: break
        }
        var samples: [String] = []
        for line in lines where samples.count < 3 {
            let word = CatalogueValue.plain(line.values[place])
            if !word.isEmpty, !samples.contains(word) { samples.append(String(word.prefix(20))) }
        }
        return samples
    }
}
