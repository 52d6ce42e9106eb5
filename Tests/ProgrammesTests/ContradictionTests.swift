import Core
import Expression
import Programmes
import Testing

private let today = Day(daysSince1970: 18_423)

private func day(_ back: Int) -> Value { .day(today.adding(days: -back)) }

private func works(planned: Double, started: Double, built: Double, offPlan: Double) -> [String: Value] {
    [
        "planned_works": .number(planned), "started_works": .number(started), "built_works": .number(built),
        "off_plan": .number(offPlan),
    ]
}

/// Answers of shipped playbooks that contradict each other, and the sentence that says so.
struct ContradictionTests {
    private struct Answers {
        let playbook: Playbook
        let values: ListedFacts

        /// Set fields are empty where a case says nothing of them; everything else is unknown.
        init(_ playbook: Playbook, _ known: [String: Value]) {
            self.playbook = playbook
            values = ListedFacts(
                playbook.itemVocabulary.names.map { name in
                    if let value = known[name.key] { return value }
                    if case .set = name.type { return .set([]) }
                    return .unknown
                },
                today: today
            )
        }

        var refused: [String] { playbook.rules.filter { $0.formula.holds(in: values) == false }.map(\.key) }
    }

    static let contradictory: [(String, [String: Value], String)] = [
        ("old-houses", ["elders_count": .number(2), "elders": .text("无老人")], "elders-there"),
        ("old-houses", ["elders_count": .number(0), "elders": .text("待安置")], "elders-agree"),
        (
            "old-houses", ["elders_count": .number(0), "elders": .text("待安置"), "shed": .truth(true)],
            "shed-counted"
        ),
        ("old-houses", ["shed": .truth(true), "elders": .text("无老人")], "shed-waits"),
        ("old-houses", ["shed": .truth(true), "elders": .text("随子女同住")], "shed-waits"),
        ("old-houses", ["animals": .number(3), "animals_plan": .text("无畜禽")], "animals-agree"),
        ("old-houses", ["animals": .number(0), "animals_plan": .text("待解决")], "no-animals"),
        ("old-houses", ["agreed_on": day(-1)], "agreed-past"),
        ("old-houses", ["demolished_on": day(3), "cleared_on": day(9)], "demolished-first"),
        ("toilets", ["in_use": .truth(true), "problem": .set(["没有使用"])], "used"),
        ("toilets", ["old_removed": .truth(true), "problem": .set(["旧厕未拆"])], "removed"),
        ("burning-patrol", ["handling": .text("查无此事"), "area": .number(2)], "nothing-burned"),
        ("camera-upkeep", ["installed_on": day(3), "fault_on": day(9)], "installed-first"),
        ("cattle-support", ["amount": .number(100), "paid": .number(200)], "not-over"),
        ("cattle-support", ["paid_on": day(-1)], "no-future"),
        ("dual-posts", ["dual": .truth(true), "secretary": .text("张三"), "chairman": .text("李四")], "one-person"),
        ("fruit", ["survival": .number(90)], "planted-first"),
        ("greening", ["planted_on": day(3), "surveyed_on": day(9)], "planted-first"),
        ("house-designs", ["asked_on": day(3), "guided_on": day(9)], "asked-first"),
        ("housing", ["grade": .text("D级"), "remedy": .text("不需要"), "lived_in": .truth(true)], "dangerous"),
        ("idle-houses", ["wish": .text("不愿意"), "way": .text("民宿")], "unwilling"),
        ("land-violations", ["found_on": day(3), "stopped_on": day(9)], "found-first"),
        ("listed-households", ["recognised_on": day(-1)], "no-future"),
        ("listed-households", ["recognised_on": day(3), "removed_on": day(9)], "removed-after"),
        ("medical", ["people": .number(300), "chronic": .number(301)], "chronic"),
        ("participation", ["opinions": .number(3), "adopted": .number(4)], "adopted"),
        ("petitions", ["received_on": day(3), "told_on": day(9)], "order"),
        ("clues", ["checked_on": day(-1)], "no-future"), ("clues", ["handed_on": day(-1)], "no-future"),
        ("sewage", ["state": .text("停运"), "flow": .number(4)], "stopped"),
        ("township-register", ["members": .number(2), "disabled": .number(3)], "people"),
        ("township-register", ["members": .number(2), "workers": .number(3)], "hands"),
        ("township-register", ["allowance_people": .number(0), "allowance": .number(400)], "allowance"),
        ("township-register", ["disabled": .number(0), "disability": .set(["肢体"])], "disability"),
        ("township-register", ["workers": .number(0), "working_place": .text("省外")], "work"),
        ("training", ["attended": .number(30), "used": .number(31)], "used"),
        ("village-customs", ["meeting_on": day(3), "filed_on": day(9)], "met-first"),
        ("village-decisions", ["decided_on": day(3), "decision_shown_on": day(9)], "order"),
        ("village-decisions", ["decided_on": day(3), "result_shown_on": day(9)], "order"),
        ("village-plans", ["meeting_on": day(3), "approved_on": day(9)], "order"),
        ("village-plans", ["noticed_on": day(3), "approved_on": day(9)], "order"),
        ("village-plans", works(planned: 5, started: 7, built: 2, offPlan: 1), "works"),
        ("village-plans", works(planned: 5, started: 2, built: 3, offPlan: 0), "built-works"),
        ("village-plans", works(planned: 5, started: 7, built: 6, offPlan: 2), "built-works"),
        ("waste", ["haulage": .text("没有清运"), "every_days": .number(3)], "not-hauled"),
    ]

    @Test(arguments: contradictory)
    func answersThatContradictEachOtherAreRefused(_ key: String, _ known: [String: Value], _ rule: String) throws {
        let playbook = try #require(ShippedPlaybookTests.library[key])
        #expect(Answers(playbook, known).refused == [rule])
        let sentence = try #require(playbook.rules.first { $0.key == rule }).sentence
        #expect(!sentence.isEmpty)
    }

    @Test(
        arguments: [
            ("old-houses", ["elders_count": .number(1), "elders": .text("待安置"), "shed": .truth(true)]),
            ("old-houses", ["elders_count": .number(0), "elders": .text("无老人"), "shed": .truth(false)]),
            ("old-houses", ["agreed_on": day(9), "demolished_on": day(3), "cleared_on": day(3)]),
            ("old-houses", ["animals": .number(0), "animals_plan": .text("无畜禽")]),
            // Moved to the children, sold or brought to the community: the yard is empty, and where they went stays known.
            ("old-houses", ["elders_count": .number(0), "elders": .text("随子女同住")]),
            ("old-houses", ["animals": .number(0), "animals_plan": .text("进养殖小区")]),
            // What should not have happened is written down all the same: a warning tells of it.
            ("old-houses", ["agreed_on": day(3), "demolished_on": day(9)]),
            ("project-reviews", ["reviewed_on": day(3), "started_on": day(9)]),
            ("toilets", ["in_use": .truth(false), "problem": .set(["没有使用"])]),
            ("toilets", ["keeper": .text("村管护员"), "problem": .set(["没人管护"])]),
            // A branch that has put everything right is weak until it is classed anew.
            (
                "party-branches",
                [
                    "category": .text("软弱涣散"),
                    "standards": .set(["支部班子", "党员队伍", "组织生活", "阵地建设", "基本制度", "经费保障", "作用发挥"]),
                ]
            ),
            ("dual-posts", ["dual": .truth(false), "secretary": .text("空缺"), "chairman": .text("空缺")]),
            ("dual-posts", ["dual": .truth(true), "secretary": .text("张三"), "chairman": .text("张三")]),
            ("housing", ["grade": .text("D级"), "remedy": .text("不需要"), "lived_in": .truth(false)]),
            ("sewage", ["state": .text("停运"), "flow": .number(0)]),
            ("township-register", ["members": .number(2), "disabled": .number(0), "workers": .number(0)]),
            ("village-decisions", ["discussed_on": day(9), "decided_on": day(9), "decision_shown_on": day(2)]),
            ("village-plans", [:]),
            // Shown to everybody first, agreed to by the meeting, then approved; and more begun than planned.
            ("village-plans", ["noticed_on": day(50), "meeting_on": day(40), "approved_on": day(9)]),
            ("village-plans", works(planned: 5, started: 7, built: 5, offPlan: 2)),
            // Recognised before this ledger was kept, or helped before the papers were made.
            ("listed-households", ["recognised_on": day(300), "visited_on": day(9), "appraised_on": day(5)]),
            ("listed-households", ["group": .text("突发严重困难户"), "recognised_on": day(9), "noticed_on": day(5)]),
            // Handed over at once.
            ("clues", ["handed_on": day(9), "checked_on": day(3)]),
            // Asked for more than is due; interest on a loan has no heads.
            ("cattle-support", ["quantity": .number(2), "rate": .number(500), "amount": .number(5_000)]),
            ("cattle-support", ["noticed_on": day(3), "paid_on": day(9)]),
        ] as [(String, [String: Value])]
    )
    func answersThatFitAreTaken(_ key: String, _ known: [String: Value]) throws {
        let playbook = try #require(ShippedPlaybookTests.library[key])
        #expect(Answers(playbook, known).refused == [])
    }

    /// What is done anew has days of the time before: the sentence says which of them go.
    @Test(
        arguments: [
            ("village-customs", "met-first"), ("village-plans", "order"), ("listed-households", "removed-after"),
            ("greening", "planted-first"),
        ]
    )
    func whatIsDoneAnewIsToldWhichDaysToClear(_ key: String, _ rule: String) throws {
        let playbook = try #require(ShippedPlaybookTests.library[key])
        let sentence = try #require(playbook.rules.first { $0.key == rule }).sentence
        #expect(sentence.contains("清空上次的"), "\(sentence)")
    }

    /// Each refused nothing, so that the act could be written down; each says what is to be looked at.
    @Test(
        arguments: [
            ("old-houses", ["agreed_on": day(3), "demolished_on": day(9)], "agreed-late"),
            ("project-reviews", ["reviewed_on": day(3), "started_on": day(9)], "early"),
            ("dual-posts", ["dual": .truth(false), "secretary": .text("张三"), "chairman": .text("张三")], "same-name"),
            ("village-plans", ["stage": .text("agreed"), "meeting_on": day(3), "noticed_on": day(9)], "shown-first"),
            (
                "village-decisions",
                ["stage": .text("decided"), "discussed_on": day(3), "decided_on": day(9)], "made-up"
            ),
            (
                "village-decisions",
                ["stage": .text("shown"), "decision_shown_on": day(3), "result_shown_on": day(9)], "made-up"
            ),
            (
                "listed-households",
                [
                    "stage": .text("verified"), "group": .text("边缘户"), "visited_on": day(3),
                    "appraised_on": day(9),
                ], "made-up"
            ),
            (
                "listed-households",
                [
                    "stage": .text("watched"), "group": .text("边缘户"), "entered_on": day(30), "visited_on": day(20),
                    "appraised_on": day(18), "noticed_on": day(9), "recognised_on": day(12),
                ], "made-up"
            ),
            ("clues", ["stage": .text("handed_over"), "handed_on": day(9), "checked_on": day(3)], "handed-first"),
            ("cattle-support", ["noticed_on": day(9), "paid_on": day(8)], "paid-early"),
            ("cattle-support", ["noticed_on": day(3), "paid_on": day(9)], "paid-early"),
        ] as [(String, [String: Value], String)]
    )
    func whatIsTakenAllTheSameIsWarnedOf(_ key: String, _ known: [String: Value], _ warned: String) throws {
        let playbook = try #require(ShippedPlaybookTests.library[key])
        let warning = try #require(playbook.warnings.first { $0.key == warned })
        let answers = Answers(playbook, known)
        #expect(warning.formula.holds(in: answers.values) == true && answers.refused == [])
    }

    /// Who was recognised before the ledger was kept is visited now: no step was left out.
    @Test func whoWasRecognisedLongAgoIsNotSaidToLackSteps() throws {
        let playbook = try #require(ShippedPlaybookTests.library["listed-households"])
        let warning = try #require(playbook.warnings.first { $0.key == "made-up" })
        let known: [String: Value] = [
            "stage": .text("watched"), "group": .text("边缘户"), "entered_on": day(30), "recognised_on": day(300),
            "visited_on": day(9), "appraised_on": day(5),
        ]
        #expect(warning.formula.holds(in: Answers(playbook, known).values) != true)
    }

    /// What may be asked for by mistake is looked at before it is found right; interest and insurance are not paid by the head.
    @Test func askingForMoreThanIsDueIsHeldBackWhereItIsVerified() throws {
        let playbook = try #require(ShippedPlaybookTests.library["cattle-support"])
        let gate = try #require(playbook.gates.first { $0.key == "adds-up" })
        for (policy, amount, holds) in [
            ("圈舍补助", 1_000.0, true), ("圈舍补助", 1_200, false), ("冻配改良", 1_200, false), ("贷款贴息", 9_000, true),
            ("养殖保险", 1_200, true),
        ] {
            let asked: [String: Value] = [
                "policy": .text(policy), "quantity": .number(2), "rate": .number(500), "amount": .number(amount),
            ]
            #expect(gate.formula.holds(in: Answers(playbook, asked).values) == holds, "\(policy) \(amount)")
        }
        // What was raised after it was verified is neither shown nor paid.
        for key in ["checked", "noticed", "paid"] {
            let place = try #require(playbook.stages.firstIndex { $0.key == key })
            #expect(gate.before.contains(place), "\(key)")
        }
    }

    /// A house that came down before anybody signed is asked about, not turned away: it may only lack its steps.
    @Test func aHouseWithADayOfDemolitionThatStandsAtTheFirstStageIsAskedAbout() throws {
        let playbook = try #require(ShippedPlaybookTests.library["old-houses"])
        let warning = try #require(playbook.warnings.first { $0.key == "dated-early" })
        let found = Answers(playbook, ["stage": .text("found"), "demolished_on": day(9)]).values
        let demolished = Answers(playbook, ["stage": .text("demolished"), "demolished_on": day(9)]).values
        #expect(warning.formula.holds(in: found) == true && warning.formula.holds(in: demolished) == false)
    }
}
