import Core
import Pages

/// `/rounds/promises`: what was promised in half a year, kept and broken.
struct PromiseListPage {
    let lines: [PromiseLine]
    let standing: PromiseStanding?
    let mayJudge: Bool

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "承诺",
            lead: "半年来在调度会、现场推进会上的承诺和结果。有指标的由到期那天的台账数字对照，不由人说。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("调度", "/rounds")],
            actions: [.print()],
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            w.statStrip(
                [PromiseStanding.kept, .broken, .awaiting, .open].map { one in
                    Stat(
                        one.word,
                        "\(lines.count { $0.standing == one })",
                        unit: "条",
                        address: "/rounds/promises?standing=\(one.rawValue)"
                    )
                },
                label: "承诺"
            )
            let shown = lines.filter { standing == nil || $0.standing == standing }.reversed()
            guard !shown.isEmpty else {
                return w.emptyState("没有承诺", "单位填报一轮调度时写下承诺，到期以后这里看得到结果。", action: .link("查看调度", to: "/rounds"))
            }
            PromiseTable(lines: Array(shown), mayJudge: mayJudge).write("承诺", to: w, context)
        }
    }
}
