import Core
import Database
import Directives
import Files
import Foundation
import PolicyText
import Tasks
import TestSupport
import Testing
import Web

/// What the review of a document knows of tasks that were issued, and the goals tasks serve.
@Suite("Issued work")
struct IssuedWorkTests {
    private static let plan = """
        云岭县农村工作要点

        一、守住底线
        1.维修供水管网。维修农村供水管网85公里。（牵头单位：水务局；完成时限：2026年9月底）
        2.新建高标准农田。新建高标准农田2万亩。（牵头单位：农业农村局；完成时限：2026年10月底）
        """

    @Test(arguments: Driver.allCases)
    func theReviewNamesTheTasksThatAskForTheSame(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let (first, drafts) = try await county.load(Self.plan)
            let issued = try await county.issue(first, Set(drafts.map(\.id)), by: county.sample.supervisor)
            let task = try #require(issued.value?.first)
            county.later(days: 1)
            let later = Self.plan.replacing("85公里", with: "120公里").replacing("9月底", with: "11月底")
            let (second, _) = try await county.load(later)
            let vault = FileVault(root: NSTemporaryDirectory() + "luoshi-no-vault")
            let routes = DirectiveRoutes(
                database: county.database,
                environment: county.environment,
                vault: vault,
                issued: .tasks
            )
            let site = try TestSite(routes.all, environment: county.environment)
            let wang = site.visitor(as: county.sample.supervisor)
            let review = await wang.get("/directives/\(second)")
            #expect(review.words.contains("与〔2026〕1号等已下达任务重复 2 条"))
            let page = await wang.get("/directives/\(second)/comparison?with=tasks")
            #expect(page.links.contains { $0.word == "〔2026〕1号" && $0.address == "/tasks/\(task.task.id)" })
            #expect(page.words.contains("2026-09-30") && page.words.contains("2026-11-30"))
        }
    }

    @Test(arguments: Driver.allCases)
    func aTaskKeepsItsGoalAndTheListNarrowsToIt(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let (directive, drafts) = try await county.load(Self.plan)
            _ = try await county.issue(directive, Set(drafts.map(\.id)), by: county.sample.supervisor)
            let reader = county.sample.supervisor
            var filter = TaskFilter()
            filter.goal = .industry
            let lines = try await county.list(filter, for: reader)
            #expect(lines.map(\.task.title) == ["新建高标准农田"])
            #expect(lines.map(\.task.subject?.programme) == ["farmland"])
            filter.goal = .civility
            #expect(try await county.list(filter, for: reader).isEmpty)
            #expect(try await county.list(for: reader).count == 2)
        }
    }

    @Test func theSummaryBeforeIssuingOpensWhatIsMissing() async throws {
        try await withTaskCounty(.sqlite) { county in
            let (directive, _) = try await county.load("要抓好春耕生产。\n要新建养殖小区XX个。")
            let routes = TaskRoutes(
                database: county.database,
                environment: county.environment,
                vault: FileVault(root: NSTemporaryDirectory() + "luoshi-no-vault"),
                thresholds: LightThresholds(),
                summaries: TaskSummaries(county.environment)
            )
            let site = try TestSite(routes.all, environment: county.environment)
            let page = await site.visitor(as: county.sample.supervisor).get("/directives/\(directive)/issuing")
            for query in ["?only=lead", "?only=deadline", "?view=masked"] {
                #expect(page.links.contains { $0.address == "/directives/\(directive)" + query }, "\(query)")
            }
        }
    }
}
