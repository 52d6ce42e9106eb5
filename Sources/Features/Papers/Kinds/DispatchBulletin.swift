import Core
import Database
import Indicators
import Pages
import PaperFormat
import Tasks

/// 调度通报. A few programmes are told each with the number of every township; of many, one table of all, words for those
/// behind, and how many each township has behind.
package struct DispatchBulletin {
    let programmes: [Programme]
    let office: String
    /// What a dispatch adds before what comes next: promises, places that come last.
    let more: [String]
    /// Which programmes the counts of townships are of, when they are asked again.
    let counted: FigureQuery.Programmes

    /// A number with its target in one place, as the bulletin prints it.
    package struct Number: Hashable, Sendable {
        package let key: IndicatorKey
        package let indicator: String
        package let region: RegionCode
        package let place: String
        package let goal: String
        package let value: String
        package let expected: String
        /// Whether the number is to fall.
        package let lowers: Bool
        package let light: Light?
        /// A share of more than all: no success, but something counted wrong.
        package let isDoubtful: Bool

        /// What its plan for the day is called.
        var planWord: String { lowers ? "应降到" : "应达" }
        var standing: String { isDoubtful ? PlainNumber.doubted : light?.signal.word ?? "—" }

        package init(
            key: IndicatorKey,
            indicator: String,
            region: RegionCode,
            place: String,
            goal: String,
            value: String,
            expected: String,
            lowers: Bool = false,
            light: Light?,
            isDoubtful: Bool = false
        ) {
            self.key = key
            self.indicator = indicator
            self.region = region
            self.place = place
            self.goal = goal
            self.value = value
            self.expected = expected
            self.lowers = lowers
            self.light = light
            self.isDoubtful = isDoubtful
        }
    }

    package struct Programme: Hashable, Sendable {
        package let name: String
        package let whole: Number?
        package let places: [Number]
        /// Other numbers somebody asks of the whole.
        package let beside: [Number]

        package init(name: String, whole: Number?, places: [Number], beside: [Number] = []) {
            self.name = name
            self.whole = whole
            self.places = places
            self.beside = beside
        }
    }

    package init(
        programmes: [Programme],
        office: String,
        more: [String] = [],
        counting counted: FigureQuery.Programmes = .asked
    ) {
        self.programmes = programmes
        self.office = office
        self.more = more
        self.counted = counted
    }

    /// - Parameter reader: where the figures are kept, with the moment they are of.
    package func draft(_ reader: inout FigureList) -> PaperDraft {
        let day = reader.add("截至日期", .day, from: "取数的日期", Format.day(reader.today))
        var lines = [
            "截至\(day)，对\(programmes.count)个专项进行了调度。数字取自台账汇总，进度按目标和时限对照得出。现通报如下。"
        ]
        var tables: [PaperTable] = []
        if programmes.count <= Self.mostInFull {
            each(&lines, &tables, &reader)
        } else {
            together(&lines, &tables, &reader)
        }
        lines += more
        lines += [
            "一、下步安排", "（一）滞后的地方逐项查明原因，明确每周完成的数量和完成日期，责任到人。", "（二）进展以台账为准，完成一件登记一件，不另行报送表格。",
            "（三）下次调度时先看本次滞后的地方，仍然没有进展的，发督办通知。",
        ]
        let content = PaperContent(
            title: "关于专项工作进展情况的通报",
            addressees: ["各乡镇人民政府", "县直各有关部门"],
            text: PaperSource.tight(lines.joined(separator: "\n")),
            tables: tables,
            figures: reader.figures,
            copies: ["县委、县人民政府领导"],
            office: office,
            dated: reader.today
        )
        return PaperDraft(.dispatchBulletin, content)
    }

    /// So many programmes fill the pages a bulletin may have with every number of every township.
    private static let mostInFull = 4

    /// What is said of its tables before one is drafted.
    package static func tables(of programmes: Int) -> String {
        programmes <= mostInFull ? "一个专项一张表" : "全部专项一张表，再写滞后的专项，列出各乡镇滞后几个"
    }

    private func each(_ lines: inout [String], _ tables: inout [PaperTable], _ reader: inout FigureList) {
        if let others = laggingBeside("下面各专项只说一个指标，", &reader) { lines.append(others) }
        for programme in programmes {
            lines.append("一、\(programme.name)")
            if let whole = programme.whole { lines.append(sentence(whole, programme, &reader)) }
            lines += places(programme, &reader)
            guard !programme.places.isEmpty else { continue }
            tables.append(table(programme, &reader))
            lines.append("〔表：\(programme.name)进展〕")
        }
    }

    private func together(_ lines: inout [String], _ tables: inout [PaperTable], _ reader: inout FigureList) {
        let (good, slow, late) = (count(.onTrack, &reader), count(.slow, &reader), count(.behind, &reader))
        lines += ["一、总体进度", "达到进度的\(good)个，偏慢的\(slow)个，滞后的\(late)个。", "〔表：各专项进度〕"]
        tables.append(overview(&reader))
        if let others = laggingBeside("表中", &reader) { lines.append(others) }
        let behind = programmes.filter { $0.whole?.light == .behind }
        if !behind.isEmpty { lines.append("一、" + Self.lagging) }
        for programme in behind { lines += paragraph(programme, &reader).map { [$0] } ?? [] }
        lines += ["一、" + Self.laggingTownships, "〔表：各乡镇滞后专项〕"]
        tables.append(townships(&reader))
    }

    /// What the sections of many programmes are called after the first.
    static let lagging = "滞后的专项"
    static let laggingTownships = "各乡镇滞后专项"

    /// What is said of a programme that lags. Its goal stands in the table; of an interval nothing is planned for the day.
    func paragraph(_ programme: Programme, _ reader: inout FigureList) -> String? {
        let isPlanned = programme.whole?.expected != "—"
        return paragraph(programme, isPlanned: isPlanned, namesPlaces: namesPlaces(programme), &reader)
    }

    /// The same where it had a plan for the day and townships that lagged, or had not.
    func paragraph(
        _ programme: Programme,
        isPlanned: Bool,
        namesPlaces: Bool,
        _ reader: inout FigureList
    ) -> String? {
        guard let whole = programme.whole else { return nil }
        let now = "\(whole.indicator)现为\(add(whole, programme, &reader))"
        let expected = standing(whole, programme, .expected, &reader)
        let plan = isPlanned ? "，\(whole.planWord)\(expected)。" : "。"
        let places = namesPlaces ? late(programme, &reader) : ""
        return "（一）\(programme.name)。\(now)\(plan)\(places)"
    }

    /// Every programme in one table, those furthest behind first.
    private func overview(_ reader: inout FigureList) -> PaperTable {
        let order: [Light?] = [.behind, .slow, .onTrack]
        let sorted = programmes.enumerated().sorted { first, second in
            func place(_ one: Programme) -> Int { order.firstIndex(of: one.whole?.light) ?? order.count }
            return (place(first.element), first.offset) < (place(second.element), second.offset)
        }.map(\.element)
        var rows: [[String]] = []
        for programme in sorted {
            guard let whole = programme.whole else { continue }
            rows.append(
                [
                    programme.name, "\(whole.indicator)\(Self.goal(whole.goal).what)", add(whole, programme, &reader),
                    standing(whole, programme, .expected, &reader), standing(whole, programme, .light, &reader),
                    behind(programme, .count, &reader),
                ].map(PaperSource.tight)
            )
        }
        return PaperTable(
            "各专项进度",
            showsName: false,
            columns: [
                .init("专项", share: 2.4, .left), .init("目标", share: 2.5, .left), .init("现在", share: 1.2, .right),
                .init("应达", share: 1.2, .right), .init("进度", share: 0.8), .init("滞后乡镇（个）", share: 1.4, .right),
            ],
            rows: rows
        )
    }

    private func townships(_ reader: inout FigureList) -> PaperTable {
        let numbers = programmes.flatMap(\.places)
        var late: [RegionCode: Int] = [:]
        for number in numbers where number.light == .behind { late[number.region, default: 0] += 1 }
        var known: Set<RegionCode> = []
        let places = numbers.filter { known.insert($0.region).inserted }.enumerated().sorted { one, other in
            let (first, second) = (late[one.element.region] ?? 0, late[other.element.region] ?? 0)
            return (first, other.offset) > (second, one.offset)
        }
        var rows: [[String]] = []
        for number in places.map(\.element) {
            var row = [number.place]
            for light in [Light.behind, .slow, .onTrack] {
                row.append(count(light, in: number.region, number.place, &reader))
            }
            rows.append(row.map(PaperSource.tight))
        }
        return PaperTable(
            "各乡镇滞后专项",
            showsName: false,
            columns: [
                .init("乡镇", share: 2, .left), .init("滞后（个）", .right), .init("偏慢（个）", .right),
                .init("正常（个）", .right),
            ],
            rows: rows
        )
    }

    /// 达到 28 个，2026-12-31 前（文件提出）: what with who asks it, and by which day.
    package static func goal(_ words: String) -> (what: String, day: Day?) {
        guard let comma = words.lastIndex(of: "，") else { return (words, nil) }
        let end = words[comma...].dropFirst()
        let rest = end.dropFirst(10)
        guard let day = Day(String(end.prefix(10))), rest.hasPrefix(" 前") else { return (words, nil) }
        return (String(words[..<comma]) + rest.dropFirst(2), day)
    }

    private func key(_ number: Number, _ programme: Programme) -> String {
        PaperSource.tight("\(programme.name)·\(number.place)")
    }

    private func add(_ number: Number, _ programme: Programme, _ reader: inout FigureList) -> String {
        let key = key(number, programme)
        return reader.add(
            key,
            .indicator(number.key, number.region),
            from: "\(programme.name)“\(number.indicator)”，\(number.place)",
            number.value
        )
    }

    private func sentence(_ number: Number, _ programme: Programme, _ reader: inout FigureList) -> String {
        var (expected, light) = ("", number.isDoubtful ? "，\(PlainNumber.doubt)" : "")
        if number.expected != "—" {
            expected = "，按计划\(number.planWord)\(standing(number, programme, .expected, &reader))"
        }
        if !number.isDoubtful, number.light != nil { light = "，\(standing(number, programme, .light, &reader))" }
        let (what, day) = Self.goal(number.goal)
        return
            "\(number.indicator)目标为\(day.map { Format.day($0) + "前" } ?? "")\(what)，现为\(add(number, programme, &reader))\(expected)\(light)。"
    }

    private func places(_ programme: Programme, _ reader: inout FigureList) -> [String] {
        namesPlaces(programme) ? [late(programme, &reader)] : []
    }

    private func namesPlaces(_ programme: Programme) -> Bool { programme.places.contains { $0.light == .behind } }

    private func late(_ programme: Programme, _ reader: inout FigureList) -> String {
        "滞后的有：\(behind(programme, .names, &reader))。"
    }

    private func table(_ programme: Programme, _ reader: inout FigureList) -> PaperTable {
        PaperTable(
            "\(programme.name)进展",
            columns: [
                .init("乡镇", share: 1.4, .left), .init("目标", share: 2.4, .left), .init("现在", share: 1.2, .right),
                .init("应达", share: 1.2, .right), .init("进度", share: 0.8),
            ],
            rows: programme.places.map { number in
                [
                    number.place, Self.goal(number.goal).what, add(number, programme, &reader),
                    standing(number, programme, .expected, &reader), standing(number, programme, .light, &reader),
                ].map(PaperSource.tight)
            }
        )
    }
}

extension DispatchBulletin.Programme {
    init(_ programme: PlainProgramme) {
        self.init(
            name: programme.name,
            whole: programme.whole.map(DispatchBulletin.Number.init),
            places: programme.places.map(DispatchBulletin.Number.init),
            beside: programme.beside.map(DispatchBulletin.Number.init)
        )
    }
}

extension DispatchBulletin.Number {
    init(_ number: PlainNumber) {
        self.init(
            key: number.key,
            indicator: number.indicator,
            region: number.region,
            place: number.place,
            goal: number.goal,
            value: number.value,
            expected: number.expected,
            lowers: number.lowers,
            light: number.light,
            isDoubtful: number.isDoubtful
        )
    }
}
