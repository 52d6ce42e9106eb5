import Core
import Inspections
import Testing

/// Which inspections may take place; every refusal names its rule.
@Suite("Rules of inspections")
struct PlanRuleTests {
    private static let today = Day(year: 2026, month: 6, day: 10) ?? Day(daysSince1970: 0)
    private static func region(_ digits: String) -> RegionCode {
        RegionCode(digits) ?? RegionCode("62") ?? region("62")
    }
    private static let village = region("620799101201")

    private static func person(_ name: String, _ account: Int64, _ place: String) -> Actor {
        Actor(
            account: AccountID(rawValue: account),
            name: name,
            post: PostID(rawValue: account),
            role: place.count == 6 ? .officer : .township,
            unit: UnitID(rawValue: account),
            unitName: name + "的单位",
            region: region(place)
        )
    }

    private static var input: PlanInput {
        var input = PlanInput()
        (input.title, input.content) = ("老旧房屋拆除督导", "看拆除、安置、清运")
        (input.document, input.approvedBy) = ("云政督〔2026〕3号", "县人民政府")
        input.yearItem = YearItemID(rawValue: 1)
        input.checklist = "old-houses"
        (input.first, input.last) = (today, today.adding(days: 2))
        input.places = [village]
        input.members = [AccountID(rawValue: 1)]
        input.head = AccountID(rawValue: 1)
        return input
    }

    private static var world: PlanSurroundings {
        var world = PlanSurroundings()
        world.yearItem = YearItem(
            id: YearItemID(rawValue: 1),
            county: region("620799"),
            year: 2026,
            title: "十天一督导",
            document: "云办发〔2026〕3号",
            approvedBy: "县委",
            times: 36,
            used: 4
        )
        world.checklist = ChecklistShelf.shipped["old-houses"]
        world.placeNames = [village: "上坪村"]
        world.people = [person("李农业", 1, "620799")]
        return world
    }

    private static func other(_ place: String, _ from: Int, _ to: Int) -> PlannedVisit {
        PlannedVisit(
            number: "督查〔2026〕2号",
            unitName: "住建局",
            checklist: "old-houses",
            place: region(place),
            first: today.adding(days: from),
            last: today.adding(days: to)
        )
    }

    struct Case: Sendable {
        let expected: [String]
        let change: @Sendable (inout PlanInput, inout PlanSurroundings) -> Void

        init(_ expected: String..., change: @escaping @Sendable (inout PlanInput, inout PlanSurroundings) -> Void) {
            self.expected = expected
            self.change = change
        }
    }

    static let cases: [Case] = [
        Case { _, _ in },
        Case("plan.title") { input, _ in input.title = "" },
        Case("plan.titleLong") { input, _ in input.title = String(repeating: "长", count: 81) },
        Case("plan.content") { input, _ in input.content = "" },
        Case("plan.contentLong") { input, _ in input.content = String(repeating: "长", count: 2001) },
        Case("plan.checklist") { _, world in world.checklist = nil },
        Case("plan.document") { input, _ in input.document = "" },
        Case("plan.approvedBy") { input, _ in input.approvedBy = "" },
        Case("plan.yearItem") { _, world in world.yearItem = nil },
        Case("plan.used") { _, world in
            world.yearItem = YearItem(
                id: YearItemID(rawValue: 1),
                county: region("620799"),
                year: 2026,
                title: "综合督查",
                document: "云办发〔2026〕3号",
                approvedBy: "县委",
                times: 1,
                used: 1
            )
        },
        Case("plan.otherYear") { input, _ in
            (input.first, input.last) = (today.adding(days: 300), today.adding(days: 301))
        },
        Case("plan.first") { input, _ in input.first = nil },
        Case("plan.last") { input, _ in input.last = nil },
        Case("plan.past") { input, _ in input.first = today.adding(days: -1) },
        Case("plan.order") { input, _ in (input.first, input.last) = (today.adding(days: 3), today) },
        Case("plan.long") { input, _ in input.last = today.adding(days: 15) },
        Case { input, _ in input.last = today.adding(days: 14) },
        Case("plan.members") { _, world in world.people = [] },
        Case("plan.manyMembers") { input, _ in input.members = (1...41).map { AccountID(rawValue: $0) } },
        Case("plan.head") { input, _ in input.head = AccountID(rawValue: 9) },
        // 回避: somebody of the township over the village, and of the village in the township.
        Case("plan.own") { _, world in world.people.append(person("吴云雾", 2, "620799101")) },
        Case("plan.own") { input, world in
            input.places = [region("620799101")]
            world.placeNames = [region("620799101"): "云雾镇"]
            world.people.append(person("郑上坪", 2, "620799101201"))
        },
        Case { _, world in world.people.append(person("清泉镇的人", 2, "620799102")) },
        Case("plan.places") { input, _ in input.places = [] },
        Case("plan.manyPlaces") { input, _ in input.places = Array(repeating: village, count: 401) },
        Case("plan.unknownPlace") { _, world in world.placeNames = [:] },
        Case("plan.repeats") { _, world in world.others = [other("620799101201", -1, 0)] },
        Case("plan.repeats") { _, world in world.others = [other("620799101", 2, 5)] },
        Case { _, world in world.others = [other("620799102", 0, 2)] },
        Case("plan.soon") { _, world in world.others = [other("620799101201", -8, -6)] },
        Case("plan.soon") { _, world in world.others = [other("620799101201", 5, 9)] },
        Case { _, world in world.others = [other("620799101201", -10, -7)] },
        Case("plan.often") { _, world in
            world.others = [
                other("620799101201", -28, -27), other("620799101201", -19, -18), other("620799101201", -10, -9),
            ]
        },
        // A third in thirty days is the last one: ten-day supervision stays within it.
        Case { _, world in world.others = [other("620799101201", -20, -18), other("620799101201", -10, -8)] },
        Case("plan.soon") { _, world in
            world.limits = InspectionLimits([(.gapDays, 30, "云督〔2026〕1号")])
            world.others = [other("620799101201", -20, -18)]
        },
    ]

    @Test(arguments: cases.indices)
    func aPlanIsAllowedOrRefusedByItsRule(place: Int) {
        var (input, world) = (Self.input, Self.world)
        Self.cases[place].change(&input, &world)
        let issues = PlanRules.issues(input, in: world, by: Self.person("李农业", 1, "620799"), on: Self.today)
        #expect(issues.map(\.key) == Self.cases[place].expected)
        for issue in issues {
            let sentence = inspectionWords.sentence(for: issue)
            #expect(!sentence.contains("{") && sentence.hasSuffix("。"), "\(sentence)")
        }
    }

    @Test func aCountysOwnLimitNamesItsDocument() {
        let limits = InspectionLimits([(.gapDays, 30, "云督〔2026〕1号")])
        #expect(limits[.gapDays] == 30 && limits.source(.gapDays) == "云督〔2026〕1号（本县规定）")
        #expect(limits[.visitsPerMonth] == 3 && limits.source(.visitsPerMonth).contains("政府督查工作条例第十五条"))
        for kind in InspectionLimits.Kind.allCases { #expect(kind.range.contains(kind.usual)) }
    }
}
