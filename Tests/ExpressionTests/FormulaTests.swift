import Core
import Expression
import Testing

struct FormulaTests {
    @Test func readsAFormula() {
        #expect(Formula.read("1 + 2 * 3", in: Vocabulary(names: [])).formula != nil)
    }
}
