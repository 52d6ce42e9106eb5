import Core
import Database
import Expression
import Ledgers
import TestSupport
import Testing
import Web

/// Entering and correcting a thing, one by one and many at once.
@Suite("Pages things are entered and corrected on")
struct LedgerEntryExchangeTests {
    private let base = "/ledgers/\(SamplePlaybook.key)"

    @Test(arguments: Driver.allCases)
    func aHouseIsEnteredCorrectedAndMovedThroughItsGate(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let village = site.visitor(as: county.sample.village)
            let form = await village.get(base + "/new")
            #expect(form.status == 200 && form.words.contains("计算腾出的土地") && form.words.contains("用于"))
            #expect(form.words.contains("用于核对“补助金额与面积对不上”、提醒“好房子腾空了”等 3 处。"), "\(form.words)")
            #expect(!form.words.contains("只作记录"))
            let bad = await village.post(base + "/items", ["place": "620799101201", "owner": "王大山", "area": "很大"])
            #expect(bad.status == 422)
            #expect(Set(bad.errors) == ["建筑面积要写成数字，例如 120；现在写的是“很大”。", "选择老人安置。"])
            #expect(bad.visibleFormValues.contains { $0 == ("owner", "王大山") })
            let done = await village.post(
                base + "/items",
                ["place": "620799101201", "owner": "王大山", "area": "120", "elders": "待安置", "uses": "住人"]
            )
            #expect(done.status == 200 && done.title == "王大山" && done.words.contains("云雾镇上坪村"))
            let id = try #require(try await county.list().first?.item.id)
            let moved = await village.post("/items/\(id)/moves/agreement", ["version": "1"])
            #expect(moved.notice?.contains("已办理") == true)
            #expect(moved.words.contains("老人安置 待安置") && moved.words.contains("填“老人安置”"))
            let held = await village.post("/items/\(id)/moves/demolition", ["version": "2"])
            #expect(held.status == 422 && held.errors.contains { $0.contains("老人有去处") })
            let list = await site.visitor(as: county.sample.leader).get(base + "?gate=housed")
            #expect(list.status == 200 && list.words.contains("王大山"))
        }
    }

    /// Before anybody wrote too much.
    @Test func aFormSaysHowLongANameMayBe() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let page = await site.visitor(as: county.housing).get(base + "/new")
            #expect(page.words.contains("最多 40 个字"), "\(page.words)")
        }
    }

    @Test func rowsPastedFromASheetAreEnteredOrNoneIs() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let officer = site.visitor(as: county.housing)
            let head = "户主\t所在地\t建筑面积\t老人安置\n"
            let bad = await officer.post(base + "/grid", ["pasted": head + "甲\t上坪村\t90\t无老人\n乙\t无名村\t80\t无老人"])
            #expect(bad.status == 422)
            #expect(bad.errors == ["第 3 行：没有找到所在地“无名村”：本县没有这个名称的地方。带上乡镇写村级的全称，或写代码。"])
            let entered = try await county.list().count
            #expect(entered == 0)
            let good = await officer.post(
                base + "/grid",
                ["pasted": head + "甲\t上坪村\t90\t无老人\n乙\t云雾镇下坪村\t80\t待安置"]
            )
            #expect(good.notice?.contains("已登记 2 条") == true)
            // As a spreadsheet copies a cell with a line break in it; a mark inside a cell is a mark.
            let quoted = await officer.post(
                base + "/grid",
                ["pasted": head + "\"戊\r\n（户主）\"\t上坪村\t90\t无老人\r\n己\"\"家\t上坪村\t80\t无老人\r\n"]
            )
            #expect(quoted.notice?.contains("已登记 2 条") == true)
            // Heads with units and marks, as the entry sheet and the grid have them.
            let headed = await officer.post(
                base + "/grid",
                ["pasted": "所在地*\t老人安置*\t户主*\t建筑面积（平方米）*\n上坪村\t无老人\t庚\t70"]
            )
            #expect(headed.notice?.contains("已登记 1 条") == true, "\(headed.errors)")
            let marked = await officer.post(
                base + "/grid",
                ["pasted": "所在地＊\t老人安置＊\t户主＊\t建筑面积（亩）＊\t补助金额（万元）\n上坪村\t无老人\t辛\t0.3\t1.5"]
            )
            #expect(marked.notice?.contains("已登记 1 条") == true, "\(marked.errors)")
            let counted = try await county.list().first { $0.item.title == "辛" }?.item.values
            #expect(counted?[county.field("area")] == .number(200))
            #expect(counted?[county.field("subsidy")] == .number(15_000))
            // Nobody can tell what 3.5万 is under 万元, nor what one household is in square metres.
            for (heads, cells, said) in [
                ("建筑面积\t补助金额（万元）", "70\t3.5万", "3.5万万元"), ("建筑面积（户）", "1", "1户"),
            ] {
                let unclear = await officer.post(
                    base + "/grid",
                    ["pasted": "所在地\t老人安置\t户主\t\(heads)\n上坪村\t无老人\t壬\t\(cells)"]
                )
                #expect(unclear.errors.contains { $0.contains("现在写的是“\(said)”") }, "\(unclear.errors)")
            }
            let remarked = await officer.post(
                base + "/grid",
                ["pasted": "所在地\t老人安置\t户主（姓名）\t建筑面积（测量值）\n上坪村\t无老人\t壬\t71"]
            )
            #expect(remarked.notice?.contains("已登记 1 条") == true, "\(remarked.errors)")
            // An error stands beside its own cell, whichever rows are empty before it.
            let wrong = await officer.post(
                base + "/grid",
                ["place-0": "", "place-2": "松坡村", "owner-2": "丁", "area-2": "六十", "elders-2": "无老人"]
            )
            #expect(wrong.errors == ["第 3 行：建筑面积要写成数字，例如 120；现在写的是“六十”。"])
            #expect(
                wrong.links.contains { $0.address == "#field-area-2" }
                    && wrong.text.contains("id=\"field-area-2-error\"")
            )
            let typed = await officer.post(
                base + "/grid",
                ["place-0": "松坡村", "owner-0": "丙", "area-0": "0.3亩", "elders-0": "无老人", "place-1": ""]
            )
            #expect(typed.notice?.contains("已登记 1 条") == true)
            let list = await officer.get(base + "?q=丙")
            #expect(list.words.contains("松林乡松坡村"))
        }
    }

    /// Running numbers, and columns nothing stands in, are not missed; a long heading is not told to its end.
    @Test func aPastedColumnTheLedgerLacksIsNamed() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let officer = site.visitor(as: county.housing)
            let long = String(repeating: "长", count: 20)
            let head = "序号\t户主\t所在地\t\(long)\(long)\t建筑面积\t老人安置\t空列\n"
            let said = "粘贴的“\(long)…”、第 8 列对不上台账的字段，"
            let bad = await officer.post(base + "/grid", ["pasted": head + "1\t甲\t无名村\t周干部\t90\t无老人\t\t补\n"])
            let ahead = said + "不会登记。要登记的，把表头改成下面列出的叫法。"
            #expect(bad.status == 422 && bad.words.contains(ahead), "\(bad.words)")
            let good = await officer.post(base + "/grid", ["pasted": head + "1\t甲\t上坪村\t周干部\t90\t无老人\t\t补\n"])
            #expect(good.notice == "已登记 1 条。" + said + "没有登记。", "\(good.errors)")
        }
    }

    @Test func aGridSaysUnitsWhatMustBeFilledAndWhatMayBeChosen() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let page = await site.visitor(as: county.housing).get(base + "/grid")
            #expect(page.words.contains("补助金额（元）") && page.words.contains("建筑面积（平方米）*"), "\(page.words)")
            // Where rows are cards, each cell says it.
            #expect(page.text.contains(">建筑面积（平方米）*</span>") && page.text.contains(">补助金额（元）</span>"))
            #expect(page.text.contains("list=\"options-structure\"") && page.text.contains("id=\"options-structure\""))
            #expect(page.text.contains("<option value=\"砖木\">") && !page.text.contains("list=\"options-owner\""))
        }
    }

    /// Its first line is a head all the same, and whoever enters for one village has said the place.
    @Test func rowsPastedWithoutTheirPlaceAreOfTheVillageOfWhoPastesThem() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let rows: Fields = ["pasted": "户主\t老人安置\t建筑面积\n甲\t无老人\t72"]
            let officer = await site.visitor(as: county.housing).post(base + "/grid", rows)
            #expect(officer.errors == ["第 2 行：填写所在地：村级的名称或代码。"])
            let village = await site.visitor(as: county.sample.village).post(base + "/grid", rows)
            #expect(village.notice?.contains("已登记 1 条") == true, "\(village.errors)")
            let entered = try #require(try await county.list().first)
            #expect(entered.item.title == "甲" && entered.item.region == county.sample.village.region)
        }
    }

    /// The grid says of a name what the form says of a code.
    @Test(arguments: Driver.allCases)
    func aPlaceThatIsThereButNotOnesOwnIsCalledOutside(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let head = "户主\t所在地\t建筑面积\t老人安置\n"
            let sentence = "第 2 行：“%@”不在云雾镇范围内，你的岗位只能登记云雾镇的。"
            let unknown = "第 2 行：没有找到所在地“无名村”：本县没有这个名称的地方。带上乡镇写村级的全称，或写代码。"
            let cases = [
                ("泉头村", sentence.replacing("%@", with: "泉头村")),
                ("清泉镇泉头村", sentence.replacing("%@", with: "清泉镇泉头村")),
                ("620799102201", sentence.replacing("%@", with: "620799102201")),
                ("云雾镇", "第 2 行：所在地要写到村级，“云雾镇”太大。"), ("无名村", unknown),
            ]
            let township = site.visitor(as: county.sample.township)
            for (place, said) in cases {
                let page = await township.post(base + "/grid", ["pasted": "\(head)甲\t\(place)\t90\t无老人"])
                #expect(page.status == 422 && page.errors == [said], "\(place) \(page.errors)")
            }
            let none = try await county.list().count
            #expect(none == 0)
            // Who enters for one village names it with its township too.
            let village = site.visitor(as: county.sample.village)
            let own = await village.post(base + "/grid", ["pasted": head + "甲\t云雾镇上坪村\t90\t无老人"])
            #expect(own.notice?.contains("已登记 1 条") == true, "\(own.errors)")
        }
    }

    /// In the hand 登记 leads to one question a page; a point takes the place one stands at, and is seen on the map.
    @Test func aPointIsTakenWhereOneStandsAndSeenOnTheMap() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let adopt = AdoptProgramme(database: county.database, environment: county.environment)
            let text = try SamplePlaybook.text(more: "  - {key: spot, label: 位置, type: point}")
            _ = try #require(await adopt(text, by: county.sample.supervisor).value)
            let village = site.visitor(as: county.sample.village)
            let list = await village.get(base)
            let entering = list.links.filter { $0.word.hasPrefix("登记") }.map(\.address)
            #expect(entering.contains(base + "/new") && entering.contains(base + "/new/steps/1"), "\(entering)")
            #expect(list.text.contains("class=\"in-hand\"") && list.text.contains("class=\"at-desk\""))
            let form = await village.get(base + "/new")
            #expect(form.text.contains("name=\"spot\"") && form.text.contains("data-point"))
            let done = await village.post(
                base + "/items",
                [
                    "place": "620799101201", "owner": "甲", "area": "120", "elders": "无老人", "spot": "100.4512,38.9321",
                ]
            )
            #expect(done.links.contains { $0 == ("在图上看", base + "/map?region=620799101201") }, "\(done.errors)")
        }
    }

    /// On the pages of a ledger the search in the head looks through that ledger.
    @Test func theSearchInTheHeadLooksThroughTheLedger() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let id = try await county.enter("甲")
            let officer = site.visitor(as: county.housing)
            for path in ["", "/new", "/grid", "/board", "/versions", "/filling", "/items"] {
                let address = path == "/items" ? "/items/\(id)" : base + path
                let page = await officer.get(address)
                let search = try #require(page.text.split(separator: "<form").first { $0.contains("top-search") })
                #expect(search.contains("action=\"\(base)\"") && search.contains("搜索这本台账"), "\(address)")
            }
        }
    }

    /// On a list that is narrowed it looks within the filters, and offers to look without them where it finds nothing.
    @Test func theSearchInTheHeadKeepsTheFiltersOfAList() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            try await county.enter("王大山", in: LedgerCounty.village, ["structure": "土坯"])
            let officer = site.visitor(as: county.housing)
            let list = await officer.get(base + "?q=甲&stage=found&f-structure=砖木&order=slowest")
            let search = try #require(list.text.split(separator: "<form").first { $0.contains("top-search") })
            for (name, value) in [("stage", "found"), ("f-structure", "砖木"), ("order", "slowest")] {
                #expect(search.contains("name=\"\(name)\" value=\"\(value)\""), "\(name)")
            }
            #expect(search.contains("在筛选出的里面搜索") && search.split(separator: "name=\"q\"").count == 2)
            let none = await officer.get(base + "?q=王大山&f-structure=砖木")
            let everywhere = try #require(none.links.first { $0.word == "在整本台账里搜索“王大山”" }, "\(none.words)")
            #expect(await officer.get(everywhere.address).links.contains { $0.word == "王大山" })
        }
    }

    /// What was looked for stays in the box of the page that found it, and in no other.
    @Test func theSearchInTheHeadKeepsItsWords() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let officer = site.visitor(as: county.housing)
            func box(_ address: String) async throws -> Substring {
                let page = await officer.get(address)
                let search = try #require(page.text.split(separator: "<form").first { $0.contains("top-search") })
                return try #require(search.split(separator: "<").first { $0.contains("id=\"top-search\"") })
            }
            let found = try await box(base + "?q=大山")
            #expect(found.contains("value=\"大山\""), "\(found)")
            let all = try await box(base)
            #expect(!all.contains("value="), "\(all)")
            let board = try await box(base + "/board?q=大山")
            #expect(!board.contains("value="), "\(board)")
        }
    }

    /// No browser sends such rows of the grid; the program does not stop for one who does.
    @Test(arguments: ["-5", "-9223372036854775808", "9223372036854775807", "5000"])
    func aRowNoGridHasIsPassedOver(row: String) async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let officer = site.visitor(as: county.housing)
            let page = await officer.post(
                base + "/grid",
                [
                    "place-\(row)": "松坡村", "owner-\(row)": "丁", "place-1": "松坡村", "owner-1": "丙", "area-1": "60",
                    "elders-1": "无老人",
                ]
            )
            #expect(page.notice?.contains("已登记 1 条") == true, "\(page.errors)")
        }
    }

    @Test func oneQuestionAPageEndsInTheSameEntry() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let village = site.visitor(as: county.sample.village)
            // Whose place is fixed is shown it and asked the first question.
            let first = await village.get(base + "/new/steps/1")
            #expect(first.status == 200 && first.title == "户主" && first.words.contains("所在地：云雾镇上坪村"))
            #expect(first.words.contains("第 1 项，共 13 项") && !first.words.contains("上一项"))
            #expect(first.hiddenValues.contains { $0 == ("place", "620799101201") })
            #expect(await village.post(base + "/new/steps/0?back=1", [:]).title == "户主")
            let township = site.visitor(as: county.sample.township)
            let place = await township.get(base + "/new/steps/1")
            #expect(place.title == "在哪个村（社区）" && place.words.contains("第 1 项，共 14 项"))
            let owner = await township.post(base + "/new/steps/1", ["place": "620799101201"])
            #expect(owner.title == "户主")
            let nowhere = await township.post(base + "/new/steps/1", ["place": ""])
            #expect(nowhere.status == 200 && nowhere.errors == ["选择所在地。"])
            let missing = await village.post(base + "/new/steps/2", ["place": "620799101201", "owner": ""])
            #expect(missing.status == 200 && missing.title == "户主" && missing.errors == ["填写户主。"])
            let next = await village.post(base + "/new/steps/2", ["place": "620799101201", "owner": "王大山"])
            #expect(next.title == "宅基地编号" && next.hiddenValues.contains { $0 == ("owner", "王大山") })
        }
    }

    /// What the answers so far leave out is passed over both ways; one answer put right leads back to the page of all.
    @Test func questionsThatAnswersLeaveOutArePassedOver() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let village = site.visitor(as: county.sample.village)
            func given(_ elders: String, _ owner: String = "王大山") -> Fields {
                ["place": "620799101201", "owner": owner, "area": "9", "elders": elders]
            }
            #expect(await village.post(base + "/new/steps/12", given("随子女")).title == "老人现住处")
            #expect(await village.post(base + "/new/steps/12", given("无老人")).title == "相邻房屋")
            #expect(await village.post(base + "/new/steps/12?back=1", given("无老人")).title == "老人安置")
            let all = await village.post(base + "/new/steps/14", given("无老人"))
            #expect(all.title == "核对后登记" && !all.words.contains("老人现住处"), "\(all.words)")
            let fixing = await village.post(base + "/new/steps/1?fix=1", given("无老人"))
            #expect(fixing.title == "户主" && fixing.buttons.contains("改好了") && !fixing.buttons.contains("上一项"))
            let missing = await village.post(base + "/new/steps/14?fixed=1", given("无老人", ""))
            #expect(missing.errors == ["填写户主。"] && missing.title == "户主" && missing.buttons.contains("改好了"))
            let fixed = await village.post(base + "/new/steps/14?fixed=1", given("无老人", "王小山"))
            #expect(fixed.title == "核对后登记" && fixed.words.contains("王小山"), "\(fixed.words)")
        }
    }

    /// An answer to a question that is not asked was typed by somebody: it is neither kept nor dropped without a word.
    @Test(arguments: Driver.allCases)
    func anAnswerToWhatIsNotAskedIsSaidToBeSo(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let village = site.visitor(as: county.sample.village)
            let sentence = "老人现住处按前面的回答不用填。清空这一项，或者改前面的回答。"
            var form: Fields = [
                "place": "620799101201", "owner": "王大山", "area": "9", "elders": "无老人", "home": "儿子家",
            ]
            let refused = await village.post(base + "/items", form)
            #expect(refused.status == 422 && refused.errors == [sentence], "\(refused.errors)")
            #expect(refused.visibleFormValues.contains { $0 == ("home", "儿子家") })
            #expect(try await county.list().isEmpty)
            form = form.replacing("elders", with: "随子女")
            #expect(await village.post(base + "/items", form).status == 200)
            let id = try #require(await county.list().first).item.id
            // What was stored goes with the answer it hung on; what is typed anew does not.
            let opened = await village.get("/items/\(id)/edit")
            let kept = Fields(opened.visibleFormValues + opened.hiddenValues.filter { $0.name != FormToken.fieldName })
                .replacing("elders", with: "无老人")
            let typed = await village.post("/items/\(id)/revision", kept.replacing("home", with: "女儿家"))
            #expect(typed.status == 422 && typed.errors == [sentence], "\(typed.errors)")
            #expect(await village.post("/items/\(id)/revision", kept).notice == "已保存修改。")
            #expect(try await county.item(id).values[county.field("home")] == .unknown)
        }
    }

    /// Everything somebody may type into the form that must not come in, in one sending: nothing of it is written.
    @Test(arguments: Driver.allCases)
    func whatIsNoAnswerIsRefusedWithItsReasonAndNothingIsWritten(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let township = site.visitor(as: county.sample.township)
            let page = await township.post(
                base + "/items",
                [
                    "place": "620799102201", "owner": String(repeating: "长", count: 100_000), "area": "1e308",
                    "built": "1820-01-01", "elders": "无老人",
                ]
            )
            #expect(page.status == 422 && page.errors.count == 4)
            for words in ["不在云雾镇范围内", "户主最多 40 个字，现在有 100000 个字", "1e308", "年份不对，要在 1900 年到 2100 年之间"] {
                #expect(page.errors.contains { $0.contains(words) }, "\(words)")
            }
            #expect(page.visibleFormValues.contains { $0 == ("built", "1820-01-01") })
            // What is missing is told at once, also where the place is.
            let bare = await township.post(base + "/items", ["place": "", "area": "120"])
            #expect(bare.errors.contains { $0.contains("所在地") } && bare.errors.contains { $0.contains("户主") })
            let entered = try await county.list()
            #expect(entered.isEmpty)
        }
    }
}
