import Foundation
import Programmes
import TestSupport
import Testing

@Suite("每个主要页面", .inBrowser)
struct PageQualityTests {
    /// Login name and the pages that person uses most; words without a slash are found by `place`.
    static let pages: [(login: String, paths: [String])] = [
        (
            "ducha",
            [
                "/", "/board", "/directives", "/directives/new", "/tasks", "/tasks?q=没有这样的词", "review",
                "review?view=unowned", "review?view=masked", "head", "issuing", "sheet", "tasks/sheet", "draft",
                "split", "task", "/nowhere", "/admin/units", "/programmes", "/programmes/old-houses",
                "/programmes/old-houses?day=2026-06-01",
                "/board/programmes", "/ledgers/old-houses", "/programmes/old-houses/targets",
                "/programmes/old-houses/targets/demolished", "/programmes/old-houses/targets/demolished/handing-down",
                "/indicators", "/indicators/moderately-prosperous", "/indicators/old-houses/rate",
                "/indicators/moderately-prosperous/gdp_per_head", "/responsibility-letters", "/board/programmes/screen",
                "/problems", "problem", "/problems/new", "/problems/import", "/problems/ladder", "/look-backs",
                "/rounds", "round", "/rounds/promises", "/rounds/cadences", "/rounds/cadences/new", "/rounds/calendar",
                "/meetings", "/meetings/new", "meeting/points", "held", "held/route", "held/briefs", "held/scores",
                "held/pledges",
                "/inspections", "inspection", "visit", "visiting", "/inspections/new", "/inspections/yearly",
                "/inspections/checklists/old-houses", "/photo-matches", "/photo-requests",
                "/scores", "/score-schemes/township-yearly", "scores", "scores/what-if", "scores/quality",
                "scores/appeals", "scores-unit", "scores-item", "/score-schemes/new",
                "/papers", "/papers/new", "/papers/new?kind=supervision-notice", "/papers/templates", "/papers/sheets",
                "/messages", "/messages/new", "/complaints", "complaint", "/compliance",
            ]
        ),
        (
            "lingdao",
            [
                "/", "/board", "/directives", "review", "/tasks", "task", "/ledgers/old-houses/map",
                "/indicators?programme=old-houses",
            ]
        ),
        ("nongye", ["/", "/board", "/tasks", "task", "/directives/new", "/ledgers/toilets/board"]),
        (
            "zhujian",
            [
                "/ledgers/old-houses/new", "/ledgers/old-houses/grid", "/ledgers/old-houses/new/steps/1", "item",
                "renewal",
            ]
        ),
        (
            "xiangzhen1",
            [
                "/", "/board", "/tasks", "task", "/reminders", "/responsibility-letters/620799101", "scores",
                "scores-item",
            ]
        ),
        ("cun1", ["/", "/tasks", "/complaints/new", "/me", "/me/password", "/me/sessions"]),
        (
            "admin",
            [
                "/", "/admin/regions", "/admin/regions/import", "/admin/units", "/admin/units/new",
                "/admin/units/import", "unit", "/admin/accounts", "/admin/accounts/new", "/admin/accounts/import",
                "account", "/admin/records", "/admin/backups", "/admin/outlines",
                "/admin/channels", "/admin/channels/new",
            ]
        ),
    ]

    @Test("360 像素宽、文字放大一倍都不用左右划；读屏软件读得懂，明暗两种外观都看得清", arguments: pages.map(\.login))
    func servesEverybody(login: String) async throws {
        try await visit(login) { person, path in
            try await fits(person, path)
            // Without axe-core, which ./luoshi test brings, the rest is left out.
            guard Person.canJudge, Self.firstToOpen[path] == login else { return }
            for problem in try await person.violations(contrast: false) {
                Issue.record("\(person.name) \(path): \(problem)")
            }
            for isDark in [false, true] {
                try await person.look(isDark: isDark)
                for problem in try await person.contrast() {
                    Issue.record("\(person.name) \(path) \(isDark ? "(dark)" : "(light)"): \(problem)")
                }
            }
            try await person.look()
        }
    }

    /// A page that several posts open is judged once, for the first of them: its parts are the same.
    private static let firstToOpen = pages.reduce(into: ["/login": "admin"]) { first, row in
        for path in row.paths where first[path] == nil { first[path] = row.login }
    }

    /// The widest and the narrowest screen, and text of twice its size; a picture of each where they are asked for.
    private func fits(_ person: Person, _ path: String) async throws {
        let name = "\(person.name)-\(path.filter { $0 != "/" && $0 != "?" && $0 != "=" })"
        for (width, height) in [(1440, 900), (360, 700)] {
            try await person.resize(width: width, height: height)
            try await person.fitsItsScreen("\(path) at \(width)")
            try await person.picture("\(name)-\(width)")
        }
        try await person.resize(width: 1280, height: 900)
        try await person.evaluate("document.documentElement.style.fontSize = '200%'")
        try await person.fitsItsScreen("\(path) with text at 200 %")
        try await person.picture("\(name)-text200")
        try await person.evaluate("document.documentElement.style.fontSize = ''")
        try await person.resize(width: 1440, height: 900)
    }

    private func visit(_ login: String, _ look: (Person, String) async throws -> Void) async throws {
        let county = try await RunningCounty.start(playbooks: login == "zhujian" ? Self.newVersion() : [:])
        if login == "admin" {
            let gate = try await county.visitor("登录页")
            try await gate.open("/login")
            try await look(gate, "/login")
        }
        let person = try await county.person(login)
        for path in Self.pages.first(where: { $0.login == login })?.paths ?? [] {
            if path == "renewal" { try await adopt(in: county) }
            try await person.open(try await person.place(path))
            try await look(person, path)
        }
    }

    /// A version of old-houses that asks for one thing more, which things of the earlier one do not say.
    private static func newVersion() throws -> [String: String] {
        let shipped = try #require(ShippedPlaybooks.files.first { $0.name.hasSuffix("old-houses.yaml") })
        let field = "{key: roof, label: 屋面, type: choice, options: [瓦, 彩钢], required: yes, why: 清运车辆按屋面安排}"
        let text = String(decoding: shipped.bytes, as: UTF8.self)
        let changed = text.replacing("\nfields:\n", with: "\nfields:\n  - \(field)\n")
        return ["old-houses.yaml": changed]
    }

    private func adopt(in county: RunningCounty) async throws {
        let supervisor = try await county.person("ducha")
        try await supervisor.open("/programmes")
        try await supervisor.press("启用新版本")
    }
}

extension Person {
    /// Nothing reaches over the right edge of the screen, once the page has answered to its size.
    func fitsItsScreen(_ what: String = "", place: SourceLocation = #_sourceLocation) async throws {
        let deadline = ContinuousClock.now + .seconds(10)
        var wide = try await tooWide
        while !wide.isEmpty, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(20))
            wide = try await tooWide
        }
        #expect(wide == [], "\(name) \(what)", sourceLocation: place)
    }

    private var tooWide: [BrowserValue] {
        get async throws { try await evaluate(Self.tooWideThings).items }
    }

    private static let tooWideThings = """
        (() => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          return [...document.body.querySelectorAll("*")].filter(thing => thing.checkVisibility()
            && thing.getBoundingClientRect().right > width + 1 && !thing.closest(".table-scroll, .stage-board, [data-pane]"))
            .slice(0, 5).map(thing => thing.outerHTML.slice(0, 120));
        })()
        """

    /// The address behind a word: the demonstration's document to review, its first draft, a list's first line.
    fileprivate func place(_ word: String) async throws -> String {
        guard !word.hasPrefix("/") else { return word }
        let lists = [
            "task": "/tasks?stage=underway", "unit": "/admin/units", "account": "/admin/accounts",
            "item": "/ledgers/old-houses?order=slowest", "problem": "/problems?stage=awaitingVerification",
            "complaint": "/complaints",
            "round": "/rounds",
        ]
        if word.hasPrefix("scores") {
            try await open("/scores")
            let period = try #require(try await attribute("tbody th a"))
            guard word.hasPrefix("scores-") else { return period + word.dropFirst("scores".count) }
            try await open(period)
            return try #require(try await attribute(word == "scores-unit" ? ".heat tbody th a" : ".heat tbody td a"))
        }
        if word == "renewal" { return try await place("item") + "/renewal" }
        if let list = lists[word] {
            try await open(list)
            return try #require(try await attribute("tbody th a"))
        }
        if word.hasPrefix("meeting/") || word.hasPrefix("held") {
            // The one that is prepared stands first, the one that was held last.
            try await open("/meetings")
            let place = word.hasPrefix("held") ? -1 : 0
            let link = "[...document.querySelectorAll('tbody th a')].at(\(place)).getAttribute('href')"
            let address = try #require(try await evaluate(link).string)
            return address + word.drop { $0 != "/" }
        }
        if ["inspection", "visit", "visiting"].contains(word) {
            try await open("/inspections")
            let inspection = try #require(try await attribute("tbody th a"))
            guard word == "visit" else { return word == "visiting" ? inspection + "/visits/new" : inspection }
            try await open(inspection)
            return try #require(try await attribute("tbody th a"))
        }
        try await open("/directives")
        let document = try #require(try await attribute("tbody th a"))
        switch word {
        case "draft", "split":
            try await open(document)
            let draft = try #require(try await attribute(".task-card h4 a"))
            return word == "split" ? draft + "/split" : draft
        case "tasks/sheet":
            // A document whose tasks are issued.
            try await open("/tasks")
            let issued = "document.querySelector('select[name=directive] option:last-child').value"
            return "/directives/\(try #require(try await evaluate(issued).string))/tasks/sheet"
        case "issuing", "sheet", "head": return "\(document)/\(word)"
        default: return document + word.dropFirst("review".count)
        }
    }

    func attribute(_ selector: String) async throws -> String? {
        try await evaluate("document.querySelector('\(selector)')?.getAttribute('href')").string
    }

    /// A picture of the whole page, where `LUOSHI_SHOTS` names a folder for them.
    fileprivate func picture(_ name: String) async throws {
        guard let folder = ProcessInfo.processInfo.environment["LUOSHI_SHOTS"] else { return }
        try await screenshot(to: "\(folder)/\(name).png", wholePage: true)
    }
}
