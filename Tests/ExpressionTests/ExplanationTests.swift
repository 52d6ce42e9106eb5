import Expression
import Testing

struct ExplanationTests {
    static let cases: [(String, [String: Value], [String])] = [
        ("area > 0", ["area": .number(0)], ["拆除面积 0 ≤ 0：不满足"]),
        ("area > 0", ["area": .number(120.5)], ["拆除面积 120.5 > 0：满足"]),
        ("0 < area", ["area": .number(0)], ["拆除面积 0 ≤ 0：不满足"]), ("area > 0", [:], ["拆除面积 未填 > 0：不知道"]),
        ("elders != \"待安置\"", ["elders": .text("待安置")], ["旧房老人安置 待安置：不满足"]),
        ("elders == \"随子女\"", ["elders": .text("待安置")], ["旧房老人安置 应为“随子女”，现在是“待安置”"]),
        ("elders in [\"随子女\", \"另有住房\"]", ["elders": .text("待安置")], ["旧房老人安置 应为“随子女”或“另有住房”，现在是“待安置”"]),
        ("elders == \"随子女\"", ["elders": .text("随子女")], ["旧房老人安置 随子女：满足"]),
        ("elders == \"随子女\"", [:], ["旧房老人安置 应为“随子女”，现在未填"]),
        ("elders != \"待安置\"", [:], ["旧房老人安置 不能是“待安置”，现在未填"]),
        ("not (elders in [\"待安置\", \"随子女\"])", ["elders": .text("待安置")], ["旧房老人安置 不能是“待安置”或“随子女”，现在是“待安置”"]),
        ("not (area > 0 or agreed)", ["area": .number(3), "agreed": .truth(false)], ["拆除面积 3 > 0：不满足", "同意拆除 否：满足"]),
        (
            "animals in aids.kind", ["animals": .set(["羊", "牛"]), "aids.kind": .set(["牛"])],
            ["补助的种类 缺 羊：不满足"]
        ),
        (
            "animals in aids.kind", ["animals": .set(["牛"]), "aids.kind": .set(["牛"])],
            ["补助的种类包括全部牲畜种类：满足"]
        ),
        ("stage == \"demolished\"", ["stage": .text("found")], ["环节 应为“已拆除”，现在是“已登记”"]),
        ("known(phone)", [:], ["电话 未填：不满足"]),
        ("days_since(recognised) >= 180", ["recognised": .day(Sample.today)], ["认定时间至今天数 0 < 180：不满足"]),
        ("rooms == 0", ["rooms": .number(1)], ["间数 应为 0，现在是 1"]), ("rooms == 0", [:], ["间数 应为 0，现在未填"]),
        ("rooms == 0", ["rooms": .number(0)], ["间数 0 = 0：满足"]),
        ("not (rooms != 2)", ["rooms": .number(1)], ["间数 应为 2，现在是 1"]),
        ("area >= rooms * 10", ["area": .number(5), "rooms": .number(2)], ["拆除面积 5 < 间数 × 10 20：不满足"]),
    ]

    @Test(arguments: cases)
    func saysWhatItSaw(_ text: String, _ values: [String: Value], _ expected: [String]) throws {
        let formula = try #require(Formula.read(text, as: .condition, in: Sample.vocabulary).formula)
        let explanation = formula.explanation(in: Sample.facts(values))
        #expect(explanation.findings.map(\.sentence) == expected)
        #expect(explanation.holds == formula.holds(in: Sample.facts(values)))
    }

    /// What of a condition stands in the way, or makes it hold: not what another way made needless.
    static let reasons: [(String, [String: Value], [String])] = [
        ("area > 1 and (not known(rooms) or rooms > 5)", ["area": .number(0)], ["拆除面积 0 ≤ 1：不满足"]),
        (
            "area > 1 and (agreed or rooms > 5)", ["area": .number(0), "agreed": .truth(false)],
            ["拆除面积 0 ≤ 1：不满足", "同意拆除 否：不满足", "间数 未填 > 5：不知道"]
        ),
        ("agreed or (area > 1 and rooms > 5)", ["agreed": .truth(true), "area": .number(3)], ["同意拆除 是：满足"]),
        (
            "not (area > 0 and agreed)", ["area": .number(3), "agreed": .truth(true)],
            ["拆除面积 3 > 0：不满足", "同意拆除 是：不满足"]
        ),
        ("not (area > 0 and agreed)", ["area": .number(3), "agreed": .truth(false)], ["同意拆除 否：满足"]),
    ]

    @Test(arguments: reasons)
    func namesWhatItHangsOn(_ text: String, _ values: [String: Value], _ expected: [String]) throws {
        let formula = try #require(Formula.read(text, as: .condition, in: Sample.vocabulary).formula)
        #expect(formula.explanation(in: Sample.facts(values)).reasons.map(\.sentence) == expected)
    }

    /// Two ways that both hang on one answer say it once.
    @Test func whatTwoWaysLookAtIsSaidOnce() throws {
        let text = "elders == \"随子女\" and area > 0 or elders == \"随子女\" and rooms > 0"
        let formula = try #require(Formula.read(text, as: .condition, in: Sample.vocabulary).formula)
        let facts = Sample.facts(["elders": .text("随子女"), "area": .number(3), "rooms": .number(2)])
        let findings = formula.explanation(in: facts).findings
        #expect(findings.count == 4)
        #expect(findings.sentences == ["旧房老人安置 随子女：满足", "拆除面积 3 > 0：满足", "间数 2 > 0：满足"])
    }

    private static let photos: [String: Value] = ["photos": .set(["1", "2"])]
    private static let none: [String: Value] = ["photos": .set([]), "animals": .set([])]
    private static let cattle: [String: Value] = ["animals": .set(["牛"])]
    private static let twoRooms: [String: Value] = ["animals": .set(["牛"]), "rooms": .number(2)]

    /// How many there must be and how many there are, in the words of whoever hands them in.
    static let counts: [(String, [String: Value], String)] = [
        ("count(photos) > 0", none, "需要 1 份照片，现有 0 份：不满足"), ("count(photos) > 0", photos, "需要 1 份照片，现有 2 份：满足"),
        ("0 < count(photos)", none, "需要 1 份照片，现有 0 份：不满足"), ("count(photos) >= 3", photos, "需要 3 份照片，现有 2 份：不满足"),
        ("count(photos) >= 1.5", none, "需要 2 份照片，现有 0 份：不满足"), ("count(photos) != 0", none, "需要 1 份照片，现有 0 份：不满足"),
        ("count(photos) == 0", photos, "不应有照片，现有 2 份：不满足"), ("not (count(photos) > 0)", photos, "不应有照片，现有 2 份：不满足"),
        ("count(photos) < 2", photos, "照片最多 1 份，现有 2 份：不满足"), ("count(photos) <= 1", photos, "照片最多 1 份，现有 2 份：不满足"),
        ("count(photos) == 1", photos, "需要正好 1 份照片，现有 2 份：不满足"),
        ("count(photos) != 2", photos, "照片不能正好是 2 份，现有 2 份：不满足"),
        ("count(photos) >= 1", [:], "需要 1 份照片，现有多少还不知道：不知道"),
        ("count(animals) >= 2", cattle, "需要 2 项牲畜种类，现有 1 项：不满足"),
        ("count(animals) == 3", cattle, "需要全部 3 项牲畜种类，现有 1 项，缺 羊、猪：不满足"),
        ("count(animals) >= rooms", twoRooms, "需要 2 项（间数）牲畜种类，现有 1 项：不满足"),
        ("count(animals) >= rooms", cattle, "牲畜种类项数 1 ≥ 间数 未填：不知道"),
        (
            "count(agreed, area > 5) >= 2", ["agreed": .truth(true), "area": .number(1)],
            "需要 2 项成立的情形（同意拆除、拆除面积 > 5），现有 1 项：不满足"
        ),
        ("count(agreed) == 1", ["agreed": .truth(false)], "需要正好 1 项成立的情形（同意拆除），现有 0 项：不满足"),
    ]

    @Test(arguments: counts)
    func saysHowManyThereAreAndMustBe(_ text: String, _ values: [String: Value], _ expected: String) throws {
        let formula = try #require(Formula.read(text, as: .remark, in: Sample.vocabulary).formula)
        let explanation = formula.explanation(in: Sample.facts(values))
        #expect(explanation.findings.map(\.sentence) == [expected])
        #expect(explanation.holds == formula.holds(in: Sample.facts(values)))
    }

    /// The same of a whole place: things in stages, and what they bring together.
    static let sums: [(String, String)] = [
        ("items() >= 20", "需要 20 户老旧房屋，现有 6 户：不满足"),
        ("items(demolished) > 3", "需要 4 户已拆除的老旧房屋，现有 3 户：不满足"),
        ("items(from agreed) <= 4", "已同意、已拆除的老旧房屋最多 4 户，现有 5 户：不满足"),
        ("measure(area) > 0", "需要有面积，现有 12.5 亩：满足"), ("measure(area) != 0", "需要有面积，现有 12.5 亩：满足"),
        ("items(demolished) != 0", "需要 1 户已拆除的老旧房屋，现有 3 户：满足"),
        ("measure(area, demolished) >= 20", "需要 20 亩面积（已拆除），现有 12.5 亩：不满足"),
        ("measure(area) > 12.5", "需要超过 12.5 亩面积，现有 12.5 亩：不满足"),
        ("measure(area) < 10", "面积要少于 10 亩，现有 12.5 亩：不满足"),
        ("100 * items(demolished) / items() >= 60", "（100 × 已拆除数） ÷ 全部数 50 < 60：不满足"),
    ]

    @Test(arguments: sums)
    func saysHowMuchAPlaceHas(_ text: String, _ expected: String) throws {
        struct Place: Facts {
            let today = Sample.today
            func value(at slot: Int) -> Value { .unknown }
            func items(in stages: StageSet) -> Double? { stages.reduce(0) { $0 + [1.0, 2, 3, 9][$1] } }
            func measure(_ measure: Int, in stages: StageSet) -> Double? { stages.contains(2) ? 12.5 : 0 }
        }
        let formula = try #require(Formula.read(text, as: .remark, in: Sample.sums).formula)
        #expect(formula.explanation(in: Place()).findings.map(\.sentence) == [expected])
    }
}
