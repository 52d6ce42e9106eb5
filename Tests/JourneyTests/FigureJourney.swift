import Foundation
import TestSupport
import Testing

@Suite("专项与指标", .inBrowser)
struct FigureJourney {
    /// Where a figure stands, and the link it is.
    static let figures: [(page: String, link: String)] = [
        ("/board/programmes", ".wall tbody td:nth-child(2) a[href*='old-houses']"),
        ("/board/programmes", ".wall tbody td:nth-child(n+3) a[href*='old-houses']"),
        ("/board/programmes?day=2026-06-01", ".wall tbody td:nth-child(n+3) a[href*='old-houses']"),
        ("/board/programmes/screen?screen=1", ".wall tbody a[href*='old-houses?region']"),
        ("/programmes", "tbody a[href='/programmes/old-houses']"),
        ("/programmes/old-houses", "main tfoot a[href='/ledgers/old-houses']"),
        ("/programmes/old-houses", "tfoot a[href*='stage=']"),
        ("/programmes/old-houses", "tbody .c-number a[href*='region=']"),
        ("/programmes/toilets", ".tile.map-behind, .tile.map-slow, .tile.map-onTrack"),
        ("/indicators/old-houses/rate", "main tbody td a[href*='/ledgers/old-houses?region=']"),
    ]

    @Test("从任何一个数点开，三次以内看到具体的户、经过和经办的人")
    func everyFigureOpensToThings() async throws {
        let county = try await RunningCounty.start()
        let leader = try await county.person("lingdao")
        for (page, link) in Self.figures {
            try await leader.open(page)
            var clicks = 0
            var next: String? = link
            while let selector = next, clicks < 3 {
                let address =
                    try await leader.evaluate(
                        "(() => { const a = [...document.querySelectorAll(\(quoted(selector)))]"
                            + ".find(a => a.getAttribute('href')); return a ? a.getAttribute('href') : '' })()"
                    ).string ?? ""
                try #require(!address.isEmpty, "\(page): nothing at \(selector)")
                try await leader.open(address)
                clicks += 1
                next = address.hasPrefix("/items/") ? nil : "main tbody a[href^='/items/']"
            }
            #expect(next == nil, "\(page) \(link): no thing after \(clicks) clicks")
            #expect(try await leader.count(of: ".timeline-entry") > 0, "\(page) \(link)")
        }
    }

    @Test("督查人员定目标、分解到乡镇，乡镇再分解到村，灯和差距随之算出")
    func setsATargetAndHandsItDown() async throws {
        let county = try await RunningCounty.start()
        let supervisor = try await county.person("ducha")
        try await supervisor.open("/programmes/old-houses/targets")
        try await supervisor.see("目标的版本", "与本级相等")
        try await supervisor.open("/programmes/old-houses/targets/demolished")
        try await supervisor.fill("目标值", "40")
        try await supervisor.press("保存为新版")
        try await supervisor.see("目标已经定过，写明为什么调整", within: "[data-error-summary]")
        try await supervisor.fill("为什么调整", "县委常委会 6 月调整")
        try await supervisor.press("保存为新版")
        try await supervisor.see("第 2 版")
        try await supervisor.open("/programmes/old-houses/targets/demolished/handing-down")
        try await supervisor.press("分解目标", within: ".form-actions")
        try await supervisor.see("相差", within: "[data-error-summary]")
        let township = try await county.person("xiangzhen1")
        try await township.open("/programmes/old-houses")
        try await township.see("各地进展", "应达")
        try await township.open("/responsibility-letters")
        try await township.see("目标责任书")
    }

    @Test("全面小康指标：一人录入，另一人审核后计入实现程度")
    func entersAndChecksANumber() async throws {
        let county = try await RunningCounty.start()
        let first = try await county.person("ducha")
        let address = "/indicators/moderately-prosperous/life_expectancy"
        try await first.open(address)
        try await first.fill("期间", "2025")
        try await first.fill("数", "74.1")
        try await first.fill("来源", "县卫健局统计")
        try await first.press("录入指标")
        try await first.see("等另一个人审核", "待审核")
        let other = try await county.person("ducha2")
        try await other.open("/indicators")
        try await other.see("待审核的数", "平均预期寿命")
        try await other.open(address)
        try await other.press("审核通过")
        try await other.see("已审核", "97.5%")
        try await other.open("/indicators/moderately-prosperous")
        try await other.see("按 1 项计", "74.1")
    }

    private func quoted(_ text: String) -> String { "\"" + text + "\"" }
}
