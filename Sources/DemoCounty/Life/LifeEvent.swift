import Core
import Tasks

/// One act on one task at a moment.
struct LifeEvent: Sendable {
    enum Act: Sendable, Hashable {
        case sign
        /// To so many of the units below.
        case split(Int)
        /// Percent of the whole.
        case report(Double)
        case object, keep, reassign
        case askExtension(Day)
        case decideExtension(Bool)
        case remind
        /// The reminded unit opens the task.
        case look
        case requestCloseOut, closeOut, sendBack, reopen, withdraw
    }

    let at: Instant
    /// Tells apart what happens at one moment.
    let order: Int
    let task: TaskID
    let act: Act
}

/// What is still to happen, earliest first.
struct LifeAgenda: Sendable {
    private var events: [LifeEvent] = []
    private var count = 0

    var isEmpty: Bool { events.isEmpty }
    var left: Int { events.count }

    mutating func add(_ act: LifeEvent.Act, on task: TaskID, at instant: Instant) {
        count += 1
        let event = LifeEvent(at: instant, order: count, task: task, act: act)
        let place = events.firstIndex { ($0.at, $0.order) < (event.at, event.order) } ?? events.endIndex
        events.insert(event, at: place)
    }

    mutating func next() -> LifeEvent? { events.popLast() }

    /// The next event no later than a moment.
    mutating func next(through moment: Instant) -> LifeEvent? {
        guard let last = events.last, last.at <= moment else { return nil }
        return events.popLast()
    }
}
