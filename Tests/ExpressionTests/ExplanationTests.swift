import Expression
import Testing

struct ExplanationTests {
    static let cases: [(String, [String: Value], [String])] = [
        ("area > 0", ["area": .number(0)], ["拆除面积 0 ≤ 0：不满足"]),
        ("area > 0", ["area": .number(120.5)], ["拆除面积 120.5 > 0：满足"]),
        ("0 < area", ["area": .number(0)], ["拆除面积 0 ≤ 0：不满足"]), ("area > 0", [:], ["拆除面积 未填 > 0：不知道"]),
        ("elders != \"待安置\"", ["elders": .text("待安置")], ["旧房老人安置 待安置：不满足"]),
        ("elders == \"随子女\"", ["elders": .text("待安置")], ["旧房老人安置 待安置，要是 随子女：不满足"]),
        ("elders in [\"随子女\", \"另有住房\"]", ["elders": .text("待安置")], ["旧房老人安置 待安置，要是 随子女 或 另有住房：不满足"]),
        ("not (area > 0 or agreed)", ["area": .number(3), "agreed": .truth(false)], ["拆除面积 3 > 0：不满足", "同意拆除 否：满足"]),
        (
            "animals in aids.kind", ["animals": .set(["羊", "牛"]), "aids.kind": .set(["牛"])],
            ["补助的种类 缺 羊：不满足"]
        ),
        (
            "animals in aids.kind", ["animals": .set(["牛"]), "aids.kind": .set(["牛"])],
            ["补助的种类包括全部牲畜种类：满足"]
        ),
        ("stage == \"demolished\"", ["stage": .text("found")], ["环节 已登记，要是 已拆除：不满足"]),
        ("known(phone)", [:], ["电话 未填：不满足"]),
        ("days_since(recognised) >= 180", ["recognised": .day(Sample.today)], ["认定时间至今天数 0 < 180：不满足"]),
        ("area >= rooms * 10", ["area": .number(5), "rooms": .number(2)], ["拆除面积 5 < 间数 × 10 20：不满足"]),
    ]

    @Test(arguments: cases)
    func saysWhatItSaw(_ text: String, _ values: [String: Value], _ expected: [String]) throws {
        let formula = try #require(Formula.read(text, as: .condition, in: Sample.vocabulary).formula)
        let explanation = formula.explanation(in: Sample.facts(values))
        #expect(explanation.findings.map(\.sentence) == expected)
        #expect(explanation.holds == formula.holds(in: Sample.facts(values)))
    }
}
