import Core
import Database
import Indicators
import Ledgers
import Programmes
import Regions

/// A way to look for points.
package struct PointSearch: Hashable, Sendable {
    package var choice = PointChoice.named
    /// Key of a playbook; empty for villages as a whole.
    package var programme = ""
    package var text = ""

    package init(_ choice: PointChoice = .named, programme: String = "", text: String = "") {
        self.choice = choice
        self.programme = programme
        self.text = text
    }
}

/// Something that may become a point, with why it stands on the list.
package struct PointCandidate: Hashable, Sendable {
    package let region: RegionCode
    package let place: String
    package let item: ItemID?
    package let programme: String
    package let title: String
    /// 已完成 2 / 14 户: what the rule goes by; for something that was searched, where it stands.
    package let fact: String

    /// How a form names it.
    package var key: String { item.map { "item-\($0)" } ?? "region-\(region)" }
}

/// Villages and things that may be looked at. Read from ledgers when somebody asks.
struct PointCandidates {
    let desk: MeetingDesk
    let actor: Actor
    let tx: Transaction

    static let shown = 12
    /// A village with fewer things tells nothing by its share.
    static let fewest = 2

    func find(_ search: PointSearch) throws -> [PointCandidate] {
        let book = try desk.books(for: actor, tx).first { $0.playbook.key == search.programme }
        switch search.choice {
        case .drawn: return []
        case .named: return try named(search, book)
        case .stuck: return try book.map { try stuck($0) } ?? []
        case .slowest, .fastest: return try book.map { try villages($0, search.choice) } ?? []
        }
    }

    /// Villages whose things of a ledger are counted; all villages without one.
    func pool(_ programme: String) throws -> [RegionCode] {
        let all = try villages()
        guard !programme.isEmpty else { return all.map(\.code) }
        guard
            let book = try desk.books(for: actor, tx).first(where: { $0.playbook.key == programme })
        else { return [] }
        let counts = try tx.meetingPoints.stages(of: book.ledger, in: actor.county)
        return all.map(\.code).filter { counts[$0] != nil }
    }

    func places(of regions: [RegionCode]) throws -> [RegionCode: String] {
        let townships = regions.compactMap { $0.ancestor(at: .township) }
        let names = try tx.regions.names(of: Set(regions + townships))
        return Dictionary(
            regions.map { region in
                let town = region.ancestor(at: .township).flatMap { $0 == region ? nil : names[$0] } ?? ""
                return (region, town + (names[region] ?? region.digits))
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    private func villages() throws -> [Region] {
        try tx.regions.villages(in: actor.county).filter { $0.endedAt == nil }
    }

    private func named(_ search: PointSearch, _ book: LedgerBook?) throws -> [PointCandidate] {
        guard !search.text.isEmpty else { return [] }
        var found: [PointCandidate] = []
        if let book {
            var filter = ItemFilter()
            filter.text = search.text
            found += try tx.items(desk.indicators.shelf).list(book, filter, for: actor, limit: Self.shown)
                .map { candidate($0, book) }
        }
        let wanted = try villages().filter { $0.name.contains(search.text) }.prefix(Self.shown).map(\.code)
        let places = try places(of: wanted)
        found += wanted.map { village($0, places[$0] ?? "", book, "村") }
        return Array(found.prefix(2 * Self.shown))
    }

    private func stuck(_ book: LedgerBook) throws -> [PointCandidate] {
        try tx.items(desk.indicators.shelf).slowest(book, for: actor, limit: Self.shown).map { candidate($0, book) }
    }

    /// By the share of things that are done; things that left the programme do not count.
    private func villages(_ book: LedgerBook, _ choice: PointChoice) throws -> [PointCandidate] {
        let counts = try tx.meetingPoints.stages(of: book.ledger, in: actor.county)
        let living = Set(try villages().map(\.code))
        let shares = counts.filter { living.contains($0.key) }.compactMap { region, stages -> VillageShare? in
            var (done, total) = (0, 0)
            for (number, things) in stages {
                switch book.stage(number)?.outcome {
                case .done: (done, total) = (done + things, total + things)
                case .open: total += things
                default: break
                }
            }
            return total >= Self.fewest ? VillageShare(region: region, done: done, total: total) : nil
        }
        let sorted = choice == .slowest ? shares.sorted(by: <) : shares.sorted(by: >)
        let shown = Array(sorted.prefix(Self.shown))
        let places = try places(of: shown.map(\.region))
        return shown.map { one in
            let fact = "\(choice.word)：完成 \(one.done) / \(one.total) \(book.playbook.item.counter)"
            return village(one.region, places[one.region] ?? "", book, fact)
        }
    }

    private func village(_ region: RegionCode, _ place: String, _ book: LedgerBook?, _ fact: String) -> PointCandidate {
        PointCandidate(
            region: region,
            place: place,
            item: nil,
            programme: book?.playbook.key ?? "",
            title: place + (book.map { "：\($0.playbook.name)" } ?? ""),
            fact: fact
        )
    }

    /// Titles of things are often people's names, and briefs are handed round: a point is called by its place and kind.
    private func candidate(_ line: ItemLine, _ book: LedgerBook) -> PointCandidate {
        let days = max(0, desk.today.days(since: line.item.stageDay))
        return PointCandidate(
            region: line.item.region,
            place: line.place,
            item: line.item.id,
            programme: book.playbook.key,
            title: "\(line.place)一\(book.playbook.item.counter)\(book.playbook.item.word)",
            fact: "“\(line.stageWord)”\(days) 天"
        )
    }
}

/// How far a village is with the things of a ledger.
struct VillageShare: Comparable {
    let region: RegionCode
    let done: Int
    let total: Int

    /// The smaller share first; of equal ones the village with more things, then by code.
    static func < (a: Self, b: Self) -> Bool {
        if a.done * b.total != b.done * a.total { return a.done * b.total < b.done * a.total }
        if a.total != b.total { return a.total > b.total }
        return a.region < b.region
    }
}

extension MeetingDesk {
    /// What a search or a rule finds in a county.
    package func candidates(_ search: PointSearch, for actor: Actor, _ tx: Transaction) throws -> [PointCandidate] {
        try PointCandidates(desk: self, actor: actor, tx: tx).find(search)
    }
}
