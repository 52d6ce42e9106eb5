import Documents
import Foundation
import TestSupport
import Testing

@Suite("下达任务", .inBrowser)
struct IssuingJourney {
    @Test("核对、选择、下达、编号，各单位在今日里看到，分解表能下载和打印")
    func issuesWhatIsChosen() async throws {
        let county = try await RunningCounty.start()
        let supervisor = try await county.readPlan()
        try await supervisor.press("下达任务")
        try await supervisor.see("可以下达", "没有牵头单位", "待定值")
        let boxes = try await supervisor.count(of: "input[name=draft]")
        try await supervisor.check("选择", off: true, near: "42公里")
        try await supervisor.press("下达所选任务")
        try await supervisor.see("已下达 \(boxes - 1) 项任务", within: "h1")
        try await supervisor.see("各单位收到的任务", "农业农村局", "〔2026〕")
        let numbers = try await supervisor.texts(of: "td").filter { $0.hasPrefix("〔2026〕") && $0.hasSuffix("号") }
        #expect(Set(numbers).count == boxes - 1)

        let file = try await supervisor.download(pressing: "下载分解表")
        let rows = try SheetReader(at: file.path, name: file.lastPathComponent).rest()
        let words = rows.map { $0.cells.joined(separator: "｜") }
        #expect(words.contains { $0.contains("任务分解表") })
        #expect(words.contains { $0.contains("牵头单位") && $0.contains("完成时限") })
        let toilets = try #require(words.first { $0.contains("1260座") })
        #expect(toilets.contains("农业农村局") && toilets.contains("2026年9月30日前") && toilets.contains(numbers[0]))

        try await supervisor.press("任务分解表")
        try await supervisor.see("任务分解表", within: "main")
        try await supervisor.see(numbers[0], "新建农村户用卫生厕所1260座", within: "table")
        try await supervisor.look(media: "print")
        try await supervisor.notSee("主导航", "挂图")

        let officer = try await county.person("nongye")
        try await officer.see("待签收", "1260座")
        try await officer.press("卫生厕所", near: "待签收")
        try await officer.see(numbers[0])
    }

    @Test("一条也没有勾选时说清楚，没有牵头单位的不能勾选")
    func saysWhatCannotBeIssued() async throws {
        let county = try await RunningCounty.start()
        let supervisor = try await county.person("ducha")
        try await supervisor.press(county.documentToReview)
        try await supervisor.press("下达任务")
        let boxes = try await supervisor.count(of: "input[name=draft]")
        let rows = try await supervisor.count(of: "tbody tr")
        #expect(boxes < rows)
        try await supervisor.evaluate(
            "document.querySelectorAll('input[name=draft]').forEach(box => { box.checked = false })"
        )
        try await supervisor.press("下达所选任务")
        try await supervisor.see("选择至少一条要下达的分解稿", within: "[data-error-summary]")
    }
}
