import Accounts
import Core
import Database
import Programmes
import Records
import Regions

/// 区划并入: a village is merged into another while its things are open. They go on there from today; what was summed on
/// earlier days stays under the old place, so old reports come out as they did. Its groups go on as groups of the new
/// village, with the same last digits where those are free. Whoever had a post there has it in the new village.
package struct MergeRegions: Sendable {
    let desk: LedgerDesk
    let followers: [RegionFollower]

    package init(_ desk: LedgerDesk, followers: [RegionFollower] = []) {
        self.desk = desk
        self.followers = followers
    }

    /// Answers how many things moved.
    package func callAsFunction(_ old: RegionCode, into new: RegionCode, by actor: Actor) async throws -> Outcome<Int> {
        guard old != new else { return .refused([Issue("region.merge.same")]) }
        guard old.level == new.level, old.level >= .village else { return .refused([Issue("region.merge.level")]) }
        guard actor.role == .administrator, actor.region.contains(old), actor.region.contains(new) else {
            return .refused([Issue("move.notAllowed", ["act": "并入行政区划"])])
        }
        let (desk, followers) = (desk, followers)
        return try await desk.write { tx in
            for code in [old, new] {
                let region = try tx.regions.find(code)
                if region.endedAt != nil { return .refused([Issue("region.merge.ended", ["name": region.name])]) }
            }
            let now = desk.environment.now()
            guard let groups = try Self.groups(of: old, goingTo: new, at: now, tx) else {
                return .refused([Issue("region.merge.full")])
            }
            var (count, posts) = (0, 0)
            var others = followers.map { (word: $0.word, count: 0) }
            for (from, to) in groups + [(old, new)] {
                try tx.regions.end(from, successor: to, at: now)
                let moved = try tx.items(desk.shelf).relocate(from: from, to: to, on: now.day)
                for rollUp in moved.rollUps { try tx.rollUps.add(rollUp) }
                try tx.items(desk.shelf)
                    .insertRelocations(of: moved.ids, from: from, to: to, by: actor, in: desk.environment)
                try desk.countTwins(in: to, tx)
                count += moved.ids.count
                posts += try tx.posts.relocate(from: from, to: to)
                for (index, follower) in followers.enumerated() {
                    others[index].count += try follower.move(from, to, tx)
                }
            }
            let names = try tx.regions.names(of: [old, new])
            let below = groups.isEmpty ? "" : "，\(groups.count) 个组"
            let more = others.filter { $0.count > 0 }.map { "，\($0.word) \($0.count) 个" }.joined()
            let people = posts == 0 ? "" : "，\(posts) 个岗位"
            let detail = "\(names[old] ?? "")并入\(names[new] ?? "")，台账 \(count) 条\(more)\(below)\(people)随同"
            try tx.records.append(
                RecordEntry("region.merging", on: "region", old.number, detail),
                by: actor,
                in: desk.environment
            )
            return .done(count)
        }
    }

    /// Makes the places that take over the groups of a village; nil where the new village has no number left.
    private static func groups(
        of old: RegionCode,
        goingTo new: RegionCode,
        at now: Instant,
        _ tx: Transaction
    ) throws -> [(RegionCode, RegionCode)]? {
        let groups = try tx.regions.children(of: old).filter { $0.endedAt == nil }
        guard !groups.isEmpty else { return [] }
        let there = try tx.regions.children(of: new)
        let oldName = try tx.regions.find(old).name
        var codes = Set(there.map(\.code))
        var names = Set(there.map(\.name))
        var pairs: [(RegionCode, RegionCode)] = []
        func code(_ number: String) -> RegionCode? { RegionCode(new.digits + number) }
        func same(_ group: Region) -> RegionCode? { code(String(group.code.digits.dropFirst(old.digits.count))) }
        let wanted = Set(groups.compactMap(same))
        let others = (1...999).lazy.compactMap { code(String(String($0 + 1000).dropFirst())) }
        for group in groups {
            let own = same(group).flatMap { codes.contains($0) ? nil : $0 }
            guard let free = own ?? others.first(where: { !codes.contains($0) && !wanted.contains($0) }) else {
                return nil
            }
            let name = names.contains(group.name) ? "\(group.name)（原\(oldName)）" : group.name
            try tx.regions.insert([Region(code: free, parent: new, name: name, beganAt: now)], at: now)
            codes.insert(free)
            names.insert(name)
            pairs.append((group.code, free))
        }
        return pairs
    }
}

extension LedgerDesk {
    /// Things that came together in a place may be twins now.
    fileprivate func countTwins(in region: RegionCode, _ tx: Transaction) throws {
        let ledgers = try region.ancestor(at: .county).map { try shelf.all(in: $0, tx) } ?? []
        for book in ledgers where !book.summedTwins.isEmpty {
            let within = region.ancestor(at: book.summedTwins.map(\.within).min() ?? .village) ?? region
            try count(tx.items(shelf).all(of: book.ledger, within: within), tx)
        }
    }
}

/// What else of a place goes on in the place it was merged into: a feature above says it, in the same transaction.
package struct RegionFollower: Sendable {
    let word: String
    /// Answers how many moved.
    let move: @Sendable (_ old: RegionCode, _ new: RegionCode, Transaction) throws -> Int

    package init(_ word: String, _ move: @escaping @Sendable (RegionCode, RegionCode, Transaction) throws -> Int) {
        self.word = word
        self.move = move
    }
}
