import Core
import Indicators
import Pages
import Programmes
import Tasks

/// The sheet on the wall of a dispatch: programmes by townships on A3, from the kept figures.
struct PackWallPage {
    let pack: DispatchPack
    let round: Round
    let notice: PackNotice

    func render(_ context: PageContext) -> [UInt8] {
        let address = "/rounds/\(round.id)/pack"
        let page = Page(
            "调度挂图",
            lead: "\(round.title) · 截至 \(Format.moment(pack.asOf))",
            breadcrumbs: [
                Crumb("今日", "/"), Crumb("调度", "/rounds"), Crumb(round.title, "/rounds/\(round.id)"),
                Crumb("调度材料", address),
            ],
            actions: [.link("挂图表格（A3）", to: address + "/wall.xlsx", icon: .download), .print("打印 A3")],
            width: .full,
            printStyle: .poster,
            context: context
        )
        return page.render { w in
            notice.write(to: w, token: context.token)
            w.lightKey([.behind, .slow, .onTrack, .notDue])
            w.tag(
                "div",
                ["class": "table-scroll matrix-scroll wall", "tabindex": "0", "role": "region", "aria-label": "调度挂图"]
            ) {
                w.tag("table", ["class": "matrix"]) {
                    w.tag("caption", ["class": "visually-hidden"], text: "专项 × 乡镇")
                    w.wallColumns(places: pack.townships.count + 1)
                    w.tag("thead") {
                        w.paperTitle(
                            "\(pack.county)调度挂图 · \(Format.day(pack.due)) · 截至 \(Format.moment(pack.asOf))",
                            facts: [Signal.behind, .slow, .onTrack, .notDue].map { "\($0.shape) \($0.word)" }
                                + [PlainNumber.paperMeaning],
                            across: pack.townships.count + 2
                        )
                        w.tag("tr") {
                            w.tag("th", ["scope": "col", "class": "c-name"], text: "专项")
                            w.tag("th", ["scope": "col"], text: pack.county)
                            for place in pack.townships {
                                w.tag("th", ["scope": "col"]) {
                                    w.link(place.name, to: address + "/townships/\(place.region)")
                                }
                            }
                        }
                    }
                    w.tag("tbody") { rows(w) }
                }
            }
            w.remark(PlainNumber.wallMeaning)
        }
    }

    private func rows(_ w: HTMLWriter) {
        // A pack keeps the word of the goal, one of the five.
        let goals = pack.programmes.map { RevitalisationGoal(rawValue: $0.goal) ?? .prosperity }
        let across = pack.townships.count + 2
        // The last sheet may begin with a goal again.
        for (line, starts) in WallLine.printed(WallLine.lines(of: goals, only: Array(goals.indices)), below: 1) {
            switch line {
            case .goal(let goal): w.wallGroup(goal.word, startsSheet: starts, across: across)
            case .more(let goal): w.wallGroup(goal.word, startsSheet: starts, isAgain: true, across: across)
            case .programme(let place): row(pack.programmes[place], w)
            }
        }
    }

    private func row(_ programme: DispatchPack.Programme, _ w: HTMLWriter) {
        let own = Dictionary(programme.places.map { ($0.region, $0) }, uniquingKeysWith: { first, _ in first })
        w.tag("tr") {
            w.tag("th", ["scope": "row", "class": "c-name"]) {
                w.link(programme.name, to: "/rounds/\(round.id)/pack/programmes/\(programme.key)")
            }
            w.tag("td", ["data-label": pack.county]) { cell(programme.whole, of: programme, pack.countyCode, w) }
            for place in pack.townships {
                w.tag("td", ["data-label": place.name]) { cell(own[place.region], of: programme, place.region, w) }
            }
        }
    }

    private func cell(
        _ number: DispatchPack.Number?,
        of programme: DispatchPack.Programme,
        _ region: String,
        _ w: HTMLWriter
    ) {
        guard let number, let shown = number.shown else {
            guard let untold = programme.untold?[region] else {
                return w.tag("span", ["class": "matrix-none", "aria-label": "没有登记"], text: "·")
            }
            let address = "/programmes/\(programme.key)?region=\(region)"
            return w.tag("a", ["class": "matrix-count is-plain", "href": address], text: untold)
        }
        let signal = number.light?.signal
        let name = signal.map { "light-\($0.rawValue)" } ?? "is-plain"
        let doubt = number.isDoubtful == true ? "，" + PlainNumber.doubt : ""
        let hint = "\(number.indicator) \(number.value)\(doubt)，\(number.goal)"
        w.tag("a", ["class": "matrix-count \(name)", "href": number.address, "title": hint]) {
            if let signal {
                w.tag("span", ["class": "light-shape", "aria-hidden": "true"], text: signal.shape)
                w.visuallyHidden(signal.word)
            }
            if number.isDoubtful == true { w.visuallyHidden(PlainNumber.doubted) }
            w.text(shown)
        }
    }
}
