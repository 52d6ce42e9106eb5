import Core
import Expression
import Ledgers
import TestSupport
import Testing
import Web

/// Two people change one thing at a time: nothing of the one is lost by what the other saves.
@Suite("Two people change one thing")
struct EditMergeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let seen: String?
        let theirs: String
        let mine: String
        var side: EditSide?
        let outcome: MergedAnswer

        var testDescription: String { "\(seen ?? "?") → \(theirs) / \(mine) \(side?.rawValue ?? "")" }
    }

    static let cases = [
        Case(seen: "120", theirs: "120", mine: "120", outcome: .answer("120")),
        Case(seen: "120", theirs: "77", mine: "120", outcome: .answer("77")),
        Case(seen: "120", theirs: "120", mine: "88", outcome: .answer("88")),
        Case(seen: "120", theirs: "77", mine: "77", outcome: .answer("77")),
        Case(seen: "120", theirs: "77", mine: "88", outcome: .conflict),
        Case(seen: "120", theirs: "", mine: "120", outcome: .answer("")),
        Case(seen: "120", theirs: "77", mine: "", outcome: .conflict),
        Case(seen: "", theirs: "77", mine: "", outcome: .answer("77")),
        // Who cannot say what was seen is asked.
        Case(seen: nil, theirs: "77", mine: "120", outcome: .conflict),
        Case(seen: nil, theirs: "77", mine: "77", outcome: .answer("77")),
        // A choice settles it.
        Case(seen: "120", theirs: "77", mine: "88", side: .theirs, outcome: .answer("77")),
        Case(seen: "120", theirs: "77", mine: "88", side: .mine, outcome: .answer("88")),
        Case(seen: nil, theirs: "77", mine: "88", side: .mine, outcome: .answer("88")),
    ]

    @Test(arguments: cases)
    func whatOnlyOneSideChangedStands(_ one: Case) {
        let outcome = MergedAnswer.of(seen: one.seen, theirs: one.theirs, mine: one.mine, side: one.side)
        #expect(outcome == one.outcome)
    }

    @Test(arguments: Driver.allCases)
    func placesSealedValuesAndOtherAnswersAreKeptApart(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let village = LedgerCounty.village
            let id = try await county.enter("甲", in: village, ["phone": "13800000001"])
            let kept = county.answers("甲", in: village, ["phone": "138*****001", "area": "88"])
            // The other moved it to another village and took on another telephone that looks the same.
            let other = county.answers("甲", in: LedgerCounty.otherVillage, ["phone": "13811110001"])
            _ = try #require(await county.edit(id, version: 1, other, by: county.housing).value)
            let mask = try await county.item(id).values[county.field("phone")]
            let seen = EditBasis(change: 0)
            _ = try #require(await county.edit(id, version: 1, kept, seen: seen, by: county.housing).value)
            let item = try await county.item(id)
            #expect(item.region == LedgerCounty.otherVillage && item.values[county.field("area")] == .number(88))
            #expect(item.values[county.field("phone")] == mask)
            // Who writes a third telephone is asked, and nothing is written.
            let third = county.answers("甲", in: LedgerCounty.otherVillage, ["phone": "13822220001", "area": "99"])
            let asked = try await county.edit(id, version: 1, third, seen: seen, by: county.housing)
            #expect(asked.issues.map(\.field) == ["phone", "area"] && Set(asked.keys) == ["item.bothChanged"])
            #expect(try await county.item(id) == item)
        }
    }

    private func filled(_ page: SeenPage, _ changes: [String: String]) -> Fields {
        let pairs = page.visibleFormValues + page.hiddenValues.filter { $0.name != FormToken.fieldName }
        var fields = Fields(pairs.filter { changes[$0.name] == nil })
        for (name, value) in changes { fields.append(name, value) }
        return fields
    }

    @Test(arguments: Driver.allCases)
    func whatOnlyTheOtherChangedIsNeitherAskedNorLost(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let id = try await county.enter("甲")
            let (village, officer) = (site.visitor(as: county.sample.village), site.visitor(as: county.housing))
            let opened = await village.get("/items/\(id)/edit")
            let first = await officer.post(
                "/items/\(id)/revision",
                filled(await officer.get("/items/\(id)/edit"), ["structure": "砖木"])
            )
            #expect(first.notice?.contains("已保存修改") == true)
            let saved = await village.post("/items/\(id)/revision", filled(opened, ["area": "88"]))
            #expect(saved.notice == "已保存修改。你填写期间周住建改了结构。", "\(saved.errors)")
            let item = try await county.item(id)
            #expect(item.values[county.field("area")] == .number(88))
            #expect(item.values[county.field("structure")] == .text("砖木") && item.version == 3)
        }
    }

    @Test(arguments: Driver.allCases)
    func fieldsBothChangedAreShownWithAChoiceEach(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let id = try await county.enter("甲")
            let (village, officer) = (site.visitor(as: county.sample.village), site.visitor(as: county.housing))
            let opened = await village.get("/items/\(id)/edit")
            let theirs = ["area": "77", "structure": "砖木"]
            _ = await officer.post(
                "/items/\(id)/revision",
                filled(await officer.get("/items/\(id)/edit"), theirs)
            )
            let page = await village.post("/items/\(id)/revision", filled(opened, ["area": "88"]))
            #expect(page.status == 422 && page.errors == ["建筑面积：你填写期间别人也改了这一项。选择用对方的，还是用你的，再保存。"])
            for words in ["1 处两个人都改了", "用对方的：77", "周住建，2026年6月10日", "用我的：88", "你填写期间别人改了结构"] {
                #expect(page.words.contains(words), "\(words) in \(page.words)")
            }
            #expect(!page.words.contains("还差"))
            #expect(page.links.contains { $0.address == "#field-side-area" })
            // The form holds the other's answer where this person wrote none.
            #expect(page.visibleFormValues.contains { $0 == ("structure", "砖木") })
            #expect(page.visibleFormValues.contains { $0 == ("area", "88") })
            // Sent again without a choice it is asked again, and nothing is written.
            let again = await village.post("/items/\(id)/revision", filled(page, [:]))
            #expect(again.status == 422 && again.errors == page.errors)
            #expect(try await county.item(id).version == 2)
            let mine = await village.post("/items/\(id)/revision", filled(again, ["side-area": "mine", "area": "90"]))
            #expect(mine.notice?.contains("已保存修改") == true, "\(mine.errors)")
            let item = try await county.item(id)
            #expect(item.values[county.field("area")] == .number(90))
            #expect(item.values[county.field("structure")] == .text("砖木"))
        }
    }

    /// A field that names a place is told by the name: between two answers, in the history, on the page of the thing.
    @Test func placesAreToldByTheirNames() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let adopt = AdoptProgramme(database: county.database, environment: county.environment)
            let text = try SamplePlaybook.text(more: "  - {key: moved, label: 搬去的村, type: region}")
            _ = try #require(await adopt(text, by: county.sample.supervisor).value)
            let id = try await county.enter("甲")
            let (township, officer) = (site.visitor(as: county.sample.township), site.visitor(as: county.housing))
            let opened = await township.get("/items/\(id)/edit")
            let first = await officer.post(
                "/items/\(id)/revision",
                filled(await officer.get("/items/\(id)/edit"), ["moved": "620799101202"])
            )
            #expect(first.notice?.contains("已保存修改") == true, "\(first.errors)")
            let page = await township.post("/items/\(id)/revision", filled(opened, ["moved": "620799101201"]))
            for words in ["用对方的：下坪村", "用我的：上坪村"] {
                #expect(page.words.contains(words), "\(words) in \(page.words)")
            }
            let thing = await officer.get("/items/\(id)").words
            #expect(thing.contains("搬去的村：未填 → 下坪村") && !thing.contains("620799101202"), "\(thing)")
        }
    }

    /// A choice is between the two answers that were shown.
    @Test func aThirdAnswerIsAskedAnew() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let id = try await county.enter("甲")
            let (village, officer) = (site.visitor(as: county.sample.village), site.visitor(as: county.housing))
            let opened = await village.get("/items/\(id)/edit")
            _ = await officer.post(
                "/items/\(id)/revision",
                filled(await officer.get("/items/\(id)/edit"), ["area": "77"])
            )
            let page = await village.post("/items/\(id)/revision", filled(opened, ["area": "88"]))
            #expect(page.status == 422 && page.words.contains("用对方的：77"), "\(page.words)")
            // The browser keeps forms, but no question.
            #expect(String(decoding: opened.body, as: UTF8.self).contains("data-keep=\"item-\(id)\""))
            #expect(!String(decoding: page.body, as: UTF8.self).contains("data-keep=\"item-"))
            _ = await officer.post(
                "/items/\(id)/revision",
                filled(await officer.get("/items/\(id)/edit"), ["area": "55"])
            )
            let asked = await village.post("/items/\(id)/revision", filled(page, ["side-area": "mine"]))
            #expect(asked.status == 422 && asked.words.contains("用对方的：55"), "\(asked.words)")
            #expect(try await county.item(id).values[county.field("area")] == .number(55))
            let saved = await village.post("/items/\(id)/revision", filled(asked, ["side-area": "mine"]))
            #expect(saved.notice?.contains("已保存修改") == true, "\(saved.errors)")
            #expect(try await county.item(id).values[county.field("area")] == .number(88))
        }
    }

    @Test func theOthersAnswerIsTakenWhereItIsChosen() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let id = try await county.enter("甲")
            let village = site.visitor(as: county.sample.village)
            let opened = await village.get("/items/\(id)/edit")
            let other = county.answers("甲", in: LedgerCounty.otherVillage, ["area": "77"])
            _ = try await county.edit(id, version: 1, other, by: county.housing)
            // A village sees no other village: the thing is moved back before the form is sent.
            let back = county.answers("甲", in: LedgerCounty.village, ["area": "77"])
            _ = try await county.edit(id, version: 2, back, by: county.housing)
            let page = await village.post("/items/\(id)/revision", filled(opened, ["area": "88", "subsidy": "500"]))
            #expect(page.status == 422 && page.errors.count == 1)
            let saved = await village.post("/items/\(id)/revision", filled(page, ["side-area": "theirs"]))
            #expect(saved.notice?.contains("已保存修改") == true, "\(saved.errors)")
            let item = try await county.item(id)
            #expect(item.values[county.field("area")] == .number(77))
            #expect(item.values[county.field("subsidy")] == .number(500))
        }
    }

    /// A form opened before it told what it was filled from: whatever differs is asked, so that nothing is reverted.
    @Test func aFormThatDoesNotSayWhatItSawAsksWhateverDiffers() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let id = try await county.enter("甲")
            let other = county.answers("甲", in: LedgerCounty.village, ["area": "77"])
            _ = try await county.edit(id, version: 1, other, by: county.housing)
            let fields: Fields = [
                "version": "1", "place": "620799101202", "owner": "甲", "area": "88", "elders": "无老人", "empty": "是",
            ]
            let page = await site.visitor(as: county.housing).post("/items/\(id)/revision", fields)
            #expect(page.status == 422 && page.errors.count == 2)
            #expect(page.words.contains("用对方的：上坪村") && page.words.contains("用我的：下坪村"))
            #expect(page.words.contains("用对方的：77") && page.words.contains("用我的：88"))
        }
    }
}
