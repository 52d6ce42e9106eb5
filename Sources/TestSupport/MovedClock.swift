import Core
import Synchronization

/// A clock that tests move; it stands still while nobody does, or goes on by a millisecond with every look at it.
package final class MovedClock: Sendable {
    private let moment = Mutex(SampleCounty.now)
    private let source: IdentifierSource
    private let isTicking: Bool

    package init(maker: Int = 7, ticking isTicking: Bool = false) {
        source = IdentifierSource(maker: maker)
        self.isTicking = isTicking
    }

    package var now: Instant {
        moment.withLock { moment in
            if isTicking { moment = Instant(milliseconds: moment.milliseconds + 1) }
            return moment
        }
    }

    package var environment: Environment {
        Environment(now: { self.now }, newNumber: { self.source.next(at: self.now) })
    }

    package func advance(days: Int = 0, hours: Int = 0, seconds: Int = 0) {
        moment.withLock { $0 = $0.adding(seconds: days * 86_400 + hours * 3_600 + seconds) }
    }
}
