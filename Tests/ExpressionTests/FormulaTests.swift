import Core
import Expression
import Testing

struct FormulaTests {
    static let calculations: [(String, Value)] = [
        ("1 + 2 * 3", .number(7)), ("(1 + 2) * 3", .number(9)), ("10 - 4 - 3", .number(3)), ("-2 * -3", .number(6)),
        ("12 / 4 / 3", .number(1)), ("1 + 2 * 3 == 7 and not 1 > 2", .truth(true)), ("1_000.5 + 0", .number(1000.5)),
        ("yes or no and no", .truth(true)), ("(yes or no) and no", .truth(false)), ("not no and no", .truth(false)),
        ("not (no and no)", .truth(true)), ("if(1 < 2, \"a\", \"b\")", .text("a")), ("min(3, 1, 2)", .number(1)),
        ("max(3, 1, 2)", .number(3)), ("sum(3, 1, 2)", .number(6)), ("count(yes, no, 2 > 1)", .number(2)),
        ("2 in [1, 2]", .truth(true)), ("\"x\" not in [\"y\"]", .truth(true)), ("1 + 1 in [2]", .truth(true)),
        ("day(\"2020-06-10\") - day(\"2020-06-01\")", .number(9)),
        ("day(\"2020-02-28\") + 1 == day(\"2020-02-29\")", .truth(true)),
        ("year(today) * 100 + month(today)", .number(202006)),
    ]

    @Test(arguments: calculations)
    func calculates(_ text: String, _ expected: Value) {
        #expect(Sample.value(text) == expected)
    }

    static let questions: [(String, [String: Value], Value)] = [
        ("elders != \"待安置\"", ["elders": .text("待安置")], .truth(false)),
        ("elders in [\"随子女\", \"另有住房\"]", ["elders": .text("随子女")], .truth(true)),
        ("elders == \"待安置\"", [:], .unknown), ("known(elders)", [:], .truth(false)),
        ("known(phone)", ["phone": .text("x")], .truth(true)),
        ("area / rooms", ["area": .number(1), "rooms": .number(0)], .unknown),
        ("area * area", ["area": .number(1e300)], .unknown), ("area + 1", [:], .unknown),
        ("days_since(recognised) >= 180", ["recognised": .day(Sample.today.adding(days: -180))], .truth(true)),
        ("days_until(recognised)", ["recognised": .day(Sample.today.adding(days: 5))], .number(5)),
        ("\"牛\" in animals", ["animals": .set(["羊", "牛"])], .truth(true)),
        ("animals in aids.kind", ["animals": .set(["羊", "牛"]), "aids.kind": .set(["牛", "猪", "羊"])], .truth(true)),
        ("animals in aids.kind", ["animals": .set(["羊", "牛"]), "aids.kind": .set(["牛", "牛"])], .truth(false)),
        ("animals in aids.kind", ["animals": .set([]), "aids.kind": .set([])], .truth(true)),
        ("not (animals in aids.kind)", ["animals": .set(["羊"])], .unknown),
        ("count(animals)", ["animals": .set([])], .number(0)),
        ("count(photos) >= 2", ["photos": .set(["a", "b"])], .truth(true)),
        ("sum(visits.days)", ["visits.days": .numbers([1, 2.5])], .number(3.5)),
        ("max(visits.days)", ["visits.days": .numbers([])], .unknown),
        ("reached(agreed)", ["stage": .text("demolished")], .truth(true)),
        ("reached(agreed)", ["stage": .text("left")], .truth(false)),
        ("reached(left)", ["stage": .text("left")], .truth(true)), ("if(agreed, area, 0)", [:], .unknown),
        ("household.income > 4000", ["household.income": .number(5000)], .truth(true)),
        ("recognised + area", ["recognised": .day(Sample.today), "area": .number(1e18)], .unknown),
        ("count(agreed, area > 1)", ["agreed": .truth(true)], .unknown),
    ]

    @Test(arguments: questions)
    func asksTheFacts(_ text: String, _ values: [String: Value], _ expected: Value) {
        #expect(Sample.value(text, values) == expected)
    }

    /// Kleene: what is missing decides nothing, and what is known may decide all the same.
    @Test(
        arguments: [
            ("and", [true, false, nil], [true, false, nil, false, false, false, nil, false, nil]),
            ("or", [true, false, nil], [true, true, true, true, false, nil, true, nil, nil]),
        ] as [(String, [Bool?], [Bool?])]
    )
    func joinsThreeValues(_ sign: String, _ truths: [Bool?], _ table: [Bool?]) throws {
        let names = ["a", "b"].map { Vocabulary.Name($0, $0, .truth) }
        let formula = try #require(Formula.read("a \(sign) b", in: Vocabulary(names: names)).formula)
        let found = truths.flatMap { left in
            truths.map { right in
                let values = [left, right].map { $0.map(Value.truth) ?? .unknown }
                return formula.holds(in: ListedFacts(values, today: Sample.today))
            }
        }
        #expect(found == table)
    }

    @Test func countsAndSumsByStage() throws {
        let rate = try #require(Formula.read("100 * items(from agreed) / items()", in: Sample.sums).formula)
        let area = try #require(Formula.read("measure(area, demolished)", in: Sample.sums).formula)
        let facts = Sums(counts: [6, 3, 1, 50], sums: [10, 20, 30, 40])
        #expect(rate.value(in: facts) == .number(40))
        #expect(area.value(in: facts) == .number(30))
        #expect(area.measures == [0] && rate.countsItems)
        #expect(rate.value(in: Sums(counts: [0, 0, 0, 3], sums: [])) == .unknown)
    }

    private struct Sums: Facts {
        let counts: [Double]
        let sums: [Double]
        var today: Day { Sample.today }
        func value(at slot: Int) -> Value { .unknown }
        func items(in stages: StageSet) -> Double? { stages.reduce(0) { $0 + counts[$1] } }
        func measure(_ measure: Int, in stages: StageSet) -> Double? { stages.reduce(0) { $0 + sums[$1] } }
    }

    @Test func survivesALongChain() {
        let text = Array(repeating: "1", count: 1900).joined(separator: "+")
        #expect(Sample.value(text) == .number(1900))
    }
}
