import Core

/// One thing of a ledger as checks of quality see it.
package struct QualityThing: Hashable, Sendable {
    package let id: Int64
    package let unit: UnitID
    package let enteredOn: Day
    /// When it reached a stage that counts as done; nil before that.
    package let doneOn: Day?
    /// By key of the field; only numbers people enter.
    package let numbers: [String: Double]
    /// Everything entered but what names the thing; empty where too little was entered to compare.
    package let signature: String
    /// Digests of attached files.
    package let photos: [String]

    package init(
        id: Int64,
        unit: UnitID,
        enteredOn: Day,
        doneOn: Day? = nil,
        numbers: [String: Double] = [:],
        signature: String = "",
        photos: [String] = []
    ) {
        (self.id, self.unit, self.enteredOn, self.doneOn) = (id, unit, enteredOn, doneOn)
        (self.numbers, self.signature, self.photos) = (numbers, signature, photos)
    }
}

/// What a check found in a unit's things.
package struct QualityFound: Hashable, Sendable {
    package let unit: UnitID
    package let kind: QualityKind
    package let field: String
    package let statistic: Double
    package let threshold: Double
    package let things: [Int64]
    package let words: String
}

/// Looks at the things of one ledger, unit by unit. Pure.
package struct QualityChecks: Sendable {
    /// The 99.9 % point of chi-square with nine degrees of freedom (Pearson 1900; tables of χ²): one honest field in a
    /// thousand looks like this by chance.
    package static let digitThreshold = 27.877
    package static let fewestForDigits = 60
    package static let fewestCopies = 3
    package static let bulkShare = 0.5
    package static let jumpTimes = 10.0
    package static let equalShare = 0.8

    package private(set) var found: [QualityFound] = []
    /// How many checks had enough to look at, by unit.
    package private(set) var checks: [UnitID: Int] = [:]

    /// - Parameter deadline: the day by which entries had to be in.
    package init(_ things: [QualityThing], deadline: Day) {
        let units = Dictionary(grouping: things, by: \.unit)
        // Counted once for the whole county: a unit is held against the rest, which is the whole without it.
        var whole: [String: [Double: Int]] = [:]
        for thing in things {
            for (field, value) in thing.numbers { whole[field, default: [:]][value, default: 0] += 1 }
        }
        let fields = whole.keys.sorted()
        for (unit, own) in units.sorted(by: { $0.key < $1.key }) {
            for field in fields {
                digits(field, unit, own)
                equal(field, unit, own, whole[field] ?? [:])
            }
            copies(unit, own)
            bulk(unit, own, deadline)
            jumps(unit, own)
            photos(unit, own)
        }
    }

    private mutating func count(_ unit: UnitID) { checks[unit, default: 0] += 1 }

    private mutating func report(
        _ kind: QualityKind,
        _ unit: UnitID,
        _ field: String = "",
        _ statistic: Double,
        over threshold: Double,
        _ things: [Int64],
        _ words: String
    ) {
        let found = QualityFound(
            unit: unit,
            kind: kind,
            field: field,
            statistic: statistic,
            threshold: threshold,
            things: things.sorted(),
            words: words
        )
        self.found.append(found)
    }

    // MARK: Numbers

    /// Last digits of what was measured are even; of what was guessed they are not. Only whole numbers from 10 up that
    /// spread over at least thirty.
    private mutating func digits(_ field: String, _ unit: UnitID, _ things: [QualityThing]) {
        var values: [(Int64, Double)] = []
        for thing in things {
            guard let value = thing.numbers[field], value >= 10, value < 1e12, value == value.rounded() else {
                continue
            }
            values.append((thing.id, value))
        }
        guard values.count >= Self.fewestForDigits, let least = values.map(\.1).min(),
            let most = values.map(\.1).max(), most - least >= 30
        else { return }
        count(unit)
        var counts = [Int](repeating: 0, count: 10)
        for (_, value) in values { counts[Int(value.truncatingRemainder(dividingBy: 10))] += 1 }
        let expected = Double(values.count) / 10
        var square = 0.0
        for count in counts { square += (Double(count) - expected) * (Double(count) - expected) / expected }
        guard square > Self.digitThreshold else { return }
        let favourite = counts.indices.max { counts[$0] < counts[$1] } ?? 0
        let share = Double(counts[favourite]) / Double(values.count) * 100
        let ending = values.filter { Int($0.1.truncatingRemainder(dividingBy: 10)) == favourite }
        let words = "\(values.count) 个数里末位是 \(favourite) 的占 \(SchemeReader.plain(share.rounded()))%"
        report(.digits, unit, field, square, over: Self.digitThreshold, ending.map(\.0), words)
    }

    private mutating func equal(_ field: String, _ unit: UnitID, _ things: [QualityThing], _ whole: [Double: Int]) {
        let own: [(Int64, Double)] = things.compactMap { thing in thing.numbers[field].map { (thing.id, $0) } }
        let (value, share) = Self.mode(own.map(\.1))
        var rest = whole
        for (_, number) in own { rest[number, default: 0] -= 1 }
        let count = rest.values.reduce(0, +)
        guard own.count >= 20, count >= 40 else { return }
        self.count(unit)
        let common = Double(rest.values.max() ?? 0) / Double(count)
        guard share >= Self.equalShare, common < 0.4 else { return }
        let same = own.filter { $0.1 == value }.map(\.0)
        let words = "\(own.count) 条里 \(SchemeReader.plain((share * 100).rounded()))% 都是 \(SchemeReader.plain(value))"
        report(.equal, unit, field, share, over: Self.equalShare, same, words)
    }

    private static func mode(_ values: [Double]) -> (value: Double, share: Double) {
        var counts: [Double: Int] = [:]
        for value in values { counts[value, default: 0] += 1 }
        guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return (0, 0) }
        return (most.key, Double(most.value) / Double(values.count))
    }

    // MARK: Things

    private mutating func copies(_ unit: UnitID, _ things: [QualityThing]) {
        let groups = Dictionary(grouping: things.filter { !$0.signature.isEmpty }, by: \.signature)
        guard groups.values.reduce(0, { $0 + $1.count }) >= 10 else { return }
        count(unit)
        let copied = groups.values.filter { $0.count >= Self.fewestCopies }
        guard let largest = copied.map(\.count).max() else { return }
        let ids = copied.flatMap { $0.map(\.id) }
        let words = "\(copied.count) 组、共 \(ids.count) 条除名称外完全相同，最多一组 \(largest) 条"
        report(.copies, unit, "", Double(largest), over: Double(Self.fewestCopies), ids, words)
    }

    /// The last two days of all those things were entered on.
    private mutating func bulk(_ unit: UnitID, _ things: [QualityThing], _ deadline: Day) {
        guard things.count >= 20 else { return }
        count(unit)
        let late = things.filter { $0.enteredOn <= deadline && deadline.days(since: $0.enteredOn) < 2 }
        let share = Double(late.count) / Double(things.count)
        guard share > Self.bulkShare else { return }
        let words = "\(things.count) 条里 \(late.count) 条是截止前两天录入的"
        report(.bulk, unit, "", share, over: Self.bulkShare, late.map(\.id), words)
    }

    /// A day that brought more than ten times what a usual day brings, and a fifth of everything.
    private mutating func jumps(_ unit: UnitID, _ things: [QualityThing]) {
        let done = things.filter { $0.doneOn != nil }
        let days = Dictionary(grouping: done) { $0.doneOn ?? $0.enteredOn }
        guard done.count >= 30, days.count >= 5 else { return }
        count(unit)
        let counts = days.values.map(\.count).sorted()
        let usual = Double(counts[counts.count / 2])
        guard let top = days.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }) else { return }
        let times = Double(top.value.count) / usual
        guard times > Self.jumpTimes, top.value.count * 5 >= done.count else { return }
        let words = "\(top.key) 一天办成 \(top.value.count) 条，平常一天 \(SchemeReader.plain(usual)) 条"
        report(.jumps, unit, "", times, over: Self.jumpTimes, top.value.map(\.id), words)
    }

    private mutating func photos(_ unit: UnitID, _ things: [QualityThing]) {
        let shown = things.filter { !$0.photos.isEmpty }
        guard shown.count >= 10 else { return }
        count(unit)
        var uses: [String: Set<Int64>] = [:]
        for thing in shown { for photo in thing.photos { uses[photo, default: []].insert(thing.id) } }
        let reused = uses.values.filter { $0.count > 1 }
        guard !reused.isEmpty else { return }
        let things = Set(reused.flatMap { $0 })
        let words = "\(reused.count) 张照片附在 \(things.count) 条登记上"
        report(.photos, unit, "", Double(things.count), over: 1, Array(things), words)
    }
}
