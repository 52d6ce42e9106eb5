import Core
import Database
import PolicyText
import TestSupport
import Testing

@testable import Directives

@Suite("Corrections")
struct CorrectionTests {
    private func houses(_ county: ReviewCounty, _ id: DirectiveID) async throws -> DraftTask {
        try #require(try await county.drafts(id).first { $0.content.contains("老旧房屋") })
    }

    @Test(arguments: Driver.allCases)
    func anEditChangesEveryPartAndLeavesTheDocumentAlone(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let id = try await county.load(Speeches.plan)
            let draft = try await houses(county, id)
            var edit = DraftEdit(draft)
            edit.title = "拆除空置房屋"
            edit.deadline = Day(year: 2026, month: 9, day: 1)
            edit.units = [
                DraftEdit.Unit(name: "财政局", role: .lead), DraftEdit.Unit(name: "青石镇人民政府", role: .supporting),
                DraftEdit.Unit(name: "水管所", role: .supporting),
            ]
            edit.quantities = [
                DraftQuantity(written: "800户", subject: "房屋", comparison: .atLeast, value: 800, unit: "户")
            ]
            let done = try await EditDraft(county.correct)(
                draft.id,
                in: id,
                version: draft.version,
                edit,
                by: county.supervisor
            )
            #expect(done.value == draft.id)
            let after = try await county.find(draft.id, id)
            #expect(after.title == "拆除空置房屋")
            #expect(after.deadline == edit.deadline)
            #expect(after.lead?.unit == unit(103))
            #expect(after.named.map(\.isKnown) == [true, true, false])
            #expect(after.quantities.map(\.value) == [800])
            #expect(after.spans == draft.spans)
            #expect(after.version == draft.version + 1)
            #expect(after.editedBy == county.supervisor.name)
        }
    }

    @Test(arguments: Driver.allCases)
    func theLaterOfTwoPeopleIsToldAndOverwritesNothing(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let id = try await county.load(Speeches.plan)
            let draft = try await houses(county, id)
            let edit = EditDraft(county.correct)
            var first = DraftEdit(draft)
            first.title = "先改的"
            var second = DraftEdit(draft)
            second.title = "后改的"
            _ = try await edit(draft.id, in: id, version: draft.version, first, by: county.supervisor)
            let refused = try await edit(draft.id, in: id, version: draft.version, second, by: county.supervisor)
            #expect(refused.issues.map(\.key) == ["draft.stale"])
            #expect(try await county.find(draft.id, id).title == "先改的")
            let known = try await edit(draft.id, in: id, version: draft.version + 1, second, by: county.supervisor)
            #expect(known.value != nil)
        }
    }

    @Test(arguments: Driver.allCases)
    func mergingJoinsCharactersUnitsAndNumbers(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let id = try await county.load(Speeches.plan)
            let all = try await county.drafts(id)
            let (first, second) = (all[0], all[1])
            let merged = try await MergeDrafts(county.correct)(
                [second.id, first.id],
                in: id,
                by: county.supervisor
            )
            #expect(merged.value == first.id)
            let after = try await county.drafts(id)
            #expect(after.count == all.count - 1)
            let joined = try #require(after.first { $0.id == first.id })
            for span in first.spans + second.spans { #expect(joined.spans.contains { $0.contains(span) }) }
            #expect(joined.quantities.count == Set((first.quantities + second.quantities).map(\.span)).count)
            #expect(joined.named.filter { $0.role == .lead }.count <= 1)
            let gone = try await county.find(second.id, id)
            #expect(gone.state == .merged(into: first.id))
            let late = try await EditDraft(county.correct)(
                second.id,
                in: id,
                version: second.version,
                DraftEdit(second),
                by: county.supervisor
            )
            #expect(late.issues.map(\.key) == ["draft.merged"])
        }
    }

    @Test(arguments: Driver.allCases)
    func splittingReadsEachPartAgain(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let text = """
                方案
                一、任务
                要在6月底前完成改厕500户；要在9月底前新建公厕20座。（牵头单位：住建局）
                """
            let id = try await county.load(text, dated: Day(year: 2026, month: 1, day: 1))
            var drafts = try await county.drafts(id)
            if drafts.count > 1 {
                _ = try await MergeDrafts(county.correct)(drafts.map(\.id), in: id, by: county.supervisor)
                drafts = try await county.drafts(id)
            }
            let whole = try #require(drafts.first)
            let source = SourceText(text)
            let pieces = DraftPieces(whole, in: source)
            let cut = try #require(pieces.sentenceStarts.first)
            let outcome = try await SplitDraft(county.correct)(
                whole.id,
                in: id,
                at: [cut],
                version: whole.version,
                by: county.supervisor
            )
            let parts = try await county.drafts(id)
            #expect(outcome.value?.count == 2)
            #expect(parts.count == 2)
            #expect(parts[0].id == whole.id)
            #expect(parts.map(\.deadline) == [Day(year: 2026, month: 6, day: 30), Day(year: 2026, month: 9, day: 30)])
            #expect(parts.map { $0.quantities.first?.value } == [500, 20])
            #expect(parts.allSatisfy { $0.lead?.unit == unit(101) }, "the note behind holds for both")
            for part in parts {
                #expect(part.content == source.text(of: part.spans))
                for quantity in part.quantities {
                    let span = try #require(quantity.span)
                    #expect(source[span] == quantity.written)
                }
            }
        }
    }

    @Test func splittingNowhereIsRefused() async throws {
        try await withReviewCounty(.sqlite) { county in
            let id = try await county.load(Speeches.plan)
            let draft = try await houses(county, id)
            for cuts in [[], [0], [10_000], [-3]] {
                let outcome = try await SplitDraft(county.correct)(
                    draft.id,
                    in: id,
                    at: cuts,
                    version: draft.version,
                    by: county.supervisor
                )
                #expect(outcome.issues.map(\.key) == ["split.nowhere"])
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func discardingCanBeTakenBack(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let id = try await county.load(Speeches.plan)
            let draft = try await houses(county, id)
            _ = try await DiscardDrafts(county.correct)([draft.id], in: id, by: county.supervisor)
            #expect(try await county.find(draft.id, id).isDiscarded)
            let code = county.supervisor.county
            let open = try await county.database.read { try $0.drafts.issuable(id, county: code) }
            #expect(!open.contains { $0.id == draft.id })
            _ = try await RestoreDrafts(county.correct)([draft.id], in: id, by: county.supervisor)
            let back = try await county.find(draft.id, id)
            #expect(back.isOpen)
            #expect(back.content == draft.content)
        }
    }

    @Test(arguments: Driver.allCases)
    func wordsOfTheDocumentBecomeATask(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let id = try await county.load(Speeches.praise)
            let add = AddDraft(county.correct)
            let quoted = try await add(.quote("各项工作 取得了明显成效"), in: id, by: county.supervisor)
            let draft = try #require(quoted.value)
            let added = try await county.find(draft, id)
            #expect(SourceText(Speeches.praise).text(of: added.spans) == "各项工作取得了明显成效")
            let sentences = try await county.database.read { try $0.directives.sentences(id) }
            #expect(sentences.contains { $0.role == .task })
            #expect(
                try await add(.quote("没有写过"), in: id, by: county.supervisor).issues.map(\.key) == ["add.quote.missing"]
            )
            #expect(
                try await add(.span(TextSpan(900, 990)), in: id, by: county.supervisor).issues.map(\.key) == [
                    "add.empty"
                ]
            )
        }
    }

    @Test(arguments: Driver.allCases)
    func aSectionsDeadlineServesDraftsWithoutTheirOwn(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let id = try await county.load(Speeches.plan)
            let before = try await county.drafts(id)
            let bare = try #require(before.first { $0.content.contains("补贴政策") })
            let section = try #require(bare.section)
            let day = Day(year: 2026, month: 12, day: 31)
            let outcome = try await SetSectionDeadline(county.correct)(section, is: day, in: id, by: county.supervisor)
            #expect((outcome.value ?? 0) >= 1)
            #expect(try await county.find(bare.id, id).due == day)
            let own = try #require(before.first { $0.section == section && $0.deadline != nil })
            #expect(try await county.find(own.id, id).due == own.deadline)
            await #expect(throws: NotFound.self) {
                try await SetSectionDeadline(county.correct)(999, is: day, in: id, by: county.supervisor)
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func aNamedNumberReachesEveryDraftThatHoldsIt(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let id = try await county.load(Speeches.plan)
            let draft = try await houses(county, id)
            let span = try #require(draft.masked.first?.span)
            let name = NameMaskedValue(county.correct)
            #expect(try await name(span, is: "1,260", in: id, by: county.supervisor).value == 1)
            let after = try await county.find(draft.id, id)
            #expect(after.masked.isEmpty)
            #expect(after.quantities.first { $0.span == span }?.value == 1260)
            #expect(after.content.contains("1260户"))
            #expect(try await name(span, is: "1300", in: id, by: county.supervisor).value == 1)
            #expect(try await county.find(draft.id, id).content.contains("1300户"))
            #expect(
                try await name(span, is: "很多", in: id, by: county.supervisor).issues.map(\.key) == ["masked.unreadable"]
            )
        }
    }

    @Test(arguments: Driver.allCases)
    func aSectionGetsALeadWhereItLacksOne(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let id = try await county.load(Speeches.plan)
            let drafts = try await county.drafts(id)
            let bare = try #require(drafts.first { $0.content.contains("补贴政策") })
            let led = try #require(drafts.first { $0.content.contains("老旧房屋") })
            let section = try #require(bare.section)
            let assign = AssignUnit(county.correct)
            let outcome = try await assign("县住建局", as: .lead, to: .section(section), in: id, by: county.supervisor)
            #expect((outcome.value ?? 0) >= 1)
            #expect(try await county.find(bare.id, id).lead?.unit == unit(101))
            #expect(try await county.find(led.id, id).lead?.unit == led.lead?.unit)
            let unknown = try await assign("没有的局", as: .lead, to: .section(section), in: id, by: county.supervisor)
            #expect(unknown.issues.map(\.key) == ["assign.unknown"])
        }
    }

    @Test(arguments: Driver.allCases)
    func anUnknownNameIsMatchedOnceForAll(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let id = try await county.load(Speeches.plan)
            let works = try #require(try await county.drafts(id).first { $0.content.contains("水管所") })
            #expect(works.lead?.isKnown == false)
            let written = try #require(works.lead?.written)
            let outcome = try await MatchUnit(county.correct)(
                written,
                is: "云岭县财政局",
                remember: true,
                in: id,
                by: county.supervisor
            )
            #expect(outcome.value == 1)
            #expect(try await county.find(works.id, id).lead?.unit == unit(103))
            let next = try await county.load(Speeches.plan)
            let again = try #require(try await county.drafts(next).first { $0.content.contains("水管所") })
            #expect(again.lead?.unit == unit(103), "remembered for the next document")
        }
    }

    @Test(arguments: Driver.allCases)
    func issuedDraftsCannotBeCorrected(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let id = try await county.load(Speeches.plan)
            let draft = try await houses(county, id)
            let now = county.environment.now()
            try await county.database.write { try $0.drafts.markIssued([draft.id], at: now) }
            let edit = try await EditDraft(county.correct)(
                draft.id,
                in: id,
                version: draft.version,
                DraftEdit(draft),
                by: county.supervisor
            )
            #expect(edit.issues.map(\.key) == ["draft.issued"])
            let discard = try await DiscardDrafts(county.correct)([draft.id], in: id, by: county.supervisor)
            #expect(discard.issues.map(\.key) == ["draft.issued"])
            let code = county.supervisor.county
            let waiting = try await county.database.read { try $0.drafts.waiting(county: code) }
            #expect(waiting.first?.count == (try await county.drafts(id)).count - 1)
        }
    }

    @Test func leadersCorrectNothing() async throws {
        try await withReviewCounty(.sqlite) { county in
            let id = try await county.load(Speeches.plan)
            let draft = try await houses(county, id)
            let outcome = try await DiscardDrafts(county.correct)([draft.id], in: id, by: county.leader)
            #expect(outcome.issues.map(\.key) == ["directive.readOnly"])
        }
    }
}
