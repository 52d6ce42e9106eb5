import Core
import Database
import Files
import Ledgers
import Pages
import Tasks
import Web

/// Marks of one item for every unit at once.
extension ScoreRoutes {
    var marks: [Route] {
        [
            .get("/scores/{period}/items/{item}/marks", Self.markers, "一次给各单位评分") { visit in
                .page(try await gridPage(visit, [:], []).render(await visit.pageContext))
            },
            .post(
                "/scores/{period}/items/{item}/marks",
                Self.markers,
                "一次给各单位评分",
                uploadLimit: TaskRoutes.uploadLimit(desk.vault),
                returnsForm: true,
                fieldWords: ScoreFieldWords.words
            ) { visit in try await markAll(visit) },
        ]
    }

    private func gridPage(
        _ visit: Visit,
        _ values: [String: String],
        _ errors: [FieldError]
    ) async throws -> MarkGridPage {
        let (actor, id, key) = (try visit.actor, try period(visit), try visit.part("item"))
        let largest = desk.vault.largest
        return try await database.read { tx in
            let period = try tx.scores.find(id, in: actor.county)
            let reading = try desk.reading(period, tx)
            guard let item = reading.scheme.item(key) else { throw NotFound("score", key) }
            guard ScorePolicy.marks(actor, item, functions: try tx.programmes.functions(of: actor)) else {
                throw WebFault.forbidden()
            }
            let marks = try tx.scores.marks(of: id).filter { $0.item == key }
            return MarkGridPage(
                reading: reading,
                item: item,
                marks: Dictionary(marks.map { ($0.unit, $0) }, uniquingKeysWith: { $1 }),
                values: values,
                errors: errors,
                largest: largest
            )
        }
    }

    private func markAll(_ visit: Visit) async throws -> Reply {
        let page = try await gridPage(visit, values(visit), [])
        let lines: [MarkGrid.Line] = page.reading.scores.map { ($0.unit, visit.form.text(MarkGrid.field($0.unit.id))) }
        let outcome: Outcome<[MarkID]>
        switch MarkGrid(page.item, lines).marks() {
        case .refused(let issues): outcome = .refused(issues)
        case .done(let marks):
            switch keeping(visit) {
            case .refused(let issues): outcome = .refused(issues)
            case .done(let file):
                outcome = try await GiveMark(desk)(
                    page.reading.period.id,
                    item: page.item.key,
                    marks: marks,
                    words: visit.form.text("words"),
                    file: file,
                    by: try visit.actor
                )
            }
        }
        switch outcome {
        case .done(let marks):
            return .redirect(to: visit.path, notice: Notice(.done, "已记下 \(marks.count) 个单位的评分。"))
        case .refused(let issues):
            let errors = FieldError.list(issues, scoreWords)
            let again = try await gridPage(visit, values(visit), errors)
            return .unprocessable(again.render(await visit.pageContext))
        }
    }

    /// The file that came with a mark, kept once the mark was allowed; nil where none came.
    func keeping(_ visit: Visit) -> Outcome<GiveMark.KeepFile?> {
        let offered = ItemScorePage.fileTypes
        let intake = EvidenceIntake(vault: desk.vault, environment: environment, offered: offered)
        switch intake.look(at: visit.uploads, lost: visit.lostFiles) {
        case .refused(let issues): return .refused(issues)
        case .done(let evidence):
            guard evidence.count > 0 else { return .done(nil) }
            let keep: GiveMark.KeepFile = {
                guard let file = try evidence.keep().first else { throw NotFound("file", "") }
                return NewScoreFile(
                    id: file.id.rawValue,
                    digest: file.digest,
                    name: file.name,
                    mediaType: file.mediaType,
                    size: file.size
                )
            }
            return .done(keep)
        }
    }
}
