import Core
import Database
import Foundation
import Pages
import Web

/// Schemes in words, and the page a scheme is checked and put into use on.
extension ScoreRoutes {
    var schemes: [Route] {
        [
            .get("/score-schemes/new", Self.supervisors, "核对考核方案") { visit in
                .page(SchemeCheckPage().render(await visit.pageContext))
            },
            .post(
                "/score-schemes",
                Self.supervisors,
                "核对、启用考核方案",
                uploadLimit: UseScheme.largest * 2,
                returnsForm: true,
                fieldWords: ScoreFieldWords.words
            ) { visit in try await take(visit) },
            .get("/score-schemes/{scheme}", Self.readers, "考核方案") { visit in
                let (key, actor) = (try visit.part("scheme"), try visit.actor)
                let reading = try await database.read { tx in try desk.shelf(in: actor.county, tx).reading(key) }
                guard let reading, let scheme = reading.scheme else { throw WebFault.notFound }
                return .page(SchemePage(scheme: scheme).render(await visit.pageContext))
            },
        ]
    }

    private func take(_ visit: Visit) async throws -> Reply {
        let (text, isUsed) = (Self.text(visit), !visit.form.text("use").isEmpty)
        let use = UseScheme(desk)
        let outcome = try await isUsed ? use(text, by: visit.actor) : use.check(text)
        if isUsed, let scheme = outcome.value?.scheme {
            let words = "“\(scheme.name)”已启用，以后建立的考核期用它。"
            return .redirect(to: "/score-schemes/\(scheme.key)", notice: Notice(.done, words))
        }
        let page = SchemeCheckPage(
            text: text,
            reading: outcome.value,
            isUsed: isUsed,
            errors: FieldError.list(outcome.issues, scoreWords)
        )
        let isRight = outcome.value?.scheme != nil
        return .page(page.render(await visit.pageContext), status: isRight ? 200 : 422)
    }

    /// The file where one came, otherwise what was typed.
    private static func text(_ visit: Visit) -> String {
        let file = visit.uploads.first { $0.field == "files" && $0.size > 0 && !$0.isTooLarge }
        guard let file, let data = FileManager.default.contents(atPath: file.path) else {
            return visit.form.text("text")
        }
        return String(decoding: data, as: UTF8.self)
    }
}
