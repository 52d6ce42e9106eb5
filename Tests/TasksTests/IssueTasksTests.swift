import Core
import Database
import Directives
import PolicyText
import Tasks
import TestSupport
import Testing

@Suite("Issuing")
struct IssueTasksTests {
    private static let plan = """
        云岭县农村工作要点

        一、守住底线
        1.维修供水管网。维修农村供水管网85公里。（牵头单位：水务局；责任单位：财政局；完成时限：2026年9月底）
        2.改造农村危房。改造农村危房160户。（牵头单位：住房和城乡建设局；责任单位：各乡镇；完成时限：2026年11月底）
        3.建设高标准农田。新建高标准农田2万亩。（牵头单位：农业农村局；完成时限：2026年10月底）
        """

    @Test(arguments: Driver.allCases)
    func draftsBecomeNumberedTasksOfTheirUnits(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let (directive, drafts) = try await county.load(Self.plan)
            let outcome = try await county.issue(directive, Set(drafts.map(\.id)), by: county.sample.supervisor)
            let issued = try #require(outcome.value)
            #expect(issued.map { "\($0.task.number)" } == ["〔2026〕1号", "〔2026〕2号", "〔2026〕3号"])
            let housing = try await county.dossier(issued[1].task.id)
            #expect(housing.leadName == "云岭县住房和城乡建设局")
            #expect(housing.task.stage == .awaitingSigning)
            #expect(housing.task.deadline == Samples.day("2026-11-30"))
            #expect(housing.task.sectionTitle == "一、守住底线")
            #expect(housing.units.count { $0.role == .responsible } == 3)
            #expect(housing.quantities.contains { $0.value == 160 && $0.unit == "户" })
            #expect(try await county.load(Self.plan).drafts.count == 3)
            let again = try await county.issue(directive, Set(drafts.map(\.id)), by: county.sample.supervisor)
            #expect(again.keys == ["issuing.changed"])
        }
    }

    @Test(arguments: Driver.allCases)
    func eightIssuersLeaveNoGap(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            var documents: [(id: DirectiveID, drafts: [DraftTask])] = []
            for _ in 1...8 { documents.append(try await county.load(Self.plan)) }
            let numbers = try await withThrowingTaskGroup(of: [Int].self) { group in
                for (id, drafts) in documents {
                    group.addTask {
                        let issued = try await county.issue(id, Set(drafts.map(\.id)), by: county.sample.supervisor)
                        return issued.value?.map(\.task.number.sequence) ?? []
                    }
                }
                return try await group.reduce(into: [Int]()) { $0 += $1 }
            }
            #expect(numbers.sorted() == Array(1...24))
        }
    }

    @Test(arguments: Driver.allCases)
    func oneDraftWithoutALeadStopsAll(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let text = Self.plan + "\n4.抓好宣传引导。组织宣传活动60场次。（完成时限：2026年8月底）"
            let (directive, drafts) = try await county.load(text)
            try #require(drafts.contains { $0.lead == nil })
            let before = try await county.rows()
            let outcome = try await county.issue(directive, Set(drafts.map(\.id)), by: county.sample.supervisor)
            #expect(outcome.keys == ["draft.lead"])
            #expect(outcome.issues.first?.values["draft"]?.isEmpty == false)
            #expect(try await county.rows() == before)
            let ready = Set(drafts.filter { $0.lead != nil }.map(\.id))
            #expect(try await county.issue(directive, ready, by: county.sample.supervisor).value?.count == 3)
        }
    }

    @Test(arguments: Driver.allCases)
    func onlySupervisionIssuesAndOnlyInItsCounty(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let (directive, drafts) = try await county.load(Self.plan)
            for role in [Role.leader, .officer, .township, .village, .administrator] {
                let outcome = try await county.issue(
                    directive,
                    Set(drafts.map(\.id)),
                    by: county.sample.actor(role)
                )
                #expect(outcome.keys == ["move.notAllowed"])
            }
            await #expect(throws: NotFound.self) {
                try await county.issue(directive, Set(drafts.map(\.id)), by: county.sample.otherSupervisor)
            }
        }
    }
}
