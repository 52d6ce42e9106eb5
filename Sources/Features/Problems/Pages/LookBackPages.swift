import Core
import Pages
import Tasks

/// `/look-backs`: draws so far, and the next one.
struct LookBackListPage {
    let rounds: [(round: LookBack, done: Int, recurred: Int)]
    /// How many closed problems wait for each horizon.
    let pools: [(horizon: Int, count: Int)]
    let mayDraw: Bool
    let values: [String: String]
    let errors: [FieldError]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "回头看",
            lead: "销号满 30 天、90 天的问题随机抽查。随机数和备选名单都留着，谁都能按同一个数再抽一遍。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("问题", "/problems")],
            context: context
        )
        return page.render { w in
            w.statStrip(pools.map { Stat("销号满 \($0.horizon) 天待抽", "\($0.count)", unit: "个") })
            if mayDraw { draw(w, context) }
            guard !rounds.isEmpty else { return w.emptyState("还没有抽查过", "抽查以后，结果列在这里。") }
            w.panel("抽查记录") { list(w) }
        }
    }

    private func draw(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("抽查", remark: pools.allSatisfy { $0.count == 0 } ? "现在没有可以抽的问题。" : nil) {
            w.form("/look-backs", token: context.token, errors: errors) {
                w.fieldRow {
                    w.select(
                        Field("horizon", "回头看时间", value: values["horizon"] ?? "30", errors: errors, size: .short),
                        pools.map { Choice("\($0.horizon)", "销号满 \($0.horizon) 天（\($0.count) 个）") }
                    )
                    w.numberField(
                        Field("count", "抽查数量", value: values["count"] ?? "", errors: errors, size: .short),
                        unit: "个",
                        whole: true
                    )
                    w.textField(
                        Field(
                            "seed",
                            "随机数",
                            value: values["seed"] ?? "",
                            hint: "请在场的人随口说一个数；空着时由程序取",
                            errors: errors,
                            isOptional: true,
                            size: .medium
                        )
                    )
                }
                w.textField(Field("witnesses", "在场人员", value: values["witnesses"] ?? "", isOptional: true))
                w.formActions { w.button("随机抽查") }
            }
        }
    }

    private func list(_ w: HTMLWriter) {
        let columns = [
            TableColumn("抽查", .name), TableColumn("备选", .number, unit: "个"), TableColumn("抽中", .number, unit: "个"),
            TableColumn("已看", .number, unit: "个"), TableColumn("又出现", .number, unit: "个"), TableColumn("随机数", .short),
            TableColumn("抽查人"),
        ]
        w.table("抽查记录", columns) {
            for (round, done, recurred) in rounds {
                w.row(opening: "/look-backs/\(round.id)") {
                    w.cell("\(round.day) 销号满 \(round.horizon) 天", linkingTo: "/look-backs/\(round.id)")
                    w.cell(round.pool.count)
                    w.cell(min(round.wanted, round.pool.count))
                    w.cell(done)
                    w.cell(recurred)
                    w.cell("\(round.seed)")
                    w.cell("\(round.person) · \(round.unitName)")
                }
            }
        }
    }
}

/// `/look-backs/{look-back}`: one draw, whether it comes out the same again, and what was found.
struct LookBackPage {
    let round: LookBack
    let items: [LookBackItem]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "回头看 \(round.day)",
            lead: "销号满 \(round.horizon) 天的 \(round.pool.count) 个问题里随机抽 \(items.count) 个",
            breadcrumbs: [Crumb("今日", "/"), Crumb("问题", "/problems"), Crumb("回头看", "/look-backs")],
            actions: [.print()],
            printStyle: .landscape,
            context: context
        )
        let isSame = round.drawnAgain == items.map(\.line.problem.id)
        return page.render { w in
            w.facts {
                w.fact("随机数", "\(round.seed)")
                w.fact("备选", "\(round.pool.count) 个")
                w.fact("抽查人", "\(round.person) · \(round.unitName)")
                if !round.witnesses.isEmpty { w.fact("在场人员", round.witnesses) }
                w.fact("按同一个随机数再抽一遍", isSame ? "结果相同" : "结果不同：名单被改动过")
            }
            let columns = [
                TableColumn("问题", .name), TableColumn("编号", .short), TableColumn("责任单位"), TableColumn("地方"),
                TableColumn("销号", .short), TableColumn("结果", .short), TableColumn("情况"),
            ]
            w.panel("抽中的问题", remark: "\(items.count) 个") {
                w.table("抽中的问题", columns) {
                    for item in items {
                        let problem = item.line.problem
                        w.row(opening: "/problems/\(problem.id)") {
                            w.cell(problem.title, linkingTo: "/problems/\(problem.id)")
                            w.cell("\(problem.number)")
                            w.cell(item.line.ownerName)
                            w.cell(item.line.placeName)
                            w.cell("\(item.closedOn)")
                            w.cell(item.result.map { $0 == "held" ? "保持住了" : "又出现了" } ?? "等待查看")
                            w.cell(item.day.map { "\($0) \(item.person)：\(item.words)" } ?? "打开问题，到现场看过以后记录结果")
                        }
                    }
                }
            }
        }
    }
}
