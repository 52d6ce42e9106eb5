import Core
import Expression
import Testing

@Suite("What a condition demands")
struct NecessityTests {
    private static let vocabulary = Vocabulary(
        names: [
            Vocabulary.Name("stage", "环节", .choice(["found", "agreed"])), Vocabulary.Name("since", "何时起", .day),
            Vocabulary.Name("empty", "已腾空", .truth), Vocabulary.Name("area", "面积", .number),
        ],
        stages: []
    )

    @Test(
        arguments: [
            (#"stage == "agreed""#, [Necessity.option(0, ["agreed"])]),
            (#"stage in ["found", "agreed"] and empty"#, [.option(0, ["found", "agreed"]), .truth(2, true)]),
            (#"not empty and days_since(since) > 15"#, [.truth(2, false), .since(1, days: 15)]),
            // Either may do: nothing is demanded.
            (#"empty or stage == "found""#, []), (#"area > 3 and stage != "found""#, []),
            (#"(stage == "found" or empty) and days_since(since) >= 3.5"#, [.since(1, days: 3)]),
        ] as [(String, [Necessity])]
    )
    func singleComparisonsAreDemands(text: String, demands: [Necessity]) throws {
        let formula = try #require(Formula.read(text, as: .condition, in: Self.vocabulary).formula)
        #expect(formula.necessities == demands, "\(text)")
    }
}
