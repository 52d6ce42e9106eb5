import Core
import Expression
import TestSupport
import Testing

/// The same cases are run in the browser, over the trees written here: `Tests/JourneyTests/RuleCorpusTests.swift`.
@Suite("The corpus of rules")
struct CorpusTests {
    @Test func everyCaseGivesWhatItSays() throws {
        let corpus = try RuleCorpus()
        #expect(corpus.cases.count > 100)
        for one in corpus.cases {
            let reading = Formula.read(one.formula, in: corpus.vocabulary)
            let formula = try #require(reading.formula, "\(one.formula): \(reading.problems)")
            let (facts, expected) = (corpus.facts(of: one), corpus.expected(one))
            #expect(formula.value(in: facts) == expected, "\(one.formula) over \(one.facts)")
            if formula.type == .truth { #expect(formula.holds(in: facts) == expected.truth, "\(one.formula)") }
        }
    }
}
