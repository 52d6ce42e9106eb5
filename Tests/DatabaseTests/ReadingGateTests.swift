import Dispatch
import Synchronization
import Testing

@testable import DatabasePostgres

@Suite("Turns of reads")
struct ReadingGateTests {
    /// The most that worked at once, of eight that began together.
    private func most(_ gate: ReadingGate) async -> Int {
        let working = Mutex(0)
        let highest = Mutex(0)
        await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
            DispatchQueue.global().async {
                DispatchQueue.concurrentPerform(iterations: 8) { _ in
                    gate.pass {
                        let now = working.withLock { count in
                            count += 1
                            return count
                        }
                        highest.withLock { $0 = max($0, now) }
                        _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .milliseconds(20))
                        working.withLock { $0 -= 1 }
                    }
                }
                done.resume()
            }
        }
        return highest.withLock { $0 }
    }

    @Test func noMoreWorkAtOnceThanHaveTheirTurn() async {
        #expect(await most(ReadingGate(1, patience: .seconds(60))) == 1)
    }

    /// The first holds its place until the second, which has none, is through.
    @Test func whoWaitedLongGoesAllTheSame() {
        let gate = ReadingGate(1, patience: .milliseconds(1))
        let isThrough = DispatchSemaphore(value: 0)
        let hasWorked = gate.pass {
            DispatchQueue.global().async { gate.pass { _ = isThrough.signal() } }
            return isThrough.wait(timeout: .now() + 30) == .success
        }
        #expect(hasWorked)
    }
}
