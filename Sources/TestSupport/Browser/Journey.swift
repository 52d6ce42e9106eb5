import Foundation
import Synchronization
import Testing

/// The people of one running test. They leave at its end, and what went wrong behind their pages fails it.
package final class Journey: Sendable {
    @TaskLocal static var current: Journey?

    private let people = Mutex<[Person]>([])
    private let endings = Mutex<[@Sendable () async -> Void]>([])

    func add(_ person: Person) {
        people.withLock { $0.append(person) }
    }

    /// Done once everybody has left.
    func afterwards(_ ending: @escaping @Sendable () async -> Void) {
        endings.withLock { $0.append(ending) }
    }

    /// Lets people walk, sends them home, and reports what went wrong behind their pages.
    package static func walk(
        reporting report: @Sendable (String) -> Void,
        _ function: @Sendable () async throws -> Void
    ) async throws {
        let journey = Journey()
        let result: Result<Void, any Error>
        do {
            try await $current.withValue(journey) { try await function() }
            result = .success(())
        } catch {
            result = .failure(error)
        }
        for person in journey.people.withLock({ $0 }) {
            for complaint in person.complaints { report("\(person.name): \(complaint)") }
            await person.leave()
        }
        for ending in journey.endings.withLock({ $0 }) { await ending() }
        try result.get()
    }

    /// Where pictures of failed pages go: `LUOSHI_PICTURES`, or `.build/pictures` of the package.
    package static let pictures: URL = {
        let named = ProcessInfo.processInfo.environment["LUOSHI_PICTURES"]
        return URL(fileURLWithPath: named ?? ".build/pictures")
    }()
}

/// Tests that need a browser: `@Suite(.inBrowser)`. Skipped where no Chromium is installed, unless
/// `LUOSHI_REQUIRE_BROWSER=1`; no more run at a time than there are processors (three at most), since each brings a server
/// and a browser tab or two, and other tests run beside them.
package struct InBrowser: SuiteTrait, TestTrait, TestScoping {
    package let isRecursive = true

    package init() {}

    package func prepare(for test: Test) async throws {
        let isRequired = ProcessInfo.processInfo.environment["LUOSHI_REQUIRE_BROWSER"] == "1"
        let isPresent = isRequired || Browser.program != nil
        try await ConditionTrait.enabled(if: isPresent, "no Chromium here; apt-get install chromium-headless-shell")
            .prepare(for: test)
    }

    package func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        await Self.seats.take()
        defer { Self.seats.giveBack() }
        try await Journey.walk(reporting: { Issue.record("\($0)") }, function)
    }

    private static let seats = Seats(max(1, min(3, ProcessInfo.processInfo.activeProcessorCount)))
}

extension Trait where Self == InBrowser {
    /// Walked by people in a real browser.
    package static var inBrowser: InBrowser { InBrowser() }
}

/// A count of places; who finds none waits in line.
private final class Seats: Sendable {
    private let state: Mutex<(free: Int, line: [CheckedContinuation<Void, Never>])>

    init(_ count: Int) { state = Mutex((count, [])) }

    func take() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                if state.free == 0 {
                    state.line.append(continuation)
                    return false
                }
                state.free -= 1
                return true
            }
            if isFree { continuation.resume() }
        }
    }

    func giveBack() {
        let next = state.withLock { state in
            guard state.line.isEmpty else { return state.line.removeFirst() as CheckedContinuation<Void, Never>? }
            state.free += 1
            return nil
        }
        next?.resume()
    }
}
