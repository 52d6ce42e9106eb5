import Core
import Ledgers
import Pages
import Programmes
import Tasks

/// `/board/programmes`: programmes by townships with their lights; every cell opens to the place's programme, from there
/// to the things. A township's wall has its villages.
struct ProgrammeWallPage {
    struct Place: Sendable {
        let region: RegionCode
        let name: String
        /// By programme.
        let cells: [Cell]

        func hasLight(in columns: [Int]) -> Bool { columns.contains { cells[$0].outlook?.signal != nil } }
    }

    let programmes: [Playbook]
    /// The place itself.
    let whole: Place
    let places: [Place]
    let isOwnPlace: Bool
    let asOf: Day?
    /// Where nothing was on record that evening.
    let bare: BareDay?
    let outlines: Outlines?
    /// The programme the map shows.
    let shown: Int?
    let isBanner: Bool
    /// Only programmes that stand so in the place itself; nil for all.
    let light: Signal?

    /// The programmes shown, by place in `programmes`.
    var columns: [Int] {
        programmes.indices.filter { light == nil || whole.cells[$0].outlook?.signal == light }
    }

    /// What a percentage says, below every wall on a screen.
    static let meaning = "率的专项列的是率本身，数量的专项列的是完成目标的百分之几，超过的写“超额”；停在格子上看数和目标。带 ? 的部分多过了全部，数要核对。"
    /// The same in the head of the table on paper, where a line below it could need a sheet of its own.
    static let paperMeaning = "率列率本身，数量列完成目标的百分之几，超过的写“超额”；\(doubtMeaning)"
    static let doubtMeaning = "带 ? 的数要核对"

    /// How a programme can stand on a wall.
    static let signals: [Signal] = [.behind, .slow, .onTrack, .notDue]

    var region: String { isOwnPlace ? "" : "region=\(whole.region)" }

    func address(_ path: String = "/board/programmes", _ more: String = "") -> String {
        Self.address(path, region, asOf.map { "day=\($0)" }, more)
    }

    /// The same wall for the other sheet.
    private var otherPaper: String {
        let kept = light.map { "light=\($0.rawValue)" }
        return Self.address(address(), kept, isBanner ? nil : "paper=a0")
    }

    static func address(_ path: String, _ parts: String?...) -> String {
        let parts = parts.compactMap { $0 }.filter { !$0.isEmpty }
        return parts.isEmpty ? path : path + (path.contains("?") ? "&" : "?") + parts.joined(separator: "&")
    }

    func render(_ context: PageContext) -> [UInt8] {
        let day = asOf ?? context.today
        let page = Page(
            isOwnPlace ? "专项挂图" : "\(whole.name)专项挂图",
            lead: "各地各专项的灯和数 · 截至 \(Format.day(day))",
            breadcrumbs: [Crumb("今日", "/"), Crumb("挂图", "/board")]
                + (isOwnPlace ? [] : [Crumb("专项挂图", "/board/programmes")]),
            actions: [
                .link("投屏轮播", to: address("/board/programmes/screen")),
                .link(isBanner ? "改用 A3 版面" : "改用 A0 版面", to: otherPaper),
                .print(isBanner ? "打印 A0" : "打印 A3"),
            ],
            width: .full,
            printStyle: isBanner ? .banner : .poster,
            context: context
        )
        return page.render { w in
            w.tabs([Tab("任务", "/board"), Tab("专项", "/board/programmes", isCurrent: true)])
            filters(w)
            guard !programmes.isEmpty else {
                return w.emptyState("挂图上还没有专项", "启用专项、登记台账以后，各乡镇的进展会上墙。", action: .link("查看专项", to: "/programmes"))
            }
            if let bare {
                return bare.write(to: w, today: context.today) { day in
                    Self.address("/board/programmes", region, day.map { "day=\($0)" })
                }
            }
            lightStrip(w)
            w.lightKey(Self.signals)
            if let light {
                w.tag("p", ["class": "remark"]) {
                    w.text("只看\(whole.name)“\(light.word)”的专项。")
                    w.link("看全部", to: address())
                }
            }
            guard !columns.isEmpty else {
                return w.emptyState("没有这样的专项", "换一种灯，或者看全部专项。", action: .link("看全部", to: address()))
            }
            WallMatrix(page: self).write(
                to: w,
                paperTitle: "\(isOwnPlace ? context.place : whole.name)专项挂图 · \(Format.day(day))",
                facts: lights.map { "\($0.signal.shape) \($0.signal.word) \($0.count) 个专项" } + [Self.paperMeaning]
            )
            for note in notes { write(note, w) }
            map(w)
            worst(w)
        }
    }

    private func filters(_ w: HTMLWriter) {
        var kept: [(String, String)] = isOwnPlace ? [] : [("region", whole.region.digits)]
        if let light { kept.append(("light", light.rawValue)) }
        var bar = FilterBar(
            "/board/programmes",
            [
                .day(name: "day", label: "看哪一天", value: asOf?.description ?? ""),
                .select(
                    name: "programme",
                    label: "地图看哪个专项",
                    choices: programmes.map { Choice($0.key, $0.name) },
                    value: shown.map { programmes[$0].key } ?? "",
                    all: "落后最多的"
                ),
            ],
            kept: kept
        )
        bar.act = "查看"
        w.filterBar(bar)
    }

    /// How many programmes have which light in the place itself.
    private var lights: [(signal: Signal, count: Int)] {
        let counts = Dictionary(grouping: whole.cells.compactMap(\.outlook?.signal)) { $0 }.mapValues(\.count)
        return Self.signals.map { ($0, counts[$0] ?? 0) }
    }

    private func lightStrip(_ w: HTMLWriter) {
        w.statStrip(
            lights.map { signal, count in
                let own = count == 0 ? nil : address("/board/programmes", "light=\(signal.rawValue)")
                return Stat(signal.word, "\(count)", unit: "个专项", address: own, signal: signal)
            },
            label: "\(whole.name)各专项"
        )
    }

    /// Whether the target of a programme was handed to none of the places below.
    func isKeptWhole(_ column: Int) -> Bool {
        whole.cells[column].outlook?.course != nil && !places.isEmpty
            && places.allSatisfy { $0.cells[column].outlook?.course == nil }
    }

    /// The place as links carry it.
    var asked: RegionCode? { isOwnPlace ? nil : whole.region }

    private func map(_ w: HTMLWriter) {
        guard let shown, columns.contains(shown), places.count > 1 else { return }
        let playbook = programmes[shown]
        let tiles = places.map { place in
            PlaceMap.Place(
                place.name,
                figure: place.cells[shown].figure,
                signal: place.cells[shown].outlook?.signal,
                address: place.cells[shown].address,
                rings: outlines?.rings[place.region] ?? []
            )
        }
        w.panel("地图", remark: playbook.name) {
            w.placeMap(PlaceMap(playbook.name, places: tiles, source: outlines?.source ?? ""))
        }
    }

    struct Slow {
        let things: Double
        let points: Double
        let place: Int
        let column: Int
    }

    /// Where most is missing, in things.
    var slowest: [Slow] {
        let all = places.indices.flatMap { place in
            columns.compactMap { column -> Slow? in
                let cell = places[place].cells[column]
                guard let points = cell.pointsBehind,
                    let things = cell.thingsBehind(counting: programmes[column].item.counter)
                else { return nil }
                return Slow(things: things, points: points, place: place, column: column)
            }
        }
        let sorted = all.sorted { a, b in
            let (one, other) = (places[a.place].region, places[b.place].region)
            return (a.things, a.points, other) > (b.things, b.points, one)
        }
        return Array(sorted.prefix(10))
    }

    /// The places and programmes that lack most.
    private func worst(_ w: HTMLWriter) {
        let lines = slowest
        guard !lines.isEmpty else {
            // Without a light below there is nothing to say about slowness.
            let hasLights = places.contains { $0.hasLight(in: self.columns) }
            if light == nil, hasLights { w.panel("慢榜") { w.remark("各地没有慢的。") } }
            return
        }
        let columns = [
            TableColumn("地方", .name), TableColumn("专项"), TableColumn("灯", .short), TableColumn("现在", .short),
            TableColumn("应达", .short), TableColumn("差", .short), TableColumn("约差", .short),
        ]
        w.panel("慢榜", remark: "离计划差得最多的 \(lines.count) 处，按约差几件排；率和别的数按差的比例折成台账的件数") {
            w.table("慢榜", columns) {
                for line in lines {
                    let (place, column) = (places[line.place], line.column)
                    guard let outlook = place.cells[column].outlook else { continue }
                    let address = place.cells[column].address
                    w.row(opening: address, signal: outlook.signal) {
                        w.cell(place.name, linkingTo: address)
                        w.cell("\(programmes[column].name)：\(outlook.indicator.word)")
                        w.cell { if let signal = outlook.signal { w.light(signal) } }
                        w.cell(outlook.held)
                        w.cell(outlook.finer(outlook.standing?.expected))
                        w.cell(outlook.missing ?? "—")
                        w.cell(missing(line))
                    }
                }
            }
        }
    }

    /// 12 户: what the list is sorted by. What is no number of the things themselves is turned into them.
    private func missing(_ line: Slow) -> String {
        guard line.things > 0 else { return "—" }
        return "\(Format.number(max(1, line.things.rounded()), places: 0)) \(programmes[line.column].item.counter)"
    }
}
