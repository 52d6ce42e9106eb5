import Core
import Tasks

/// 讲话要点: sentences with live numbers for whoever chairs, written from the figures of a pack. Pure.
package enum TalkingPoints {
    package static func points(_ pack: DispatchPack) -> [DispatchPack.Point] {
        [overall(pack), decided(pack), promised(pack)].compactMap { $0 } + programmes(pack)
            + [places(pack), held(pack)]
            .compactMap { $0 }
    }

    private static func overall(_ pack: DispatchPack) -> DispatchPack.Point? {
        let known = pack.programmes.compactMap(\.whole?.light)
        guard !known.isEmpty else { return nil }
        func count(_ light: Light) -> Int { known.count { $0 == light } }
        return DispatchPack.Point(
            words: "调度的 \(known.count) 个专项里，达到进度的 \(count(.onTrack)) 个，偏慢的 \(count(.slow)) 个，"
                + "滞后的 \(count(.behind)) 个。",
            address: "/board/programmes"
        )
    }

    private static func decided(_ pack: DispatchPack) -> DispatchPack.Point? {
        guard !pack.items.isEmpty else { return nil }
        let (done, late) = (pack.items.count(where: \.isDone), pack.items.count(where: \.isLate))
        let rest = late > 0 ? "，逾期没办的 \(late) 件，今天要逐件说清楚" : ""
        return DispatchPack.Point(
            words: "上次议定 \(pack.items.count) 件事，办结 \(done) 件\(rest)。",
            address: pack.items[0].address
        )
    }

    private static func promised(_ pack: DispatchPack) -> DispatchPack.Point? {
        let count = PromiseCount(pack.promises.map(\.standing))
        guard !count.isEmpty else { return nil }
        let tail = count.settled > 0 ? "说到就要做到。" : ""
        return DispatchPack.Point(
            words: count.words(naming: pack.promises(.broken).map(\.unit)) + tail,
            address: "/rounds/promises"
        )
    }

    /// The three programmes furthest behind, with the places that pull them down.
    private static func programmes(_ pack: DispatchPack) -> [DispatchPack.Point] {
        let behind = pack.programmes.filter { $0.whole?.light == .behind || $0.whole?.light == .slow }
            .falling { $0.whole?.points ?? 0 }
        return behind.prefix(3).compactMap { programme in
            guard let whole = programme.whole else { return nil }
            let last = programme.places.filter { $0.light == .behind }.falling { $0.points ?? 0 }.prefix(3)
            let names = last.map { "\($0.place)（\($0.value)）" }.joined(separator: "、")
            let places = names.isEmpty ? "" : "最慢的是\(names)。"
            let pace = whole.pace.isEmpty ? "" : "往后\(whole.pace)。"
            return DispatchPack.Point(
                words: "\(programme.name)：\(whole.indicator)现在 \(whole.value)，\(whole.plan)。\(places)\(pace)",
                address: whole.address
            )
        }
    }

    private static func places(_ pack: DispatchPack) -> DispatchPack.Point? {
        // Where nobody asks a number, nothing can be behind: that is no place to go and see.
        let ranked = pack.townships.filter { $0.numbers.contains(where: \.isKnown) }
            .falling { Double($0.count(.behind)) }
        guard let worst = ranked.first, worst.count(.behind) > 0, let best = ranked.last else { return nil }
        // Who has as many is named with it.
        func words(_ count: Int, _ what: String) -> String {
            let equal = ranked.filter { $0.count(.behind) == count }.map(\.name)
            let rest = equal.count > 3 ? "等 \(equal.count) 个乡镇" : ""
            return equal.prefix(3).joined(separator: "、") + "\(rest)\(what)，\(equal.count > 1 ? "都是" : "有") \(count) 个"
        }
        let most = words(worst.count(.behind), "滞后的专项最多")
        let least = "；\(words(best.count(.behind), "最少"))。差距摆在这里，后面的要到前面的地方去看一看。"
        return DispatchPack.Point(
            words: most + (best.count(.behind) < worst.count(.behind) ? least : "。"),
            address: "/board/programmes?region=\(worst.region)"
        )
    }

    private static func held(_ pack: DispatchPack) -> DispatchPack.Point? {
        let refusals = pack.programmes.flatMap(\.refusals)
        let things = refusals.map(\.things).reduce(0, +)
        guard things > 0, let most = refusals.falling(by: { Double($0.things) }).first else { return nil }
        return DispatchPack.Point(
            words: "卡在关口上的还有 \(things) 件，最多的是\(most.programmeName)“\(most.gate.withoutStop)”。部门要上门帮着解决，不能等着报上来。",
            address: most.address
        )
    }
}
