import Core
import Database
import Ledgers
import Programmes

/// The targets a county's year is followed by, set ones and the playbooks' proposals, by indicator and place. One that
/// runs over New Year is followed in each year it runs through. Pure.
package struct TargetBook: Sendable {
    private var set: [IndicatorKey: [RegionCode: Target]] = [:]
    private let books: [String: LedgerBook]
    private let entries: [IndicatorKey: IndicatorEntry]
    private let year: Int
    private let day: Day?

    /// - Parameter day: the day of the year that is looked at; nil for the year as a whole.
    package init(
        _ targets: [Target],
        _ books: [LedgerBook],
        _ sets: [IndicatorSet] = [],
        year: Int,
        on day: Day? = nil
    ) {
        self.books = Dictionary(books.map { ($0.playbook.key, $0) }, uniquingKeysWith: { first, _ in first })
        self.year = year
        self.day = day
        entries = Dictionary(
            sets.flatMap { set in set.entries.map { (IndicatorKey(set.key, $0.key), $0) } },
            uniquingKeysWith: { first, _ in first }
        )
        for target in targets {
            let other = self.set[target.key]?[target.region]
            if let other, rank(other) <= rank(target) { continue }
            self.set[target.key, default: [:]][target.region] = target
        }
    }

    /// Of several of a place the one that runs on the day comes first, then the one due in the year; of equals the one due
    /// first.
    private func rank(_ target: Target) -> (Int, Day) {
        let runs = day.map { target.startsOn <= $0 && $0 <= target.dueOn } ?? false
        return (runs ? 0 : target.year == year ? 1 : 2, target.dueOn)
    }

    package func target(_ key: IndicatorKey, in region: RegionCode) -> Target? { set[key]?[region] }

    /// The targets handed to the places right below one: those of the year its own is due in.
    package func handedDown(_ key: IndicatorKey, from region: RegionCode) -> [Target] {
        let due = set[key]?[region]?.year
        return (set[key] ?? [:]).values.filter { $0.region.parent == region && (due == nil || $0.year == due) }
            .sorted { $0.region < $1.region }
    }

    /// The course of an indicator in a place: its own target, or for a rate the one of a place above, or the playbook's
    /// proposal. A count or an entered amount that was not handed down has none.
    package func course(_ key: IndicatorKey, in region: RegionCode) -> Course? {
        guard let direction = direction(of: key) else { return nil }
        if let own = set[key]?[region] { return own.course(direction) }
        let isOwn = isOwn(key)
        if !isOwn, let above = region.parent, region.level > .county, let course = inherited(key, above, direction) {
            return course
        }
        guard region.level == .county || !isOwn else { return nil }
        return (stillRunning(key) ?? proposal(of: key))?.course(direction)
    }

    /// Who asks it of a place that has no target of its own, or why nobody does; empty where it has one.
    package func remark(_ key: IndicatorKey, in region: RegionCode) -> String {
        if set[key]?[region] != nil { return "" }
        guard course(key, in: region) != nil else {
            let county = region.ancestor(at: .county) ?? region
            guard region.level > .county, course(key, in: county) != nil else { return "没有定目标" }
            return region.level >= .village ? "未分解到村" : "未分解到乡镇"
        }
        if region.level > .county, let above = region.parent, let direction = direction(of: key),
            inherited(key, above, direction) != nil
        {
            return "上级目标"
        }
        return books[key.set]?.playbook.targets.first { $0.indicator == key.indicator }?.asker ?? "文件提出"
    }

    /// Whether a target speaks of its own place alone: of what adds up, and of entered amounts such as 产值 in 亿元. A rate is
    /// the same everywhere.
    private func isOwn(_ key: IndicatorKey) -> Bool {
        if isAdditive(key) { return true }
        return books[key.set]?.playbook.indicator(key.indicator)?.isEnteredAmount ?? false
    }

    /// A rate is the same everywhere; where it stood before was the upper place's.
    private func inherited(_ key: IndicatorKey, _ region: RegionCode, _ direction: Indicator.Direction) -> Course? {
        guard let target = set[key]?[region] else {
            return region.level > .county ? region.parent.flatMap { inherited(key, $0, direction) } : nil
        }
        guard !target.isAdded else { return nil }
        return Course(
            direction,
            base: target.base,
            goal: target.value,
            low: target.low,
            startsOn: target.startsOn,
            dueOn: target.dueOn,
            trajectory: target.trajectory
        )
    }

    /// What the playbook or the table proposes for the year.
    package func proposal(of key: IndicatorKey) -> TargetDraft? {
        if let template = books[key.set]?.playbook.targets.first(where: { $0.indicator == key.indicator }) {
            return TargetDraft(template, in: year)
        }
        guard let entry = entries[key], let target = entry.target else { return nil }
        return TargetDraft(
            value: target,
            low: entry.low,
            startsOn: Day(year: year, month: 1, day: 1),
            dueOn: Day(year: year, month: 12, day: 31),
            source: entry.note
        )
    }

    /// The playbook's proposal of the year before, until its last day.
    private func stillRunning(_ key: IndicatorKey) -> TargetDraft? {
        guard let day,
            let template = books[key.set]?.playbook.targets.first(where: { $0.indicator == key.indicator }),
            template.isOverNewYear
        else { return nil }
        let before = TargetDraft(template, in: year - 1)
        return before.dueOn.map { day <= $0 } == true ? before : nil
    }

    /// The indicators of a programme that have a target or a proposal, in the order of the playbook.
    package func targeted(_ playbook: Playbook) -> [IndicatorKey] {
        let named = playbook.targets.map(\.indicator)
        let others = playbook.indicators.map(\.key).filter { key in
            !named.contains(key) && set[IndicatorKey(playbook.key, key)] != nil
        }
        return (named + others).map { IndicatorKey(playbook.key, $0) }
    }

    /// The number a programme is told by in a place: its first target that has a course there.
    package func main(of playbook: Playbook, in region: RegionCode) -> (key: IndicatorKey, course: Course)? {
        for key in targeted(playbook) {
            if let course = course(key, in: region) { return (key, course) }
        }
        return nil
    }

    package func isAdditive(_ key: IndicatorKey) -> Bool {
        guard let book = books[key.set], let indicator = book.playbook.indicator(key.indicator) else { return false }
        return book.isAdditive(indicator)
    }

    private func direction(of key: IndicatorKey) -> Indicator.Direction? {
        entries[key]?.direction ?? books[key.set]?.playbook.indicator(key.indicator)?.direction
    }
}

extension IndicatorDesk {
    /// The targets as they stand, or stood on the evening of a day; of another year than today's as a whole.
    /// - Parameter dueOnly: without those of later years that run through this one.
    func targets(
        _ books: [LedgerBook],
        year: Int,
        in county: RegionCode,
        regions: [RegionCode]? = nil,
        asOf day: Day? = nil,
        dueOnly: Bool = false,
        _ tx: Transaction
    ) throws -> TargetBook {
        TargetBook(
            try tx.targets.list(year, in: county, regions: regions, asOf: day, runningOn: !dueOnly),
            books,
            sets,
            year: year,
            on: day ?? (year == environment.today.year ? environment.today : nil)
        )
    }
}
