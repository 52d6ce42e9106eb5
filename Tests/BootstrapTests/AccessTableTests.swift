import Core
import Database
import Files
import Papers
import TestSupport
import Testing
import Web

/// Role × route × region over the site as it is served. A route without a row fails the test.
@Suite("Who may come to which address")
struct AccessTableTests {
    /// Every route of the site, about the department's task where it is about one. A thousand requests: on one engine,
    /// while what opens by place is asked on both below.
    @Test func everyRouteAnswersEverybodyAsTheTableSays() async throws {
        try await withWork(.sqlite) { exchange, work, ids in
            let rows = Dictionary(uniqueKeysWithValues: AccessRows.all.map { ($0.route, $0.answers) })
            var visitors = try await Visitors(exchange)
            for route in exchange.routes.sorted(by: AccessRows.inOrder) {
                let name = AccessRows.name(route)
                let answers = await visitors.answers(route.method, ids.address(route.pattern, at: work.department))
                #expect(answers == rows[name], "\(name)")
                if name == "POST /logout" { visitors = try await Visitors(exchange) }
            }
            let known = Set(exchange.routes.map(AccessRows.name))
            #expect(Set(rows.keys).subtracting(known) == [], "rows of addresses that are gone")
        }
    }

    /// The same addresses about the township's part and the village's part.
    @Test(arguments: Driver.allCases)
    func aTaskOpensOnlyWhereItBelongs(driver: Driver) async throws {
        try await withWork(driver) { exchange, work, ids in
            let visitors = try await Visitors(exchange)
            for (place, rows) in [(work.township, AccessRows.township), (work.village, AccessRows.village)] {
                for row in rows {
                    let parts = row.route.split(separator: " ").map(String.init)
                    let method: Method = parts[0] == "GET" ? .get : .post
                    let answers = await visitors.answers(method, ids.address(parts[1], at: place))
                    #expect(answers == row.answers, "\(row.route)")
                }
                let tasks = exchange.routes.filter {
                    $0.pattern.hasPrefix("/tasks/{task}") || $0.pattern == "/files/{file}"
                }
                #expect(Set(rows.map(\.route)) == Set(tasks.map(AccessRows.name)))
            }
        }
    }

    private func withWork(
        _ driver: Driver,
        _ body: (CountyExchange, SampleWork, AccessIDs) async throws -> Void
    ) async throws {
        try await withSampleCounty(driver) { database, county in
            let source = IdentifierSource(maker: 8)
            let environment = Environment(now: { SampleCounty.now }, newNumber: { source.next(at: SampleCounty.now) })
            let exchange = try CountyExchange(database, environment: environment)
            let work = try await county.work(in: database, vault: FileVault(root: exchange.files))
            let slip = AssignmentSlip(
                unit: nil,
                unitName: "云雾镇",
                source: "巡查",
                matter: "清运垃圾",
                demand: "三日内清完",
                due: nil
            )
            let keep = DraftPaper(database: database, environment: environment)
            let paper = try #require(await keep(slip.draft(from: "督查室"), by: county.supervisor).value)
            try await body(exchange, work, AccessIDs(county, work, paper))
        }
    }
}

/// The things that stand for `{task}`, `{unit}` and the like.
struct AccessIDs {
    private let ids: [String: String]

    init(_ county: SampleCounty, _ work: SampleWork, _ paper: PaperID) {
        ids = [
            "directive": "\(work.directive)", "draft": "\(work.draft)", "section": "1",
            "unit": "\(county.unit("云岭县财政局"))",
            // Somebody who asks for nothing in the table: what is done to an account must not end a column.
            "account": "\(work.spare.account)", "post": "\(work.spare.post)", "name": "luoshi.tar",
            "session": "1", "paper": "\(paper)", "kind": "assignment",
        ]
    }

    func address(_ pattern: String, at place: SampleWork.Place) -> String {
        var address = pattern
        for (name, id) in ids { address.replace("{\(name)}", with: id) }
        return address.replacing("{task}", with: "\(place.task)").replacing("{file}", with: "\(place.file)")
    }
}

/// A browser for everybody in the table.
struct Visitors {
    private let visitors: [Visitor]

    init(_ exchange: CountyExchange) async throws {
        var visitors: [Visitor] = []
        for asker in Asker.allCases {
            visitors.append(
                asker.login() == nil ? exchange.visitor() : await exchange.visitor(named: asker.login() ?? "")
            )
        }
        self.visitors = visitors
    }

    /// One letter for everybody. Forms are sent without answers (a place in the text apart), and without a version that
    /// could move anything.
    func answers(_ method: Method, _ address: String) async -> String {
        var answers = ""
        for visitor in visitors {
            let page =
                switch method {
                case .get: await visitor.get(address, following: false)
                case .put: await visitor.put(address, [])
                default: await visitor.post(address, ["span": "1-5"], following: false)
                }
            answers.append(Answer(page).rawValue)
        }
        return answers
    }
}
