import Core
import Pages
import Tasks

/// `/board`: who is behind, by department and by township; every count opens to its tasks.
struct WallPage {
    let title: String
    let directive: String?
    let directives: [Choice]
    let tables: [WallTable]
    let slowest: [TaskLine]
    let counts: [Light: Int]
    let problems: ProblemWall
    let at: Instant

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "挂图",
            lead: "\(title) · 截至 \(Format.moment(at))",
            actions: [.print("打印挂图")],
            width: .full,
            printStyle: .poster,
            context: context
        )
        return page.render { w in
            w.tabs([Tab("任务", "/board", isCurrent: true), Tab("专项", "/board/programmes")])
            w.filterBar(
                FilterBar(
                    "/board",
                    [
                        .select(
                            name: "directive",
                            label: "文件",
                            choices: directives,
                            value: directive ?? "",
                            all: "全部文件"
                        )
                    ]
                )
            )
            lightStrip(w)
            w.lightKey()
            if tables.allSatisfy(\.isEmpty) {
                w.emptyState("挂图上还没有任务", "文件分解、下达以后，各单位、各乡镇的任务会按章节上墙。", action: .link("查看文件", to: "/directives"))
            }
            for table in tables where !table.isEmpty {
                w.panel(table.rows == .units ? "部门" : "乡镇（含所辖村）") {
                    w.matrix(table.matrix(in: context.place, on: at.day))
                }
            }
            if !problems.isEmpty {
                w.panel("问题（乡镇，含所辖村）", action: .link("问题清单", to: "/problems")) {
                    w.matrix(problems.matrix(in: context.place, on: at.day))
                }
            }
            if !slowest.isEmpty { slowList(w, context) }
        }
    }

    /// 云岭县挂图 · 部门 · 2026年11月28日.
    static func paperTitle(_ place: String, _ table: String, _ day: Day?) -> String {
        (["\(place)挂图", table] + (day.map { [Format.day($0)] } ?? [])).joined(separator: " · ")
    }

    private func lightStrip(_ w: HTMLWriter) {
        let document = directive.map { "&directive=\($0)" } ?? ""
        w.statStrip(
            LightCounts(counts, unit: "项").stats { "/tasks?light=\($0.rawValue)\(document)" }
        )
    }

    private func slowList(_ w: HTMLWriter, _ context: PageContext) {
        let columns = [
            TableColumn("任务", .name), TableColumn("编号", .short), TableColumn("牵头单位"), TableColumn("原因", .short),
            TableColumn("进度", .number, unit: "%"), TableColumn("应达", .number, unit: "%"), TableColumn("时限", .short),
        ]
        w.panel("慢榜", remark: "落后最多的 \(slowest.count) 项，按落后程度排列") {
            w.table("慢榜", columns, paperTitle: Self.paperTitle(context.place, "慢榜", at.day)) {
                for line in slowest {
                    w.row(opening: "/tasks/\(line.task.id)", signal: line.light.signal) {
                        w.cell(line.task.title, linkingTo: "/tasks/\(line.task.id)")
                        w.cell("\(line.task.number)")
                        w.cell(line.leadName)
                        w.cell(SlowReason(line.task, today: context.today).words)
                        w.cell(Format.number(line.task.percent, places: 1))
                        w.cell(line.task.pace(on: context.today).expected.map { Format.number($0, places: 1) } ?? "—")
                        w.cell(line.task.deadline?.description ?? "—")
                    }
                }
            }
        }
    }
}
