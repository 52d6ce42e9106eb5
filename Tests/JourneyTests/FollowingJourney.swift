import Documents
import Foundation
import TestSupport
import Testing

@Suite("看谁落后", .inBrowser)
struct FollowingJourney {
    @Test("挂图上的每个数点开，正好是那些任务")
    func opensEveryNumber() async throws {
        let county = try await RunningCounty.start()
        let leader = try await county.person("lingdao")
        try await leader.press("挂图", within: "nav.side")
        try await leader.see("部门", "乡镇", "慢榜")
        // Every count of the wall against the list it leads to, asked side by side.
        let wrong = try await leader.evaluate(Self.wrongCounts)
        #expect(wrong.items == [])

        let count = try #require(try await leader.texts(of: "a.matrix-count.light-behind").first)
        let number = String(count.filter(\.isNumber))
        try await leader.evaluate("document.querySelector('a.matrix-count.light-behind').focus()")
        try await leader.keys("Enter")
        try await leader.see("共 \(number) 条")
        let lights = try await leader.texts(of: "tbody .light")
        #expect(lights.count == Int(number) && lights.allSatisfy { $0.contains("滞后") })

        try await leader.open("/board")
        let last = "document.querySelector('select[name=directive] option:last-child').label"
        let document = try #require(try await leader.evaluate(last).string)
        try await leader.choose("文件", document)
        try await leader.press("筛选")
        try await leader.see(document, within: ".lead")
        #expect(try await leader.evaluate(Self.wrongCounts).items == [])
    }

    /// Counts that differ from the list behind them.
    private static let wrongCounts = """
        Promise.all([...document.querySelectorAll("a.matrix-count")].map(async link => {
          const number = link.lastChild.textContent.trim();
          const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html");
          const found = page.querySelector(".pager-count")?.textContent.match(/共 ([0-9,]+) 条/)?.[1];
          return found === number ? null : link.href + ": " + number + " on the wall, " + found + " in the list";
        })).then(all => all.filter(Boolean))
        """

    @Test("按灯、状态、乡镇、文字和日期筛选，地址带着条件，翻页不重不漏")
    func filtersAndPages() async throws {
        let county = try await RunningCounty.start()
        let supervisor = try await county.person("ducha")
        try await supervisor.press("任务", within: "nav.side")
        let total = try #require(try await supervisor.text(of: ".pager-count"))
        var numbers: [String] = []
        while true {
            numbers += try await supervisor.texts(of: "tbody td[data-label=编号]")
            guard try await supervisor.count(of: "a[rel=next]") > 0 else { break }
            try await supervisor.press("下一页")
        }
        #expect(Set(numbers).count == numbers.count)
        #expect(total.contains("共 \(numbers.count) 条"))

        try await supervisor.open("/tasks")
        try await supervisor.choose("灯", "滞后")
        try await supervisor.choose("状态", "办理中")
        try await supervisor.press("筛选")
        #expect(try await supervisor.address == "/tasks?light=behind&stage=underway")
        let lights = try await supervisor.texts(of: "tbody .light")
        #expect(!lights.isEmpty && lights.allSatisfy { $0.contains("滞后") })
        try await supervisor.press("滞后", within: ".filter-chips")
        #expect(try await supervisor.address == "/tasks?stage=underway")

        try await supervisor.open("/tasks")
        try await supervisor.fill("搜索", "厕所", within: "main")
        try await supervisor.fill("到", "2026-12-31", within: "main")
        try await supervisor.press("筛选")
        let names = try await supervisor.texts(of: "tbody th")
        #expect(!names.isEmpty)
        try await supervisor.open("/tasks?q=没有这样的词")
        try await supervisor.see("没有符合条件的任务")
        try await supervisor.press("查看全部任务")
    }

    @Test("按单位、文件、章节和起止日期筛选，导出的表格正好是这些任务，翻回来是前一页")
    func narrowsAndExports() async throws {
        let county = try await RunningCounty.start()
        let supervisor = try await county.person("ducha")
        try await supervisor.open("/tasks")
        let first = try await supervisor.texts(of: Self.numbers)
        try await supervisor.press("下一页")
        let second = try await supervisor.texts(of: Self.numbers)
        try await supervisor.press("下一页")
        try await supervisor.press("上一页")
        #expect(try await supervisor.texts(of: Self.numbers) == second)
        try await supervisor.press("上一页")
        #expect(try await supervisor.texts(of: Self.numbers) == first)

        let unit = try #require(try await supervisor.text(of: "tbody td[data-label=牵头单位]"))
        try await supervisor.choose("单位", unit, within: ".filter-bar")
        try await supervisor.choose("分工", "牵头单位", within: ".filter-bar")
        try await supervisor.press("筛选")
        let leads = Set(try await supervisor.texts(of: "tbody td[data-label=牵头单位]"))
        #expect(leads == [unit])

        try await supervisor.open("/tasks")
        let documents = "[...document.querySelectorAll('select[name=directive] option')].map(one => one.label)"
        let document = try #require(try await supervisor.evaluate(documents).items.last?.string)
        try await supervisor.choose("文件", document, within: ".filter-bar")
        try await supervisor.press("筛选")
        let section = try #require(try await supervisor.text(of: "tbody td[data-label=章节]"))
        try await supervisor.choose("章节", section, within: ".filter-bar")
        try await supervisor.fill("时限从", "2026-06-15", within: ".filter-bar")
        try await supervisor.fill("到", "2026-12-31", within: ".filter-bar")
        try await supervisor.press("筛选")
        #expect(try await supervisor.address.contains("&section="))
        let sections = Set(try await supervisor.texts(of: "tbody td[data-label=章节]"))
        #expect(sections == [section])
        let days = try await supervisor.texts(of: "tbody td[data-label=时限] time")
        #expect(!days.isEmpty && days.allSatisfy { ("2026-06-15"..."2026-12-31").contains($0) })

        let shown = try await supervisor.texts(of: Self.numbers)
        let file = try await supervisor.download(pressing: "导出表格")
        let rows = try SheetReader(at: file.path, name: file.lastPathComponent).rest()
        let exported = rows.compactMap(\.cells.first).filter { $0.hasPrefix("〔2026〕") }
        #expect(exported == shown)
    }

    private static let numbers = "tbody td[data-label=编号]"

    @Test("催办到了单位的今日，点开以后记下已查看")
    func reminds() async throws {
        let county = try await RunningCounty.start()
        let supervisor = try await county.issuePlan()
        try await supervisor.open("/tasks?q=危房86户")
        try await supervisor.check("选择", near: "86")
        try await supervisor.fill("催办的话", "请于本周五前签收并报送计划。")
        try await supervisor.press("催办所选任务")
        try await supervisor.see("已催办 1 项任务")
        let officer = try await county.person("zhujian")
        try await officer.see("催办", "回应催办")
        try await officer.press("危房", near: "回应催办")
        try await officer.see("请于本周五前签收并报送计划", within: ".timeline")
        let task = try await officer.address
        try await officer.open("/")
        try await officer.notSee("回应催办")
        try await supervisor.open(task)
        try await supervisor.see("已查看", within: ".timeline")
    }
}
