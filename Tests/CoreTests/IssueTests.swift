import Core
import Testing

@Suite("Issue")
struct IssueTests {
    private let words = IssueWords(["date.missing": "填写完成时限，例如 {example}"])

    @Test func fillsItsValuesIntoTheSentence() {
        let issue = Issue("date.missing", field: "deadline", ["example": "2026-06-30"])
        #expect(words.sentence(for: issue) == "填写完成时限，例如 2026-06-30")
    }

    @Test func laterWordsWinWhereTwoTablesMeet() {
        let merged = words.merging(IssueWords(["date.missing": "写明日期", "x": "y"]))
        #expect(merged.sentence(for: Issue("date.missing")) == "写明日期")
        #expect(merged.knows("x") && !words.knows("x"))
    }

    @Test func anOutcomeIsEitherDoneOrRefused() {
        #expect(Outcome.done(3).value == 3)
        #expect(Outcome<Int>.refused([Issue("a")]).issues == [Issue("a")])
        #expect(Outcome<Int>.refused([]).value == nil)
    }
}
