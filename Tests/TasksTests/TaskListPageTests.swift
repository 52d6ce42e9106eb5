import Core
import Database
import Directives
import Files
import Foundation
import Tasks
import TestSupport
import Testing
import Web

/// Turning the pages of the list, and reminding from it.
@Suite("The page of the list of tasks")
struct TaskListPageTests {
    private func withSite(_ driver: Driver, _ body: (TaskCounty, TestSite) async throws -> Void) async throws {
        try await withTaskCounty(driver) { county in
            let routes = TaskRoutes(
                database: county.database,
                environment: county.environment,
                vault: FileVault(root: NSTemporaryDirectory() + "luoshi-no-vault"),
                thresholds: LightThresholds(),
                summaries: TaskSummaries(county.environment)
            )
            try await body(county, TestSite(routes.all, environment: county.environment))
        }
    }

    @Test(arguments: Driver.allCases, TaskOrder.allCases)
    func turningBackShowsThePageBefore(driver: Driver, order: TaskOrder) async throws {
        try await withTaskCounty(driver) { county in
            for index in 0..<23 {
                let deadline: Day? = index % 4 == 0 ? nil : Samples.day("2026-06-05").adding(days: index % 3 * 30)
                _ = try await county.insert(lead: county.sample.officer, deadline: deadline, percent: Double(index % 3))
            }
            let (light, scope) = (county.light, TaskScope(county.sample.supervisor))
            var filter = TaskFilter()
            filter.order = order
            func part(_ turn: TaskTurn) async throws -> TaskListPart {
                try await county.database.read { [filter] tx in
                    try tx.tasks.part(turn, of: filter, scope, light, size: 5)
                }
            }
            var ahead = [try await part(TaskTurn())]
            while let next = ahead[ahead.count - 1].next { ahead.append(try await part(TaskTurn(after: next))) }
            var back = [ahead[ahead.count - 1]]
            while let previous = back[0].previous { back.insert(try await part(TaskTurn(before: previous)), at: 0) }
            #expect(ahead.count == 5)
            #expect(back.map(\.lines) == ahead.map(\.lines))
        }
    }

    @Test(arguments: Driver.allCases)
    func aPageThatIsNotFullBeforeTheFirstIsTheFirst(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            for _ in 0..<6 { _ = try await county.insert(lead: county.sample.officer) }
            let (light, scope) = (county.light, TaskScope(county.sample.supervisor))
            let parts = try await county.database.read { tx in
                let first = try tx.tasks.part(TaskTurn(), of: TaskFilter(), scope, light, size: 5)
                let third = first.lines[2].cursor
                return (first, try tx.tasks.part(TaskTurn(before: third), of: TaskFilter(), scope, light, size: 5))
            }
            #expect(parts.1.lines == parts.0.lines && parts.1.previous == nil)
        }
    }

    @Test(arguments: Driver.allCases)
    func aRefusedReminderKeepsFilterTicksAndWords(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let id = try await county.insert(lead: county.sample.officer, title: "新建高标准农田")
            let visitor = site.visitor(as: county.sample.supervisor)
            let address = "/tasks/reminders?stage=underway&order=number"
            let untold = await visitor.post(address, ["task": "\(id)", "note": " "])
            #expect(untold.status == 422)
            #expect(untold.errors == ["填写催办的理由或情况说明。"])
            #expect(
                untold.text.contains(#"name="task" value="\#(id)" aria-label="选择新建高标准农田" form="reminders" checked"#)
            )
            #expect(untold.text.contains(#"action="/tasks/reminders?stage=underway&amp;order=number""#))
            let unticked = await visitor.post(address, ["note": "周五前报进展"])
            #expect(unticked.status == 422)
            #expect(unticked.errors == ["先勾选要催办的任务。"])
            #expect(unticked.visibleFormValues.contains { $0 == ("note", "周五前报进展") })
            #expect(try await county.rows()["reminder"] == 0)
        }
    }

    @Test(arguments: Driver.allCases)
    func whatCannotBeRemindedOfStopsNothing(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let open = try await county.insert(lead: county.sample.officer)
            let closed = try await county.insert(lead: county.sample.officer, stage: .closed)
            let other = try await county.insert(lead: county.sample.otherOfficer)
            let visitor = site.visitor(as: county.sample.supervisor)
            let page = await visitor.post(
                "/tasks/reminders?stage=underway",
                ["task": "\(open)", "task": "\(closed)", "task": "999", "task": "\(other)", "note": "抓紧办理"]
            )
            #expect(page.notice == "已催办 2 项任务，2 项现在不用催办。")
            #expect(page.steps.last == "303 /tasks?stage=underway")
            #expect(try await county.rows()["reminder"] == 2)
        }
    }

    @Test(arguments: Driver.allCases)
    func issuingLeadsToAPageThatCanBeLoadedAgain(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let text = "农业农村局要在9月底前新建农村户用卫生厕所1260座。（牵头单位：农业农村局）"
            let (first, second) = (try await county.load(text), try await county.load(text))
            let visitor = site.visitor(as: county.sample.supervisor)
            for (number, document) in [first, second].enumerated() {
                let page = await visitor.post(
                    "/directives/\(document.id)/issuing",
                    ["draft": "\(document.drafts[0].id)"]
                )
                let address = "/directives/\(document.id)/issued?year=2026&first=\(number + 1)&last=\(number + 1)"
                #expect(page.steps.last == "303 \(address)")
                #expect(page.title == "已下达 1 项任务" && page.words.contains("〔2026〕\(number + 1)号"))
                let again = await visitor.get(address)
                #expect(again.words == page.words)
            }
            #expect(try await county.rows()["task"] == 2)
            #expect(await visitor.get("/directives/\(first.id)/issued?year=2026&first=7&last=9").status == 404)
            #expect(await visitor.get("/directives/\(first.id)/issued").status == 404)
        }
    }

    @Test(arguments: Driver.allCases)
    func aTaskShowsItsShareInPercent(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let id = try await county.insert(lead: county.sample.officer, deadline: nil, percent: 31.746)
            let page = await site.visitor(as: county.sample.officer).get("/tasks/\(id)")
            #expect(page.words.contains("31.7%"))
        }
    }

    @Test(arguments: Driver.allCases)
    func aWithdrawnTaskIsNotShownAsClosed(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let id = try await county.insert(lead: county.sample.officer, stage: .withdrawn)
            let visitor = site.visitor(as: county.sample.supervisor)
            for address in ["/tasks?stage=withdrawn", "/tasks/\(id)"] {
                let page = await visitor.get(address)
                #expect(page.text.contains("light light-withdrawn") && !page.text.contains("light light-closed"))
            }
        }
    }
}
