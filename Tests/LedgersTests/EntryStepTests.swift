import Core
import Database
import Programmes
import TestSupport
import Testing
import Web

@testable import Ledgers

/// One question a page, with the browser's own buttons: back, forward, and opening a page again.
@Suite("An entry one question a page, and back")
struct EntryStepTests {
    private static let base = "/ledgers/\(SamplePlaybook.key)"
    private static let place = "620799101201"

    /// Where the form of a step is sent, or the button of it that leads to a step.
    private static func action(_ page: SeenPage, to step: String = "") throws -> String {
        let actions = page.text.split(separator: "action=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        let steps = try #require(actions.first { $0.hasPrefix("\(base)/new/steps/\(step)") }, "\(page.words)")
        return String(steps).replacing("&amp;", with: "&")
    }

    /// Answers the question of a page as its form does: what it carries, and the answer.
    private static func answer(_ page: SeenPage, _ answers: Fields, to step: String = "", by person: Visitor)
        async throws -> SeenPage
    {
        let carried = page.hiddenValues.filter { $0.name != FormToken.fieldName }
        return await person.post(try action(page, to: step), Fields(carried + answers.pairs))
    }

    @Test(arguments: Driver.allCases)
    func everyPageIsOpenedAgainByItsAddressWithWhatWasAnswered(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let village = site.visitor(as: county.sample.village)
            let first = await village.get(Self.base + "/new/steps/1")
            let beginning = first.address
            #expect(beginning.hasPrefix("\(Self.base)/new/steps/1?run="), "\(first.steps)")
            let second = try await Self.answer(first, ["owner": "王大山"], by: village)
            #expect(second.title == "宅基地编号" && second.steps.count == 2 && second.address.contains("/steps/2?run="))
            let third = try await Self.answer(second, ["plot": "A-1"], by: village)
            #expect(third.title == "身份证号")
            // Back twice: each page asks for what was answered on it. A page is also opened again.
            for _ in 0..<2 {
                let back = await village.get(second.address)
                #expect(
                    back.status == 200 && back.visibleFormValues.contains { $0 == ("plot", "A-1") },
                    "\(back.words)"
                )
            }
            let start = await village.get(beginning)
            #expect(start.visibleFormValues.contains { $0 == ("owner", "王大山") })
            // The page as the browser kept it knows nothing of the second answer, and takes it away from nobody.
            let other = try await Self.answer(first, ["owner": "王小山"], by: village)
            #expect(
                other.title == "宅基地编号" && other.visibleFormValues.contains { $0 == ("plot", "A-1") },
                "\(other.words)"
            )
            let forward = await village.get(third.address)
            #expect(forward.title == "身份证号" && forward.hiddenValues.contains { $0 == ("owner", "王小山") })
        }
    }

    @Test func whatIsWrongAndWhatMayBeKnownArePagesToo() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let id = try await county.enter("王大山", in: LedgerCounty.village)
            let village = site.visitor(as: county.sample.village)
            let first = await village.get(Self.base + "/new/steps/1")
            let wrong = try await Self.answer(first, ["owner": ""], by: village)
            let again = await village.get(wrong.address)
            #expect(again.errors == ["填写户主。"] && wrong.errors == again.errors)
            let known = try await Self.answer(wrong, ["owner": "王大山"], by: village)
            #expect(known.title == "可能已登记")
            #expect(await village.get(known.address).title == "可能已登记")
            let next = try await Self.answer(known, ["not-same": "\(id)"], by: village)
            #expect(next.title == "宅基地编号", "\(next.words)")
            // What was said stands, also where the browser goes back to the question.
            #expect(await village.get(known.address).title == "户主")
            #expect(await village.get(next.address).title == "宅基地编号")
            // What was wrong is right by now, and the browser does not put back what was typed then.
            let right = await village.get(wrong.address)
            #expect(right.errors.isEmpty && right.visibleFormValues.contains { $0 == ("owner", "王大山") })
            let forms = right.text.split(separator: "<form").dropFirst().map { $0.prefix { $0 != ">" } }
            let question = try #require(forms.first { $0.contains("/new/steps/") })
            #expect(question.contains("autocomplete=\"off\""), "\(question)")
        }
    }

    @Test(arguments: Driver.allCases)
    func whatTwoAnswersSayAgainstEachOtherIsToldAfterTheLaterOfThem(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let village = site.visitor(as: county.sample.village)
            let before: Fields = ["place": Self.place, "owner": "王大山", "area": "9"]
            let subsidy = await village.post(Self.base + "/new/steps/6", before)
            #expect(subsidy.title == "补助金额" && subsidy.errors.isEmpty, "\(subsidy.words)")
            let wrong = try await Self.answer(subsidy, ["subsidy": "99999"], by: village)
            #expect(wrong.title == "补助金额" && wrong.errors == ["补助金额与面积对不上。"], "\(wrong.words)")
            #expect(wrong.text.contains("href=\"#field-subsidy\""))
            // The earlier answer may be the wrong one: it is put right without a word against the later one.
            let area = try await Self.answer(wrong, ["subsidy": "99999"], to: "5?", by: village)
            #expect(area.title == "建筑面积" && area.errors.isEmpty, "\(area.words)")
            let again = try await Self.answer(area, ["area": "120"], by: village)
            #expect(again.title == "补助金额" && again.errors.isEmpty, "\(again.words)")
            let next = try await Self.answer(again, ["subsidy": "99999"], by: village)
            #expect(next.title == "建成日期", "\(next.words)")
        }
    }

    @Test func whatIsPutRightAtTheEndIsHeldAgainstTheOtherAnswersAtOnce() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let village = site.visitor(as: county.sample.village)
            let all: Fields = [
                "place": Self.place, "owner": "王大山", "area": "9", "subsidy": "9000", "elders": "无老人",
            ]
            let review = await village.post(Self.base + "/new/steps/14", all)
            #expect(review.title == "核对后登记" && review.errors.isEmpty, "\(review.words)")
            // A bare 80 says nothing to who reads it over.
            #expect(review.words.contains("9 平方米") && review.words.contains("9000 元"), "\(review.words)")
            let area = try await Self.answer(review, [:], to: "5?", by: village)
            #expect(area.title == "建筑面积", "\(area.words)")
            let broken = try await Self.answer(area, ["area": "8"], by: village)
            #expect(broken.title == "核对后登记" && broken.errors == ["补助金额与面积对不上。"], "\(broken.words)")
            let subsidy = try await Self.answer(broken, [:], to: "6?", by: village)
            let right = try await Self.answer(subsidy, ["subsidy": "8000"], by: village)
            #expect(right.title == "核对后登记" && right.errors.isEmpty, "\(right.words)")
        }
    }

    @Test(arguments: [
        ("share", "85", "85%"), ("area", "9", "9 平方米"), ("area", "9亩", "9亩"), ("area", "", ""), ("name", "12", "12"),
        ("income", "36000", "36000 元"),
    ])
    func aBareNumberIsReadOverWithItsUnit(key: String, text: String, told: String) throws {
        let playbook = try OwnPlaybook.text(UnitsPlaybook.yaml).playbook
        let field = playbook.fields[try #require(playbook.field(key))]
        #expect(field.told(text) == told)
    }

    /// A house that is only found has no day it was finished: sixteen pages of such questions made people stop.
    @Test(arguments: Driver.allCases)
    func whereOnlyOptionalQuestionsAreLeftTheyCanWait(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let village = site.visitor(as: county.sample.village)
            let before: Fields = ["place": Self.place, "owner": "王大山", "area": "9"]
            let uses = await village.post(Self.base + "/new/steps/10", before)
            #expect(uses.title == "现在用途" && !uses.words.contains("其余选填的以后再填"), "\(uses.words)")
            let elders = try await Self.answer(uses, [:], by: village)
            #expect(elders.title == "老人安置" && elders.words.contains("其余选填的以后再填"), "\(elders.words)")
            // The question that stood there is still held against what it asks for.
            let empty = try await Self.answer(elders, [:], to: "14?", by: village)
            #expect(empty.title == "老人安置" && empty.errors == ["选择老人安置。"], "\(empty.words)")
            let review = try await Self.answer(empty, ["elders": "无老人"], to: "14?", by: village)
            #expect(review.title == "核对后登记" && review.words.contains("无老人"), "\(review.words)")
            let kept = review.hiddenValues.filter { $0.name != FormToken.fieldName }
            #expect(await village.post(Self.base + "/items", Fields(kept)).notice == "已登记。")
        }
    }

    @Test func whatIsRequiredAndUnansweredBehindAQuestionIsOwed() throws {
        let playbook = try SamplePlaybook.text().playbook
        let asked = ItemGridPage.columns(playbook)
        let elders = try #require(playbook.field("elders"))
        let begun = ItemAnswers(place: Self.place, ["owner": "王大山"], of: playbook)
        let cases: [(after: Int, besides: Set<Int>, step: Int?)] = [
            (0, [], 5), (4, [], 5), (5, [], 11), (11, [], nil), (5, [elders], nil),
        ]
        for one in cases {
            let found = ItemStepPage.owed(asked, besides: one.besides, after: one.after, of: begun, playbook)
            #expect(found == one.step, "\(one.after)")
        }
    }

    @Test func twoEntriesInTwoWindowsStayApart() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let village = site.visitor(as: county.sample.village)
            let (one, two) = (
                await village.get(Self.base + "/new/steps/1"), await village.get(Self.base + "/new/steps/1")
            )
            #expect(one.address != two.address)
            let first = try await Self.answer(one, ["owner": "王大山"], by: village)
            let second = try await Self.answer(two, ["owner": "李小河"], by: village)
            _ = try await Self.answer(first, ["plot": "A-1"], by: village)
            #expect(await village.get(second.address).visibleFormValues.contains { $0 == ("plot", "") })
            #expect(await village.get(first.address).hiddenValues.contains { $0 == ("owner", "王大山") })
            #expect(await village.get(second.address).hiddenValues.contains { $0 == ("owner", "李小河") })
            // The address alone opens it to nobody.
            let other = await site.visitor(as: county.sample.township).get(first.address)
            #expect(other.title == "在哪个村（社区）" && !other.text.contains("王大山"))
            #expect(other.notice?.contains("没有留住") == true)
        }
    }

    @Test func whatWasEnteredIsNotEnteredAgainByGoingBack() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let village = site.visitor(as: county.sample.village)
            let all: Fields = ["place": Self.place, "owner": "王大山", "area": "9", "elders": "无老人"]
            let review = await village.post(Self.base + "/new/steps/14", all)
            #expect(review.title == "核对后登记", "\(review.words)")
            let kept = review.hiddenValues.filter { $0.name != FormToken.fieldName }
            // A refusal loses nothing, and what is put right then ends the entry as well.
            let refused = await village.post(Self.base + "/items", Fields(kept).replacing("area", with: "很大"))
            #expect(refused.status == 422 && refused.hiddenValues.contains { $0.name == "entry-run" })
            #expect(await village.get(review.address).title == "核对后登记")
            #expect(await village.post(Self.base + "/items", Fields(kept)).notice == "已登记。")
            let back = await village.get(review.address)
            #expect(back.title == "户主" && back.notice?.contains("已经登记") == true, "\(back.words)")
            #expect(back.visibleFormValues.contains { $0 == ("owner", "") } && back.address != review.address)
            let registered = try await county.list()
            #expect(registered.count == 1)
        }
    }

    /// More than a cookie holds is answered as it comes, and is all there in the end.
    @Test func longAnswersTravelWithTheForm() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let village = site.visitor(as: county.sample.village)
            let long = String(repeating: "长", count: 1_500)
            let before: Fields = ["place": Self.place, "owner": "王大山", "area": "9", "elders": "随子女"]
            let home = await village.post(Self.base + "/new/steps/12", before)
            #expect(home.title == "老人现住处")
            let next = try await Self.answer(home, ["home": long], by: village)
            #expect(next.status == 200 && next.title == "相邻房屋" && next.steps.count == 1, "\(next.steps)")
            let review = try await Self.answer(next, [:], by: village)
            #expect(review.title == "核对后登记" && review.words.contains(long))
            let kept = review.hiddenValues.filter { $0.name != FormToken.fieldName }
            #expect(await village.post(Self.base + "/items", Fields(kept)).notice == "已登记。")
            // What is wrong is said at once, too.
            let wrong = await village.post(
                Self.base + "/new/steps/2",
                ["place": Self.place, "owner": "", "home": long]
            )
            #expect(wrong.status == 422 && wrong.errors == ["填写户主。"])
        }
    }

    @Test func theCookiesOfALedgerStayWithinWhatAProxyTakes() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let village = site.visitor(as: county.sample.village)
            let text = String(repeating: "长", count: 400)
            let answers: Fields = ["place": Self.place, "owner": "王大山", "area": "9", "elders": "随子女", "home": text]
            var begun: [SeenPage] = []
            for _ in 0..<4 { begun.append(await village.post(Self.base + "/new/steps/13", answers)) }
            #expect(begun.allSatisfy { $0.title == "相邻房屋" })
            // The two last are kept; who has the page of an earlier one before her goes on with what it carries.
            #expect(await village.get(begun[3].address).title == "相邻房屋")
            #expect(await village.get(begun[2].address).title == "相邻房屋")
            #expect(await village.get(begun[0].address).title == "户主")
            let review = try await Self.answer(begun[0], [:], by: village)
            #expect(review.title == "核对后登记" && review.words.contains(text), "\(review.words)")
        }
    }

    @Test func whatIsSealedOpensForItsPersonLedgerAndEntryAlone() throws {
        let vault = PersonalVault(secret: Array(repeating: 3, count: 32))
        let run = EntryRun(number: 7, ledger: "houses")
        let account = AccountID(rawValue: 5)
        let playbook = try SamplePlaybook.text().playbook
        let answers = ItemAnswers(place: Self.place, ["owner": "王大山", "area": "9"], of: playbook)
        let kept = KeptAnswers(answers, apart: [ItemID(rawValue: 9)], of: playbook)
        let text = try vault.entries.sealed(kept, about: run.about(account))
        #expect(vault.entries.opened(text, about: run.about(account)) == kept && kept.answers(of: playbook) == answers)
        let others = [
            EntryRun(number: 8, ledger: "houses").about(account), EntryRun(number: 7, ledger: "toilets").about(account),
            run.about(AccountID(rawValue: 6)),
        ]
        for about in others { #expect(vault.entries.opened(text, about: about) == nil) }
        for text in ["", "x", "e30=", String(text.dropLast(4))] {
            #expect(vault.entries.opened(text, about: run.about(account)) == nil)
        }
    }
}
