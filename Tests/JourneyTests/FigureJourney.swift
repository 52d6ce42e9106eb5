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
        ("/board/programmes/screen?screen=2", ".wall tbody a[href*='old-houses?region']"),
        ("/programmes", "tbody a[href='/programmes/old-houses']"),
        ("/programmes/old-houses", "main tfoot a[href='/ledgers/old-houses']"),
        ("/programmes/old-houses", "tfoot a[href*='stage=']"),
        ("/programmes/old-houses", "tbody .c-number a[href*='region=']"),
        ("/programmes/toilets", ".tile.map-behind, .tile.map-slow, .tile.map-onTrack"),
        ("/indicators/old-houses/rate", "main tbody td a[href*='/ledgers/old-houses?region=']"),
    ]

    private static let things = "main tbody a[href^='/items/']"
    /// Beside each sum of a page of an earlier day stands the list as it is now; other sums lead to a place's list.
    private static let sums = ["main tbody a[href^='/ledgers/'][href*='region=']", "main tbody a[href*='region=']"]

    @Test("从任何一个数点开，三次以内看到具体的户、经过、经办的人和他们交的材料")
    func everyFigureOpensToThings() async throws {
        let county = try await RunningCounty.start()
        let leader = try await county.person("lingdao")
        for (page, link) in Self.figures {
            try await leader.open(page)
            let figures = try await addresses(link, leader)
            try #require(!figures.isEmpty, "\(page): no figure at \(link)")
            var clicks: Int?
            // A figure of things that were only entered has no documents yet: another of the same kind has.
            for figure in figures.prefix(8) where clicks == nil {
                if try await leader.address != page { try await leader.open(page) }
                clicks = try await clicksToDocuments(from: figure, link, leader)
            }
            #expect(clicks.map { $0 <= 3 } == true, "\(page) \(link): \(clicks.map(String.init) ?? "no document")")
        }
    }

    /// Presses the figure, a place or stage where it still is a sum, and a thing that shows a document: how many presses
    /// that took; nil where none of the things has one. People and what they did every thing shows.
    private func clicksToDocuments(from figure: String, _ link: String, _ person: Person) async throws -> Int? {
        try await person.press(linkTo: figure, within: link)
        var clicks = 1
        if try await addresses(Self.things, person).isEmpty {
            for sum in Self.sums where clicks == 1 {
                guard let next = try await addresses(sum, person).first else { continue }
                try await person.press(linkTo: next, within: sum)
                clicks += 1
            }
        }
        let things = try await addresses(Self.things, person)
        try #require(!things.isEmpty, "\(figure): no thing in three clicks")
        guard let thing = try await withDocuments(things.prefix(6), person) else { return nil }
        try await person.press(linkTo: thing, within: Self.things)
        #expect(try await person.count(of: ".timeline-entry .timeline-who") > 0, "\(figure) \(thing): nobody")
        let document = try #require(try await addresses("main a[href^='/item-files/']", person).first, "\(thing)")
        #expect(try await person.evaluate("fetch(\(quoted(document))).then(reply => reply.ok)").isTrue, "\(document)")
        return clicks + 1
    }

    /// The first of these things whose page shows a document, read beside the page, so that no press is wasted.
    private func withDocuments(_ things: ArraySlice<String>, _ person: Person) async throws -> String? {
        let script =
            "Promise.all([\(things.map(quoted).joined(separator: ","))].map(path => fetch(path).then(reply => reply.text())"
            + ".then(page => page.includes('/item-files/') ? path : ''))).then(found => found.find(Boolean) ?? '')"
        return try await person.evaluate(script).string.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Where the links under a selector lead, in the order of the page.
    private func addresses(_ selector: String, _ person: Person) async throws -> [String] {
        let script =
            "[...new Set([...document.querySelectorAll(\(quoted(selector)))].map(a => a.getAttribute('href')))]"
            + ".filter(a => a).join('\\n')"
        return try await person.evaluate(script).string?.split(separator: "\n").map(String.init) ?? []
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
        try await other.see("74.1", "实现程度")
    }

    private func quoted(_ text: String) -> String { "\"" + text + "\"" }
}
