import Core
import Database
import Pages
import PolicyText
import Web

/// The addresses of reviewing: the two panes, the form of one draft, and one address for each correction.
struct ReviewRoutes: Sendable {
    let database: Database
    let environment: Environment
    let issued: IssuedWork
    let memory: EarlierMemory

    var correct: CorrectDirective { CorrectDirective(database: database, environment: environment) }

    var all: [Route] {
        let readers = Access.roles(DirectivePolicy.readers)
        let supervisors = Access.roles([.supervisor])
        let directive = "/directives/{directive}"
        let draft = directive + "/drafts/{draft}"
        let section = directive + "/sections/{section}"
        let words = DirectiveFieldWords.review
        return [
            .get(directive, readers, "对照原文校改分解", review),
            .get(draft, supervisors, "编辑一条分解稿的表单", editForm),
            .post(draft, supervisors, "保存一条分解稿的校改", fieldWords: ReviewWords.fields, edit),
            .get(draft + "/split", supervisors, "拆分一条分解稿的表单", splitForm),
            .post(draft + "/split", supervisors, "拆分分解稿", fieldWords: words, split),
            .post(draft + "/lead", supervisors, "采用建议的牵头单位", fieldWords: words, lead),
            .post(directive + "/drafts", supervisors, "从原文添加任务", fieldWords: words, add),
            .post(directive + "/merges", supervisors, "合并分解稿", fieldWords: words, merge),
            .post(directive + "/discards", supervisors, "舍弃分解稿", fieldWords: words, discard),
            .post(directive + "/restores", supervisors, "恢复舍弃的分解稿", fieldWords: words, restore),
            .post(section + "/deadline", supervisors, "设定章节的默认时限", fieldWords: words, sectionDeadline),
            .post(section + "/lead", supervisors, "给整节设牵头单位", fieldWords: words, sectionLead),
            .post(section + "/leader", supervisors, "给整节设牵头县领导", fieldWords: words, sectionLeader),
            .post(directive + "/past-deadlines", supervisors, "处理已过的时限", fieldWords: words, pastDeadlines),
            .post(directive + "/masked", supervisors, "填写文件隐去的数", fieldWords: words, nameMasked),
            .post(directive + "/matches", supervisors, "对应文件里的单位名称", fieldWords: words, match),
        ] + looking + comparing
    }

    private func review(_ visit: Visit) async throws -> Reply {
        var page = try await page(visit, ReviewPlace(visit.query.text), nil)
        if let task = visit.query.id("task", of: DraftSubject.self) { page.turn(to: task) }
        return .page(page.render())
    }

    /// The review page as it stands, with the correction that cannot be made.
    func page(_ visit: Visit, _ place: ReviewPlace, _ refused: RefusedCorrection?) async throws -> ReviewPage {
        let (actor, id) = (try visit.actor, try visit.id("directive", of: DirectiveSubject.self))
        let today = environment.today
        let desk = try await database.read { try ReviewDesk.read($0, id, county: actor.county, on: today) }
        return ReviewPage(
            desk: desk,
            place: place,
            mayCorrect: DirectivePolicy.mayCorrect(actor),
            refused: refused,
            earlier: try await memory.earlier(desk, in: database, issued),
            context: await visit.pageContext
        )
    }

    /// - Parameter field: where on the page the refused answer was typed.
    func refuse(
        _ visit: Visit,
        _ issues: [Issue],
        at field: String? = nil,
        typed: String = "",
        in view: ReviewPlace.View? = nil
    ) async throws -> Reply {
        var place = ReviewPlace(visit.form.text)
        if let view { place.view = view }
        let refused = RefusedCorrection(
            field: field,
            typed: typed,
            sentences: issues.map(directiveWords.sentence)
        )
        return .unprocessable(try await page(visit, place, refused).render())
    }

    /// Back to where the person was, saying what was done.
    func back(_ visit: Visit, to anchor: String? = nil, _ words: String, undo: Notice.Undo? = nil) throws -> Reply {
        let id = try visit.id("directive", of: DirectiveSubject.self)
        return .redirect(
            to: ReviewPlace(visit.form.text).address(id, anchor: anchor),
            notice: Notice(.done, words, undo: undo)
        )
    }
}

enum ReviewWords {
    /// What fields are called where a form is kept over a sign-in.
    static let fields = [
        "title": "任务名称", "content": "内容", "deadline": "时限", "deadline_text": "时限原话", "cadence": "频次",
        "cadence_text": "频次原话", "kind": "类别", "leader": "牵头县领导",
    ]
}
