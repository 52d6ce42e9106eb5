/// Finds the route of a path: one step per segment.
struct RouteTree: Sendable {
    enum Match {
        case found(Route, [String: String])
        /// The path is there, for other methods.
        case otherMethods([Method])
        case none
    }

    private struct Node: Sendable {
        var words: [Substring: Int] = [:]
        var part: Int?
        var routes: [Method: (route: Route, names: [String])] = [:]
    }

    private var nodes = [Node()]

    /// Throws `RoutingFault` where two routes have one address or a pattern cannot be read.
    init(_ routes: [Route]) throws(RoutingFault) {
        for route in routes { try add(route) }
    }

    /// - Parameter path: As it came, percent-encoded, without query.
    func find(_ method: Method, _ path: Substring) -> Match {
        var segments: [Substring] = []
        if path != "/" { segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) }
        var values: [Substring] = []
        return find(method, segments[...], at: 0, &values) ?? .none
    }

    private mutating func add(_ route: Route) throws(RoutingFault) {
        guard route.pattern.hasPrefix("/"), route.pattern == "/" || !route.pattern.hasSuffix("/") else {
            throw .unreadable(route.pattern)
        }
        var names: [String] = []
        var place = 0
        for segment in route.pattern.split(separator: "/") {
            if segment.hasPrefix("{"), segment.hasSuffix("}") {
                names.append(String(segment.dropFirst().dropLast()))
                let next = nodes[place].part ?? newNode()
                nodes[place].part = next
                place = next
            } else {
                let next = nodes[place].words[segment] ?? newNode()
                nodes[place].words[segment] = next
                place = next
            }
        }
        guard Set(names).count == names.count, !names.contains("") else { throw .unreadable(route.pattern) }
        guard nodes[place].routes[route.method] == nil else { throw .doubled(route.method, route.pattern) }
        nodes[place].routes[route.method] = (route, names)
    }

    private func find(
        _ method: Method,
        _ segments: ArraySlice<Substring>,
        at place: Int,
        _ values: inout [Substring]
    ) -> Match? {
        let node = nodes[place]
        guard let segment = segments.first else { return answer(method, node, values) }
        // A word wins over a named part; where it leads nowhere, the part is tried.
        if let next = node.words[segment], let match = find(method, segments.dropFirst(), at: next, &values) {
            return match
        }
        guard let next = node.part, !segment.isEmpty else { return nil }
        values.append(segment)
        if let match = find(method, segments.dropFirst(), at: next, &values) { return match }
        values.removeLast()
        return nil
    }

    private func answer(_ method: Method, _ node: Node, _ values: [Substring]) -> Match? {
        guard !node.routes.isEmpty else { return nil }
        guard let (route, names) = node.routes[method == .head ? .get : method] else {
            let methods = node.routes.keys.flatMap { $0 == .get ? [.get, .head] : [$0] }
            return .otherMethods(methods.sorted())
        }
        var parameters: [String: String] = [:]
        for (name, value) in zip(names, values) {
            parameters[name] = PercentCoding.decoded(value.utf8, plusIsSpace: false)
        }
        return .found(route, parameters)
    }

    private mutating func newNode() -> Int {
        nodes.append(Node())
        return nodes.count - 1
    }
}

/// The routes of a site do not fit together: found when the program starts.
package enum RoutingFault: Error, Hashable {
    case doubled(Method, String)
    case unreadable(String)
}
