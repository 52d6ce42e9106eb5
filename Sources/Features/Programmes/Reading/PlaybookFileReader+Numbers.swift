import Core
import Expression

extension PlaybookFileReader {
    enum ConditionKind { case gate, rule, warning, flag }

    func condition(_ map: MapReader, _ kind: ConditionKind) -> WrittenCondition? {
        defer { map.finish() }
        let key = key("key", "名字", .part, in: map)
        let formula =
            kind == .warning || kind == .flag
            ? map.text("when", "什么情况下提醒", atMost: 4000) : map.text("holds", "要满足的条件", atMost: 4000)
        let says = map.text("says", "给人看的一句话")
        var before: [Written<String>] = []
        var (fix, source) = ("", "")
        var to = Role.township
        var level = RegionCode.Level.village
        switch kind {
        case .gate:
            before = map.texts("before")
            if before.isEmpty, !map.has("before") { map.missing("before", "进入哪个环节之前") }
            fix = map.text("fix", "怎么解决")?.value ?? ""
            source = map.optionalText("source")?.value ?? ""
        case .warning: to = map.choice("to") ?? .township
        case .flag:
            to = map.choice("to") ?? .supervisor
            level = self.level("level", in: map) ?? .village
        case .rule: break
        }
        guard let key, let formula, let says else { return nil }
        return WrittenCondition(
            key: key,
            before: before,
            formula: formula,
            says: says.value,
            fix: fix,
            source: source,
            to: to,
            level: level
        )
    }

    func measure(_ map: MapReader) -> WrittenMeasure? {
        defer { map.finish() }
        let key = key("key", "计量的名字", .name, in: map)
        let word = map.text("word", "计量的中文名", atMost: 30)
        let unit = map.text("unit", "单位", atMost: 12)?.value ?? ""
        let formula = map.text("value", "怎么算", atMost: 4000)
        guard let key, let word, let formula else { return nil }
        return WrittenMeasure(key: key, word: word, unit: unit, formula: formula)
    }

    func indicator(_ map: MapReader) -> WrittenIndicator? {
        defer { map.finish() }
        let key = key("key", "指标的名字", .name, in: map)
        let word = map.text("word", "指标的中文名", atMost: 60)
        let unit = map.text("unit", "单位", atMost: 16)?.value ?? ""
        let direction: Indicator.Direction = map.choice("direction") ?? .reach
        let formula = map.optionalText("formula", atMost: 4000)
        let entered = map.optionalText("entered")?.value
        let every: Cadence? = map.choice("every")
        let rest = (
            map.whole("decimals") ?? 1, map.number("weight")?.value, map.optionalText("note", atMost: 400)?.value
        )
        guard let key, let word else { return nil }
        if (formula == nil) == (entered == nil) || (entered != nil) != (every != nil) {
            problems.report("playbook.origin", at: map.position, ["word": word.value])
        }
        return WrittenIndicator(
            key: key,
            word: word,
            unit: unit,
            decimals: min(rest.0, 6),
            direction: direction,
            formula: formula,
            entered: entered,
            every: every,
            weight: rest.1,
            note: rest.2 ?? ""
        )
    }

    // MARK: Targets

    func target(_ map: MapReader) -> WrittenTarget? {
        defer { map.finish() }
        let indicator = map.text("indicator", "哪个指标的目标")
        let (value, low) = (map.number("value")?.value, map.number("low")?.value)
        let by = map.optionalText("by").flatMap(monthDay) ?? MonthDay(month: 12, day: 31)
        let trajectory = trajectory(map)
        let source = map.text("source", "目标的出处")?.value ?? ""
        guard let indicator, let by else { return nil }
        return WrittenTarget(
            indicator: indicator,
            value: value,
            low: low,
            by: by,
            trajectory: trajectory,
            source: source
        )
    }

    private func monthDay(_ text: Written<String>) -> MonthDay? {
        let parts = text.value.split(separator: "-").map { Int($0) }
        if parts.count == 2, let month = parts[0], let day = parts[1], let found = MonthDay(month: month, day: day) {
            return found
        }
        problems.report("playbook.date", at: text.position, ["text": text.value])
        return nil
    }

    private func trajectory(_ map: MapReader) -> Trajectory {
        let kind = map.optionalText("trajectory")
        let season = map.texts("season")
        let milestones = map.maps("milestones")
        switch (kind?.value ?? "straight", season.isEmpty, milestones.isEmpty) {
        case ("straight", true, true): return .straight
        case ("season", false, true): return self.season(season, map)
        case ("milestones", true, false): return self.milestones(milestones, map)
        default:
            problems.report("playbook.trajectory", at: kind?.position ?? map.position)
            return .straight
        }
    }

    private func season(_ texts: [Written<String>], _ map: MapReader) -> Trajectory {
        let shares = texts.compactMap { Double($0.value) }
        let sum = shares.reduce(0, +)
        guard shares.count == 12, texts.count == 12, shares.allSatisfy({ $0 >= 0 }), abs(sum - 1) < 1e-6 else {
            let values = ["count": String(shares.count), "sum": Self.text((sum * 1000).rounded() / 1000)]
            problems.report("playbook.season", at: map.position(of: "season"), values)
            return .straight
        }
        return .season(shares)
    }

    private func milestones(_ maps: [MapReader], _ map: MapReader) -> Trajectory {
        let stones = maps.compactMap { map -> Trajectory.Milestone? in
            defer { map.finish() }
            guard let by = map.text("by", "哪一天").flatMap(monthDay), let share = map.number("share") else { return nil }
            return Trajectory.Milestone(by: by, share: share.value)
        }
        let pairs = zip(stones, stones.dropFirst())
        guard stones.count == maps.count, stones.allSatisfy({ (0...1).contains($0.share) }), stones.last?.share == 1,
            pairs.allSatisfy({ $0.by < $1.by && $0.share <= $1.share })
        else {
            problems.report("playbook.milestones", at: map.position(of: "milestones"))
            return .straight
        }
        return .milestones(stones)
    }

    func lights(_ map: MapReader) -> LightThresholds? {
        defer { map.finish() }
        let (amber, red) = (map.number("amber")?.value, map.number("red")?.value)
        if let amber, let red, red <= amber { problems.report("playbook.lights", at: map.position) }
        return LightThresholds(amber: amber, red: red, nearDays: map.whole("near-days"))
    }
}
