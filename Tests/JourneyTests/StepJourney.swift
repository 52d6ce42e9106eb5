import TestSupport
import Testing

@Suite("一项一页登记", .inBrowser)
struct StepJourney {
    @Test("填到一半按浏览器的后退、前进和刷新，填过的都在")
    func goesBackAndForwardBetweenQuestions() async throws {
        let county = try await RunningCounty.start()
        let officer = try await county.person("zhujian", width: 390)
        try await officer.open("/ledgers/storage-rooms/new/steps/1")
        try await officer.see("在哪个村", within: "h1")
        let village = try #require(try await officer.evaluate(Self.firstVillage).string)
        try await officer.choose("所在地", village)
        try await officer.press("下一项", within: ".form-actions")
        try await officer.see("名称", within: "h1")
        try await officer.fill("name", String(repeating: "x", count: 2_001))
        try await officer.press("下一项", within: ".form-actions")
        try await officer.see("现在有 2001 个字", within: "[data-error-summary]")
        try await officer.fill("name", "东头存储间")
        try await officer.press("下一项", within: ".form-actions")
        try await officer.see("使用户数", within: "h1")
        try await officer.fill("users", "10")
        try await officer.press("下一项", within: ".form-actions")
        try await officer.see("间数", within: "h1")
        try await officer.goBack()
        try await officer.see("使用户数", within: "h1")
        #expect(try await officer.value(of: "users") == "10")
        try await officer.reload()
        #expect(try await officer.value(of: "users") == "10")
        try await officer.goBack()
        try await officer.see("名称", within: "h1")
        #expect(try await officer.value(of: "name") == "东头存储间")
        // The page on which something wrong was typed shows what is kept by now.
        try await officer.goBack()
        try await officer.see("名称", within: "h1")
        #expect(try await officer.value(of: "name") == "东头存储间")
        try await officer.goForward()
        try await officer.goForward()
        try await officer.see("使用户数", within: "h1")
        try await officer.goForward()
        try await officer.see("间数", within: "h1")
        let answers = [
            ("间数", "rooms", "5"), ("每间面积", "room_area", "12"), ("核定每间上限", "most_area", "15"),
        ]
        for (label, field, text) in answers {
            try await officer.see(label, within: "h1")
            try await officer.fill(field, text)
            try await officer.press("下一项", within: ".form-actions")
        }
        try await officer.see("结构", within: "h1")
        try await officer.check("砖木")
        for label in ["造价", "位置", "核对后登记"] {
            try await officer.press("下一项", within: ".form-actions")
            try await officer.see(label, within: "h1")
        }
        try await officer.see("东头存储间", "15")
        try await officer.press("登记存储间", within: ".form-actions")
        try await officer.see("已登记", "东头存储间")
        try await officer.goBack()
        try await officer.see("这一条已经登记", "在哪个村")
    }

    private static let firstVillage =
        "document.querySelector('select[name=place] option:not([value=\"\"])').textContent"
}
