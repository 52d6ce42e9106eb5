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
        guard let formula else { return nil }
        return WrittenCondition(
            key: key ?? Written(value: "\(map.position.line):\(map.position.column)", position: map.position),
            before: before,
            formula: formula,
            says: says?.value ?? "",
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
        guard let key, let formula else { return nil }
        return WrittenMeasure(key: key, word: word ?? key, unit: unit, formula: formula)
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
        let mayExceed = map.flag("exceeds")
        guard let key else { return nil }
        if (formula == nil) == (entered == nil) || (entered != nil) != (every != nil) {
            problems.report("playbook.origin", at: map.position, ["word": (word ?? key).value])
        }
        return WrittenIndicator(
            key: key,
            word: word ?? key,
            unit: unit,
            decimals: min(rest.0, 6),
            direction: direction,
            formula: formula,
            entered: entered,
            every: every,
            weight: rest.1,
            note: rest.2 ?? "",
            mayExceed: mayExceed
        )
    }

    // MARK: Targets

    func target(_ map: MapReader) -> WrittenTarget? {
        defer { map.finish() }
        let indicator = map.text("indicator", "哪个指标的目标")
        let (value, low) = (map.number("value")?.value, map.number("low")?.value)
        let start = map.optionalText("from")
        let from = start.flatMap(monthDay)
        let by = map.optionalText("by").flatMap(monthDay) ?? MonthDay(month: 12, day: 31)
        if let start, from != nil, from == by { problems.report("playbook.oneDay", at: start.position) }
        let trajectory = trajectory(map, from: from, by: by)
        let source = map.text("source", "目标的出处")?.value ?? ""
        guard let indicator, let by else { return nil }
        return WrittenTarget(
            indicator: indicator,
            position: map.position(of: "value"),
            value: value,
            low: low,
            from: from,
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

    private func trajectory(_ map: MapReader, from: MonthDay?, by: MonthDay?) -> Trajectory {
        let kind = map.optionalText("trajectory")
        let season = map.texts("season")
        let milestones = map.maps("milestones")
        switch (kind?.value ?? "straight", season.isEmpty, milestones.isEmpty) {
        case ("straight", true, true): return .straight
        case ("season", false, true): return self.season(season, map)
        case ("milestones", true, false): return self.milestones(milestones, map, from: from, by: by)
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

    /// Over New Year they go on with the days of the next year, up to the last day of the target.
    private func milestones(_ maps: [MapReader], _ map: MapReader, from: MonthDay?, by due: MonthDay?) -> Trajectory {
        var stones: [Trajectory.Milestone] = []
        var wrong: Position?
        for entry in maps {
            defer { entry.finish() }
            guard let text = entry.text("by", "哪一天"), let by = monthDay(text), let share = entry.number("share") else {
                wrong = wrong ?? map.position(of: "milestones")
                continue
            }
            let isInOrder = stones.last.map { last in
                last.by.place(from: from) < by.place(from: from) && last.share <= share.value
            }
            // Without a first day of its own a target ends within its year, and a later day means its end.
            let isLate = from != nil && due.map { $0.place(from: from) < by.place(from: from) } == true
            if isInOrder == false || isLate || !(0...1).contains(share.value) { wrong = wrong ?? text.position }
            stones.append(Trajectory.Milestone(by: by, share: share.value))
        }
        if wrong == nil, stones.last?.share != 1 { wrong = map.position(of: "milestones") }
        guard let wrong else { return .milestones(stones) }
        problems.report("playbook.milestones", at: wrong)
        return .straight
    }

    func lights(_ map: MapReader) -> LightThresholds? {
        defer { map.finish() }
        let (amber, red) = (map.number("amber")?.value, map.number("red")?.value)
        if let amber, let red, red <= amber { problems.report("playbook.lights", at: map.position) }
        return LightThresholds(amber: amber, red: red, nearDays: map.whole("near-days"))
    }
}
