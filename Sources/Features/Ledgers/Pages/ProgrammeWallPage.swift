import Core
import Pages
import Programmes

/// `/board/programmes`: townships by programmes; every share opens to the things behind it.
struct ProgrammeWallPage {
    struct Row: Sendable {
        let region: RegionCode
        let name: String
        /// By programme.
        let states: [(done: Int, total: Int)]
    }

    let programmes: [ProgrammeState]
    let rows: [Row]
    let asOf: Day?

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "专项挂图",
            lead: "各乡镇各专项完成的比例 · 截至 \(Format.day(asOf ?? context.today))",
            breadcrumbs: [Crumb("今日", "/"), Crumb("挂图", "/board")],
            actions: [.print("打印挂图")],
            width: .full,
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            w.tabs([Tab("任务", "/board"), Tab("专项", "/board/programmes", isCurrent: true)])
            w.filterBar(
                FilterBar("/board/programmes", [.day(name: "day", label: "看哪一天", value: asOf?.description ?? "")])
            )
            guard !programmes.isEmpty else {
                return w.emptyState("挂图上还没有专项", "启用专项、登记台账以后，各乡镇的进展会上墙。", action: .link("查看专项", to: "/programmes"))
            }
            table(w)
        }
    }

    private func table(_ w: HTMLWriter) {
        w.tag("div", ["class": "table-scroll matrix-scroll", "tabindex": "0", "role": "region", "aria-label": "专项挂图"]) {
            w.tag("table", ["class": "matrix"]) {
                w.tag("caption", ["class": "visually-hidden"], text: "乡镇 × 专项")
                w.tag("thead") {
                    w.tag("tr") {
                        w.tag("th", ["scope": "col", "class": "c-name"], text: "乡镇")
                        for state in programmes {
                            w.tag("th", ["scope": "col"]) {
                                w.link(state.playbook.name, to: "/programmes/\(state.playbook.key)")
                            }
                        }
                    }
                }
                w.tag("tbody") {
                    row("全县", nil, programmes.map { ($0.done, $0.total) }, w)
                    for line in rows { row(line.name, line.region, line.states, w) }
                }
            }
        }
    }

    private func row(_ name: String, _ region: RegionCode?, _ states: [(done: Int, total: Int)], _ w: HTMLWriter) {
        w.tag("tr") {
            w.tag("th", ["scope": "row", "class": "c-name"], text: name)
            for (place, state) in states.enumerated() {
                let playbook = programmes[place].playbook
                w.tag("td", ["data-label": playbook.name]) {
                    if state.total == 0 {
                        return w.tag("span", ["class": "matrix-none", "aria-label": "无"], text: "·")
                    }
                    let share = Format.percent(Double(state.done) / Double(state.total), places: 0)
                    let query = region.map { "?region=\($0)" } ?? ""
                    w.link(share, to: "/ledgers/\(playbook.key)\(query)")
                    w.tag(
                        "span",
                        ["class": "remark"],
                        text: " \(Format.number(state.done))/\(Format.number(state.total))"
                    )
                }
            }
        }
    }
}
