import TestSupport
import Testing

@Suite("纠正分解稿", .inBrowser)
struct CorrectingJourney {
    @Test("改名称、数、时限和单位，旁边一直看得见原文")
    func editsADraft() async throws {
        let officer = try await RunningCounty.start().readPlan()
        try await officer.press("编辑", near: "1260")
        try await officer.see("新建农村户用卫生厕所1260座", within: "dialog .source-words")
        try await officer.fill("任务名称", "")
        try await officer.press("保存分解稿")
        try await officer.see("填写任务名称", within: "dialog [data-error-summary]")
        try await officer.fill("任务名称", "新建户用卫生厕所")
        try await officer.fill("value-0", "1.3千")
        try await officer.press("保存分解稿")
        try await officer.see("读不成数", within: "dialog")
        try await officer.fill("value-0", "1300")
        try await officer.fill("时限", "2026-10-15")
        try await officer.fill("unit-1", "水务局")
        try await officer.press("保存分解稿")
        try await officer.see("分解稿已保存")
        try await officer.see("新建户用卫生厕所", "2026-10-15", "1300", "水务局", within: "[data-pane=tasks]")
        try await officer.see("新建农村户用卫生厕所1260座", within: "[data-pane=text]")
    }

    @Test("合并、拆分、舍弃后撤回")
    func mergesSplitsAndDiscards() async throws {
        let officer = try await RunningCounty.start().readPlan()
        let count = try await officer.count(of: ".task-card")
        try await officer.press("舍弃", near: "1260")
        try await officer.see("已舍弃 1 条")
        #expect(try await officer.count(of: ".task-card") == count - 1)
        try await officer.press("撤回舍弃")
        try await officer.see("已恢复 1 条")
        #expect(try await officer.count(of: ".task-card") == count)

        try await officer.check("选择第 1 条")
        try await officer.press("合并分解稿")
        try await officer.see("勾选两条或更多的分解稿")
        try await officer.check("选择第 1 条")
        try await officer.check("选择第 2 条")
        try await officer.press("合并分解稿")
        try await officer.see("已把 2 条合并成一条")
        #expect(try await officer.count(of: ".task-card") == count - 1)
        try await officer.press("拆分", within: ".draft-part:first-of-type .task-card:first-of-type")
        try await officer.press("按句全部拆开")
        try await officer.see("已拆成 2 条")
        #expect(try await officer.count(of: ".task-card") == count)
    }

    @Test("从无归属的句子、从选中的文字添加任务")
    func addsFromTheText() async throws {
        let officer = try await RunningCounty.start().readPlan()
        let count = try await officer.count(of: ".task-card")
        try await officer.press("无归属句")
        try await officer.press("添加为任务", near: "近年来，全县农村面貌")
        try await officer.see("已添加为任务")
        try await officer.notSee("近年来，全县农村面貌", within: "[data-pane=tasks]")
        try await officer.press("分解稿", within: ".tabs")
        try await officer.wait(until: "the breakdown has one more") {
            try await officer.count(of: ".task-card") == count + 1
        }
        try await officer.select("逐户讲清政策", within: "article.reader")
        try await officer.press("把选中的文字添加为任务")
        try await officer.see("已添加为任务")
        #expect(try await officer.count(of: ".task-card") == count + 2)
    }

    @Test("整节设默认时限，填上待定值")
    func setsForAPartAndNamesHiddenNumbers() async throws {
        let officer = try await RunningCounty.start().readPlan()
        try await officer.press("整节设置", near: "二、危房改造")
        try await officer.fill("默认时限", "2026-11-20", within: "[data-pane=tasks]")
        try await officer.press("设为默认时限")
        try await officer.see("默认时限 2026年11月20日")
        try await officer.see("2026-11-20", "章节默认", within: ".task-card")

        try await officer.press("待定值", within: ".tabs")
        try await officer.fill("XX万元是多少", "许多")
        try await officer.press("填上")
        try await officer.see("读不成数")
        #expect(try await officer.value(of: "XX万元是多少") == "许多")
        try await officer.fill("XX万元是多少", "380")
        try await officer.press("填上")
        try await officer.see("已填上")
    }

    @Test("两个人同时改一条：后保存的人知道是谁改的，写的内容没有丢")
    func tellsTheLaterPerson() async throws {
        let county = try await RunningCounty.start()
        let first = try await county.readPlan()
        let second = try await county.person("ducha2")
        try await second.open(try await first.address)
        for person in [first, second] { try await person.press("编辑", near: "86户") }
        try await first.fill("任务名称", "第一个人起的名称")
        try await first.press("保存分解稿")
        try await first.see("分解稿已保存")
        try await second.fill("任务名称", "第二个人起的名称")
        try await second.press("保存分解稿")
        try await second.see("在您打开之后改过这条", "现在存的这一份", "第一个人起的名称", within: "dialog")
        #expect(try await second.value(of: "任务名称") == "第二个人起的名称")
        try await second.press("保存分解稿")
        try await second.see("分解稿已保存")
        try await first.reload()
        try await first.see("第二个人起的名称")
    }

    @Test("不用鼠标也能校改")
    func correctsFromTheKeyboard() async throws {
        let officer = try await RunningCounty.start().readPlan()
        let count = try await officer.count(of: ".task-card")
        try await officer.keys("j", "j", "x")
        try await officer.see("已舍弃 1 条")
        try await officer.keys("u")
        try await officer.see("已恢复 1 条")
        try await officer.keys("m")
        try await officer.see("已把 2 条合并成一条")
        #expect(try await officer.count(of: ".task-card") == count - 1)
        try await officer.keys("e")
        try await officer.see("编辑分解稿", within: "dialog")
        try await officer.keys("Escape")
        try await officer.notSee("保存分解稿")
        // A hand quicker than the link: what is pressed while a window is on its way is done in its order.
        try await officer.evaluate(
            """
            for (const key of ["e", "Escape", "x"])
              document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
            """
        )
        try await officer.see("已舍弃 1 条")
        try await officer.notSee("保存分解稿")
    }
}
