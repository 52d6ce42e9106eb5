import Core
import Synchronization

/// A clock that tests move; it stands still while nobody does.
package final class MovedClock: Sendable {
    private let moment = Mutex(SampleCounty.now)
    private let source: IdentifierSource

    package init(maker: Int = 7) { source = IdentifierSource(maker: maker) }

    package var now: Instant { moment.withLock { $0 } }

    package var environment: Environment {
        Environment(now: { self.now }, newNumber: { self.source.next(at: self.now) })
    }

    package func advance(days: Int = 0, hours: Int = 0, seconds: Int = 0) {
        moment.withLock { $0 = $0.adding(seconds: days * 86_400 + hours * 3_600 + seconds) }
    }
}
