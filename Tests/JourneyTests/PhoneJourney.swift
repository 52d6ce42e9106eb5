import TestSupport
import Testing

@Suite("手机", .inBrowser)
struct PhoneJourney {
    @Test("在手机上看今日、打开任务、签收、报进展，页面不用左右划")
    func carriesATaskOnAPhone() async throws {
        let county = try await RunningCounty.start()
        _ = try await county.issuePlan()
        let officer = try await county.person("zhujian", width: 390)
        try await officer.fitsItsScreen()
        try await officer.see("我的", within: "nav.side")
        try await officer.press("危房", near: "86")
        try await officer.fitsItsScreen()
        try await officer.press("签收任务")
        try await officer.see("办理中")
        try await officer.unfold("报送进展")
        try await officer.fitsItsScreen()
        try await officer.fill("note", "已开工 20 户。", within: Person.opened)
        try await officer.fill("quantity", "20", within: Person.opened)
        try await officer.upload("files", Papers.file("现场.jpg", Papers.photo), within: Person.opened)
        try await officer.press("报送进展", within: Person.opened)
        try await officer.see("已办理", "23.3%")
        try await officer.fitsItsScreen()
        let small = try await officer.evaluate(Self.smallTargets)
        #expect(small.items == [])
        try await officer.press("任务", within: "nav.side")
        try await officer.see("危房")
        try await officer.fitsItsScreen()
    }

    @Test("今日、清单、台账一条在手机上：按得着，数字不落单")
    func findsAndOpensAThingOnAPhone() async throws {
        let county = try await RunningCounty.start()
        let officer = try await county.person("zhujian", width: 390)
        for path in ["/", "/ledgers/old-houses?stage=found", "/programmes/old-houses"] {
            try await officer.open(path)
            try await officer.handles(path)
        }
        try await officer.open("/ledgers/old-houses")
        #expect(try await officer.evaluate(Self.isFirstRowInSight) == .bool(true))
        try await officer.open("/ledgers/old-houses?stage=found")
        try await officer.open(try #require(try await officer.attribute("tbody th a")))
        try await officer.see("登记内容")
        try await officer.handles("item")
        try await officer.press("修改")
        try await officer.handles("edit")
    }

    @Test("在手机上打开卡在关口上的一户：具备的打勾，缺的打叉，写明缺什么、去哪里填，填好就能办")
    func opensAHeldBackHouseOnAPhone() async throws {
        let county = try await RunningCounty.start()
        let house = try await county.holdBackHouse(of: "王待拆", by: "cun1")
        let officer = try await county.person("xiangzhen1", width: 390)
        try await officer.open("/items/\(house)")
        try await officer.see("王待拆", "已签协议")
        #expect(
            try await officer.gates() == [
                "✗老人有去处、有得住", "✓没有老人住牛圈", "✗农资农机具有处放", "✓畜禽有处养", "✓一户一宅，多出的宅基地不再建房（土地管理法第六十二条）",
            ]
        )
        let missing = "先落实老人的住处，再填“老人安置”和“老人现住处”"
        try await officer.see("老人安置 待安置", missing, "填“农资农机具存放”；要集中存储间的，关联到哪一处", within: Person.acting)
        try await officer.handles("gate")

        try await officer.press(missing)
        try await officer.handles("edit")
        try await officer.choose("老人安置", "养老机构")
        try await officer.choose("农资农机具存放", "不需要")
        try await officer.press("保存修改")
        try await officer.unfold("确认可拆")
        #expect(try await officer.gates().allSatisfy { $0.hasPrefix("✓") })
        try await officer.handles("move")
        try await officer.press("确认可拆", within: Person.opened)
        try await officer.see("可以拆除")
        try await officer.handles("moved")
    }

    /// Buttons, fields and links of lists a thumb would miss: lower than 44 px. A line of 今日 is pressed anywhere.
    fileprivate static let smallTargets = """
        [...document.querySelectorAll("main .button, main select, nav.side a, main input:not([type=checkbox], [type=radio], [type=hidden])"
            + ", .crumbs a, main .conditions a, main .link-list a, main .work-link, main a.stat-link")]
          .filter(thing => thing.checkVisibility() && !thing.matches(".filter-toggle")
            && (thing.closest(".work-item") ?? thing).getBoundingClientRect().height < 43.5)
          .map(thing => thing.outerHTML.slice(0, 100))
        """

    /// Of a screen 844 px high, above the bar at its foot: the first row whole.
    fileprivate static let isFirstRowInSight = """
        document.querySelector("main tbody tr").getBoundingClientRect().bottom + scrollY
          <= 844 - document.querySelector("nav.side").offsetHeight
        """

    /// Key figures of several lines whose last line holds one alone.
    fileprivate static let loneFigures = """
        [...document.querySelectorAll(".stat-strip")].filter(strip => {
          const tops = [...strip.children].map(one => Math.round(one.getBoundingClientRect().top));
          return tops[0] !== tops.at(-1) && tops.filter(top => top === tops.at(-1)).length === 1;
        }).map(strip => strip.textContent.slice(0, 100))
        """
}

extension Person {
    fileprivate static let acting = "details.confirm[open]"

    /// Mark and sentence of each gate of the act that is unfolded.
    fileprivate func gates() async throws -> [String] {
        let script = """
            [...document.querySelectorAll("\(Self.acting) .conditions li")].map(gate =>
              gate.querySelector(".condition-mark").textContent + gate.querySelector("div").childNodes[1].textContent)
            """
        return try await evaluate(script).items.compactMap(\.string)
    }

    /// A thumb reaches everything on the page, nothing stands over its edge, and no figure stands in a line of its own.
    fileprivate func handles(_ what: String, place: SourceLocation = #_sourceLocation) async throws {
        try await fitsItsScreen(what, place: place)
        for script in [PhoneJourney.smallTargets, PhoneJourney.loneFigures] {
            #expect(try await evaluate(script).items == [], "\(what)", sourceLocation: place)
        }
    }
}
