import Core
import PolicyText
import Testing

@testable import Directives

@Suite("DraftRules")
struct DraftRulesTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let change: @Sendable (inout DraftTask) -> Void
        let gaps: [DraftGap]
    }

    private let today = Day(year: 2020, month: 6, day: 30) ?? Day(daysSince1970: 0)

    static let cases = [
        Case(
            testDescription: "yesterday",
            change: { $0.deadline = Day(year: 2020, month: 6, day: 29) },
            gaps: [.overdue]
        ),
        Case(testDescription: "whole", change: { _ in }, gaps: []),
        Case(testDescription: "no unit", change: { $0.units = [] }, gaps: [.lead]),
        Case(testDescription: "only suggested", change: { $0.units[0].source = .suggested }, gaps: [.lead]),
        Case(
            testDescription: "two leads",
            change: { $0.units.append(DraftUnit(written: "财政局", role: .lead, source: .note, unit: unit(2))) },
            gaps: [.severalLeads]
        ),
        Case(
            testDescription: "unknown lead",
            change: { $0.units = [DraftUnit(written: "水管所", role: .lead, source: .note)] },
            gaps: [.unknownLead]
        ),
        Case(
            testDescription: "unknown supporter",
            change: { $0.units.append(DraftUnit(written: "水管所", role: .supporting, source: .note)) },
            gaps: [.unknownUnit]
        ),
        Case(
            testDescription: "a group leads",
            change: { $0.units = [DraftUnit(written: "各乡镇", role: .lead, source: .note, group: .townships)] },
            gaps: [.unknownLead]
        ),
        Case(testDescription: "no title", change: { $0.title = "" }, gaps: [.title]),
        Case(testDescription: "no day", change: { $0.deadline = nil }, gaps: [.deadline]),
        Case(
            testDescription: "without end",
            change: {
                $0.deadline = nil
                $0.kind = .standing
            },
            gaps: []
        ),
        Case(
            testDescription: "every week",
            change: {
                $0.deadline = nil
                $0.cadence = "P7D"
            },
            gaps: []
        ),
        Case(
            testDescription: "masked",
            change: {
                $0.quantities = [
                    DraftQuantity(
                        written: "XX户",
                        subject: "",
                        comparison: .exactly,
                        value: nil,
                        unit: "户",
                        masked: true
                    )
                ]
            },
            gaps: [.masked]
        ),
        Case(
            testDescription: "masked and named",
            change: {
                $0.quantities = [
                    DraftQuantity(written: "XX户", subject: "", comparison: .exactly, value: 3, unit: "户", masked: true)
                ]
            },
            gaps: []
        ),
    ]

    @Test(arguments: cases) func findsWhatIsMissing(example: Case) {
        var draft = draft(1)
        example.change(&draft)
        #expect(DraftRules.gaps(draft, on: today) == example.gaps)
        #expect(DraftRules.issues(draft, on: today).count == example.gaps.filter(\.stopsIssuing).count)
        for issue in DraftRules.issues(draft, on: today) {
            #expect(directiveWords.knows(issue.key))
            #expect(!directiveWords.sentence(for: issue).contains("{"))
        }
    }

    @Test func givesEachUnitItsWeightiestPart() {
        var draft = draft(1)
        draft.units.append(
            DraftUnit(
                written: "各乡镇",
                role: .responsible,
                source: .note,
                group: .townships,
                members: [unit(1), unit(7)]
            )
        )
        let assignments = draft.assignments
        #expect(assignments.map(\.unit) == [unit(1), unit(7)])
        #expect(assignments.map(\.role) == [.lead, .responsible])
    }

    @Test(arguments: [
        ("各乡镇", true), ("各镇（街道）", true), ("各乡（镇）人民政府", true), ("各乡镇党委政府", true), ("各部门", false), ("有关乡镇", false),
        ("各乡镇卫生院", false), ("青石镇", false), ("各街道", false), ("各县区", false),
    ])
    func knowsWordsForEveryTownship(words: String, isGroup: Bool) {
        #expect((UnitGroup(words: words) == .townships) == isGroup)
    }
}

func unit(_ number: Int64) -> UnitID { UnitID(rawValue: number) }

/// A draft that lacks nothing.
func draft(_ number: Int64, span: TextSpan = TextSpan(0, 10)) -> DraftTask {
    DraftTask(
        id: DraftID(rawValue: number),
        directive: DirectiveID(rawValue: 1),
        section: nil,
        title: "拆除老旧房屋",
        content: "拆除老旧房屋。",
        kind: .action,
        deadline: Day(year: 2020, month: 6, day: 30),
        deadlineText: nil,
        cadence: nil,
        cadenceText: nil,
        confidence: 1,
        spans: [span],
        units: [DraftUnit(written: "住建局", role: .lead, source: .note, unit: unit(1), unitName: "县住建局")],
        quantities: [],
        sectionDeadline: nil,
        state: .open,
        editedBy: nil,
        version: 1,
        updatedAt: Instant(milliseconds: 0)
    )
}
