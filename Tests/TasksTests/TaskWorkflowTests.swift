import Core
import Tasks
import Testing
import Workflow

@Suite("Task workflow")
struct TaskWorkflowTests {
    private let today = Samples.day("2026-06-01")

    private func acts(_ dossier: TaskDossier, _ actor: Actor) -> Set<String> {
        Set(taskWorkflow.offers(for: dossier, to: actor, on: today).map(\.transition.id))
    }

    @Test(arguments: [
        (TaskStage.awaitingSigning, ["signing", "objection"]),
        (.underway, ["progress", "closeout-request", "split", "extension", "objection"]),
        (.objected, []), (.awaitingVerification, []), (.closed, []), (.withdrawn, []),
    ])
    func theLeadUnitCarriesItsTask(stage: TaskStage, expected: [String]) {
        #expect(acts(Samples.dossier(Samples.task(stage: stage)), Samples.actor(.officer)) == Set(expected))
    }

    @Test(arguments: [
        (TaskStage.awaitingSigning, ["reassignment", "reminder", "withdrawal"]),
        (.underway, ["extension-decision", "reassignment", "reminder", "withdrawal"]),
        (.objected, ["keeping", "reassignment", "reminder", "withdrawal"]),
        (.awaitingVerification, ["closeout", "return", "reminder", "withdrawal"]),
        (.closed, ["reopening"]), (.withdrawn, []),
    ])
    func supervisionDecides(stage: TaskStage, expected: [String]) {
        let supervisor = Samples.actor(.supervisor, unit: UnitID(rawValue: 99), account: 9)
        #expect(acts(Samples.dossier(Samples.task(stage: stage)), supervisor) == Set(expected))
    }

    @Test func aSupportingUnitReportsAndNothingElse() {
        #expect(acts(Samples.dossier(), Samples.actor(.officer, unit: Samples.otherUnit)) == ["progress"])
        #expect(acts(Samples.dossier(), Samples.actor(.officer, unit: UnitID(rawValue: 13))) == [])
    }

    @Test(arguments: TaskStage.allCases)
    func administratorsDoNothingWithTasks(stage: TaskStage) {
        #expect(acts(Samples.dossier(Samples.task(stage: stage)), Samples.actor(.administrator)) == [])
    }

    @Test func aLeaderVerifiesButDoesNotDirect() {
        let leader = Samples.actor(.leader, unit: UnitID(rawValue: 90), account: 8)
        #expect(acts(Samples.dossier(Samples.task(stage: .awaitingVerification)), leader) == ["closeout", "return"])
        #expect(acts(Samples.dossier(), leader) == [])
    }

    @Test func nobodyVerifiesTheOwnWork() {
        let waiting = Samples.task(stage: .awaitingVerification)
        let sameUnit = Samples.actor(.supervisor, unit: Samples.leadUnit, account: 5)
        let samePerson = Samples.actor(.supervisor, unit: UnitID(rawValue: 99), account: 7)
        let dossier = Samples.dossier(waiting, askedBy: AccountID(rawValue: 7))
        #expect(!acts(dossier, sameUnit).contains("closeout"))
        #expect(!acts(dossier, samePerson).contains("closeout"))
        #expect(acts(dossier, Samples.actor(.supervisor, unit: UnitID(rawValue: 99), account: 8)).contains("closeout"))
    }

    @Test func theUnitThatHandedAPartOutDecidesOnIt() {
        let whole = UnitID(rawValue: 50)
        let part = Samples.task(stage: .awaitingVerification, parent: TaskID(rawValue: 7))
        let dossier = Samples.dossier(part, parentLead: whole)
        #expect(acts(dossier, Samples.actor(.officer, unit: whole, account: 4)).isSuperset(of: ["closeout", "return"]))
        #expect(acts(dossier, Samples.actor(.officer, unit: UnitID(rawValue: 51), account: 4)) == [])
    }

    @Test func aTaskGivenToOnePostIsThatPostsAlone() {
        let task = Samples.task(stage: .awaitingSigning, post: PostID(rawValue: 3))
        #expect(acts(Samples.dossier(task), Samples.actor(.officer, post: 3)).contains("signing"))
        #expect(acts(Samples.dossier(task), Samples.actor(.officer, post: 4)) == [])
    }

    @Test func aSupervisorOfAnotherCountyMayNothing() {
        let stranger = Samples.actor(.supervisor, unit: UnitID(rawValue: 99), region: Samples.code("620798"))
        #expect(acts(Samples.dossier(), stranger) == [])
    }

    @Test(arguments: [
        (0, 0, false, ["closeout.noReport"]), (2, 1, false, ["closeout.openParts"]),
        (0, 1, true, ["extension.open"]), (0, 1, false, []),
    ])
    func closeOutAsksForAReportClosedPartsAndNoOpenRequest(
        openParts: Int,
        reports: Int,
        extended: Bool,
        keys: [String]
    ) throws {
        let dossier = Samples.dossier(openParts: openParts, reports: reports, hasOpenExtension: extended)
        let transition = try #require(taskWorkflow.transition("closeout-request"))
        let issues = WorkflowRules.issues(
            transition,
            of: dossier,
            by: Samples.actor(.officer),
            note: "已完成",
            files: 0,
            on: today
        )
        #expect(issues.map(\.key) == keys)
        #expect(issues.allSatisfy { taskWords.knows($0.key) })
    }
}
