import Core
import PolicyText
import Testing

@testable import Directives

@Suite("FirstLook")
struct FirstLookTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let change: @Sendable (inout DraftTask) -> Void
        let reasons: [FirstLook]
    }

    static let cases = [
        Case(testDescription: "sure", change: { $0.confidence = 0.9 }, reasons: []),
        Case(testDescription: "unsure", change: { $0.confidence = 0.5 }, reasons: [.unsure]),
        Case(testDescription: "confirmed by a person", change: { $0.confidence = 1 }, reasons: []),
        Case(
            testDescription: "no lead and no day, as most tasks of a speech",
            change: {
                $0.confidence = 0.9
                $0.units = []
                $0.deadline = nil
            },
            reasons: []
        ),
        Case(
            testDescription: "a lead the county does not know",
            change: {
                $0.confidence = 0.9
                $0.units = [DraftUnit(written: "水管所", role: .lead, source: .note)]
            },
            reasons: [.unknownLead("水管所")]
        ),
        Case(
            testDescription: "two leads",
            change: {
                $0.confidence = 0.9
                $0.units.append(DraftUnit(written: "财政局", role: .lead, source: .note, unit: unit(2)))
            },
            reasons: [.severalLeads]
        ),
        Case(
            testDescription: "several days",
            change: {
                $0.confidence = 0.8
                $0.deadlineText = "6月底前；9月底前"
            },
            reasons: [.severalDays("6月底前；9月底前")]
        ),
        Case(
            testDescription: "long",
            change: {
                $0.confidence = 0.9
                $0.content = String(repeating: "要把这一段话里说的每一件事情都逐项逐户落实到位，并把落实情况按月报县委督查室汇总，不得拖延。", count: 5)
            },
            reasons: [.long(sentences: 5)]
        ),
    ]

    @Test(arguments: cases)
    func saysWhatToLookAt(example: Case) {
        var one = draft(1)
        example.change(&one)
        #expect(FirstLook.reasons(one) == example.reasons)
        for reason in example.reasons { #expect(!reason.sentence.isEmpty) }
    }

    @Test func putsTheLeastCertainFirst() {
        let drafts = [0.5, 0.3, 0.9, 0.3].enumerated().map { place, confidence in
            var one = draft(Int64(place), span: TextSpan(place * 10, place * 10 + 7))
            one.confidence = confidence
            return one
        }
        #expect(FirstLook.order(drafts).map(\.id.rawValue) == [1, 3, 0])
    }
}
