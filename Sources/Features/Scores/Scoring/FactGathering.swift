import Accounts
import Core
import Database
import Indicators
import Inspections
import Ledgers
import Meetings
import Programmes

/// The facts of every unit of a period: few questions whatever the number of units and items.
struct FactGathering {
    let units: [ScoredUnit]
    private let scheme: ScoreScheme
    private let day: Day
    private var tasks: [UnitID: [DueWork]] = [:]
    private var problems: [UnitID: [DueWork]] = [:]
    private var numbers: [RegionCode: PlaceNumbers] = [:]
    private var targets: TargetBook?
    private var books: [String: LedgerBook] = [:]
    private var marks: [String: ScoreMark] = [:]
    private var visits: [UnitID: [VisitMark]] = [:]
    private var points: [UnitID: [MeetingResult]] = [:]
    private let desk: ScoreDesk
    private let period: ScorePeriod

    init(_ desk: ScoreDesk, _ period: ScorePeriod, _ scheme: ScoreScheme, on day: Day, _ tx: Transaction) throws {
        (self.desk, self.period, self.scheme, self.day) = (desk, period, scheme, day)
        let kind: UnitKind = scheme.subject == .townships ? .township : .department
        units = try tx.units.all(county: period.county, kind: kind).map {
            ScoredUnit(id: $0.id, name: $0.shortName, region: $0.region)
        }
        let kinds = Set(scheme.items.map(\.origin.kind))
        if kinds.contains(.tasks) {
            tasks = group(try tx.scoreFacts.tasks(in: period.county, from: period.from, through: day))
        }
        if kinds.contains(.problems) {
            problems = group(try tx.scoreFacts.problems(in: period.county, from: period.from, through: day))
        }
        if kinds.contains(.indicator) || kinds.contains(.target) { try readNumbers(tx) }
        for mark in try tx.scores.marks(of: period.id) { marks["\(mark.unit) \(mark.item)"] = mark }
        if kinds.contains(.inspections), scheme.subject == .townships {
            let all = try tx.visits.marks(in: period.county, from: period.from, through: day)
            let byTownship = Dictionary(grouping: all) { $0.region.ancestor(at: .township) }
            for unit in units { visits[unit.id] = byTownship[unit.place] ?? [] }
        }
        if kinds.contains(.meetings), scheme.subject == .townships {
            let all = try tx.marks.results(in: period.county, from: period.from, through: day)
            let byTownship = Dictionary(grouping: all) { $0.region.ancestor(at: .township) }
            for unit in units { points[unit.id] = byTownship[unit.place] ?? [] }
        }
    }

    private func group(_ all: [DueWork]) -> [UnitID: [DueWork]] {
        var owners: [String: UnitID] = [:]
        for unit in units where scheme.subject == .townships { owners[unit.region] = unit.id }
        let known = Set(units.map(\.id))
        var found: [UnitID: [DueWork]] = [:]
        for work in all {
            if known.contains(work.unit) {
                found[work.unit, default: []].append(work)
            } else if let place = work.region.ancestor(at: .township), let owner = owners[place.digits] {
                found[owner, default: []].append(work)
            }
        }
        return found
    }

    private mutating func readNumbers(_ tx: Transaction) throws {
        let keys = scheme.items.compactMap { item -> IndicatorKey? in
            switch item.origin {
            case .indicator(let key), .target(let key): key
            default: nil
            }
        }
        let all = try desk.indicators.shelf.all(in: period.county, tx)
        books = Dictionary(all.map { ($0.playbook.key, $0) }, uniquingKeysWith: { first, _ in first })
        let regions = Array(Set(units.compactMap(\.place))).sorted()
        // A past day is asked for as it was; today needs no looking back.
        let past = day < desk.environment.today ? day : nil
        numbers = try desk.indicators.numbers(keys, in: regions, of: period.county, asOf: past, tx)
        targets = TargetBook(
            try tx.targets.list(day.year, in: period.county, asOf: past, runningOn: true),
            all,
            desk.indicators.sets,
            year: day.year,
            on: day
        )
    }

    func facts(of unit: ScoredUnit) -> [String: ItemFacts] {
        var facts: [String: ItemFacts] = [:]
        // Several items ask the same of the same tasks: it is counted once, with its evidence.
        var known: [ScoreOrigin: ItemFacts] = [:]
        for item in scheme.items {
            if case .manual = item.origin {
                facts[item.key] = marked(item, unit)
            } else {
                let found = known[item.origin] ?? self.facts(item, unit)
                (known[item.origin], facts[item.key]) = (found, found)
            }
        }
        return facts
    }

    private func facts(_ item: SchemeItem, _ unit: ScoredUnit) -> ItemFacts {
        switch item.origin {
        case .tasks(let goal):
            WorkFacts.facts(
                tasks[unit.id] ?? [],
                subject: goal,
                on: day,
                noun: "任务",
                path: "/tasks",
                countsReopenings: false
            )
        case .problems(let aspect):
            WorkFacts.facts(
                problems[unit.id] ?? [],
                subject: aspect,
                on: day,
                noun: "问题",
                path: "/problems",
                countsReopenings: true
            )
        case .indicator(let key): indicator(key, unit)
        case .target(let key): target(key, unit)
        case .inspections: inspected(unit)
        case .meetings: looked(unit)
        case .manual: marked(item, unit)
        }
    }

    // MARK: Numbers

    private func indicator(_ key: IndicatorKey, _ unit: ScoredUnit) -> ItemFacts {
        let value = unit.place.flatMap { numbers[$0]?.value(key) }
        return ItemFacts(
            [counted(value, key)],
            evidence: evidence(key, unit, value),
            lack: value == nil ? lack(key, unit) : isDoubtful(value, key) ? PlainNumber.doubt : ""
        )
    }

    /// A share of more than all: something was counted wrong, so nothing is known of the unit until that is put right.
    private func isDoubtful(_ value: Double?, _ key: IndicatorKey) -> Bool {
        value.flatMap { books[key.set]?.playbook.indicator(key.indicator)?.isDoubtful($0) } ?? false
    }

    private func counted(_ value: Double?, _ key: IndicatorKey) -> Double? { isDoubtful(value, key) ? nil : value }

    private func lack(_ key: IndicatorKey, _ unit: ScoredUnit) -> String {
        let isWithheld = unit.place.flatMap { numbers[$0]?.withheld.contains(key) } ?? false
        return isWithheld ? "限定查看的台账，各乡镇都满 \(OpenNumbers.least) 条才公开数字" : "还没有这个指标的数"
    }

    private func target(_ key: IndicatorKey, _ unit: ScoredUnit) -> ItemFacts {
        guard let place = unit.place else { return ItemFacts([nil, nil, nil, nil, nil], lack: "没有地方") }
        let found = numbers[place]?.value(key)
        let value = counted(found, key)
        guard let course = targets?.course(key, in: place) else {
            return ItemFacts(
                [value, nil, nil, nil, nil],
                evidence: evidence(key, unit, found),
                absence: books[key.set] == nil ? "没有启用这个专项" : "没有给\(unit.name)下达目标"
            )
        }
        if course.startsOn > day, course.dueOn.year > day.year {
            return ItemFacts(
                [value, nil, nil, nil, nil],
                evidence: evidence(key, unit, found),
                absence: "目标从 \(course.startsOn) 才开始"
            )
        }
        let expected = course.expected(on: day)
        let reached = value.flatMap { TargetShare.reached($0, course) }
        let pace = value.flatMap { TargetShare.pace($0, course, expected) }
        return ItemFacts(
            [value, course.goal, expected, reached, pace],
            evidence: evidence(key, unit, found),
            lack: found == nil
                ? lack(key, unit)
                : value == nil ? PlainNumber.doubt : reached == nil ? "目标算不出实现程度" : ""
        )
    }

    /// The number itself, and the stages of the ledger it is counted from, each opening to its things.
    private func evidence(_ key: IndicatorKey, _ unit: ScoredUnit, _ value: Double?) -> [ScoreEvidence] {
        guard let place = unit.place else { return [] }
        let book = books[key.set]
        let indicator = book?.playbook.indicator(key.indicator)
        let doubt = isDoubtful(value, key) ? "，" + PlainNumber.doubt : ""
        let words = value.map { "\(SchemeReader.plain($0))\(indicator?.unit ?? "")\(doubt)" } ?? "没有数"
        // Of a ledger few may read the number alone is told, and only where `OpenNumbers` lets it.
        let isRestricted = book?.playbook.isRestricted ?? false
        let address = isRestricted ? nil : "/indicators/\(key.set)/\(key.indicator)?region=\(place.digits)"
        var lines = [ScoreEvidence(indicator?.word ?? key.indicator, words, address)]
        guard !isRestricted, let book, let sums = numbers[place]?.sums.values(book.ledger) else { return lines }
        for (stage, number) in zip(book.playbook.stages, book.stageNumbers) {
            let count = sums[number] ?? 0
            guard count != 0 else { continue }
            lines.append(
                ScoreEvidence(
                    "\(book.playbook.item.word)：\(stage.word)",
                    "\(count) \(book.playbook.item.counter)",
                    "/ledgers/\(key.set)?region=\(place.digits)&stage=\(stage.key)"
                )
            )
        }
        return lines
    }

    // MARK: People

    private func inspected(_ unit: ScoredUnit) -> ItemFacts {
        let own = visits[unit.id] ?? []
        guard !own.isEmpty else { return ItemFacts([0, nil, nil], absence: "考核期内没有检查过") }
        let shares = own.map { $0.score / 100 }
        return ItemFacts(
            [Double(own.count), shares.reduce(0, +) / Double(own.count), shares.min()],
            evidence: own.map { visit in
                ScoreEvidence(
                    visit.spot.isEmpty ? visit.title : "\(visit.title)：\(visit.spot)",
                    "\(visit.day)，得 \(SchemeReader.plain(visit.score)) 分",
                    "/inspections/\(visit.plan)/visits/\(visit.visit)"
                )
            }
        )
    }

    /// Points of meetings that are over, each by the mean of those present; what too few scored says so.
    private func looked(_ unit: ScoredUnit) -> ItemFacts {
        let own = points[unit.id] ?? []
        guard !own.isEmpty else { return ItemFacts([0, nil, nil], absence: "考核期内没有现场推进会看过") }
        let shares = own.map { $0.mean.value / 100 }
        return ItemFacts(
            [Double(own.count), shares.reduce(0, +) / Double(own.count), shares.min()],
            evidence: own.map { result in
                let few = result.mean.isThin ? "，只有 \(result.mean.count) 份" : ""
                return ScoreEvidence(
                    "\(result.title)：\(result.point)",
                    "\(result.day)，得 \(SchemeReader.plain(result.mean.value)) 分\(few)",
                    "/meetings/\(result.meeting)/scores#point-\(result.id)"
                )
            }
        )
    }

    private func marked(_ item: SchemeItem, _ unit: ScoredUnit) -> ItemFacts {
        guard let mark = marks["\(unit.id) \(item.key)"], let value = mark.mark else {
            // Nobody was ever given a bonus: there is none. A mark that is owed is unknown.
            return item.kind == .points
                ? ItemFacts([nil], lack: "还没有评分") : ItemFacts([0], absence: "没有\(item.kind.word)")
        }
        let words = "\(SchemeReader.plain(value))：\(mark.words)（\(mark.unitName)，\(mark.at.day)）"
        let address = mark.file.map { "/scores/\(period.id)/files/\($0)" }
        return ItemFacts(
            [value],
            evidence: [ScoreEvidence(mark.fileName.isEmpty ? "评分" : mark.fileName, words, address)]
        )
    }
}

/// How much of a target is reached, 0 to 1; nil where that cannot be told. Pure.
enum TargetShare {
    static func reached(_ value: Double, _ course: Course) -> Double? {
        if course.isReached(value) { return 1 }
        switch course.direction {
        case .reach: return course.goal > 0 ? min(1, max(0, value / course.goal)) : nil
        case .stayWithin:
            // From where it stood: a limit of nothing has no ratio of its own.
            if let base = course.base, base > course.goal {
                return max(0, min(1, (base - value) / (base - course.goal)))
            }
            return course.goal > 0 ? min(1, course.goal / value) : 0
        case .interval: return 0
        }
    }

    /// Against where the plan wants it today; full where nothing is asked for yet.
    static func pace(_ value: Double, _ course: Course, _ expected: Double?) -> Double? {
        guard let expected else { return reached(value, course) }
        switch course.direction {
        case .reach: return expected > 0 ? min(1, max(0, value / expected)) : 1
        case .stayWithin: return value <= expected ? 1 : reached(value, course)
        case .interval: return reached(value, course)
        }
    }
}
