import Core
import Pages

/// `/inspections/{plan}`: authority, group, places visited and missing, scores and findings.
struct InspectionPage {
    let plan: InspectionPlan
    let list: Checklist
    let visits: [PlaceVisit]
    let deductions: [VisitID: [StoredDeduction]]
    let findings: [VisitID: [VisitFinding]]
    let placeNames: [RegionCode: String]
    let yearItem: YearItem?
    let actor: Actor
    let today: Day
    let deliverUntil: Day
    var errors: [FieldError] = []
    var values: [String: String] = [:]
    var attempt: PlanStage?

    var address: String { "/inspections/\(plan.id)" }
    /// Nothing is begun that would not be taken: not before the first day, not after the last one of delivery.
    var mayVisit: Bool {
        InspectionPolicy.visits(actor, plan) && plan.stage != .withdrawn && (plan.first...deliverUntil).contains(today)
    }
    /// Only who takes part sees which places are still to be visited.
    var seesPlan: Bool {
        actor.role.readsWholeCounty || actor.unit == plan.unit || plan.members.contains { $0.unit == actor.unit }
    }
    var missing: [RegionCode] {
        plan.places.filter { place in !visits.contains { place.contains($0.region) } }
    }

    func name(_ place: RegionCode) -> String {
        let own = placeNames[place] ?? place.digits
        guard place.level == .village, let above = place.parent.flatMap({ placeNames[$0] }) else { return own }
        return above + own
    }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            plan.title,
            lead: "\(plan.number) · \(plan.kind.word)\(plan.isJoint ? "（联合检查）" : "") · \(plan.stage.word)",
            breadcrumbs: [Crumb("今日", "/"), Crumb("督查检查", "/inspections")],
            primary: mayVisit ? .link("记录现场", to: "\(address)/visits/new", icon: .plus) : nil,
            actions: [.link("导出结果", to: "\(address)/results.xlsx", icon: .download), .print("打印")],
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            strip(w)
            facts(w)
            if seesPlan { remaining(w) }
            results(w)
            if !visits.isEmpty { lost(w) }
            if plan.stage == .open, InspectionPolicy.closes(actor, plan) { ending(w, context) }
        }
    }

    var mean: Double? {
        let scores = visits.compactMap(\.score)
        return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
    }

    private func strip(_ w: HTMLWriter) {
        var stats: [Stat] = []
        if seesPlan {
            stats = [
                Stat("要去", "\(plan.places.count)", unit: "处"),
                Stat("还没去", "\(missing.count)", unit: "处", address: missing.isEmpty ? nil : "#missing"),
            ]
        }
        let found = findings.values.reduce(0) { $0 + $1.count }
        w.statStrip(
            stats + [
                Stat("现场记录", "\(visits.count)", unit: "份"),
                Stat("平均分", mean.map(Score.written) ?? "—", unit: mean == nil ? nil : "分"),
                Stat("发现问题", "\(found)", unit: "个", address: found > 0 ? "#findings" : nil),
            ],
            label: "检查结果"
        )
    }

    private func facts(_ w: HTMLWriter) {
        w.panel("依据和安排") {
            w.summaryList {
                w.summaryRow("批准文号", "\(plan.document)（\(plan.approvedBy)批准）")
                if let yearItem {
                    w.summaryRow(
                        "年度计划",
                        "\(yearItem.year) 年 · \(yearItem.title)，全年 \(yearItem.times) 次，已安排 \(yearItem.used) 次"
                    )
                }
                w.summaryRow("内容", plan.content)
                w.summaryRow("日期", "\(Format.day(plan.first))至\(Format.day(plan.last))")
                w.summaryRow("检查组") {
                    w.text(
                        plan.members.map { "\($0.person)（\($0.unitName)\($0.isHead ? "，组长" : "")）" }
                            .joined(separator: "、")
                    )
                }
                w.summaryRow("检查表") {
                    w.link(list.name, to: "/inspections/checklists/\(list.key)")
                    w.text("，版本 \(list.version)")
                }
                if !plan.conclusion.isEmpty {
                    w.summaryRow(plan.stage == .withdrawn ? "撤销的原因" : "督查结论", plan.conclusion)
                }
            }
        }
    }

    private func remaining(_ w: HTMLWriter) {
        guard !missing.isEmpty, plan.stage == .open else { return }
        w.panel("还没有去的地方", id: "missing", remark: "共 \(missing.count) 处") {
            w.tag("ul", ["class": "filter-chips"]) {
                for place in missing {
                    w.tag("li") {
                        if mayVisit {
                            w.tag(
                                "a",
                                ["class": "chip", "href": "\(address)/visits/new?place=\(place)"],
                                text: name(place)
                            )
                        } else {
                            w.chip(name(place))
                        }
                    }
                }
            }
        }
    }

    private func results(_ w: HTMLWriter) {
        w.panel("现场记录", remark: "分数是满分 100 分折算的，不涉及的项不算") {
            guard !visits.isEmpty else {
                return w.emptyState("还没有现场记录", mayVisit ? "到了地方，用手机打开这一页，点“记录现场”。" : "检查组交了现场记录以后列在这里。")
            }
            let columns = [
                TableColumn("地方", .name), TableColumn("具体地点"), TableColumn("得分", .number), TableColumn("扣分最多的一项"),
                TableColumn("发现问题", .number), TableColumn("检查人"), TableColumn("检查时间", .short),
            ]
            w.table("现场记录", columns) {
                for visit in visits.sorted(by: { ($0.score ?? 101) < ($1.score ?? 101) }) { row(visit, w) }
            }
        }
    }

    private func row(_ visit: PlaceVisit, _ w: HTMLWriter) {
        let address = "\(address)/visits/\(visit.id)"
        let worst = deductions[visit.id]?.max { $0.points < $1.points }
        w.row(opening: address) {
            w.cell(name(visit.region), linkingTo: address)
            w.cell(visit.spot.isEmpty ? "—" : visit.spot)
            w.cell(visit.score.map(Score.written) ?? "—")
            w.cell(worst.map { "\($0.says)（−\(Score.written($0.points))）" } ?? "没有扣分")
            w.cell(findings[visit.id]?.count ?? 0)
            w.cell("\(visit.person)（\(visit.unitName)）")
            w.cell(Format.tableMoment(visit.foundAt))
        }
    }

    /// What costs points most often, and what became a problem.
    private func lost(_ w: HTMLWriter) {
        let all = deductions.values.flatMap { $0 }
        let grouped = Dictionary(grouping: all, by: \.says).map { says, members in
            (says: says, count: members.count, points: members.reduce(0) { $0 + $1.points })
        }.sorted { ($0.count, $0.points, $1.says) > ($1.count, $1.points, $0.says) }
        if !grouped.isEmpty {
            w.panel("普遍的扣分") {
                let columns = [
                    TableColumn("扣分原因", .name), TableColumn("处数", .number), TableColumn("共扣", .number, unit: "分"),
                ]
                w.table("普遍的扣分", columns) {
                    for line in grouped.prefix(10) {
                        w.row {
                            w.cell(line.says)
                            w.cell(line.count)
                            w.cell(Score.written(line.points))
                        }
                    }
                }
            }
        }
        let found = visits.flatMap { findings[$0.id] ?? [] }
        guard !found.isEmpty else { return }
        w.panel("发现的问题", id: "findings", remark: "登记以后由督查办交办，整改和销号看每个问题的页面") {
            FindingTable(findings: found).write(to: w)
        }
    }

    private func ending(_ w: HTMLWriter, _ context: PageContext) {
        w.confirm("结束检查", isOpen: attempt == .closed) {
            w.form("\(address)/closing", token: context.token, errors: attempt == .closed ? errors : []) {
                w.hidden("version", "\(plan.version)")
                w.textArea(
                    Field(
                        "words",
                        "督查结论",
                        value: attempt == .closed ? values["words"] ?? "" : "",
                        hint: "总的情况、做得好的、差在哪里、要求。被检查单位 30 日内可以提出异议。",
                        errors: attempt == .closed ? errors : []
                    ),
                    rows: 4
                )
                w.formActions { w.button("结束检查") }
            }
        }
        guard visits.isEmpty else { return }
        w.confirm("撤销安排", kind: .danger, isOpen: attempt == .withdrawn) {
            let wrong = attempt == .withdrawn ? errors.map { $0.inForm("withdrawal") } : []
            w.form("\(address)/withdrawal", token: context.token, errors: wrong) {
                w.hidden("version", "\(plan.version)")
                w.textField(
                    Field(
                        "words",
                        "为什么撤销",
                        value: attempt == .withdrawn ? values["words"] ?? "" : "",
                        errors: attempt == .withdrawn ? errors : [],
                        form: "withdrawal"
                    )
                )
                w.formActions { w.button("撤销安排", kind: .danger) }
            }
        }
    }
}

/// Findings with the problems they became.
struct FindingTable {
    let findings: [VisitFinding]

    func write(to w: HTMLWriter) {
        let columns = [
            TableColumn("问题", .name), TableColumn("编号", .short), TableColumn("方面"), TableColumn("责任单位"),
            TableColumn("整改时限", .short), TableColumn("状态", .short),
        ]
        w.table("发现的问题", columns) {
            for finding in findings {
                w.row(opening: "/problems/\(finding.problem)") {
                    w.cell(finding.content, linkingTo: "/problems/\(finding.problem)")
                    w.cell(finding.number)
                    w.cell(finding.aspect)
                    w.cell(proposed(finding.owner, finding))
                    w.cell(proposed(finding.due?.description, finding))
                    w.cell(finding.stage)
                }
            }
        }
    }

    private func proposed(_ words: String?, _ finding: VisitFinding) -> String {
        words.map { finding.isHandedOut ? $0 : "拟 \($0)" } ?? "—"
    }
}
