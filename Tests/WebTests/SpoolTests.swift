import Core
import Synchronization
import Testing
import Web

/// A file that is sent while it is written.
struct SpoolTests {
    /// Lets a writer go on when the test says so.
    private final class Door: Sendable {
        private let state = Mutex<(isOpen: Bool, waiting: CheckedContinuation<Void, Never>?)>((false, nil))

        func pass() async {
            await withCheckedContinuation { continuation in
                let isOpen = state.withLock { state in
                    if !state.isOpen { state.waiting = continuation }
                    return state.isOpen
                }
                if isOpen { continuation.resume() }
            }
        }

        func open() {
            let waiting = state.withLock { state in
                defer { state = (true, nil) }
                return state.waiting
            }
            waiting?.resume()
        }
    }

    private struct Broken: Error {}

    private func site(_ write: @escaping @Sendable (FileSpool) async throws -> Void) throws -> SampleSite {
        try SampleSite([
            .get("/list", .everyone, "清单") { _ in .written(name: "清单.csv", type: "text/csv; charset=utf-8", write) }
        ])
    }

    private func asked(_ sample: SampleSite) async throws -> FileSpool {
        let response = await sample.site.respond(SiteRequest("GET", "/list"))
        #expect(response.status == 200 && response.headers["Content-Length"] == nil)
        #expect(response.headers["Content-Disposition"]?.contains("attachment") == true)
        guard case .spool(let spool) = response.body else { throw Broken() }
        return spool
    }

    @Test func answersWithTheFirstBytesBeforeTheLastAreWritten() async throws {
        let door = Door()
        let spool = try await asked(
            site { spool in
                try Array("一,".utf8).withUnsafeBytes { try spool.append($0) }
                await door.pass()
                try Array("二".utf8).withUnsafeBytes { try spool.append($0) }
            }
        )
        #expect(try spool.read(at: 0, count: 100) == Array("一,".utf8))
        door.open()
        #expect(try await spool.whole() == Array("一,二".utf8))
    }

    @Test func showsThePageOfAFaultThatComesBeforeAnyByte() async throws {
        let response = try await site { _ in throw WebFault.notFound }.site.respond(SiteRequest("GET", "/list"))
        #expect(response.status == 404)
    }

    @Test func breaksOffWhereTheWriterFailsLater() async throws {
        let spool = try await asked(
            site { spool in
                try Array("一".utf8).withUnsafeBytes { try spool.append($0) }
                throw Broken()
            }
        )
        await #expect(throws: Broken.self) { _ = try await spool.whole() }
    }

    @Test func stopsTheWriterWhenNobodyReadsAnyMore() async throws {
        let (door, stopped) = (Door(), Door())
        let spool = try await asked(
            site { spool in
                defer { stopped.open() }
                try Array("一".utf8).withUnsafeBytes { try spool.append($0) }
                await door.pass()
                try Array("二".utf8).withUnsafeBytes { try spool.append($0) }
                Issue.record("写到了没有人读的文件里")
            }
        )
        spool.abandon()
        door.open()
        await stopped.pass()
        #expect(spool.size == 3)
    }
}
