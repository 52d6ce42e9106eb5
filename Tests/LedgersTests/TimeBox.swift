import Core
import Synchronization

/// The moment a test's clock stands at; every look at it is a millisecond later.
final class TimeBox: Sendable {
    private let moment: Mutex<Instant>

    init(_ start: Instant) { moment = Mutex(start) }

    var now: Instant {
        moment.withLock { moment in
            moment = Instant(milliseconds: moment.milliseconds + 1)
            return moment
        }
    }

    func advance(_ days: Int) { moment.withLock { $0 = $0.adding(days: days) } }
}
