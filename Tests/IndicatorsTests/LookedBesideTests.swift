import Core
import Database
import Indicators
import Synchronization
import TestSupport
import Testing

@Suite("Answers worked out beside pages")
struct LookedBesideTests {
    /// The page that asks first has nothing and waits for nothing; what was found is there when it is found.
    @Test(.timeLimit(.minutes(1)))
    func aPageDoesNotWaitForWhatTakesLong() async throws {
        try await withDatabase(.sqlite, migrations: []) { database in
            let clock = Mutex(Instant(milliseconds: 1_000_000_000_000))
            let now: @Sendable () -> Instant = { clock.withLock { $0 } }
            let beside = LookedBeside<Int, Int>(database, Environment(now: now, newNumber: { 1 }))
            let worked = Mutex(0)
            func ask(_ question: Int, isQuick: Bool = false) async throws -> Looked<Int>? {
                try await database.read { tx in
                    try beside.answer(question, in: tx, isQuick: { isQuick }) { _ in
                        worked.withLock { $0 += 1 }
                        return worked.withLock { $0 }
                    }
                }
            }
            func answered(_ question: Int, by number: Int) async throws -> Looked<Int> {
                while true {
                    if let looked = try await ask(question), looked.answer >= number { return looked }
                    await Task.yield()
                }
            }
            // What is quick is answered at once, and kept.
            let quick = try await ask(7, isQuick: true)
            #expect(quick?.answer == 1)
            let kept = try await ask(7)
            #expect(kept?.answer == 1)
            let first = try await ask(8)
            #expect(first == nil)
            let found = try await answered(8, by: 2)
            #expect(found.answer == 2 && !found.isOld && found.age == "")
            // Old answers are shown as old while they are worked out again.
            clock.withLock { $0 = Instant(milliseconds: $0.milliseconds + 600_000) }
            let old = try await ask(8)
            #expect(old?.answer == 2 && old?.isOld == true && old?.age.contains("正在重新核对") == true)
            let fresh = try await answered(8, by: 3)
            #expect(fresh.answer == 3 && !fresh.isOld)
            beside.forget()
            let after = try await ask(8)
            #expect(after == nil)
        }
    }
}
