import Core
import Directives
import Pages
import PolicyText
import Workflow

/// `/tasks/{task}`: what is asked, how it stands, what this person can do, and everything that happened.
package struct TaskPage {
    let dossier: TaskDossier
    let history: TaskHistory
    /// The parts this person may open, and how many there are.
    let parts: (lines: [TaskLine], count: Int)
    /// Whether this person's reports are the task's progress.
    let leads: Bool
    let parent: Task?
    let offers: [Offer<TaskDossier>]
    let light: Light
    let source: TaskSource?
    let split: SplitTargets?
    let reassignTo: [Choice]
    /// The most bytes one file may have.
    let largestFile: Int
    /// Whether this person writes 督办通知.
    let supervises: Bool
    /// Whether this person may register a problem.
    let reportsProblems: Bool
    /// A refused act with what was entered.
    var attempt: TaskAttempt?

    var task: Task { dossier.task }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            task.title,
            lead: "\(task.number) · \(dossier.leadName) · \(task.stage.word)",
            breadcrumbs: [Crumb("今日", "/"), Crumb("任务", "/tasks")],
            actions: headActions,
            context: context
        )
        return page.render { w in
            w.columns {
                if let attempt, offers.allSatisfy({ $0.transition.id != attempt.act }) {
                    w.errorSummary(attempt.errors)
                }
                state(w, context)
                content(w)
                TaskActsPanel(page: self, context: context).write(to: w)
                TaskReportTable(dossier: dossier, history: history).write(to: w)
                if !parts.lines.isEmpty { partList(w, context) }
                w.panel("办理经过") { w.timeline(TaskTimeline(history, task).entries) }
            } side: {
                facts(w, context)
            }
        }
    }

    private var headActions: [PageAction] {
        var actions: [PageAction] = []
        if supervises, task.stage.isOpen {
            let address = "/papers/new?kind=supervision-notice&task=\(task.id)"
            actions.append(.link("拟督办通知", to: address, icon: .edit))
        }
        if reportsProblems {
            actions.append(.link("登记问题", to: "/problems/new?task=\(task.id)", icon: .plus))
        }
        return actions + [.print()]
    }

    private func state(_ w: HTMLWriter, _ context: PageContext) {
        let pace = task.pace(on: context.today)
        w.tag("div", ["class": "task-state"]) {
            w.light(light.signal)
            if let day = task.deadline, task.stage.isOpen { w.deadline(day, today: context.today) }
            w.progressBar(
                Progress(
                    task.percent / 100,
                    expected: task.stage.isOpen ? pace.expected.map { $0 / 100 } : nil,
                    signal: light.signal,
                    outlook: TaskOutlook(dossier, today: context.today).sentence
                )
            )
        }
    }

    private func content(_ w: HTMLWriter) {
        w.panel("任务内容") {
            w.tag("p", ["class": "task-content"], text: task.content)
            if let source {
                w.tag("p", ["class": "remark"]) {
                    w.text("出自 ")
                    w.link(source.title, to: source.address)
                    if !task.sectionTitle.isEmpty { w.text(" · " + task.sectionTitle) }
                }
            }
        }
    }

    private func facts(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("基本情况") {
            w.summaryList {
                w.summaryRow("任务编号", "\(task.number)")
                if let parent {
                    w.summaryRow("分派自") { w.link("\(parent.number) \(parent.title)", to: "/tasks/\(parent.id)") }
                }
                if let leader = task.leader { w.summaryRow("牵头县领导", leader) }
                for role in UnitRole.allCases {
                    let units = dossier.units.filter { $0.role == role }.map(\.name)
                    if !units.isEmpty { w.summaryRow(role.word, units.joined(separator: "、")) }
                }
                w.summaryRow("类型", task.kind.word)
                if let subject = task.subject {
                    w.summaryRow("服务目标") { w.chips(SubjectNames.words(subject)) }
                }
                for quantity in dossier.quantities { quantityRow(quantity, w) }
                w.summaryRow("完成时限", task.deadline.map { Format.day($0) } ?? "未定时限")
                if let words = task.deadlineText { w.summaryRow("时限原话", words) }
                if let cadence = task.cadenceText { w.summaryRow("办理频次", cadence) }
                w.summaryRow("下达", Format.moment(task.issuedAt))
                if let signed = task.signedAt {
                    w.summaryRow("签收", "\(Format.moment(signed))（\(Duration.words(from: task.issuedAt, to: signed))后）")
                }
            }
        }
    }

    private func quantityRow(_ quantity: TaskQuantity, _ w: HTMLWriter) {
        let goal = quantity.value.map { Format.amount($0, quantity.unit) } ?? "待定"
        let done = quantity.done.map { "，已完成 \(Format.amount($0, quantity.unit))" } ?? ""
        let words = quantity.written.isEmpty ? goal : quantity.written
        w.summaryRow(quantity.subject.isEmpty ? "目标" : quantity.subject, words + done)
    }

    private func partList(_ w: HTMLWriter, _ context: PageContext) {
        let columns = [
            TableColumn("承接单位", .name), TableColumn("编号", .short), TableColumn("灯", .short),
            TableColumn("进度", .number, unit: "%"), TableColumn("状态", .short), TableColumn("时限", .short),
        ]
        let seen = parts.lines.count < parts.count ? "，列出与本单位有关的 \(parts.lines.count) 项" : ""
        w.panel("分派情况", remark: "共 \(parts.count) 项\(seen)，进度由各项汇总。") {
            w.table("分派情况", columns) {
                for line in parts.lines {
                    w.row(opening: "/tasks/\(line.task.id)", signal: line.light.signal) {
                        w.cell(holder(line), linkingTo: "/tasks/\(line.task.id)")
                        w.cell("\(line.task.number)")
                        w.cell { w.light(line.light.signal) }
                        w.cell(Format.number(line.task.percent, places: 1))
                        w.cell(line.task.stage.word)
                        w.cell(line.task.deadline?.description ?? "未定时限")
                    }
                }
            }
        }
    }
}

extension TaskPage {
    /// Who holds a part: its unit, and the person where it was given to one post.
    private func holder(_ line: TaskLine) -> String {
        line.holder.map { "\(line.leadName) \($0)" } ?? line.leadName
    }
}

/// The document a task came from; nil for people who may not open it.
struct TaskSource: Sendable {
    let title: String
    let address: String
}

/// An act that was refused, with everything the person had entered.
struct TaskAttempt: Sendable {
    let act: String
    let errors: [FieldError]
    let values: [String: String]
    var chosen: Set<String> = []
}
