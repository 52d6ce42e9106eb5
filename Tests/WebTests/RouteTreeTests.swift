import Core
import Testing
import Web

@testable import Web

struct RouteTreeTests {
    private static let patterns = [
        "/", "/tasks", "/tasks/new", "/tasks/{task}", "/tasks/{task}/progress", "/tasks/new/preview",
        "/files/{file}/{name}",
    ]

    @Test(arguments: [
        ("/", "/ "),
        ("/tasks", "/tasks "),
        ("/tasks/new", "/tasks/new "),
        ("/tasks/7", "/tasks/{task} task=7"),
        ("/tasks/new/progress", "/tasks/{task}/progress task=new"),
        ("/tasks/new/preview", "/tasks/new/preview "),
        ("/files/3/%E6%B5%8B%20a+b.txt", "/files/{file}/{name} file=3 name=测 a+b.txt"),
        ("/files/3/%ff", "/files/{file}/{name} file=3 name=\u{FFFD}"),
        ("/tasks/", "none"),
        ("//", "none"),
        ("/tasks//progress", "none"),
        ("/tasks/7/8", "none"),
        ("/Tasks", "none"),
        ("tasks", "none"),
        ("", "none"),
    ])
    func findsTheRouteOfAPath(_ path: String, _ expected: String) throws {
        let tree = try RouteTree(Self.patterns.map { Route.get($0, .everyone, "") { _ in .done } })
        guard case .found(let route, let values) = tree.find(.get, path[...]) else {
            #expect(expected == "none")
            return
        }
        let words = values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        #expect("\(route.pattern) \(words)" == expected)
    }

    @Test func namesTheMethodsOfAPath() throws {
        let tree = try RouteTree([
            .get("/a", .everyone, "") { _ in .done }, .post("/a", .everyone, "") { _ in .done },
            .post("/b", .everyone, "") { _ in .done },
        ])
        guard case .otherMethods(let both) = tree.find(.delete, "/a") else { throw Surprise() }
        #expect(both == [.get, .head, .post])
        guard case .otherMethods(let post) = tree.find(.get, "/b") else { throw Surprise() }
        #expect(post == [.post])
    }

    @Test func answersHeadFromGet() throws {
        let tree = try RouteTree([.get("/a", .everyone, "甲") { _ in .done }])
        guard case .found(let route, _) = tree.find(.head, "/a") else { throw Surprise() }
        #expect(route.purpose == "甲")
    }

    @Test func refusesTwoRoutesAtOneAddress() {
        #expect(throws: RoutingFault.doubled(.get, "/tasks/{id}")) {
            try RouteTree([
                .get("/tasks/{task}", .everyone, "") { _ in .done }, .get("/tasks/{id}", .everyone, "") { _ in .done },
            ])
        }
    }

    @Test(arguments: ["tasks", "/tasks/", "", "/a/{x}/{x}", "/{}"])
    func refusesAPatternItCannotRead(_ pattern: String) {
        #expect(throws: RoutingFault.unreadable(pattern)) {
            try RouteTree([.get(pattern, .everyone, "") { _ in .done }])
        }
    }
}

private struct Surprise: Error {}
