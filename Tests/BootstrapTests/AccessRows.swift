import Web

/// A row of the table.
struct AccessRow {
    let route: String
    let answers: String

    init(_ route: String, _ answers: String) {
        self.route = route
        self.answers = answers
    }
}

enum AccessRows {
    static let all: [AccessRow] = []
    static let township: [AccessRow] = []
    static let village: [AccessRow] = []

    static func name(_ route: Route) -> String { "\(route.method.rawValue) \(route.pattern)" }

    /// What ends sessions comes last.
    static func inOrder(_ a: Route, _ b: Route) -> Bool { place(a) < place(b) }

    private static func place(_ route: Route) -> (Int, String) { (route.pattern == "/logout" ? 1 : 0, name(route)) }
}
