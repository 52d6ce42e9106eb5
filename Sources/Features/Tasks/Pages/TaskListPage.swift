import Core
import Directives
import Pages
import PolicyText

/// `/tasks`: every task the person may read, narrowed by filters that stay in the address.
package struct TaskListPage {
    let filter: TaskFilter
    let lines: [TaskLine]
    let counts: [Light: Int]
    let choices: TaskFilterChoices
    /// The rest of the list, or nil at its end.
    let next: TaskCursor?
    let isFirst: Bool
    let mayRemind: Bool

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "任务",
            lead: "每项任务的牵头单位、时限和灯。灯由时限和进度算出，点开看依据。",
            breadcrumbs: [Crumb("今日", "/")],
            actions: [
                .link("导出表格", to: TaskAddress("/tasks.xlsx", filter).text, icon: .download),
                .print("打印"),
            ],
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            lightStrip(w)
            w.filterBar(bar)
            guard !lines.isEmpty else { return empty(w) }
            table(w, context)
            w.pager(
                Pager(
                    previous: isFirst ? nil : TaskAddress("/tasks", filter).text,
                    next: next.map { TaskAddress("/tasks", filter, after: $0).text },
                    shown: lines.count,
                    total: total
                )
            )
        }
    }

    private var total: Int {
        let shown = filter.lights.isEmpty ? Set(Light.allCases) : filter.lights
        return counts.filter { shown.contains($0.key) }.values.reduce(0, +)
    }

    private func lightStrip(_ w: HTMLWriter) {
        var all = filter
        all.lights = []
        let stats = Light.allCases.map { light in
            var one = all
            one.lights = [light]
            return Stat(
                light.signal.word,
                "\(counts[light] ?? 0)",
                unit: "项",
                address: TaskAddress("/tasks", one).text,
                signal: light.signal
            )
        }
        let sum = Stat(
            "全部",
            "\(counts.values.reduce(0, +))",
            unit: "项",
            address: TaskAddress("/tasks", all).text
        )
        w.statStrip([sum] + stats, label: "按灯统计")
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
        let choice = mayRemind ? [TableColumn("选择", .choice)] : []
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
        w.table("任务清单", columns) {
            for line in lines { row(line, w, context) }
        }
        guard mayRemind else { return }
        w.form("/tasks/reminders", token: context.token, id: "reminders") {
            w.textField(Field("note", "催办的话", value: "按时限抓紧办理，并报送最新进展。", size: .full))
            w.formActions { w.button("催办所选任务", kind: .secondary, icon: .bell) }
        }
    }

    private func row(_ line: TaskLine, _ w: HTMLWriter, _ context: PageContext) {
        let address = "/tasks/\(line.task.id)"
        w.row(opening: address, signal: line.light.signal) {
            if mayRemind { w.choiceCell("task", "\(line.task.id)", about: line.task.title, form: "reminders") }
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

    private var bar: FilterBar {
        FilterBar(
            "/tasks",
            [
                .search(name: "q", label: "搜索", value: filter.text),
                .select(
                    name: "light",
                    label: "灯",
                    choices: Light.allCases.map { Choice($0.rawValue, $0.signal.word) },
                    value: filter.lights.count == 1 ? filter.lights.first?.rawValue ?? "" : ""
                ),
                .select(
                    name: "stage",
                    label: "状态",
                    choices: TaskStage.allCases.map { Choice($0.rawValue, $0.word) },
                    value: filter.stages.count == 1 ? filter.stages.first?.rawValue ?? "" : ""
                ),
                .select(name: "unit", label: "单位", choices: choices.units, value: filter.unit.map { "\($0)" } ?? ""),
                .select(
                    name: "role",
                    label: "分工",
                    choices: UnitRole.allCases.map { Choice($0.rawValue, $0.word) },
                    value: filter.role?.rawValue ?? ""
                ),
                .select(
                    name: "township",
                    label: "乡镇",
                    choices: choices.townships,
                    value: filter.township?.digits ?? ""
                ),
                .select(
                    name: "directive",
                    label: "文件",
                    choices: choices.directives,
                    value: filter.directive.map { "\($0)" } ?? ""
                ),
                .select(
                    name: "section",
                    label: "章节",
                    choices: choices.sections,
                    value: filter.section.map(String.init) ?? ""
                ),
                .select(
                    name: "goal",
                    label: "目标",
                    choices: RevitalisationGoal.allCases.map { Choice($0.rawValue, SubjectNames.goal($0)) },
                    value: filter.goal?.rawValue ?? ""
                ),
                .day(name: "from", label: "时限从", value: filter.dueFrom?.description ?? ""),
                .day(name: "through", label: "到", value: filter.dueThrough?.description ?? ""),
            ],
            chips: TaskFilterChips(filter, choices).chips,
            kept: filter.order == .deadline ? [] : [("order", filter.order.rawValue)]
        )
    }
}
