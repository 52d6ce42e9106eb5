import Core
import Database
import Indicators

/// What came after a pack was made that it does not tell.
package struct PackChanges: Hashable, Sendable {
    package struct Figure: Hashable, Sendable {
        /// 云雾镇样例拆旧.
        package let name: String
        package let before: String
        package let now: String
    }

    /// Units that said theirs, or said it again.
    package var reported: [String] = []
    /// Promises that ended, or are judged otherwise.
    package var promises = 0
    package var figures: [Figure] = []

    static let shown = 3

    package var isEmpty: Bool { reported.isEmpty && promises == 0 && figures.isEmpty }

    /// 2 个单位填报：住建局、云雾镇；1 条承诺的结果变了；1 个数字变了：云雾镇样例拆旧 1 户 → 2 户.
    package var words: String {
        var parts: [String] = []
        if !reported.isEmpty { parts.append("\(reported.count) 个单位填报：\(Self.listed(reported))") }
        if promises > 0 { parts.append("\(promises) 条承诺的结果变了") }
        if !figures.isEmpty {
            let words = figures.map { "\($0.name) \($0.before) → \($0.now)" }
            parts.append("\(figures.count) 个数字变了：\(Self.listed(words))")
        }
        return parts.joined(separator: "；")
    }

    /// What whoever drafted a bulletin from the pack does about them: a refresh asks its figures again, and nothing else.
    var remedy: String {
        let refresh = "先在“数字的来源”里刷新，再印发。"
        return promises == 0 ? refresh : "承诺兑现的一段刷新不到：重新生成材料再拟一份，这份作废；这一段照旧的，\(refresh)"
    }

    private static func listed(_ words: [String]) -> String {
        words.prefix(shown).joined(separator: "、") + (words.count > shown ? " 等" : "")
    }

    /// Numbers both tell, with another value now; those of the whole come first.
    static func figures(_ pack: DispatchPack, _ now: [PlainProgramme]) -> [Figure] {
        var values: [String: String] = [:]
        for number in now.flatMap({ [$0.whole].compactMap { $0 } + $0.places }) {
            values["\(number.key.set) \(number.key.indicator) \(number.region)"] = number.value
        }
        let kept = pack.programmes.compactMap(\.whole) + pack.programmes.flatMap(\.places)
        return kept.compactMap { number in
            let value = values["\(number.programme) \(number.indicatorKey) \(number.region)"]
            guard let value, value != number.value else { return nil }
            return Figure(name: number.place + number.programmeName, before: number.value, now: value)
        }
    }
}

extension RoundDesk {
    /// What a person may see of it. Of a closed round only what was said before it was closed: figures go on moving.
    /// - Parameters:
    ///   - read: promises due to the round and since, where whoever asks has read them.
    ///   - programmes: the numbers of the county and its townships, where whoever asks has read them.
    func changes(
        since pack: DispatchPack,
        of round: Round,
        for actor: Actor,
        promises read: [PromiseLine]? = nil,
        programmes: [PlainProgramme]? = nil,
        _ tx: Transaction
    ) throws -> PackChanges {
        func sees(_ region: RegionCode) -> Bool { actor.role.readsWholeCounty || actor.region.contains(region) }
        var changes = PackChanges()
        changes.reported = try tx.rounds.owners(of: round.id).filter { owner in
            guard let at = owner.reportedAt, sees(owner.region) else { return false }
            return at > pack.asOf || pack.missing.contains(owner.name)
        }.map(\.name)
        guard round.stage == .open else { return changes }
        let kept = Dictionary(pack.promises.map { ($0.address, $0.standing) }, uniquingKeysWith: { first, _ in first })
        changes.promises = try (read ?? promises(dueTo: round, sinceToo: true, tx)).count { line in
            let address = line.promise.occasion.address(of: line.promise.id)
            return sees(line.promise.region)
                && (kept[address].map { $0 != line.standing } ?? (line.standing != .open))
        }
        changes.figures = PackChanges.figures(pack, try programmes ?? indicators.programmes(for: actor, tx))
        return changes
    }
}
