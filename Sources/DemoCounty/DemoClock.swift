import Core
import Synchronization

/// A clock that is moved by hand, so that a filled county's history lies in the order of time.
final class DemoClock: Sendable {
    private let moment: Mutex<Instant>
    private let source: IdentifierSource

    /// Two clocks of one county have different makers, so that their keys never meet.
    init(at start: Instant, maker: Int = 1) {
        moment = Mutex(start)
        source = IdentifierSource(maker: maker)
    }

    var now: Instant { moment.withLock { $0 } }

    /// Never goes back.
    func advance(to instant: Instant) { moment.withLock { $0 = max($0, instant) } }

    var environment: Environment {
        Environment(now: { self.now }, newNumber: { self.source.next(at: self.now) })
    }
}

extension Instant {
    /// A moment on the county's clock.
    init(_ day: Day, _ hour: Int, _ minute: Int = 0, second: Int = 0) {
        self = Instant(startOf: day).adding(seconds: hour * 3600 + minute * 60 + second)
    }
}
