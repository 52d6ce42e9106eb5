import Core
import Database
import Ledgers
import TestSupport
import Testing
import Web

/// What may be entered already is shown before it is entered again.
@Suite("Things that may be entered already")
struct LikelyTwinTests {
    private static let house: [(name: String, value: String)] = [
        ("place", "620799101201"), ("owner", "王大山"), ("phone", "13800000001"), ("area", "120"), ("elders", "无老人"),
    ]

    @Test(arguments: Driver.allCases)
    func whoEntersTheSameHouseAgainIsAskedAndLosesNothing(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let base = "/ledgers/\(SamplePlaybook.key)"
            let village = site.visitor(as: county.sample.village)
            let first = await village.post(base + "/items", Fields(Self.house))
            #expect(first.notice?.contains("已登记") == true)
            let id = try #require(try await county.list().first?.item.id)
            let asked = await village.post(base + "/items", Fields(Self.house))
            #expect(asked.status == 422 && asked.errors == ["可能已登记：王大山。打开看一看，是同一条就不用再登记。"])
            #expect(asked.links.contains { $0 == ("打开（新窗口）", "/items/\(id)") } && asked.words.contains("上坪村，已登记"))
            #expect(asked.buttons.contains("仍要登记") && !asked.words.contains("还差"))
            // Enter sends a form by its first button.
            let order = ["登记老旧房屋", "仍要登记"].map { asked.buttons.firstIndex(of: $0) ?? -1 }
            #expect(order[0] >= 0 && order[0] < order[1], "\(asked.buttons)")
            #expect(asked.visibleFormValues.contains { $0 == ("phone", "13800000001") })
            let one = try await county.list().count
            let anyway = await village.post(base + "/items?anyway=1", Fields(Self.house))
            let two = try await county.list().count
            #expect(one == 1 && two == 2 && anyway.notice?.contains("已登记") == true, "\(anyway.errors)")
        }
    }

    /// Typed or pasted, many at once are asked about as one is; rows of one grid are not taken for what is registered.
    @Test(arguments: Driver.allCases)
    func whoEntersTheSameHouseAgainAmongManyIsAskedAndLosesNothing(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let base = "/ledgers/\(SamplePlaybook.key)"
            let officer = site.visitor(as: county.housing)
            let id = try await county.enter("王大山", in: LedgerCounty.village)
            let typed = Fields([
                ("place-0", "上坪村"), ("owner-0", "新来户"), ("area-0", "90"), ("elders-0", "无老人"),
                ("place-1", "上坪村"), ("owner-1", "王大山"), ("area-1", "120"), ("elders-1", "无老人"),
            ])
            let asked = await officer.post(base + "/grid", typed)
            #expect(asked.status == 422 && asked.errors == ["第 2 行：可能已登记：王大山。打开看一看，是同一条就不用再登记。"])
            #expect(asked.links.contains { $0 == ("打开（新窗口）", "/items/\(id)") }, "\(asked.links)")
            #expect(asked.words.contains("第 2 行：王大山") && asked.links.contains { $0.address == "#field-owner-1" })
            let order = ["成批登记", "仍要登记"].map { asked.buttons.firstIndex(of: $0) ?? -1 }
            #expect(order[0] >= 0 && order[0] < order[1], "\(asked.buttons)")
            for pair in typed.pairs {
                #expect(asked.visibleFormValues.contains { $0 == (pair.name, pair.value) }, "\(pair.name)")
            }
            let before = try await county.list().count
            let anyway = await officer.post(base + "/grid?anyway=1", typed)
            let after = try await county.list().count
            #expect(before == 1 && after == 3 && anyway.notice == "已登记 2 条。", "\(anyway.errors)")

            let head = "户主\t所在地\t建筑面积\t老人安置\n"
            let pasted = head + "新来户\t上坪村\t90\t无老人\n李大山\t上坪村\t80\t无老人"
            let again = await officer.post(base + "/grid", ["pasted": pasted])
            #expect(again.status == 422 && again.words.contains("第 2 行：新来户"), "\(again.errors)")
            #expect(again.text.contains("李大山\t上坪村\t80\t无老人"))
            // What is wrong is said first.
            let wrong = await officer.post(base + "/grid", ["pasted": pasted + "\n赵大山\t无名村\t80\t无老人"])
            #expect(wrong.errors.count == 1 && !wrong.buttons.contains("仍要登记"), "\(wrong.errors)")
            let fresh = head + "孙大山\t上坪村\t90\t无老人\n孙大山\t上坪村\t80\t无老人"
            #expect(await officer.post(base + "/grid", ["pasted": fresh]).notice == "已登记 2 条。")
        }
    }

    /// Of one place and name and telephone, or alike in everything; what else two of one name may share says nothing.
    @Test(arguments: Driver.allCases)
    func whoEntersOneLineTwiceIsAskedAndLosesNothing(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let base = "/ledgers/\(SamplePlaybook.key)"
            let officer = site.visitor(as: county.housing)
            let lines = [
                "户主\t所在地\t电话\t建筑面积\t老人安置", "王大山\t上坪村\t13800000001\t90\t无老人",
                "王 大山\t上坪村\t13800000001\t80\t无老人", "王大山\t上坪村\t13800000002\t90\t无老人",
                "王大山\t下坪村\t13800000001\t90\t无老人", "李大山\t上坪村\t\t70\t无老人", "李大山\t上坪村\t\t60\t无老人",
                "李 大山\t上坪村\t\t70\t无老人",
            ]
            let pasted: Fields = ["pasted": lines.joined(separator: "\n")]
            let asked = await officer.post(base + "/grid", pasted)
            let said = ["第 3 行：“王 大山”和第 2 行像是同一条，可能写了两次。", "第 8 行：“李 大山”和第 6 行像是同一条，可能写了两次。"]
            #expect(asked.status == 422 && asked.errors == said, "\(asked.errors)")
            #expect(asked.buttons.contains("仍要登记") && asked.text.contains("王 大山\t上坪村"), "\(asked.buttons)")
            let before = try await county.list().count
            let anyway = await officer.post(base + "/grid?anyway=1", pasted)
            #expect(before == 0 && anyway.notice == "已登记 7 条。", "\(anyway.errors)")
        }
    }

    /// Three are named, and that there are more is said; one that is meant is found behind others of its name.
    @Test(arguments: Driver.allCases)
    func moreThanThreeOfOneNameAreSaidToBeMore(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            for year in 1991...1994 {
                try await county.enter("王大山", in: LedgerCounty.village, ["built": "\(year)-05-01"])
            }
            let officer = site.visitor(as: county.housing)
            let last = try await county.enter("王大山", in: LedgerCounty.village, ["built": "1995-05-01"])
            #expect(await officer.get("/items/\(last)").words.contains("同名的不止这 3 条"))
            let fourth = county.answers("王大山", in: LedgerCounty.village, ["built": "1995-05-01"])
            let twin = try await county.create(LedgerCounty.key, fourth, asks: true, by: county.housing)
            #expect(twin.issues.first?.values["items"] == "\(last)", "\(twin.issues)")
            let open = county.answers("王大山", in: LedgerCounty.village)
            let unsure = try await county.create(LedgerCounty.key, open, asks: true, by: county.housing)
            #expect(unsure.issues.first?.values["titles"] == "王大山、王大山、王大山等 5 条", "\(unsure.issues)")
        }
    }

    @Test(arguments: Driver.allCases)
    func oneQuestionAPageAsksAsSoonAsNameAndPlaceAreGiven(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let base = "/ledgers/\(SamplePlaybook.key)"
            let id = try await county.enter("王大山", in: LedgerCounty.village)
            let village = site.visitor(as: county.sample.village)
            let asked = await village.post(base + "/new/steps/2", ["place": "620799101201", "owner": "王大山"])
            #expect(asked.status == 200 && asked.title == "可能已登记", "\(asked.words)")
            #expect(asked.links.contains { $0 == ("是同一个，打开它（新窗口）", "/items/\(id)") })
            #expect(asked.buttons.contains("不是，继续填") && asked.text.contains("action=\"\(base)/new/steps/2?run="))
            let answered = asked.hiddenValues.filter { $0.name != FormToken.fieldName }
            // Who puts the answer right has not said that it is another, and is asked again.
            let back = await village.post(base + "/new/steps/1?back=1", Fields(answered))
            #expect(back.title == "户主" && !back.hiddenValues.contains { $0.name == "not-same" })
            #expect(await village.post(base + "/new/steps/2", Fields(answered)).title == "可能已登记")
            #expect(asked.text.contains("name=\"not-same\" value=\"\(id)\""))
            let kept = answered + [(name: "not-same", value: "\(id)")]
            let next = await village.post(base + "/new/steps/2", Fields(kept))
            #expect(next.title == "宅基地编号" && next.hiddenValues.contains { $0 == ("owner", "王大山") })
            // Who said it is another is asked neither at the next question nor at the end.
            let third = await village.post(
                base + "/new/steps/3",
                Fields(next.hiddenValues.filter { $0.name != FormToken.fieldName })
            )
            #expect(third.title == "身份证号", "\(third.words)")
            let rest = kept + [(name: "area", value: "120"), (name: "elders", value: "无老人")]
            let fixed = await village.post(base + "/new/steps/14?fixed=1", Fields(rest))
            #expect(fixed.title == "核对后登记", "\(fixed.words)")
            let review = Fields(fixed.hiddenValues.filter { $0.name != FormToken.fieldName })
            let done = await village.post(base + "/items", review)
            let all = try await county.list().count
            #expect(done.notice?.contains("已登记") == true && all == 2, "\(done.errors)")
        }
    }

    /// Of one name in one village, but two houses.
    @Test(arguments: [
        ("phone", "13900000002"), ("place", "620799101202"), ("owner", "王小山"), ("built", "1998-05-01"),
    ])
    func whatTellsThemApartIsNotAsked(field: String, value: String) async throws {
        try await withLedgerCounty(.sqlite) { county in
            let same = ["phone": "13800000001", "built": "1990-01-01"]
            try await county.enter("王大山", in: LedgerCounty.village, same)
            var other = county.answers("王大山", in: LedgerCounty.village, same)
            let twin = try await county.create(LedgerCounty.key, other, asks: true, by: county.housing)
            #expect(twin.keys == ["item.perhapsKnown"])
            if field == "place" { other.place = value } else { other.texts[county.field(field)] = value }
            let entered = try await county.create(LedgerCounty.key, other, asks: true, by: county.housing)
            #expect(entered.value != nil, "\(entered.issues)")
        }
    }

    /// Not where a space parts words: house 1 11 is another than house 11 1.
    @Test(arguments: Driver.allCases)
    func aNameIsAskedAboutWhereverSpacesStandInIt(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            for owner in ["王大山", "李　山", "户1 11"] { try await county.enter(owner, in: LedgerCounty.village) }
            for (owner, isKnown) in [
                ("王 大 山", true), ("王大　山", true), ("李山", true), ("李 山", true), ("户 1 11", true), ("户11 1", false),
            ] {
                let answers = county.answers(owner, in: LedgerCounty.village)
                let asked = try await county.create(LedgerCounty.key, answers, asks: true, by: county.housing)
                #expect(asked.keys == (isKnown ? ["item.perhapsKnown"] : []), "\(owner)")
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func whatAPlaybookCallsTwinsAndGuardsIsAskedToo(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let adopt = AdoptProgramme(database: county.database, environment: county.environment)
            for text in try AroundPlaybooks.texts() { _ = try await adopt(text, by: county.sample.supervisor) }
            let (shelf, key) = (county.desk.shelf, "sample-families")
            let book = try await county.database.read { tx in try shelf.current(key, in: SampleCounty.county, tx) }
            func entered(_ number: String, _ kind: String) async throws -> Outcome<ItemID> {
                let said = ["number": number, "head": "王大山", "kind": kind]
                let answers = ItemAnswers(place: LedgerCounty.village.digits, said, of: book.playbook)
                return try await county.create(key, answers, asks: true, by: county.sample.village)
            }
            let first = try await entered("H1", "一般")
            #expect(first.value != nil, "\(first.issues)")
            #expect(try await entered("H2", "一般").keys == ["item.perhapsKnown"])
            #expect(try await entered("H3", "困难").value != nil)
            // A number that must be the only one is refused as such.
            #expect(try await entered("H1", "一般").keys == ["item.taken"])
            let many = [("H4", "一般"), ("H5", "困难"), ("H6", "一般")].map { number, kind in
                let said = ["number": number, "head": "李小河", "kind": kind]
                return ItemAnswers(place: LedgerCounty.village.digits, said, of: book.playbook)
            }
            // Of themselves they are not asked about, of what is registered each is.
            let create = BulkCreate(county.desk)
            let fresh = try await create(key, many, asks: true, by: county.sample.village)
            let ids = try #require(fresh.value, "\(fresh.issues)")
            let again = ["H7", "H8"].map { number in
                let said = ["number": number, "head": "李小河", "kind": number == "H7" ? "困难" : "一般"]
                return ItemAnswers(place: LedgerCounty.village.digits, said, of: book.playbook)
            }
            let asked = try await create(key, again, asks: true, by: county.sample.village)
            #expect(asked.keys == ["bulk.row", "bulk.row"])
            #expect(asked.issues.map { $0.values["items"] } == ["\(ids[1])", "\(ids[0]),\(ids[2])"])
        }
    }

    /// Many are looked up at once: each by its own name in its own place.
    @Test(arguments: Driver.allCases)
    func amongManyNobodyIsTakenForSomebodyOfAnotherPlace(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let first = try await county.enter("甲", in: LedgerCounty.village)
            try await county.enter("乙", in: LedgerCounty.otherVillage)
            let entries = [
                county.answers("甲", in: LedgerCounty.otherVillage), county.answers("乙", in: LedgerCounty.village),
                county.answers("甲", in: LedgerCounty.village), county.answers("丙", in: LedgerCounty.village),
            ]
            let create = BulkCreate(county.desk)
            let asked = try await create(LedgerCounty.key, entries, asks: true, by: county.housing)
            #expect(asked.issues.map { $0.values["row"] } == ["3"], "\(asked.issues)")
            #expect(asked.issues.first?.values["items"] == "\(first)")
        }
    }
}
