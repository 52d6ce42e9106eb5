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
        let days = (first: target.startsOn, last: target.dueOn)
        return (runs(days) ? 0 : isAhead(days) ? 2 : 1, target.dueOn)
    }

    private func runs(_ days: (first: Day, last: Day)) -> Bool {
        day.map { days.first <= $0 && $0 <= days.last } ?? false
    }

    /// Whether it neither runs on the day nor is due in the year: it begins later.
    private func isAhead(_ days: (first: Day, last: Day)) -> Bool { !runs(days) && days.last.year != year }

    private func isAhead(_ course: Course) -> Bool { isAhead((first: course.startsOn, last: course.dueOn)) }

    /// The target set for a place; nil too while another's, or what the playbook asks, is to be followed before it begins.
    package func target(_ key: IndicatorKey, in region: RegionCode) -> Target? {
        guard let own = set[key]?[region], isAhead((first: own.startsOn, last: own.dueOn)),
            let direction = direction(of: key),
            let other = unset(key, region, direction)?.course
        else { return set[key]?[region] }
        return isAhead(other) ? own : nil
    }

    /// The targets handed to the places right below one: those of the year its own is due in.
    package func handedDown(_ key: IndicatorKey, from region: RegionCode) -> [Target] {
        let due = set[key]?[region] == nil ? nil : target(key, in: region)?.year ?? year
        return (set[key] ?? [:]).values.filter { $0.region.parent == region && (due == nil || $0.year == due) }
            .sorted { $0.region < $1.region }
    }

    /// The course of an indicator in a place: its own target, or for a rate the one of a place above, or the playbook's
    /// proposal. A count or an entered amount that was not handed down has none.
    package func course(_ key: IndicatorKey, in region: RegionCode) -> Course? {
        guard let direction = direction(of: key) else { return nil }
        if let own = target(key, in: region) { return own.course(direction) }
        return unset(key, region, direction)?.course
    }

    /// What is asked of a place besides its own target.
    private func unset(_ key: IndicatorKey, _ region: RegionCode, _ direction: Indicator.Direction)
        -> (course: Course, isInherited: Bool)?
    {
        guard region.level == .county || !isOwn(key) else { return nil }
        let above = region.level > .county ? region.parent.flatMap { inherited(key, $0, direction) } : nil
        if let above, !isAhead(above) { return (course: above, isInherited: true) }
        let proposed = (stillRunning(key) ?? proposal(of: key))?.course(direction)
        if let above, proposed.map({ isAhead($0) }) ?? true { return (course: above, isInherited: true) }
        return proposed.map { (course: $0, isInherited: false) }
    }

    /// What the plan wants of a place on a day, of a number that adds up: by its own target, or as its part of the nearest
    /// target above, by the things there are. Nil where that target was handed to others: nobody asks it of this place.
    func expected(
        _ key: IndicatorKey,
        in place: RegionCode,
        of whole: RegionCode,
        on day: Day,
        things: [RegionCode: Double]
    ) -> Double? {
        if place == whole || target(key, in: place) != nil { return course(key, in: place)?.expected(on: day) }
        guard let upper = place.parent, whole.contains(upper), handedDown(key, from: upper).isEmpty,
            let wanted = expected(key, in: upper, of: whole, on: day, things: things)
        else { return nil }
        let (own, all) = (things[place] ?? 0, things[upper] ?? 0)
        return all > 0 ? wanted * own / all : 0
    }

    /// Who asks it of a place that has no target of its own, or why nobody does; empty where it has one.
    package func remark(_ key: IndicatorKey, in region: RegionCode) -> String {
        if target(key, in: region) != nil { return "" }
        guard course(key, in: region) != nil else {
            let county = region.ancestor(at: .county) ?? region
            guard region.level > .county, course(key, in: county) != nil else { return "没有定目标" }
            return region.level >= .village ? "未分解到村" : "未分解到乡镇"
        }
        if let direction = direction(of: key), unset(key, region, direction)?.isInherited == true { return "上级目标" }
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
        let above = region.level > .county ? region.parent.flatMap { inherited(key, $0, direction) } : nil
        guard let target = set[key]?[region] else { return above }
        if isAhead((first: target.startsOn, last: target.dueOn)), let above, !isAhead(above) { return above }
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
