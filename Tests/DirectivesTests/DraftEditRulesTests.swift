import Core
import PolicyText
import Testing

@testable import Directives

@Suite("DraftEditRules")
struct DraftEditRulesTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let change: @Sendable (inout DraftEdit) -> Void
        let keys: [String]
    }

    static let cases = [
        Case(testDescription: "as read", change: { _ in }, keys: []),
        Case(testDescription: "no title", change: { $0.title = "" }, keys: ["edit.title.missing"]),
        Case(
            testDescription: "long title",
            change: { $0.title = String(repeating: "长", count: 61) },
            keys: ["edit.title.long"]
        ),
        Case(
            testDescription: "longest title",
            change: { $0.title = String(repeating: "长", count: 60) },
            keys: []
        ),
        Case(testDescription: "no content", change: { $0.content = "" }, keys: ["edit.content.missing"]),
        Case(
            testDescription: "two leads",
            change: { $0.units = [.init(name: "甲", role: .lead), .init(name: "乙", role: .lead)] },
            keys: ["edit.lead.several"]
        ),
        Case(
            testDescription: "one unit twice",
            change: { $0.units = [.init(name: "甲", role: .lead), .init(name: "甲", role: .supporting)] },
            keys: ["edit.unit.twice"]
        ),
        Case(testDescription: "no value", change: { $0.quantities = [quantity(nil)] }, keys: ["edit.value.missing"]),
        Case(
            testDescription: "masked without value",
            change: { $0.quantities = [quantity(nil, masked: true)] },
            keys: []
        ),
        Case(
            testDescription: "range without end",
            change: { $0.quantities = [quantity(10, .between)] },
            keys: ["edit.upper.missing"]
        ),
        Case(
            testDescription: "range turned round",
            change: { $0.quantities = [quantity(10, .between, upper: 5)] },
            keys: ["edit.upper.small"]
        ),
        Case(
            testDescription: "range",
            change: { $0.quantities = [quantity(10, .between, upper: 15)] },
            keys: []
        ),
    ]

    static func quantity(
        _ value: Double?,
        _ comparison: DraftQuantity.Comparison = .atLeast,
        upper: Double? = nil,
        masked: Bool = false
    ) -> DraftQuantity {
        DraftQuantity(
            written: "10户",
            subject: "改厕",
            comparison: comparison,
            value: value,
            upper: upper,
            unit: "户",
            masked: masked
        )
    }

    @Test(arguments: cases) func refusesWhatCannotStand(example: Case) {
        var edit = DraftEdit(draft(1))
        example.change(&edit)
        let issues = DraftEditRules.issues(edit)
        #expect(issues.map(\.key) == example.keys)
        #expect(issues.allSatisfy { directiveWords.knows($0.key) && !directiveWords.sentence(for: $0).contains("{") })
    }
}
