import Core
import Synchronization
import TestSupport

@testable import Accounts

/// A clock that tests move.
final class SampleClock: Sendable {
    private let time = Mutex(SampleCounty.now)

    var now: Instant { time.withLock { $0 } }

    func pass(minutes: Int) { time.withLock { $0 = $0.adding(seconds: minutes * 60) } }
    func pass(hours: Int) { pass(minutes: hours * 60) }
    func pass(seconds: Int) { time.withLock { $0 = $0.adding(seconds: seconds) } }

    private let source = IdentifierSource(maker: 7)

    var environment: Environment {
        Environment(now: { self.now }, newNumber: { self.source.next(at: self.now) })
    }
}

extension PasswordHasher {
    /// The least cost there is.
    static let quick = PasswordHasher(memory: 8, passes: 1, lanes: 1)
}

let home = Browser(address: "192.0.2.7", device: "Mozilla/5.0 (Windows NT 10.0) Chrome/130")
