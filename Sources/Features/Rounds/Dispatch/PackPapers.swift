import Core
import Indicators
import Pages
import PaperFormat
import Papers
import Tasks

/// The documents of a pack in Word: agenda, a page for each township and programme, bulletin. All from one value, each with
/// the moment its figures are of.
package struct PackPapers {
    let pack: DispatchPack

    package init(_ pack: DispatchPack) { self.pack = pack }

    private static let numbersShown = 10
    private static let townshipsShown = 6

    private var asOf: String { "数字截至 \(Format.moment(pack.asOf))，取自台账、任务和问题的记录。" }

    private func slip(_ title: String, _ lines: [String], _ tables: [PaperTable] = []) -> OfficialPaper {
        let byName = Dictionary(tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var paper = OfficialPaper(
            form: .slip,
            title: title,
            body: PaperSource(PaperSource.tight(lines.joined(separator: "\n"))).blocks([:], byName),
            leavesSealSpace: false,
            remark: PaperSource.tight(asOf)
        )
        paper.isDense = true
        return paper
    }

    /// 11月30日; the year where it is another.
    private func date(_ day: Day?) -> String {
        guard let day else { return "—" }
        return day.year == pack.due.year ? "\(day.month)月\(day.day)日" : Format.day(day)
    }

    /// Begins with what the last round decided and what became of it.
    package func agenda() -> OfficialPaper {
        var lines = ["一、上次议定事项办理情况"]
        var tables: [PaperTable] = []
        if pack.items.isEmpty {
            lines.append("上次没有留下议定事项。")
        } else {
            tables.append(items)
            lines.append("〔表：议定事项〕")
        }
        lines.append("一、到期承诺兑现情况")
        if pack.promises.isEmpty {
            lines.append("没有到期的承诺。")
        } else {
            tables.append(promises(pack.promises, "到期承诺"))
            lines.append("〔表：到期承诺〕")
        }
        lines.append("一、进度滞后的说明情况" + (pack.slow.isEmpty ? "" : "（\(pack.slowOrder)）"))
        if pack.slow.isEmpty {
            lines.append("没有滞后的。")
        } else {
            tables.append(slow)
            lines.append("〔表：慢榜〕")
        }
        let behind = pack.townships.filter { $0.count(.behind) > 0 }
        let last = behind.falling { Double($0.count(.behind)) }.prefix(Self.townshipsShown)
        if last.count < behind.count {
            lines.append("\(behind.count) 个乡镇有滞后的专项，列出最多的 \(last.count) 个，一样多的按乡镇次序。")
        }
        lines += last.map { "（一）\($0.name)：滞后 \($0.count(.behind)) 个专项。\($0.asks.first?.question ?? "")" }
        if !pack.missing.isEmpty { lines += ["一、没有填报的单位", pack.missing.joined(separator: "、") + "。"] }
        lines.append("一、主持人讲话要点")
        lines += pack.points.enumerated().map { "\($0 + 1).\($1.words)" }
        lines += ["一、议定事项和下周承诺", "当场记下由谁办、办什么、哪一天办结，会后下达为任务。"]
        let name = pack.title.prefix { $0 != "（" }
        return slip("\(name)议程（\(Format.day(pack.due))）", lines, tables)
    }

    package func township(_ one: DispatchPack.Township) -> OfficialPaper {
        var lines: [String] = []
        var tables: [PaperTable] = []
        lines.append("一、三个问题")
        if one.asks.isEmpty { lines.append("没有按规则要问的：进度、承诺、关口、任务都正常。") }
        for (place, ask) in one.asks.enumerated() { lines.append("\(place + 1).\(ask.question)（\(ask.reason)）") }
        lines.append("一、专项进展")
        // One page: what is furthest behind stands first, what is in order is only counted.
        let shown = one.numbers.filter { $0.light == .behind || $0.light == .slow }.prefix(Self.numbersShown)
        if !shown.isEmpty {
            tables.append(numbers(Array(shown), "专项进展") { $0.programmeName })
            lines.append("〔表：专项进展〕")
        }
        lines.append("滞后 \(one.count(.behind)) 个、偏慢 \(one.count(.slow)) 个、正常 \(one.count(.onTrack)) 个专项。")
        lines += ["一、承诺"] + (one.promises.isEmpty ? ["没有到期的承诺。"] : ["〔表：承诺兑现〕"])
        if !one.promises.isEmpty { tables.append(promises(one.promises, "承诺兑现")) }
        if !one.refusals.isEmpty {
            lines.append("一、卡在关口上的")
            lines += one.refusals.prefix(4).map {
                "（1）\($0.programmeName)：\($0.things) \($0.counter)，\($0.gate.asSentence)"
            }
        }
        lines += ["一、任务和问题", Self.work(one)]
        lines += one.late.prefix(4).map { "（1）\($0.kind)“\($0.title)”逾期 \($0.days) 天。" }
        if !one.words.isEmpty { lines += ["一、单位说明", one.words] }
        return slip("\(one.name)调度单", lines, tables)
    }

    package func programme(_ one: DispatchPack.Programme) -> OfficialPaper {
        var lines = ["一、全县"]
        if let whole = one.whole {
            let change = whole.change.isEmpty ? "" : "，上次以来\(whole.change)"
            if whole.isKnown {
                let (what, day) = DispatchBulletin.goal(whole.goal)
                let goal = "\(day.map { Format.day($0) + "前" } ?? "")\(what)"
                let plan = whole.expected == "—" ? "" : "，\(whole.plan)"
                lines.append("\(whole.indicator)目标为\(goal)；现在 \(whole.value)\(plan)\(change)。")
            } else {
                let doubt = whole.isDoubtful == true ? "，" + PlainNumber.doubt : ""
                lines.append("\(whole.indicator)现在 \(whole.value)\(doubt)，\(whole.goal)\(change)。")
            }
        }
        lines.append("一、三个问题")
        if one.asks.isEmpty { lines.append("没有按规则要问的。") }
        for (place, ask) in one.asks.enumerated() { lines.append("\(place + 1).\(ask.question)（\(ask.reason)）") }
        let told = one.places.filter { $0.shown != nil }
        lines.append("一、各乡镇")
        if !told.contains(where: \.isKnown) {
            lines.append(told.isEmpty ? "目标没有分解到乡镇。" : "目标没有分解到乡镇，各地只列数，没有灯。")
        }
        if !told.isEmpty { lines.append("〔表：各乡镇进展〕") }
        return slip("\(one.name)调度单", lines, [numbers(told, "各乡镇进展") { $0.place }])
    }

    /// 3 项滞后、2 项偏慢… of tasks and of problems.
    static func work(_ one: DispatchPack.Township) -> String {
        func words(_ counts: [Light: Int], _ counter: String) -> String {
            let parts = Light.standing.compactMap { light in
                counts[light].map { "\(light.signal.word) \($0) \(counter)" }
            }
            return parts.isEmpty ? "没有" : parts.joined(separator: "、")
        }
        return "任务：\(words(one.tasks, "项"))。问题：\(words(one.problems, "个"))。"
    }

    private func numbers(
        _ numbers: [DispatchPack.Number],
        _ name: String,
        _ head: (DispatchPack.Number) -> String
    ) -> PaperTable {
        PaperTable(
            name,
            showsName: false,
            columns: [
                .init("专项", share: 2.4, .left), .init("现在", share: 1.1, .right), .init("应达", share: 1.1, .right),
                .init("上次以来", share: 1.3, .right), .init("每周要", share: 1.4, .right), .init("进度", share: 0.8),
            ],
            rows: numbers.map {
                [
                    head($0), $0.value, $0.expected, $0.change.isEmpty ? "—" : $0.change,
                    $0.needed.isEmpty ? "—" : $0.needed, $0.light?.signal.word ?? $0.unlit,
                ].map(PaperSource.tight)
            }
        )
    }

    private var items: PaperTable {
        PaperTable(
            "议定事项",
            showsName: false,
            columns: [
                .init("编号", share: 1.9), .init("事项", share: 3.4, .left), .init("牵头", share: 1.8, .left),
                .init("时限", share: 1.4), .init("办理", share: 1.4),
            ],
            rows: pack.items.map {
                [$0.number, $0.title, $0.unit, date($0.due), $0.state + ($0.isLate ? "，逾期" : "")]
            }
        )
    }

    private func promises(_ promises: [DispatchPack.Promise], _ name: String) -> PaperTable {
        PaperTable(
            name,
            showsName: false,
            columns: [
                .init("单位", share: 1.1, .left), .init("承诺", share: 3.2, .left), .init("期限", share: 1.4),
                .init("结果", share: 1.2), .init("依据", share: 3, .left),
            ],
            // The promise has named its number already.
            rows: promises.map { one in
                let fact = one.fact.firstIndex(of: "：").map { String(one.fact[one.fact.index(after: $0)...]) }
                return [
                    one.unit, one.words, date(one.due), one.standing.word, one.fact.isEmpty ? "—" : fact ?? one.fact,
                ].map(PaperSource.tight)
            }
        )
    }

    private var slow: PaperTable {
        PaperTable(
            "慢榜",
            showsName: false,
            columns: [
                .init("乡镇", share: 1.2, .left), .init("专项", share: 2.2, .left), .init("现在", share: 1.1, .right),
                .init("应达", share: 1.1, .right), .init("上次以来", share: 1.2, .right),
            ],
            rows: pack.slow.map {
                [
                    $0.place, $0.number.programmeName, $0.number.value, $0.number.expected,
                    $0.number.change.isEmpty ? "—" : $0.number.change,
                ].map(PaperSource.tight)
            }
        )
    }

    /// 调度通报, with each figure's source; the same figures as every page of the pack.
    ///
    /// - Parameter late: units that let the day of the round pass; nil for those the pack knows.
    package func bulletin(office: String, late: LateUnits? = nil) -> PaperDraft {
        var figures = FigureList(asOf: pack.asOf)
        var more: [String] = []
        // The day of a bulletin moves when its figures are refreshed; these are of the pack.
        let told = "截至\(date(pack.asOf.day))，"
        let count = PromiseCount(pack.promises.map(\.standing))
        if !count.isEmpty {
            more.append("一、承诺兑现")
            more.append(told + count.words())
            more += pack.promises(.broken).map { "（1）\($0.unit)：\($0.words.asSentence)\($0.fact)" }
        }
        if !pack.items.isEmpty {
            let done = pack.items.count(where: \.isDone)
            more += ["一、上次议定事项", "\(told)共\(pack.items.count)件，办结\(done)件，逾期未办\(pack.items.count(where: \.isLate))件。"]
        }
        let late = late ?? pack.late
        if !late.names.isEmpty { more += ["一、没有按时填报的单位", late.sentence { date($0) }] }
        let bulletin = DispatchBulletin(
            programmes: pack.programmes.filter { $0.whole?.isKnown ?? false }.map(Self.printed),
            office: office,
            more: more.map(PaperSource.tight),
            counting: .lit
        )
        return bulletin.draft(&figures)
    }

    private static func printed(_ programme: DispatchPack.Programme) -> DispatchBulletin.Programme {
        func number(_ one: DispatchPack.Number) -> DispatchBulletin.Number? {
            guard let region = RegionCode(one.region) else { return nil }
            return DispatchBulletin.Number(
                key: IndicatorKey(one.programme, one.indicatorKey),
                indicator: one.indicator,
                region: region,
                place: one.place,
                goal: one.goal,
                value: one.value,
                expected: one.expected,
                lowers: one.lowers ?? false,
                light: one.light,
                isDoubtful: one.isDoubtful ?? false
            )
        }
        return DispatchBulletin.Programme(
            name: programme.name,
            whole: programme.whole.flatMap(number),
            places: programme.places.filter { $0.isKnown || $0.isDoubtful == true }.compactMap(number),
            beside: (programme.beside ?? []).compactMap(number)
        )
    }
}

extension DispatchPack.Number {
    /// A share with its target: 82% / 目标 90%; other numbers alone.
    var held: String {
        let what = DispatchBulletin.goal(goal).what.prefix { $0 != "（" }
        guard value.hasSuffix("%"), isKnown else { return value }
        return "\(value) / 目标" + (what.hasPrefix("达到 ") ? what.dropFirst(2) : what)
    }
}
