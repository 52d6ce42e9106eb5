import Foundation
import TestSupport
import Testing

@Suite("每个主要页面", .inBrowser)
struct PageQualityTests {
    /// Login name and the pages that person uses most.
    static let pages: [(login: String, paths: [String])] = [
        (
            "ducha",
            [
                "/", "/board", "/directives", "/directives/new", "/tasks", "review", "review?view=unowned",
                "review?view=masked",
                "issuing", "sheet", "draft", "task", "/programmes", "/programmes/old-houses", "/board/programmes",
                "/ledgers/old-houses",
            ]
        ),
        ("nongye", ["/", "/tasks", "task", "/ledgers/toilets/board"]),
        (
            "zhujian",
            ["/ledgers/old-houses/new", "/ledgers/old-houses/grid", "/ledgers/old-houses/new/steps/1", "item"]
        ),
        ("cun1", ["/", "/me", "/me/password", "/me/sessions"]),
        (
            "admin",
            [
                "/", "/admin/regions", "/admin/regions/import", "/admin/units", "/admin/units/new", "/admin/accounts",
                "/admin/accounts/new", "/admin/records", "/admin/backups",
            ]
        ),
    ]

    @Test("读屏软件读得懂，360 像素宽不用左右划，明暗两种外观", arguments: pages.map(\.login))
    func servesEverybody(login: String) async throws {
        let county = try await RunningCounty.start()
        let person = try await county.person(login)
        let gate = try await county.visitor("登录页")
        try await gate.open("/login")
        try await inspect(gate, "/login")
        for path in Self.pages.first(where: { $0.login == login })?.paths ?? [] {
            let address = try await person.place(path)
            try await person.open(address)
            try await inspect(person, path)
        }
    }

    private func inspect(_ person: Person, _ path: String) async throws {
        let name = "\(person.name)-\(path.filter { $0 != "/" && $0 != "?" && $0 != "=" })"
        for (width, height) in [(1440, 900), (390, 844), (360, 700)] {
            try await person.resize(width: width, height: height)
            try await person.fitsItsScreen("\(path) at \(width)")
            if width != 360 { try await person.picture("\(name)-\(width)") }
        }
        try await person.resize(width: 1440, height: 900)
        guard Person.canJudge else { return }
        for isDark in [false, true] {
            try await person.look(isDark: isDark)
            for problem in try await person.violations() {
                Issue.record("\(person.name) \(path)\(isDark ? " (dark)" : ""): \(problem)")
            }
        }
        try await person.look()
    }
}

extension Person {
    /// Nothing reaches over the right edge of the screen.
    func fitsItsScreen(_ what: String = "", place: SourceLocation = #_sourceLocation) async throws {
        let wide = try await evaluate(
            """
            (() => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              return [...document.body.querySelectorAll("*")].filter(thing => thing.checkVisibility()
                && thing.getBoundingClientRect().right > width + 1 && !thing.closest(".table-scroll, [data-pane]"))
                .slice(0, 5).map(thing => thing.outerHTML.slice(0, 120));
            })()
            """
        )
        #expect(wide.items == [], "\(name) \(what)", sourceLocation: place)
    }

    /// The address behind a word: the demonstration's document to review, its first draft, this person's first task.
    fileprivate func place(_ word: String) async throws -> String {
        guard !word.hasPrefix("/") else { return word }
        if word == "item" {
            try await open("/ledgers/old-houses?order=slowest")
            return try #require(try await attribute("tbody th a"))
        }
        if word == "task" {
            try await open("/tasks?stage=underway")
            return try #require(try await attribute("tbody th a"))
        }
        try await open("/directives")
        let document = try #require(try await attribute("tbody th a"))
        switch word {
        case "draft":
            try await open(document)
            return try #require(try await attribute(".task-card h4 a"))
        case "issuing", "sheet": return "\(document)/\(word)"
        default: return document + word.dropFirst("review".count)
        }
    }

    private func attribute(_ selector: String) async throws -> String? {
        try await evaluate("document.querySelector('\(selector)')?.getAttribute('href')").string
    }

    /// A picture of the whole page, where `LUOSHI_SHOTS` names a folder for them.
    fileprivate func picture(_ name: String) async throws {
        guard let folder = ProcessInfo.processInfo.environment["LUOSHI_SHOTS"] else { return }
        try await screenshot(to: "\(folder)/\(name).png", wholePage: true)
    }
}
