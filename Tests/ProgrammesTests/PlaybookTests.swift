import Programmes
import Testing

struct PlaybookTests {
    @Test func knowsTheFiveGoals() { #expect(RevitalisationGoal.allCases.count == 5) }
}
