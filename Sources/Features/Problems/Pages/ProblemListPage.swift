import Core
import Pages
import Papers
import Tasks

/// `/problems`: every problem the person may read, narrowed by filters that stay in the address.
package struct ProblemListPage {
    let actor: Actor
    let filter: ProblemFilter
    let turn: ProblemTurn
    let part: ProblemListPart
    let counts: [Light: Int]
    let aspects: [(aspect: String, counts: [Light: Int])]
    let choices: ProblemChoices
    /// A refused handing-out of several.
    let attempt: ProblemAttempt?

    private var lines: [ProblemLine] { part.lines }
    /// Several are handed out at once by who hands out at all.
    private var handsOut: Bool {
        [.supervisor, .township].contains(actor.role) && lines.contains { $0.problem.stage == .found }
    }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "问题",
            lead: "每个问题的责任单位、阶段时限和灯。灯由时限和办理情况算出；没有经过另一个单位复核的不算销号。",
            breadcrumbs: [Crumb("今日", "/")],
            primary: actor.role == .leader ? nil : .link("登记问题", to: "/problems/new", icon: .plus),
            actions: actions,
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            standing.strip(w, address)
            w.filterBar(bar)
            if let attempt { w.errorSummary(attempt.errors) }
            guard !lines.isEmpty else { return empty(w) }
            table(w, context)
            w.pager(
                Pager(
                    previous: part.previous.map { ProblemAddress("/problems", filter, ProblemTurn(before: $0)).text },
                    next: part.next.map { ProblemAddress("/problems", filter, ProblemTurn(after: $0)).text },
                    shown: lines.count,
                    total: total
                )
            )
            if filter.aspect == nil, aspects.count > 1 { aspectTable(w, context) }
            sheets(w)
        }
    }

    private var actions: [PageAction] {
        var actions: [PageAction] = [.link("通知单", to: "/papers?about=problems", icon: .document)]
        if actor.role == .supervisor {
            actions.append(.link("导入清单", to: "/problems/import", icon: .upload))
        }
        if actor.role.readsWholeCounty {
            actions.append(.link("回头看", to: "/look-backs", icon: .history))
            actions.append(.link("督促规则", to: "/problems/ladder", icon: .check))
        }
        return actions + [
            .link("导出表格", to: ProblemAddress("/problems.xlsx", filter).text, icon: .download), .print("打印"),
        ]
    }

    private var standing: LightCounts { LightCounts(counts, unit: "个", word: \.problemWord) }
    private var total: Int { standing.total(of: filter.lights) }

    private func address(_ lights: Set<Light>) -> String {
        var one = filter
        one.lights = lights
        return ProblemAddress("/problems", one).text
    }

    private func empty(_ w: HTMLWriter) {
        if !filter.isEmpty {
            return w.emptyState("没有符合条件的问题", "去掉一两个筛选条件再看。", action: .link("查看全部问题", to: "/problems"))
        }
        let may = actor.role == .supervisor
        w.emptyState(
            "还没有问题",
            may ? "登记检查发现的问题，或导入上级反馈的问题清单；交办以后责任单位在今日里看到。" : "交办给本单位、由本单位审核和本单位发现的问题会列在这里。",
            action: may ? .link("导入清单", to: "/problems/import") : nil
        )
    }

    private var columns: [TableColumn] {
        (handsOut ? [TableColumn("选择", .choice)] : []) + [
            TableColumn("问题", .name), TableColumn("编号", .short, sort: sort(.number)), TableColumn("灯", .short),
            TableColumn("方面"), TableColumn("地方"), TableColumn("责任单位"), TableColumn("状态", .short),
            TableColumn("当前时限", .short, sort: sort(.deadline)),
            TableColumn("发现日期", .short, sort: sort(.found), onlyOnDesk: true),
        ]
    }

    private func sort(_ order: ProblemOrder) -> TableColumn.Sort {
        var sorted = filter
        sorted.order = order
        return TableColumn.Sort(
            ProblemAddress("/problems", sorted).text,
            now: filter.order != order ? nil : order == .found ? .descending : .ascending
        )
    }

    private func table(_ w: HTMLWriter, _ context: PageContext) {
        w.table("问题清单", columns, paperTitle: "\(context.place)问题清单") {
            for line in lines { row(line, w, context) }
        }
        if handsOut { handingOut(w, context) }
    }

    private func handingOut(_ w: HTMLWriter, _ context: PageContext) {
        w.form(ProblemAddress("/problems/assignments", filter, turn).text, token: context.token, id: "assignments") {
            w.fieldRow {
                w.select(
                    Field("kind", "开出", value: attempt?.values["kind"] ?? "", size: .short),
                    ProblemPapers.handingOut.map { Choice($0.rawValue, $0.word) }
                )
                w.dayField(
                    Field(
                        "due",
                        "新的时限",
                        value: attempt?.values["due"] ?? "",
                        hint: "只用于时限已过和没有时限的",
                        errors: attempt?.errors ?? [],
                        isOptional: true,
                        size: .short
                    )
                )
                w.textField(
                    Field(
                        "note",
                        "要求",
                        value: attempt?.values["note"] ?? "请逐一研究，明确措施、责任人和时限，按期整改到位。",
                        errors: attempt?.errors ?? [],
                        isOptional: true
                    )
                )
            }
            w.formActions { w.button("交办所选问题", kind: .secondary, icon: .check) }
        }
    }

    private func row(_ line: ProblemLine, _ w: HTMLWriter, _ context: PageContext) {
        let problem = line.problem
        let address = "/problems/\(problem.id)"
        w.row(opening: address, signal: line.light.signal) {
            if handsOut {
                if problem.stage == .found {
                    w.choiceCell(
                        "problem",
                        "\(problem.id)",
                        about: problem.title,
                        form: "assignments",
                        isOn: attempt?.chosen.contains("\(problem.id)") ?? false
                    )
                } else {
                    w.cell("")
                }
            }
            w.cell(problem.title, linkingTo: address)
            w.cell("\(problem.number)")
            w.cell { w.light(line.light.signal, as: line.light.problemWord(in: problem.stage)) }
            w.cell(problem.aspect)
            w.cell(line.placeName)
            w.cell(line.ownerName.isEmpty ? "未定" : line.ownerName)
            w.cell(problem.stage.word)
            w.cell {
                if let day = problem.nextDay, problem.stage.isOpen {
                    // One piece: phones set the pieces of a cell apart.
                    w.tag("span") {
                        w.deadline(day, today: context.today, isOpen: problem.stage != .found)
                        if problem.stage == .found { w.text(day < context.today ? " 已过，交办时另定" : " 拟定") }
                    }
                } else {
                    w.text(problem.closedOn.map { "\($0) 销号" } ?? "未定时限")
                }
            }
            w.cell("\(problem.foundOn)")
        }
    }
}
