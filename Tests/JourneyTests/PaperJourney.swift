import Documents
import Foundation
import TestSupport
import Testing

@Suite("文书", .inBrowser)
struct PaperJourney {
    @Test("督查人员为滞后的任务拟督办通知，改代字，印发，下载，看数字的来源")
    func urgesATaskThatIsBehind() async throws {
        let county = try await RunningCounty.start()
        let supervisor = try await county.person("ducha")
        try await supervisor.open("/tasks?light=behind&order=gap")
        let task = "document.querySelector('tbody th a').getAttribute('href')"
        try await supervisor.open(try #require(try await supervisor.evaluate(task).string))
        try await supervisor.press("拟督办通知")
        try await supervisor.see("拟督办通知", "报送办理情况的日期")
        // What is ticked stands first, however long the list.
        #expect(try await supervisor.count(of: ".choices > .choice:first-child input:checked") == 1)
        try await supervisor.press("拟督办通知", within: ".form-actions")
        try await supervisor.see("已拟好", "关于督办", "一、查明原因")
        // A figure of the sheet opens where it was counted.
        #expect(try await supervisor.count(of: "a.paper-figure[href^='/tasks/']") > 1)
        try await supervisor.press("修改文书")
        try await supervisor.fill("机关代字", "云政督")
        try await supervisor.press("保存文书")
        try await supervisor.see("文书已保存", "云政督〔2026〕")
        try await supervisor.press("印发文书")
        try await supervisor.see("文书已印发", "云政督〔2026〕1号")
        let file = try await supervisor.download(pressing: "下载 Word")
        #expect(file.lastPathComponent.hasPrefix("云政督〔2026〕1号") && file.pathExtension == "docx")
        let text = try readDocument(at: file.path, name: file.lastPathComponent).text
        #expect(text.contains("一、查明原因") && text.contains("云政督〔2026〕1号"))
        let sources = "document.querySelector(\"a[href$='/figures']\").getAttribute('href')"
        try await supervisor.open(try #require(try await supervisor.evaluate(sources).string))
        try await supervisor.see("和现在的数都一致", "任务〔2026〕")
    }
}
