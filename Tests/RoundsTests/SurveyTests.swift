import Core
import Database
import Ledgers
import Problems
import Rounds
import TestSupport
import Testing
import Web

@Suite("Surveys: nothing is left out")
struct SurveyTests {
    /// 云岭县 has six villages: a survey of them closes only when each has a result, and is looked at again by a draw.
    @Test(arguments: Driver.allCases)
    func aSurveyClosesOnlyWhenEveryElementHasAResult(driver: Driver) async throws {
        try await withRoundCounty(driver) { county in
            let cadence = try #require(
                await SetCadence(county.desk).adopt(shipped: "village-survey", by: county.supervisor).value
            )
            let today = county.desk.today
            let id = try #require(await OpenRound(county.desk)(cadence, on: today, by: county.supervisor).value)
            let acts = SurveyActs(county.desk)
            let (village, township) = (county.sample.village, county.sample.township)
            let before = try await county.rows()
            let own = try await county.database.read { tx in
                try tx.surveys.list(of: id, ElementFilter(region: village.region), limit: 10)
            }
            #expect(own.map(\.title) == ["上坪村"])
            #expect(
                try await acts.record([], of: id, nil, words: "", by: village).keys == [
                    "element.none", "element.result",
                ]
            )
            #expect(try await acts.record([1], of: id, .found, words: "", by: village).keys == ["element.words"])
            #expect(try await acts.record([1, 4], of: id, .fine, words: "", by: village).keys == ["element.outside"])
            #expect(
                try await acts.record([1], of: id, .fine, words: "", by: county.sample.leader).keys == [
                    "element.outside"
                ]
            )
            await #expect(throws: NotFound.self) { try await acts.record([77], of: id, .fine, words: "", by: village) }
            #expect(
                try await county.acts.close(id, version: 1, words: "", by: county.supervisor).keys.contains(
                    "round.missingReason"
                )
            )
            #expect(
                try await county.acts.close(id, version: 1, words: "先结束", by: county.supervisor).keys == [
                    "round.unfinished"
                ]
            )
            #expect(
                try await acts.draw(of: id, share: 5, confidence: 95, seed: 1, witnesses: "", by: county.supervisor)
                    .keys == ["sample.notClosed"]
            )
            #expect(try await county.rows() == before)

            #expect(
                try await acts.record([1], of: id, .found, words: "1 户墙体开裂", problemAspect: "住房安全", by: village).value
                    == 1
            )
            #expect(try await acts.record([2], of: id, .fine, words: "", by: township).value == 1)
            let counts = try await county.database.read { tx in try tx.surveys.counts(of: id, in: SampleCounty.county) }
            #expect(counts.map(\.missing) == [0, 2, 2] && counts.map(\.found) == [1, 0, 0])
            let missing = try await county.database.read { tx in
                try tx.surveys.list(of: id, ElementFilter(only: .missing), limit: 10)
            }
            #expect(missing.map(\.title) == ["泉头村", "柳沟村", "松坡村", "石磨村"])
            try await export(county, id)
            let found = try await county.database.read { tx in try tx.surveys.elements([1], of: id) }
            let problem = try #require(found.first?.problem)
            let supervisor = county.supervisor
            let entered = try await county.database.read { tx in try tx.problems.find(problem, for: supervisor) }
            #expect(entered.source == .selfCheck && entered.spot == "上坪村" && entered.content == "1 户墙体开裂")

            #expect(try await acts.record([3, 4, 5, 6], of: id, .fine, words: "", by: supervisor).value == 4)
            #expect(try await county.acts.close(id, version: 1, words: "", by: supervisor).value == id)
            #expect(try await acts.record([1], of: id, .fine, words: "", by: village).keys == ["round.notOpen"])
            try await lookAgain(county, id)
        }
    }

    /// The register as a file says what it was narrowed to and when it was read.
    private func export(_ county: RoundCounty, _ id: RoundID) async throws {
        let site = try TestSite(RoundRoutes(desk: county.desk).all, environment: county.desk.environment)
        let path = "/rounds/\(id)/elements.xlsx"
        let whole = try await site.visitor(as: county.supervisor).get(path).sheet
        #expect(whole[1][0].hasPrefix("截至 2026年6月10日 ") && whole[1][0].hasSuffix("，共 6 项"), "\(whole[1])")
        // 未报 is of a round that is over.
        let page = await site.visitor(as: county.supervisor).get("/rounds/\(id)/elements?only=missing").words
        #expect(page.contains("没有结果") && !page.contains("未报"), "\(page)")
        let missing = await site.visitor(as: county.supervisor).get(path + "?only=missing&region=620799102")
        #expect(try missing.sheet[2] == ["只列：还没有结果的、清泉镇"])
        #expect(missing.fileName?.contains("（还没有结果的、清泉镇）") == true)
        // Who answers for one place takes that place along.
        #expect(try await site.visitor(as: county.sample.township).get(path).sheet[2] == ["只列：云雾镇"])
    }

    private func lookAgain(_ county: RoundCounty, _ id: RoundID) async throws {
        let acts = SurveyActs(county.desk)
        let bad = try await acts.draw(of: id, share: 0, confidence: 100, seed: 7, witnesses: "", by: county.supervisor)
        #expect(bad.keys == ["sample.error", "sample.confidence"])
        let sample = try #require(
            await acts.draw(of: id, share: 50, confidence: 90, seed: 620_799, witnesses: "孙县长", by: county.supervisor)
                .value
        )
        let (kept, items) = try await county.database.read { tx in
            let kept = try tx.surveys.sample(sample, of: id)
            return (kept, try tx.surveys.items(of: kept))
        }
        // Three of six may be wrong: three drawn meet one in nineteen of twenty cases.
        #expect(kept.size == 3 && kept.pool == 6 && abs(kept.power - 0.95) < 1e-9)
        #expect(items.map(\.element.ordinal) == kept.drawnAgain && Set(kept.drawnAgain).count == 3)
        let first = try #require(items.first { $0.element.unitName == county.supervisor.unitName } ?? items.first)
        let made = first.element.unitName
        if made == county.supervisor.unitName {
            let refused = try await acts.recheck(
                first.ordinal,
                of: sample,
                in: id,
                agrees: true,
                words: "",
                by: county.supervisor
            )
            #expect(refused.keys == ["sample.own"])
            // The unit bears another name by now: it is the same unit.
            let own = county.supervisor
            let renamed = Actor(
                account: own.account,
                name: own.name,
                post: own.post,
                role: own.role,
                unit: own.unit,
                unitName: "县委督查室",
                region: own.region
            )
            let again = try await acts.recheck(first.ordinal, of: sample, in: id, agrees: true, words: "", by: renamed)
            #expect(again.keys == ["sample.own"])
        }
        if let other = items.first(where: { $0.element.unitName != county.supervisor.unitName }) {
            let act = { (agrees: Bool?, words: String) in
                try await acts.recheck(
                    other.ordinal,
                    of: sample,
                    in: id,
                    agrees: agrees,
                    words: words,
                    by: county.supervisor
                )
            }
            #expect(try await act(nil, "").keys == ["sample.result"])
            #expect(try await act(false, "").keys == ["sample.words"])
            #expect(try await act(false, "还有一户没看").issues.isEmpty)
            #expect(try await act(true, "").keys == ["sample.done"])
        }
        let verdict = try await county.database.read { tx in try tx.surveys.verify() }
        #expect(verdict.samples == 1 && verdict.differing.isEmpty)
        try await county.database.write { tx in
            _ = try tx.run("UPDATE round_sample_item SET element = 7 - element WHERE ordinal = 1")
        }
        let changed = try await county.database.read { tx in try tx.surveys.verify() }
        #expect(changed.differing == [sample])
    }

    /// A ledger as the register: what comes later is told, and taken in on purpose.
    @Test(arguments: Driver.allCases)
    func whatIsEnteredAfterTheSurveyBeganIsToldAndTakenIn(driver: Driver) async throws {
        try await withRoundCounty(driver) { county in
            var draft = CadenceDraft("旧房排查", .survey, .asked)
            (draft.owing, draft.register) = (.villages, "ledger \(RoundCounty.key)")
            let cadence = try #require(await SetCadence(county.desk).add(draft, by: county.supervisor).value)
            let open = OpenRound(county.desk)
            let empty = try await open(cadence, on: county.desk.today, by: county.supervisor)
            #expect(empty.keys == ["round.noRegister"])
            #expect(try await county.database.read { tx in try tx.count("FROM round") } == 0)
            _ = try await county.enter("王大山")
            _ = try await county.enter("李二河", in: RoundCounty.farVillage)
            let id = try #require(await open(cadence, on: county.desk.today, by: county.supervisor).value)
            _ = try await county.enter("张三江")
            let ledger = county.book.ledger
            let begun = try await county.round(id).openedAt
            let newcomers = try await county.database.read { tx in
                try tx.surveys.newcomers(ledger, of: id, since: begun)
            }
            #expect(newcomers == 1)
            #expect(
                try await SurveyActs(county.desk).takeInNewcomers(id, by: county.sample.township).keys == [
                    "move.notAllowed"
                ]
            )
            #expect(try await SurveyActs(county.desk).takeInNewcomers(id, by: county.supervisor).value == 1)
            let all = try await county.database.read { tx in try tx.surveys.list(of: id, ElementFilter(), limit: 10) }
            #expect(all.map(\.title) == ["王大山", "李二河", "张三江"] && all.map(\.ordinal) == [1, 2, 3])
            // The kept sums are those of the register, after newcomers and after results that change.
            let acts = SurveyActs(county.desk)
            _ = try await acts.record([1, 3], of: id, .found, words: "墙体开裂", by: county.supervisor)
            _ = try await acts.record([3], of: id, .gone, words: "人户分离", by: county.supervisor)
            let tallies = try await county.database.read { tx in try tx.surveys.tallies(of: id) }
            #expect(tallies.map(\.region.digits) == [RoundCounty.village, RoundCounty.farVillage])
            #expect(tallies.map { [$0.total, $0.missing, $0.found, $0.gone] } == [[2, 0, 1, 1], [1, 1, 0, 0]])
            let far = ElementFilter(only: .missing, region: RoundCounty.code(RoundCounty.farVillage))
            #expect(try await county.database.read { tx in try tx.surveys.count(of: id, far) } == 1)
        }
    }
}
