import TestSupport
import Testing

extension RunningCounty {
    /// The supervisor after reading `Papers.plan`, at its review.
    func readPlan() async throws -> Person {
        let supervisor = try await person("ducha")
        try await supervisor.open("/directives/new")
        try await supervisor.fill("或者粘贴文字", Papers.plan)
        try await supervisor.press("录入并分解")
        try await supervisor.see(Papers.planTitle, within: "h1")
        return supervisor
    }

    /// The supervisor after issuing every task of `Papers.plan`, at the page that names them.
    func issuePlan() async throws -> Person {
        let supervisor = try await readPlan()
        try await supervisor.press("下达任务")
        try await supervisor.press("下达所选任务")
        try await supervisor.see("各单位收到的任务")
        return supervisor
    }
}

extension Person {
    /// Opens the form of an act on a task's page, fills in its words, and sends it.
    func act(_ act: String, saying words: String, _ fill: () async throws -> Void = {}) async throws {
        try await unfold(act)
        try await self.fill("note", words, within: Self.opened)
        try await fill()
        // The page before may say 已办理 of the last act.
        try await evaluate("document.documentElement.dataset.before = ''")
        try await press(act, within: Self.opened)
        try await wait(until: "the answer's page is there") {
            try await evaluate("document.documentElement.dataset.before === undefined").isTrue
        }
        try await see("已办理")
    }

    /// Opens the form of an act.
    func unfold(_ act: String) async throws {
        try await press(act, within: "details.confirm:not([open])")
    }

    static let opened = "details.confirm[open] form"
}
