import Core
import Indicators
import Pages
import Rounds

/// `/meetings/{meeting}/route`: where people go, in which order, when they come; straight lines, and the page says so.
struct RoutePage {
    let actor: Actor
    let dossier: MeetingDossier
    let history: [RegionCode: PlaceHistory]
    let draws: [MeetingDraw]
    /// Borders of the townships, where these are known.
    let outlines: Outlines?
    let errors: [FieldError]

    private var meeting: Meeting { dossier.meeting }
    private var points: [MeetingPoint] { dossier.points }
    private var frame: MeetingFrame { MeetingFrame(dossier, actor) }
    private var mayArrange: Bool { frame.leads && frame.isPreparing }
    private var table: Timetable { MeetingRoute.timetable(dossier) }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "观摩路线",
            lead: "\(meeting.title) · \(frame.lead)",
            breadcrumbs: frame.crumbs(),
            primary: mayArrange ? .link("选观摩点", to: meeting.address + "/points", icon: .plus) : nil,
            actions: actions,
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            frame.tabs(w, .route)
            w.errorSummary(errors)
            guard !points.isEmpty else {
                return w.emptyState(
                    "还没有观摩点",
                    "从台账里找、按快慢的名单选，或者随机抽。每个点为什么选，都写在旁边。",
                    action: mayArrange ? .link("选观摩点", to: meeting.address + "/points") : nil
                )
            }
            summary(w)
            map(w)
            w.panel(
                "时间表",
                remark: "\(Format.number(table.kilometres, places: 1)) 公里，直线距离；车速 \(meeting.arrangement.speed) 公里/小时"
            ) {
                stops(w, context)
            }
            if !draws.isEmpty {
                DrawTable(draws: draws.filter { $0.kind == .points }, meeting: meeting).write("抽点记录", to: w)
            }
        }
    }

    private var actions: [PageAction] {
        var actions: [PageAction] = []
        if mayArrange, points.count > 1 {
            let version = [("version", "\(meeting.version)")]
            actions.append(.post("按路程排顺序", to: meeting.address + "/route", fields: version, icon: .history))
        }
        if !points.isEmpty { actions.append(.link("导出观摩点", to: meeting.address + "/points.xlsx", icon: .download)) }
        return actions + [.print("打印路线")]
    }

    private func summary(_ w: HTMLWriter) {
        let start = meeting.arrangement.start
        w.facts {
            w.fact("出发", "\(Timetable.words(start.minute))，\(start.place)")
            w.fact("回到出发地点", Timetable.words(table.back))
            w.fact("距离", "两点之间的直线，实际的路更长；时间按直线距离和车速算")
            if table.unknownLegs > 0 {
                w.fact("没有算进去的路", "\(table.unknownLegs) 段：有的点没有位置，填上经纬度再排")
            }
        }
    }

    private func map(_ w: HTMLWriter) {
        guard let map = MeetingRoute.map(dossier, outlines) else {
            return w.remark("有位置的点不到两个，画不出路线图。点开观摩点，填上经纬度。")
        }
        w.pointMap(map)
    }

    private func stops(_ w: HTMLWriter, _ context: PageContext) {
        var columns = [
            TableColumn("站", .short), TableColumn("观摩点", .name), TableColumn("地方"), TableColumn("怎样选的"),
            TableColumn("到达", .short), TableColumn("停留", .number, unit: "分钟"), TableColumn("离开", .short),
            TableColumn("距上一站", .number, unit: "公里"), TableColumn("以前", onlyOnDesk: true),
        ]
        if mayArrange { columns.append(TableColumn("调整", .acts)) }
        w.table("时间表", columns, paperTitle: meeting.title + "观摩路线") {
            for (place, point) in points.enumerated() {
                let stop = table.stops[place]
                w.row(id: "stop-\(point.ordinal)") {
                    w.cell("\(point.ordinal)")
                    w.cell(point, opening: frame.brief(of: point))
                    w.cell(point.place)
                    w.cell(point.why)
                    w.cell(Timetable.words(stop.arrival))
                    w.cell(point.stay)
                    w.cell(Timetable.words(stop.departure))
                    w.cell(stop.leg.map { Format.number($0, places: 1) } ?? "不知道")
                    w.cell((history[point.region] ?? PlaceHistory()).words)
                    if mayArrange { w.cell { acts(point, w, context) } }
                }
            }
        }
    }

    private func acts(_ point: MeetingPoint, _ w: HTMLWriter, _ context: PageContext) {
        let address = meeting.address + "/points/\(point.id)"
        let version = ("version", "\(meeting.version)")
        w.buttonRow {
            if point.ordinal > 1 {
                move("上移", "up", address, version, point, w, context)
            }
            if point.ordinal < points.count {
                move("下移", "down", address, version, point, w, context)
            }
            w.linkButton("修改", to: address, kind: .quiet)
        }
    }

    private func move(
        _ word: String,
        _ way: String,
        _ address: String,
        _ version: (String, String),
        _ point: MeetingPoint,
        _ w: HTMLWriter,
        _ context: PageContext
    ) {
        w.actionForm(
            word,
            to: address + "/moves",
            token: context.token,
            kind: .quiet,
            about: point.title,
            fields: [version, ("way", way)]
        )
    }
}

/// The way of a meeting as a timetable and as a picture.
enum MeetingRoute {
    static func timetable(_ dossier: MeetingDossier) -> Timetable {
        let made = dossier.meeting.arrangement
        return Timetable(dossier.points.map { ($0.position, $0.stay) }, from: made.start, speed: made.speed)
    }

    /// Nil where fewer than two positions are known.
    static func map(_ dossier: MeetingDossier, _ outlines: Outlines?) -> PointMap? {
        let start = dossier.meeting.arrangement.start
        let known = dossier.points.compactMap { point in point.position.map { (point, $0) } }
        let positions = known.map(\.1) + [start.position].compactMap { $0 }
        guard positions.count > 1, let frame = outlines?.frame ?? MapFrame(around: positions) else { return nil }
        var points = known.map { point, position in
            let place = frame.place(position)
            return PointMap.Point(
                "第 \(point.ordinal) 站 \(point.title)",
                x: place.x,
                y: place.y,
                signal: nil,
                address: "#stop-\(point.ordinal)",
                number: "\(point.ordinal)"
            )
        }
        var way = known.map { frame.place($0.1) }
        if let home = start.position.map({ frame.place($0) }) {
            way = [home] + way + [home]
            points.insert(
                PointMap.Point(start.place, x: home.x, y: home.y, signal: nil, address: "#stop-1", number: "起"),
                at: 0
            )
        }
        return PointMap(
            "观摩路线",
            points: points,
            rings: outlines?.rings.sorted { $0.key < $1.key }.flatMap(\.value) ?? [],
            source: outlines?.source ?? "",
            way: way
        )
    }
}

/// Draws with the number that repeats them.
struct DrawTable {
    let draws: [MeetingDraw]
    let meeting: Meeting

    func write(_ title: String, to w: HTMLWriter) {
        guard !draws.isEmpty else { return }
        let columns = [
            TableColumn("抽的是什么", .name), TableColumn("备选", .number, unit: "个"), TableColumn("抽中", .number, unit: "个"),
            TableColumn("随机数", .short), TableColumn("时间", .short), TableColumn("抽的人"),
        ]
        w.panel(title, remark: "随机数和名单都留着，谁都能按同一个数再抽一遍") {
            w.table(title, columns) {
                for draw in draws {
                    let address = meeting.address + "/draws/\(draw.id)"
                    w.row(opening: address) {
                        w.cell(draw.rule, linkingTo: address)
                        w.cell(draw.pool.count)
                        w.cell(draw.drawn.count)
                        w.cell("\(draw.seed)")
                        w.cell(Format.tableMoment(draw.at))
                        w.cell(draw.unitName)
                    }
                }
            }
        }
    }
}
