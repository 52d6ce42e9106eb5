import Core
import Logging

extension Site {
    /// Answers every request: whatever goes wrong becomes a page that says what to do.
    package func respond(_ request: SiteRequest) async -> SiteResponse {
        let start = ContinuousClock.now
        let reference = Reference(environment)
        let response: SiteResponse
        var pattern = "-"
        if let asset = assets.respond(request) {
            (response, pattern) = (asset, "/assets")
        } else {
            let exchange = await exchange(request, reference)
            pattern = exchange.visit.route?.pattern ?? "-"
            response = await finished(exchange, request)
        }
        log(request, pattern, response.status, start, reference)
        return response
    }

    /// What was asked and what is answered.
    struct Exchange {
        var visit: Visit
        var reply: Reply
    }

    private func exchange(_ request: SiteRequest, _ reference: Reference) async -> Exchange {
        let (path, query) = Self.parts(of: request.target)
        let method = Method(rawValue: request.method)
        let match = method.map { tree.find($0, path) } ?? .none
        var visit = visit(request, method ?? .get, match, path, query, reference)
        do {
            guard method != nil else { throw WebFault.methodNotAllowed([.get, .head, .post]) }
            switch match {
            case .found(let route, _):
                let reply = try await answer(route, &visit, request)
                return Exchange(visit: visit, reply: reply)
            case .otherMethods(let methods): throw WebFault.methodNotAllowed(methods)
            case .none: return Exchange(visit: visit, reply: try unknown(path, query, visit))
            }
        } catch {
            // An address without a route asked nobody yet; the page that says so still has the person's navigation.
            if visit.route == nil { visit.signedIn = try? await person(visit) }
            return Exchange(visit: visit, reply: await reply(to: error, visit))
        }
    }

    /// A path with a slash too many is sent to the one without.
    private func unknown(_ path: Substring, _ query: Substring, _ visit: Visit) throws -> Reply {
        guard path.hasSuffix("/"), path.count > 2, case .found = tree.find(visit.method, path.dropLast()) else {
            throw WebFault.notFound
        }
        var reply = Reply(status: 308)
        reply.headers = [("Location", String(path.dropLast()) + (query.isEmpty ? "" : "?" + query))]
        return reply
    }

    private func visit(
        _ request: SiteRequest,
        _ method: Method,
        _ match: RouteTree.Match,
        _ path: Substring,
        _ query: Substring,
        _ reference: Reference
    ) -> Visit {
        var route: Route?
        var parameters: [String: String] = [:]
        if case .found(let found, let values) = match { (route, parameters) = (found, values) }
        let cookies = Cookies(request.headers)
        return Visit(
            method: method,
            path: PercentCoding.decoded(path.utf8, plusIsSpace: false),
            target: request.target,
            route: route,
            parameters: parameters,
            query: Fields(query: query),
            headers: request.headers,
            cookies: cookies,
            client: ClientAddress(request, settings),
            environment: environment,
            reference: reference,
            site: self,
            visitorSecret: VisitorSecret(cookies)
        )
    }

    /// Path and query of a target; a target that begins with a host, as proxies send it, is taken from its path on.
    static func parts(of target: String) -> (path: Substring, query: Substring) {
        var rest = target[...]
        if !rest.hasPrefix("/"), let scheme = rest.firstRange(of: "://") {
            rest = rest[scheme.upperBound...].drop { $0 != "/" && $0 != "?" }
        }
        let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
        let path = rest[..<mark]
        return (path.isEmpty ? "/" : path, mark == rest.endIndex ? "" : rest[rest.index(after: mark)...])
    }

    private func log(
        _ request: SiteRequest,
        _ pattern: String,
        _ status: Int,
        _ start: ContinuousClock.Instant,
        _ reference: Reference
    ) {
        logger.info(
            "\(request.method.prefix(10)) \(pattern) \(status) \(Self.milliseconds(since: start)) ms \(reference)"
        )
    }

    /// `3.2`: milliseconds with one decimal.
    private static func milliseconds(since start: ContinuousClock.Instant) -> String {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        let tenths = seconds * 10_000 + attoseconds / 100_000_000_000_000
        return "\(tenths / 10).\(tenths % 10)"
    }
}
