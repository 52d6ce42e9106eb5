import Core
import Pages
import Tasks

/// `/slips`: every slip this person may see, newest first.
struct SlipListPage {
    let lines: [SlipLine]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "通知单",
            lead: "整改通知单、交办单和督办函，各有编号和签收回执。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("问题", "/problems")],
            context: context
        )
        return page.render { w in
            guard !lines.isEmpty else {
                return w.emptyState("还没有通知单", "交办问题时按责任单位开出，一个单位一份。", action: .link("查看问题", to: "/problems"))
            }
            let columns = [
                TableColumn("编号", .name), TableColumn("种类", .short), TableColumn("送"),
                TableColumn("问题", .number, unit: "个"),
                TableColumn("开出", .short), TableColumn("答复时限", .short), TableColumn("签收", .short),
            ]
            w.table("通知单", columns) {
                for line in lines {
                    let slip = line.slip
                    w.row(opening: "/slips/\(slip.id)") {
                        w.cell(slip.number, linkingTo: "/slips/\(slip.id)")
                        w.cell(slip.kind.word)
                        w.cell(slip.unitName)
                        w.cell(line.problems)
                        w.cell("\(slip.at.day)")
                        w.cell(slip.answerBy?.description ?? "—")
                        w.cell(slip.receivedAt.map { "\($0.day) \(slip.receivedBy ?? "")" } ?? "未签收")
                    }
                }
            }
        }
    }
}

/// `/slips/{slip}`: the slip as it is printed, with its receipt at the foot.
struct SlipPage {
    let paper: SlipPaper
    let actor: Actor
    let errors: [FieldError]

    private var slip: Slip { paper.slip }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "\(slip.kind.word) \(slip.number)",
            lead: "\(slip.issuerName) → \(slip.unitName)",
            breadcrumbs: [Crumb("今日", "/"), Crumb("问题", "/problems"), Crumb("通知单", "/slips")],
            actions: [.print(), .link("导出表格", to: "/slips/\(slip.id)/sheet.xlsx", icon: .download)],
            printStyle: .landscape,
            printHeader: PrintHeader("\(paper.countyName)\(slip.kind.word)", facts: [slip.number]),
            context: context
        )
        return page.render { w in
            w.errorSummary(errors)
            if slip.receivedAt == nil, slip.unit == actor.unit, actor.role != .leader {
                w.actionForm(
                    "签收\(slip.kind.word)",
                    to: "/slips/\(slip.id)/receipt",
                    token: context.token,
                    kind: .primary,
                    icon: .check
                )
            }
            w.tag("div") {
                w.paragraph("\(slip.unitName)：")
                w.paragraph("　　" + paper.opening + slip.words)
            }
            w.panel("问题", remark: "\(paper.rows.count) 个") { table(w) }
            w.panel("办理和签收") { foot(w) }
        }
    }

    private func table(_ w: HTMLWriter) {
        let columns = [
            TableColumn("存在问题", .name), TableColumn("序号", .number), TableColumn("编号", .short), TableColumn("具体地点"),
            TableColumn("类别"), TableColumn("整改时限"), TableColumn("责任人"), TableColumn("现在", .short, onlyOnDesk: true),
        ]
        w.table("\(slip.kind.word)的问题", columns) {
            for row in paper.rows {
                w.row {
                    w.cell(row.problem.content, linkingTo: "/problems/\(row.problem.id)")
                    w.cell(row.ordinal)
                    w.cell("\(row.problem.number)")
                    w.cell(row.problem.spot.isEmpty ? row.place : "\(row.place)\(row.problem.spot)")
                    w.cell(row.problem.aspect)
                    w.cell(SlipPaper.phases(row.phases))
                    w.cell(row.problem.person)
                    w.cell(row.problem.stage.word)
                }
            }
        }
    }

    private func foot(_ w: HTMLWriter) {
        w.summaryList {
            if let day = slip.answerBy { w.summaryRow(slip.kind == .supervision ? "答复时限" : "整改到位", Format.day(day)) }
            w.summaryRow("开出", "\(slip.issuerName) \(slip.issuerPerson) \(Format.moment(slip.at))")
            w.summaryRow(
                "签收回执",
                slip.receivedAt.map { "\(slip.unitName) \(slip.receivedBy ?? "") \(Format.moment($0))" } ?? "还没有签收"
            )
            w.summaryRow("异议", "有异议的，自签收之日起 30 日内在问题页提出，由其他人员复核（政府督查工作条例第十七条）。")
        }
    }
}
