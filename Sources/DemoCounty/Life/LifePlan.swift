import Core
import Tasks

/// Turns a task's fate into acts at plausible moments between its issue and the evening before today.
struct LifePlan {
    let task: Task
    let fate: Fate
    let today: Day
    /// How many units below take a part; 0 for tasks that stay whole.
    let parts: Int
    var random: SeededGenerator

    private var events: [(LifeEvent.Act, Instant)] = []

    init(_ task: Task, _ fate: Fate, today: Day, parts: Int = 0, _ random: SeededGenerator) {
        self.task = task
        self.fate = fate
        self.today = today
        self.parts = parts
        self.random = random
    }

    private var start: Day { task.issuedAt.day }
    /// Whole days between the issue and yesterday.
    private var age: Int { max(0, today.days(since: start) - 1) }

    mutating func made() -> [(LifeEvent.Act, Instant)] {
        guard fate.turn != .unsigned, age > 0 else { return events }
        let begun = signing()
        if parts > 0 {
            add(.split(parts), min(begun + random.whole(1...2), age))
            add(.report(0), min(begun + random.whole(6...12), age))
            return events
        }
        work(from: begun)
        turn()
        return events
    }

    /// The day of the signing, counted from the issue.
    private mutating func signing() -> Int {
        switch fate.turn {
        case .kept, .reassigned:
            add(.object, 0)
            add(fate.turn == .kept ? .keep : .reassign, min(1, age))
            add(.sign, min(2, age))
            return min(2, age)
        default:
            let day = min(random.pick([0, 0, 0, 1, 1, 2]), age)
            add(.sign, day)
            return day
        }
    }

    private mutating func work(from begun: Int) {
        let last = lastReport
        guard last > begun else { return }
        let goal = percentNow
        let count = max(1, min(4, (last - begun) / 7))
        for index in 1...count {
            let share = Double(index) / Double(count)
            let day = index == count ? last : begun + max(1, Int(Double(last - begun) * share))
            add(.report((goal * share).rounded()), min(day, age))
        }
    }

    /// The day of the last report, counted from the issue.
    private var lastReport: Int {
        switch fate.turn {
        case .verifying: max(0, age - 2)
        case .returned: max(0, age - 5)
        case .closed: max(1, age * 3 / 5)
        case .reopened: max(1, age / 2)
        case .withdrawn: age / 3
        default: max(1, age - 2 - age / 8)
        }
    }

    /// The percentage that gives today the light the fate asks for.
    private var percentNow: Double {
        switch fate.turn {
        case .closed, .verifying, .returned, .reopened: return 100
        default: break
        }
        let pace = Pace(stage: .underway, startsOn: task.startsOn, deadline: deadline, percent: 0, today: today)
        let expected = pace.expected ?? Double(min(90, age * 2))
        var random = random
        let wanted =
            switch fate.pace {
            case .ahead: expected + Double(random.whole(-7...9))
            case .slow: expected - Double(random.whole(12...28))
            case .behind: expected - Double(random.whole(33...60))
            }
        return min(98, max(2, wanted))
    }

    /// As it is after an extension that was granted.
    private var deadline: Day? {
        switch fate.turn {
        case .extensionGranted: task.deadline?.adding(days: 30)
        default: task.deadline
        }
    }

    private mutating func turn() {
        switch fate.turn {
        case .objected: add(.object, age)
        case .extensionAsked: add(.askExtension(later), max(0, age - 1))
        case .extensionGranted:
            add(.askExtension(deadline ?? later), max(0, age - 5))
            add(.decideExtension(true), max(0, age - 3))
        case .extensionRefused:
            add(.askExtension(later), max(0, age - 7))
            add(.decideExtension(false), max(0, age - 6))
        case .reminded: add(.remind, max(0, age - 1))
        case .verifying: add(.requestCloseOut, max(0, age - random.whole(0...1)))
        case .returned: finish(asking: age - 4, answering: [(.sendBack, age - 2)])
        case .closed: finish(asking: lastReport + 1, answering: [(.closeOut, lastReport + random.whole(2...4))])
        case .reopened:
            finish(asking: lastReport + 1, answering: [(.closeOut, lastReport + 3), (.reopen, lastReport + 7)])
        case .withdrawn: add(.withdraw, max(0, age / 2))
        case .plain, .unsigned, .kept, .reassigned: answerReminder()
        }
    }

    private mutating func finish(asking: Int, answering: [(LifeEvent.Act, Int)]) {
        add(.requestCloseOut, max(0, asking))
        for (act, day) in answering where day <= age { add(act, max(0, day)) }
    }

    /// Tasks that fell behind were called for once, and somebody looked.
    private mutating func answerReminder() {
        guard fate.pace == .behind, age > 8, random.chance(50) else { return }
        add(.remind, age - 6)
        add(.look, age - 5)
    }

    private var later: Day { (task.deadline ?? today).adding(days: 30) }

    /// In office hours; several acts of one day stay in the order in which they were added.
    private mutating func add(_ act: LifeEvent.Act, _ day: Int) {
        var moment = Instant(start.adding(days: min(day, age)), 9).adding(seconds: random.whole(0...25_000))
        let last = events.last?.1 ?? task.issuedAt
        if moment <= last { moment = last.adding(seconds: random.whole(600...3600)) }
        events.append((act, moment))
    }
}
