import Core
import Database
import Records
import Scores
import TestSupport
import Testing

/// A period from its opening to its publication, on both engines.
struct PeriodTests {
    @Test(arguments: Driver.allCases)
    func aPeriodIsScoredFrozenAppealedAndPublished(driver: Driver) async throws {
        try await withScoreCounty(driver) { county in
            let (sample, desk) = (county.sample, county.desk)
            #expect(
                try await OpenPeriod(desk)(scheme: "none", name: "", from: nil, through: nil, by: sample.supervisor)
                    .keys
                    == ["score.scheme", "score.name", "score.from", "score.through"]
            )
            let id = try await county.open()
            try await live(county, id)
            try await marked(county, id)
            try await frozen(county, id)
            try await decided(county, id)
            try await published(county, id)
        }
    }

    /// The township's own task and its village's, not due yet; nothing of the others.
    private func live(_ county: ScoreCounty, _ id: PeriodID) async throws {
        let reading = try await county.reading(id)
        #expect(reading.scores.map(\.unit.name).count == 3 && !reading.isOver)
        let cloud = try #require(reading.score(county.cloud))
        #expect(cloud.points.map(\.state) == [.notApplicable, .notApplicable, .notYet])
        #expect(cloud.grade == "" && cloud.full == 20 && cloud.high == 20)
        let (desk, sample) = (county.desk, county.sample)
        let freezing = try await SettlePeriod(desk).freeze(id, version: 1, by: sample.supervisor)
        #expect(freezing.keys == ["score.notOver"])
        #expect(
            try await HearAppeal(desk).file(
                id,
                unit: county.cloud,
                item: "villagers",
                reason: "早了",
                by: sample.township
            )
            .keys == ["appeal.notYet"]
        )
    }

    private func marked(_ county: ScoreCounty, _ id: PeriodID) async throws {
        let (desk, sample) = (county.desk, county.sample)
        county.later(days: 210)
        let cloud = try #require(try await county.reading(id).score(county.cloud))
        #expect(cloud.points.map(\.state) == [.known, .notApplicable, .unknown])
        #expect(cloud.point("tasks")?.facts.first?.value == 2 && cloud.point("tasks")?.points == 0)
        #expect(cloud.point("tasks")?.evidence.count == 2)
        #expect(cloud.point("tasks")?.evidence.first?.address?.hasPrefix("/tasks/") == true)
        let refused = try await SettlePeriod(desk).freeze(id, version: 1, by: sample.supervisor)
        #expect(refused.keys == ["score.unknown"] && refused.issues.first?.values["count"] == "3")
        let mark = GiveMark(desk)
        let wrong: [(UnitID, String, Double?, String, GiveMark.KeepFile?, Actor, [String])] = [
            (county.cloud, "villagers", 90, "", nil, sample.supervisor, ["score.markWords", "score.markFile"]),
            (county.cloud, "villagers", 101, "访问", county.file, sample.supervisor, ["score.markRange"]),
            (county.cloud, "villagers", nil, "访问", county.file, sample.supervisor, ["score.mark"]),
            (county.cloud, "tasks", 9, "访问", county.file, sample.supervisor, ["score.notManual"]),
            (county.cloud, "nothing", 9, "访问", county.file, sample.supervisor, ["score.item"]),
            (sample.officer.unit, "villagers", 9, "访问", county.file, sample.supervisor, ["score.unit"]),
            (county.cloud, "villagers", 90, "访问", county.file, sample.officer, ["score.notMarker"]),
        ]
        for (unit, item, value, words, file, actor, keys) in wrong {
            #expect(
                try await mark(id, unit: unit, item: item, mark: value, words: words, file: file, by: actor).keys
                    == keys
            )
        }
        _ = try #require(
            await mark(
                id,
                item: "villagers",
                marks: [(county.cloud, 80), (county.spring, 95)],
                words: "入户访问",
                file: county.file,
                by: sample.supervisor
            ).value
        )
        let excuse = try await mark.excuse(id, unit: county.cloud, item: "villagers", words: "不", by: sample.supervisor)
        #expect(excuse.keys == ["score.absenceKnown"])
        _ = try #require(
            await mark.excuse(id, unit: county.pine, item: "villagers", words: "没有入户", by: sample.supervisor).value
        )
        let reading = try await county.reading(id)
        #expect(reading.score(county.cloud)?.point("villagers")?.points == 8)
        #expect(reading.score(county.pine)?.point("villagers")?.state == .notApplicable)
    }

    /// What is frozen stays although the records move on, and what changed is said.
    private func frozen(_ county: ScoreCounty, _ id: PeriodID) async throws {
        let (desk, supervisor) = (county.desk, county.sample.supervisor)
        #expect(try await SettlePeriod(desk).publish(id, version: 1, by: supervisor).keys == ["score.notFrozen"])
        #expect(try await SettlePeriod(desk).freeze(id, version: 7, by: supervisor).keys == ["score.stale"])
        _ = try #require(await SettlePeriod(desk).freeze(id, version: 1, by: supervisor).value)
        #expect(try await SettlePeriod(desk).publish(id, version: 2, by: supervisor).keys == ["score.appealDays"])
        let before = try await county.reading(id)
        #expect(before.period.stage == .frozen && before.period.frozen?.digest == ScoreDigest.of(before))
        let task = county.work.township.task
        try await county.database.write { tx in
            _ = try tx.run("UPDATE task SET stage = 'withdrawn' WHERE id = \(task)")
        }
        let after = try await county.reading(id)
        #expect(after.scores == before.scores)
        let live = try await county.database.read { tx in try desk.live(after.period, tx) }
        #expect(live.score(county.cloud)?.point("tasks")?.facts.first?.value == 1)
        let mark = try await GiveMark(desk)(
            id,
            unit: county.cloud,
            item: "villagers",
            mark: 99,
            words: "改",
            file: county.file,
            by: supervisor
        )
        #expect(mark.keys == ["score.notOpen"])
    }

    private func decided(_ county: ScoreCounty, _ id: PeriodID) async throws {
        let (desk, sample) = (county.desk, county.sample)
        let (hear, tolerate) = (HearAppeal(desk), TolerateMistake(desk))
        func file(_ unit: UnitID, _ reason: String, _ actor: Actor) async throws -> Outcome<AppealID> {
            try await hear.file(id, unit: unit, item: "villagers", reason: reason, by: actor)
        }
        #expect(try await file(county.spring, "少算", sample.township).keys == ["appeal.notYours"])
        #expect(try await file(county.cloud, "", sample.township).keys == ["appeal.reason"])
        let appeal = try #require(try await file(county.cloud, "汇总表抄错", sample.township).value)
        #expect(try await file(county.cloud, "再提", sample.township).keys == ["appeal.open"])
        #expect(
            try await SettlePeriod(desk).publish(id, version: 2, by: sample.supervisor).keys == ["score.appealsOpen"]
        )
        // Who gave the mark does not answer.
        let own = try await hear.decide(id, appeal, isChanged: true, points: 9, reason: "属实", by: sample.supervisor)
        #expect(own.keys == ["appeal.notAllowed"])
        let bad = try await hear.decide(id, appeal, isChanged: true, points: 11, reason: "", by: sample.leader)
        #expect(bad.keys == ["appeal.points", "appeal.decisionReason"])
        _ = try #require(
            await hear.decide(id, appeal, isChanged: true, points: 9, reason: "属实", by: sample.leader).value
        )
        #expect(
            try await hear.decide(id, appeal, isChanged: false, points: nil, reason: "又", by: sample.leader).keys
                == ["appeal.answered"]
        )
        var plea = TolerateMistake.Plea(facts: "试行新办法", motive: .knowing, rule: .unclear, purpose: nil)
        #expect(
            try await tolerate.ask(id, unit: county.cloud, item: "tasks", plea, by: sample.township).keys
                == ["tolerance.purpose"]
        )
        plea.purpose = .development
        let knowing = try #require(
            await tolerate.ask(id, unit: county.cloud, item: "tasks", plea, by: sample.township).value
        )
        func decide(_ verdict: ScoreTolerance.Verdict, _ approver: String = "县纪委监委") async throws -> [String] {
            let outcome = try await tolerate.decide(
                id,
                knowing,
                verdict,
                points: nil,
                reason: "一事一议",
                approver: approver,
                by: sample.leader
            )
            return outcome.keys
        }
        #expect(try await decide(.exempted) == ["tolerance.forbidden"])
        #expect(try await decide(.refused, "云雾镇人民政府") == ["tolerance.approver"])
        #expect(try await decide(.refused) == [])
        plea.motive = .inexperience
        let honest = try #require(
            await tolerate.ask(id, unit: county.cloud, item: "tasks", plea, by: sample.township).value
        )
        let light = try await tolerate.decide(
            id,
            honest,
            .lightened,
            points: 20,
            reason: "从轻",
            approver: "县纪委监委",
            by: sample.leader
        )
        #expect(light.keys == ["tolerance.points"])
        _ = try #require(
            await tolerate.decide(
                id,
                honest,
                .exempted,
                points: nil,
                reason: "先行先试",
                approver: "县纪委监委",
                by: sample.leader
            ).value
        )
        let cloud = try #require(try await county.reading(id).score(county.cloud))
        #expect(cloud.point("villagers")?.points == 9 && cloud.point("villagers")?.ruled == 8)
        #expect(cloud.point("tasks")?.points == 12 && cloud.point("tasks")?.ruled == 0)
        county.later(days: 11)
        #expect(try await file(county.cloud, "晚了", sample.township).keys == ["appeal.late"])
    }

    private func published(_ county: ScoreCounty, _ id: PeriodID) async throws {
        let (desk, sample) = (county.desk, county.sample)
        _ = try #require(await SettlePeriod(desk).publish(id, version: 2, by: sample.supervisor).value)
        let reading = try await county.reading(id)
        #expect(reading.period.published?.digest == ScoreDigest.of(reading))
        #expect(reading.period.published?.digest != reading.period.frozen?.digest)
        let verdict = try await county.database.read { tx in try desk.verify(SampleCounty.county, tx) }
        #expect(verdict.count == 1 && verdict.differing.isEmpty)
        let records = try await county.database.read { tx in
            var filter = RecordFilter()
            filter.actPrefix = "score-"
            let found = try tx.records.list(filter, in: SampleCounty.county, before: nil, limit: 50)
            return (found.map(\.act), found.first?.detail ?? "", try tx.records.verify().isWhole)
        }
        #expect(records.2 && records.1.contains(reading.period.published?.digest ?? "-"))
        #expect(records.0.count { $0 == "score-period.mark" } == 2)
        #expect(Set(records.0).isSubset(of: Set(scoreRecordWords.words.keys)))
        try await county.database.write { tx in
            _ = try tx.run("UPDATE score_mark SET mark = 1")
            _ = try tx.run("UPDATE score_appeal SET decided_points = 10")
        }
        let broken = try await county.database.read { tx in try desk.verify(SampleCounty.county, tx) }
        #expect(broken.differing == ["2026年度乡镇考核"])
        let stranger = sample.otherSupervisor
        await #expect(throws: NotFound.self) {
            _ = try await SettlePeriod(desk).publish(id, version: 3, by: stranger)
        }
    }
}
