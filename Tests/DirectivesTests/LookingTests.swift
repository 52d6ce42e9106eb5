import Core
import Database
import PolicyText
import TestSupport
import Testing

@testable import Directives

/// Looking closer at a reading, and what the county's corrections teach the next one.
@Suite("Looking closer")
struct LookingTests {
    private static let first = """
        云岭县三季度工作安排
        （2020年3月1日）
        一、重点工作
        要加快寄递物流站点建设，年内行政村全部通邮。
        要严格落实补贴政策，加强资金监管。
        """

    private static let second = """
        云岭县四季度工作安排
        （2020年3月10日）
        一、重点工作
        要巩固寄递物流站点建设成果，抓好站点日常运行。
        """

    @Test(arguments: Driver.allCases)
    func aCorrectionTeachesTheNextDocumentAtOnce(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let before = try await county.load(Self.second)
            let unlearned = try #require(try await county.drafts(before).first)
            #expect(!unlearned.suggested.contains { $0.reason?.contains("上次同类任务") == true })

            let id = try await county.load(Self.first)
            let posts = try #require(try await county.drafts(id).first { $0.content.contains("寄递物流") })
            #expect(posts.lead == nil, "the text names nobody")
            let assigned = try await AssignUnit(county.correct)(
                "青石镇",
                as: .lead,
                to: .draft(posts.id),
                in: id,
                by: county.supervisor
            )
            #expect(assigned.value == 1)

            let next = try await county.load(Self.second)
            let learned = try #require(try await county.drafts(next).first)
            #expect(learned.lead == nil, "a suggestion is never taken for what the text says")
            let suggestion = try #require(learned.suggested.first { $0.unit == unit(111) })
            #expect(suggestion.reason?.contains("上次同类任务由青石镇人民政府牵头") == true)
        }
    }

    @Test(arguments: Driver.allCases)
    func anotherCountyLearnsNothing(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let id = try await county.load(Self.first)
            let draft = try #require(try await county.drafts(id).first)
            _ = try await AssignUnit(county.correct)(
                "青石镇",
                as: .lead,
                to: .draft(draft.id),
                in: id,
                by: county.supervisor
            )
            let other = county.stranger.county
            let own = county.supervisor.county
            #expect(try await county.database.read { try $0.drafts.pastAssignments(county: other) }.assignments.isEmpty)
            #expect(
                try await county.database.read { try $0.drafts.pastAssignments(county: own) }.assignments.count == 1
            )
        }
    }

    @Test(arguments: Driver.allCases)
    func aTakenSuggestionCanBeTakenBack(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let (id, open) = try await county.suggestedDraft()
            let name = try #require(open.suggested.first?.name)
            _ = try await AssignUnit(county.correct)(
                name,
                as: .lead,
                to: .draft(open.id),
                in: id,
                by: county.supervisor
            )
            #expect(try await county.find(open.id, id).lead?.name == name)
            let released = try await ReleaseLead(county.correct)(open.id, in: id, by: county.supervisor)
            #expect(released.value == 1)
            let after = try await county.find(open.id, id)
            #expect(after.lead == nil)
            #expect(after.suggested.map(\.name) == open.suggested.map(\.name))
            // What the text says is not taken back in one step.
            let plan = try await county.load(Speeches.plan)
            let named = try #require(try await county.drafts(plan).first { $0.lead?.source == .note })
            let refused = try await ReleaseLead(county.correct)(named.id, in: plan, by: county.supervisor)
            #expect(refused.issues.map(\.key) == ["release.text"])
            #expect(try await county.find(named.id, plan) == named)
        }
    }

    @Test(arguments: Driver.allCases)
    func confirmingTakesADraftOutOfTheFirstLook(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let id = try await county.load(Speeches.plan)
            let unsure = try #require(try await county.drafts(id).first { !FirstLook.reasons($0).isEmpty })
            let done = try await ConfirmDraft(county.correct)(unsure.id, in: id, by: county.supervisor)
            #expect(done.value == 1)
            let after = try await county.find(unsure.id, id)
            #expect(FirstLook.reasons(after).isEmpty)
            #expect(after.units == unsure.units && after.spans == unsure.spans)
            let refused = try await ConfirmDraft(county.correct)(unsure.id, in: id, by: county.leader)
            #expect(refused.issues.map(\.key) == ["directive.readOnly"])
        }
    }

    @Test(arguments: Driver.allCases)
    func aWholePartGetsASupporterAndItsLeadStays(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let id = try await county.load(Speeches.plan)
            let farms = try #require(try await county.drafts(id).first { $0.content.contains("养殖小区") })
            let section = try #require(farms.section)
            let assign = AssignUnit(county.correct)
            let done = try await assign("财政局", as: .supporting, to: .section(section), in: id, by: county.supervisor)
            #expect(done.value == 1)
            let after = try await county.find(farms.id, id)
            #expect(after.units.contains { $0.unit == unit(103) && $0.role == .supporting })
            _ = try await assign("农业农村局", as: .supporting, to: .section(section), in: id, by: county.supervisor)
            #expect(try await county.find(farms.id, id).lead?.unit == unit(102))
        }
    }

    @Test(arguments: Driver.allCases)
    func everyFieldSaysWhichCharactersItCameFrom(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let id = try await county.load(Speeches.plan)
            let code = county.supervisor.county
            let directive = try await county.database.read { try $0.directives.find(id, county: code) }
            let options = try await county.database.read {
                try KnownToCounty($0, county: code).options(asOf: directive.asOf, datedOn: nil)
            }
            for draft in try await county.drafts(id) {
                let reasons = DraftReasons(draft, of: directive, options)
                #expect(reasons.lines.contains { $0.field == .duty }, "\(draft.title)")
                if !draft.quantities.isEmpty { #expect(reasons.lines.contains { $0.field == .quantities }) }
                for line in reasons.lines where !line.words.contains("…") {
                    #expect(line.words.isEmpty || directive.body.contains(line.words))
                }
                #expect(reasons.suggestions.isEmpty == draft.suggested.isEmpty)
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func theGoalIsKeptWithTheWordsThatDecidedIt(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let id = try await county.load(Speeches.plan)
            let houses = try #require(try await county.drafts(id).first { $0.content.contains("老旧房屋") })
            #expect(houses.subject?.goal == .ecology)
            #expect(houses.subject?.programme == "old-houses")
            #expect(houses.subject?.words == ["老旧房屋"])
            #expect(houses.subject.map(SubjectNames.words) == ["生态宜居", "老旧房屋拆除"])
        }
    }
}

extension ReviewCounty {
    /// A draft that nobody leads and for which a unit is suggested: the county gave such work to it before.
    func suggestedDraft() async throws -> (DirectiveID, DraftTask) {
        let before = try await load("要加快寄递物流站点建设，年内行政村全部通邮。")
        let first = try #require(try await drafts(before).first)
        _ = try await AssignUnit(correct)("青石镇", as: .lead, to: .draft(first.id), in: before, by: supervisor)
        let id = try await load("要巩固寄递物流站点建设成果，抓好站点日常运行。")
        return (id, try #require(try await drafts(id).first { $0.lead == nil && !$0.suggested.isEmpty }))
    }
}
