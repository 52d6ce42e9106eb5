import Core
import Directives
import Pages
import PolicyText

/// `/tasks`: every task the person may read, narrowed by filters that stay in the address.
package struct TaskListPage {
    let filter: TaskFilter
    let turn: TaskTurn
    let part: TaskListPart
    let counts: [Light: Int]
    let choices: TaskFilterChoices
    /// The form for reminding, for people who may.
    let reminding: ReminderAttempt?

    private var lines: [TaskLine] { part.lines }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "任务",
            lead: "每项任务的牵头单位、时限和灯。灯由时限和进度算出，点开看依据。",
            breadcrumbs: [Crumb("今日", "/")],
            actions: [
                .link("导出表格", to: TaskAddress("/tasks.xlsx", filter).text, icon: .download),
                .link("推进情况表", to: TaskAddress("/progress-reports.xlsx", filter).text, icon: .download),
                .link("督办单", to: TaskAddress("/supervision-sheet.xlsx", filter).text, icon: .download),
                .link("导出 CSV", to: TaskAddress("/tasks.csv", filter).text, icon: .download),
                .print("打印"),
            ],
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            standing.strip(w, address)
            w.filterBar(bar)
            if let errors = reminding?.errors { w.errorSummary(errors) }
            guard !lines.isEmpty else { return empty(w) }
            table(w, context)
            w.pager(
                Pager(
                    previous: part.previous.map { TaskAddress("/tasks", filter, TaskTurn(before: $0)).text },
                    next: part.next.map { TaskAddress("/tasks", filter, TaskTurn(after: $0)).text },
                    shown: lines.count,
                    total: total
                )
            )
        }
    }

    private var standing: LightCounts { LightCounts(counts, unit: "项") }
    private var total: Int { standing.total(of: filter.lights) }

    private func address(_ lights: Set<Light>) -> String {
        var one = filter
        one.lights = lights
        return TaskAddress("/tasks", one).text
    }

    private func empty(_ w: HTMLWriter) {
        if filter.isEmpty {
            w.emptyState(
                "还没有任务",
                "文件分解、下达以后，任务会列在这里。",
                action: .link("查看文件", to: "/directives")
            )
        } else {
            w.emptyState(
                "没有符合条件的任务",
                "去掉一两个筛选条件再看。",
                action: .link("查看全部任务", to: "/tasks")
            )
        }
    }

    private var columns: [TableColumn] {
        let choice = reminding != nil ? [TableColumn("选择", .choice)] : []
        return choice + [
            TableColumn("任务", .name), TableColumn("编号", .short, sort: sort(.number)),
            TableColumn("灯", .short, sort: sort(.gap)), TableColumn("进度", .number, unit: "%"),
            TableColumn("牵头单位"), TableColumn("状态", .short), TableColumn("时限", .short, sort: sort(.deadline)),
            TableColumn("章节", onlyOnDesk: true),
        ]
    }

    private func sort(_ order: TaskOrder) -> TableColumn.Sort {
        var sorted = filter
        sorted.order = order
        return TableColumn.Sort(TaskAddress("/tasks", sorted).text, now: filter.order == order ? .ascending : nil)
    }

    private func table(_ w: HTMLWriter, _ context: PageContext) {
        w.table("任务清单", columns, paperTitle: paperTitle(context)) {
            for line in lines { row(line, w, context) }
        }
        if let reminding { reminderForm(reminding, w, context) }
    }

    private func paperTitle(_ context: PageContext) -> String {
        let part = lines.count < total ? "（共 \(Format.number(total)) 项，本页 \(lines.count) 项）" : ""
        return "\(context.place)任务清单\(part)"
    }

    private func reminderForm(_ reminding: ReminderAttempt, _ w: HTMLWriter, _ context: PageContext) {
        w.form(TaskAddress("/tasks/reminders", filter, turn).text, token: context.token, id: "reminders") {
            if let sentence = reminding.errors.first(where: { $0.field == "task" })?.sentence {
                w.tag("p", ["class": "field-error", "id": Field.id("task"), "tabindex": "-1"], text: sentence)
            }
            w.textField(Field("note", "催办的话", value: reminding.words, errors: reminding.errors, size: .full))
            w.formActions { w.button("催办所选任务", kind: .secondary, icon: .bell) }
        }
    }

    private func row(_ line: TaskLine, _ w: HTMLWriter, _ context: PageContext) {
        let address = "/tasks/\(line.task.id)"
        w.row(opening: address, signal: line.light.signal) {
            if let reminding {
                w.choiceCell(
                    "task",
                    "\(line.task.id)",
                    about: line.task.title,
                    form: "reminders",
                    isOn: reminding.chosen.contains(line.task.id)
                )
            }
            w.cell(line.task.title, linkingTo: address)
            w.cell("\(line.task.number)")
            w.cell { w.light(line.light.signal) }
            w.cell(Format.number(line.task.percent, places: 1))
            w.cell(line.leadName)
            w.cell(line.task.stage.word)
            w.cell {
                if let day = line.task.deadline {
                    w.deadline(day, today: context.today, isOpen: line.task.stage.isOpen)
                } else {
                    w.text("未定时限")
                }
            }
            w.cell(line.task.sectionTitle)
        }
    }
}

/// What a supervisor ticked and wrote to remind of several tasks; kept where it was refused.
struct ReminderAttempt: Sendable {
    var chosen: Set<TaskID> = []
    var words = "按时限抓紧办理，并报送最新进展。"
    var errors: [FieldError] = []
}
