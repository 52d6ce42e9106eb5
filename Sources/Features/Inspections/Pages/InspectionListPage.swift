import Core
import Pages

/// `/inspections`: every inspection the person may read, and photos asked of the own unit.
struct InspectionListPage {
    let actor: Actor
    let lines: [PlanLine]
    let openMatches: Int
    let requests: [PhotoRequest]
    let size: Int
    let today: Day

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "督查检查",
            lead: "有批准文号、在年度计划里才能安排；现场发现的问题自动登记。",
            breadcrumbs: [Crumb("今日", "/")],
            primary: InspectionPolicy.plans(actor) ? .link("安排检查", to: "/inspections/new", icon: .plus) : nil,
            actions: actions,
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            asked(w)
            guard !lines.isEmpty else {
                return w.emptyState(
                    "还没有督查检查",
                    InspectionPolicy.plans(actor)
                        ? "先把批准的项目列入年度计划，再安排检查：去哪里、谁去、查什么。" : "本单位参加的检查，和到本地方检查的结果会列在这里。",
                    action: InspectionPolicy.governs(actor) ? .link("看年度计划", to: "/inspections/yearly") : nil
                )
            }
            w.table("督查检查", Self.columns, paperTitle: "\(context.place)督查检查") {
                for line in lines.prefix(size) { row(line, w) }
            }
            let next = lines.count > size ? lines.prefix(size).last.map { "/inspections?before=\($0.plan.id)" } : nil
            w.pager(Pager(next: next, shown: min(size, lines.count)))
        }
    }

    private var actions: [PageAction] {
        var actions: [PageAction] = []
        if InspectionPolicy.plans(actor) {
            actions.append(.link("年度计划", to: "/inspections/yearly", icon: .document))
        }
        actions.append(.link("检查表", to: "/inspections/checklists", icon: .register))
        if actor.role.readsWholeCounty {
            let word = openMatches > 0 ? "相似照片（\(openMatches)）" : "相似照片"
            actions.append(.link(word, to: "/photo-matches", icon: .link))
        }
        return actions + [.link("照片要求", to: "/photo-requests", icon: .upload), .print("打印")]
    }

    private func asked(_ w: HTMLWriter) {
        let own = requests.filter { $0.unit == actor.unit && $0.sent < $0.wanted }
        guard !own.isEmpty else { return }
        w.panel("向本单位要的照片") {
            w.tag("ul") {
                for request in own {
                    w.tag("li") {
                        w.link(request.reason, to: "/photo-requests/\(request.id)")
                        w.text("：\(request.wanted) 张，还差 \(request.wanted - request.sent) 张，到 \(request.last) 为止")
                    }
                }
            }
        }
    }

    private static let columns = [
        TableColumn("检查", .name), TableColumn("编号", .short), TableColumn("形式", .short), TableColumn("检查组"),
        TableColumn("日期", .short), TableColumn("已去", .short), TableColumn("平均分", .number), TableColumn("发现问题", .number),
        TableColumn("状态", .short),
    ]

    private func row(_ line: PlanLine, _ w: HTMLWriter) {
        let plan = line.plan
        let address = "/inspections/\(plan.id)"
        w.row(opening: address) {
            w.cell(plan.title, linkingTo: address)
            w.cell("\(plan.number)")
            w.cell(plan.kind.word)
            w.cell(plan.unitName)
            w.cell("\(plan.first) 至 \(plan.last.description.suffix(5))")
            w.cell("\(line.visited)/\(line.places) 处")
            w.cell(line.score.map(Score.written) ?? "—")
            w.cell(line.findings)
            w.cell(plan.stage == .open && today > plan.last ? "待写结论" : plan.stage.word)
        }
    }
}
