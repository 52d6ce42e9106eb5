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

    var region: String { isOwnPlace ? "" : "region=\(whole.region)" }

    private func address(_ path: String = "/board/programmes", _ more: String = "") -> String {
        Self.address(path, region, asOf.map { "day=\($0)" }, more)
    }

    static func address(_ path: String, _ parts: String?...) -> String {
        let parts = parts.compactMap { $0 }.filter { !$0.isEmpty }
        return parts.isEmpty ? path : path + "?" + parts.joined(separator: "&")
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
                .link(isBanner ? "改用 A3 版面" : "改用 A0 版面", to: address("/board/programmes", isBanner ? "" : "paper=a0")),
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
            w.lightKey([.behind, .slow, .onTrack, .notDue])
            WallMatrix(page: self).write(to: w, paperTitle: "\(context.place)专项挂图 · \(Format.day(day))")
            map(w)
            worst(w)
        }
    }

    private func filters(_ w: HTMLWriter) {
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
            kept: isOwnPlace ? [] : [("region", whole.region.digits)]
        )
        bar.act = "查看"
        w.filterBar(bar)
    }

    private func lightStrip(_ w: HTMLWriter) {
        let counts = Dictionary(grouping: whole.cells.compactMap(\.outlook?.signal)) { $0 }.mapValues(\.count)
        w.statStrip(
            [Signal.behind, .slow, .onTrack, .notDue].map {
                Stat($0.word, "\(counts[$0] ?? 0)", unit: "个专项", signal: $0)
            },
            label: "\(whole.name)各专项"
        )
    }

    private func map(_ w: HTMLWriter) {
        guard let shown, places.count > 1 else { return }
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

    /// The places and programmes furthest behind.
    private func worst(_ w: HTMLWriter) {
        let lines = places.indices.flatMap { place in
            places[place].cells.enumerated().compactMap { column, cell -> (points: Double, place: Int, column: Int)? in
                guard let points = cell.pointsBehind else { return nil }
                return (points, place, column)
            }
        }.sorted { ($0.points, places[$1.place].region) > ($1.points, places[$0.place].region) }.prefix(10)
        guard !lines.isEmpty else { return }
        let columns = [
            TableColumn("地方", .name), TableColumn("专项"), TableColumn("灯", .short), TableColumn("现在", .short),
            TableColumn("应达", .short), TableColumn("落后", .number, unit: "百分点"),
        ]
        w.panel("慢榜", remark: "落后计划最多的 \(lines.count) 处") {
            w.table("慢榜", columns) {
                for line in lines {
                    let (place, column) = (places[line.place], line.column)
                    guard let outlook = place.cells[column].outlook else { continue }
                    let address = place.cells[column].address
                    w.row(opening: address, signal: outlook.signal) {
                        w.cell(place.name, linkingTo: address)
                        w.cell("\(programmes[column].name)：\(outlook.indicator.word)")
                        w.cell { if let signal = outlook.signal { w.light(signal) } }
                        w.cell(outlook.words(outlook.value))
                        w.cell(outlook.finer(outlook.standing?.expected))
                        w.cell(Format.number(line.points, places: 1))
                    }
                }
            }
        }
    }
}
