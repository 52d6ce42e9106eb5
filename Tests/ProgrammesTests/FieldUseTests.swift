import Programmes
import Testing

@Suite("What a field is used for, in words")
struct FieldUseTests {
    @Test(arguments: [
        (FieldUse.gate("老人有去处"), "关口“老人有去处”"),
        (.rule("没有老人住在旧房时，“老人安置”填“无老人”"), "核对“没有老人住在旧房时，‘老人安置’填‘无老人’”"),
        (.question("老人现住处"), "决定是否填“老人现住处”"),
    ])
    func quotesWithinQuotesAreSingle(use: FieldUse, words: String) {
        #expect(use.word == words)
    }
}
