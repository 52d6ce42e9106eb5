import Core
import Database
import Pages
import Rounds
import Web
import Workflow

extension MeetingRoutes {
    var acts: [Route] {
        meetingWorkflow.transitions.map { transition in
            Route.post(
                "/meetings/{meeting}/\(transition.id)",
                Self.conveners,
                transition.word,
                fieldWords: Self.fieldWords
            ) { visit in try await act(transition.id, transition.word, visit) }
        }
    }

    private func act(_ act: String, _ word: String, _ visit: Visit) async throws -> Reply {
        let (actor, id, form) = (try visit.actor, try id(visit), visit.form)
        let (version, note, move) = (form.int("version") ?? 0, form.text("note"), MoveMeeting(desk))
        let issues: [Issue]
        var said = "\(word)：已办理。"
        switch act {
        case "opening":
            issues = try await move.open(id, version: version, by: actor).issues
            said = "会议已开始：参会单位看得到路线和简介。"
        case "closing": issues = try await move.close(id, version: version, words: note, by: actor).issues
        case "withdrawal": issues = try await move.withdraw(id, version: version, reason: note, by: actor).issues
        default:
            var minutes = RoundMinutes()
            minutes.text = (form.raw("text") ?? "").split(whereSeparator: \.isNewline)
                .map { Fields([("line", String($0))]).text("line") }.filter { !$0.isEmpty }.joined(separator: "\n")
            minutes.chair = form.text("chair")
            let outcome = try await KeepSuggestions(desk)(id, version: version, minutes, by: actor)
            issues = outcome.issues
            if let kept = outcome.value { said = "已记下，分解出 \(kept.drafts) 条任务草稿：核对后下达。会议纪要已拟好。" }
        }
        guard issues.isEmpty else {
            return .unprocessable(try await page(visit, attempt(act, issues, visit)).render(await visit.pageContext))
        }
        return .redirect(to: "/meetings/\(id)", notice: Notice(.done, said))
    }
}
