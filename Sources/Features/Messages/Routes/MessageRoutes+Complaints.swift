import Accounts
import Core
import Database
import Documents
import Pages
import Web

extension MessageRoutes {
    private static let keepers = Access.roles([.supervisor, .administrator, .leader])

    var complaints: [Route] {
        [
            .get("/complaints", .signedIn, "意见反馈") { visit in try await complaintList(visit) },
            .get("/complaints.xlsx", Self.keepers, "导出意见反馈") { visit in try await exportComplaints(visit) },
            .get("/complaints/new", .signedIn, "提意见") { visit in
                let draft = ComplaintDraft(kind: nil, body: "", page: visit.query.text("page"))
                return .page(ComplaintFormPage(draft: draft, errors: []).render(await visit.pageContext))
            },
            .post("/complaints", .signedIn, "提出意见", fieldWords: ["body": "意见"]) { visit in try await enter(visit) },
            .get("/complaints/{complaint}", .signedIn, "一件意见") { visit in
                .page(try await complaintPage(visit, [], visit.query.text("code")).render(await visit.pageContext))
            },
            .post("/complaints/{complaint}/assignment", .roles([.supervisor, .administrator]), "交办意见") { visit in
                let (post, words) = (visit.form.id("post", of: PostSubject.self), visit.form.text("words"))
                return try await settle(visit, "已交办。") { id, version, actor in
                    try await ComplaintActs(desk).assign(id, version: version, to: post, words: words, by: actor)
                }
            },
            .post("/complaints/{complaint}/answer", .roles([.supervisor, .administrator, .officer]), "答复意见") { visit in
                let words = visit.form.text("words")
                return try await settle(visit, "已答复，提意见的人能看到。") { id, version, actor in
                    try await ComplaintActs(desk).answer(id, version: version, words: words, by: actor)
                }
            },
            .post("/complaints/{complaint}/reopening", .signedIn, "要求重新办理意见") { visit in
                let (words, code) = (visit.form.text("words"), visit.form.text("code"))
                return try await settle(visit, "已要求重新办理，时限重新计算。") { id, _, actor in
                    try await ComplaintActs(desk).reopen(id, words: words, code: code, by: actor)
                }
            },
        ]
    }

    private func complaintList(_ visit: Visit) async throws -> Reply {
        let (actor, today) = (try visit.actor, desk.environment.today)
        // A number with its code leads an anonymous writer to the complaint.
        if let code = visit.query.filled("code"), let number = visit.query.id("number", of: Complaint.self) {
            return .redirect(to: "/complaints/\(number)?code=\(PageAddress.encoded(code))")
        }
        let readsAll = ComplaintPolicy.readsAll(actor)
        let filter = Self.filter(visit.query, otherwise: readsAll ? .open : .all)
        let page = try await desk.database.read { tx in
            let lines = try tx.complaints.list(filter, for: actor, today: today, limit: Self.pageSize + 1)
            return ComplaintListPage(
                filter: filter,
                lines: Array(lines.prefix(Self.pageSize)),
                hasMore: lines.count > Self.pageSize,
                counts: readsAll ? try tx.complaints.counts(in: actor.county, today: today) : nil
            )
        }
        return .page(page.render(await visit.pageContext))
    }

    private static func filter(_ query: Fields, otherwise view: ComplaintFilter.View) -> ComplaintFilter {
        ComplaintFilter(
            view: ComplaintFilter.View(rawValue: query.text("view")) ?? view,
            kind: ComplaintKind(rawValue: query.text("kind")),
            before: query.id("before")
        )
    }

    private func enter(_ visit: Visit) async throws -> Reply {
        let draft = ComplaintDraft(
            kind: ComplaintKind(rawValue: visit.form.text("kind")),
            body: visit.form.text("body"),
            page: visit.form.text("page"),
            isAnonymous: visit.form.bool("anonymous")
        )
        switch try await EnterComplaint(desk)(draft, by: try visit.actor) {
        case .done(let entered):
            let query = entered.code.isEmpty ? "" : "?code=\(entered.code)"
            let due = Format.day(entered.due)
            return .redirect(
                to: "/complaints/\(entered.id)\(query)",
                notice: Notice(.done, "已收到，编号 \(entered.number)，\(due)前答复。")
            )
        case .refused(let issues):
            let page = ComplaintFormPage(draft: draft, errors: FieldError.list(issues, messageWords))
            return .unprocessable(page.render(await visit.pageContext))
        }
    }

    private func complaintPage(_ visit: Visit, _ errors: [FieldError], _ code: String) async throws -> ComplaintPage {
        let (actor, id) = (try visit.actor, try visit.id("complaint", of: Complaint.self))
        return try await desk.database.read { tx in
            let complaint = try tx.complaints.find(id, for: actor, code: code)
            let mayAssign = ComplaintPolicy.mayAssign(actor) && complaint.stage == .open
            return ComplaintPage(
                complaint: complaint,
                steps: try tx.complaints.steps(of: id),
                posts: mayAssign
                    ? try tx.complaints.answerers(in: actor.county).map { Choice("\($0.post)", $0.name) } : [],
                mayAnswer: complaint.stage == .open && ComplaintPolicy.mayAnswer(actor, complaint),
                mayReopen: complaint.stage == .answered && ComplaintPolicy.wrote(actor, complaint, code: code),
                code: complaint.isAnonymous ? code : "",
                errors: errors
            )
        }
    }

    private func settle(
        _ visit: Visit,
        _ words: String,
        _ act: @Sendable (ComplaintID, Int, Actor) async throws -> Outcome<Void>
    ) async throws -> Reply {
        let id = try visit.id("complaint", of: Complaint.self)
        let code = visit.form.text("code")
        switch try await act(id, visit.form.int("version") ?? 0, try visit.actor) {
        case .done:
            let query = code.isEmpty ? "" : "?code=\(PageAddress.encoded(code))"
            return .redirect(to: "/complaints/\(id)\(query)", notice: Notice(.done, words))
        case .refused(let issues):
            let page = try await complaintPage(visit, FieldError.list(issues, messageWords), code)
            return .unprocessable(page.render(await visit.pageContext))
        }
    }

    private func exportComplaints(_ visit: Visit) async throws -> Reply {
        let (actor, today, desk) = (try visit.actor, self.desk.environment.today, desk)
        let filter = Self.filter(visit.query, otherwise: .all)
        let note = ListNote(readAt: desk.environment.now(), filters: filter.words)
        return ListReply.reply(name: note.fileName("意见反馈")) {
            let lines = try await desk.database.read { tx in
                try tx.complaints.list(filter, for: actor, today: today, limit: 20_000)
            }
            return SheetDocument(ComplaintSheet.table(lines, note, today: today))
        }
    }
}
