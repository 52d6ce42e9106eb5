import Foundation
import Logging
import Testing
import Web

/// A real server on a port of this machine. One at a time: a stop signal reaches all of them.
@Suite(.serialized) struct LiveServerTests {
    private func sample(uploadLimit: Int = Route.formLimit, gate: Gate = Gate()) throws -> SampleSite {
        try SampleSite([
            .get("/slow", .everyone, "慢") { _ in
                await gate.pass()
                return .text("办完了")
            },
            .post("/files", .signedIn, "上传", uploadLimit: uploadLimit) { visit in
                .text(visit.uploads.map { "\($0.name) \($0.size)" }.joined() + " peer \(visit.address)")
            },
            .get("/big", .everyone, "大") { visit in
                let path = visit.query.text("path")
                return .file(path, name: "big.bin", type: "application/octet-stream")
            },
        ])
    }

    @Test func answersOverTheWire() async throws {
        let sample = try sample()
        try await serving(sample) { port, _ in
            let answer = try await Wire(port).exchange("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(answer.hasSuffix("\r\n\r\nok\n"))
            let head = try await Wire(port).exchange("HEAD /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(head.contains("Content-Length: 3"))
            #expect(head.hasSuffix("\r\n\r\n"))
        }
    }

    @Test func knowsItsOwnHostOverTheWire() async throws {
        let sample = try sample()
        try await serving(sample) { port, _ in
            let token = sample.site.token(for: SampleSite.li)
            func post(_ origin: String) async throws -> String {
                let body = "_token=\(token)&words=x"
                return try await Wire(port).exchange(
                    "POST /tasks/7/progress HTTP/1.1\r\nHost: luoshi.test:8080\r\nOrigin: \(origin)\r\nConnection: close\r\n"
                        + "Cookie: luoshi_session=li\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
                )
            }
            let own = try await post("http://luoshi.test:8080")
            #expect(own.hasPrefix("HTTP/1.1 303 "))
            let foreign = try await post("http://evil.test:8080")
            #expect(foreign.hasPrefix("HTTP/1.1 403 "))
        }
    }

    @Test(arguments: ["signal", "cancelling"])
    func answersWhatWasBegunBeforeItStops(_ way: String) async throws {
        let gate = Gate()
        try await serving(try sample(gate: gate)) { port, task in
            let busy = try Wire(port)
            try await busy.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
            await gate.isReached()
            // A browser's connection that waits for the next click.
            let idle = try Wire(port)
            let answer = try await idle.exchange("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n", seconds: 1)
            #expect(answer.hasSuffix("ok\n"))
            if way == "signal" { kill(getpid(), SIGUSR2) } else { task.cancel() }
            _ = try await idle.readToEnd(seconds: 10)
            #expect(idle.isClosed)
            // Nobody new is let in.
            #expect(throws: (any Error).self) { try Wire(port) }
            await gate.open()
            let late = try await busy.readToEnd(seconds: 10)
            #expect(late.hasPrefix("HTTP/1.1 200 OK"))
            #expect(late.hasSuffix("办完了"))
            #expect(busy.isClosed)
        }
    }

    @Test func saysThatItsPortIsTaken() async throws {
        let sample = try sample()
        try await serving(sample) { port, _ in
            var second = SiteServer(sample.site, host: "127.0.0.1", port: port, logger: Logger(label: "second"))
            second.stopSignals = []
            await #expect(throws: (any Error).self) { try await second.run() }
        }
    }

    @Test func sendsALargeFileInPieces() async throws {
        let sample = try sample()
        let path = sample.folder.path + "/big.bin"
        let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        try await serving(sample) { port, _ in
            let answer = try await Wire(port).exchangeBytes(
                "GET /big?path=\(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            )
            #expect(Array(answer.suffix(bytes.count)) == bytes)
        }
    }

    @Test func letsNobodyWaitForASlowSender() async throws {
        let sample = try sample()
        try await serving(sample, idleSeconds: 1) { port, _ in
            // Half a head, and half a body: each would wait for ever.
            let slow = try (0..<50).map { _ in try Wire(port) }
            for (number, wire) in slow.enumerated() {
                try await wire.send(number.isMultiple(of: 2) ? "GET /healthz HT" : Self.halfABody)
            }
            let answer = try await Wire(port).exchange("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(answer.hasSuffix("ok\n"))
            for (number, wire) in slow.enumerated() {
                _ = try await wire.readToEnd(seconds: 10)
                #expect(wire.isClosed, "connection \(number) is still open")
            }
        }
    }

    private static let halfABody =
        "POST /login HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\n_token="

    @Test func survivesWhatIsNotHTTP() async throws {
        let sample = try sample()
        try await serving(sample) { port, _ in
            for text in [
                "\r\n\r\n", "\u{16}\u{3}\u{1}", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
                "GET / HTTP/1.1\r\nA B: c\r\n\r\n",
            ] {
                let wire = try Wire(port)
                try await wire.send(text)
                wire.endSending()
                _ = try await wire.readToEnd(seconds: 5)
            }
            let answer = try await Wire(port).exchange("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(answer.hasSuffix("ok\n"))
        }
    }
}

/// Runs a server while `body` talks to it, then stops it and waits until it has.
func serving(
    _ sample: SampleSite,
    idleSeconds: Int = 60,
    _ body: (Int, Task<Void, any Error>) async throws -> Void
) async throws {
    var logger = Logger(label: "server")
    logger.logLevel = .critical
    var server = SiteServer(sample.site, host: "127.0.0.1", port: 0, logger: logger)
    server.idleSeconds = idleSeconds
    // Not the usual signals: other servers of this process may listen to those.
    server.stopSignals = [SIGUSR2]
    let (ports, found) = AsyncStream.makeStream(of: Int.self)
    let task = Task { [server] in
        defer { found.finish() }
        try await server.run { found.yield($0) }
    }
    defer { task.cancel() }
    for await port in ports {
        try await body(port, task)
        break
    }
    task.cancel()
    try await task.value
}

/// Holds a request until the test lets it go on.
private actor Gate {
    private var isOpen = false
    private var isWaitedAt = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var watching: [CheckedContinuation<Void, Never>] = []

    func pass() async {
        isWaitedAt = true
        watching.forEach { $0.resume() }
        watching = []
        if !isOpen { await withCheckedContinuation { waiting.append($0) } }
    }

    func isReached() async {
        if !isWaitedAt { await withCheckedContinuation { watching.append($0) } }
    }

    func open() {
        isOpen = true
        waiting.forEach { $0.resume() }
        waiting = []
    }
}
