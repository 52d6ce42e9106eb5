import Core
import Directives
import Pages
import PolicyText
import Workflow

/// `/tasks/{task}`: what is asked, how it stands, what this person can do, and everything that happened.
package struct TaskPage {
    let dossier: TaskDossier
    let history: TaskHistory
    let parts: [TaskLine]
    let parent: Task?
    let offers: [Offer<TaskDossier>]
    let light: Light
    let source: TaskSource?
    let split: SplitTargets?
    let reassignTo: [Choice]
    /// A refused act with what was entered.
    var attempt: TaskAttempt?

    var task: Task { dossier.task }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            task.title,
            lead: "\(task.number) · \(dossier.leadName) · \(task.stage.word)",
            breadcrumbs: [Crumb("今日", "/"), Crumb("任务", "/tasks")],
            actions: [.print()],
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
                if !parts.isEmpty { partList(w, context) }
                w.panel("办理经过") { w.timeline(TaskTimeline(history, task).entries) }
            } side: {
                facts(w, context)
            }
        }
    }

    private func state(_ w: HTMLWriter, _ context: PageContext) {
        let pace = task.pace(on: context.today)
        w.tag("div", ["class": "task-state"]) {
            w.light(light.signal)
            if let day = task.deadline, task.stage.isOpen { w.deadline(day, today: context.today) }
            w.progressBar(
                Progress(
                    task.percent,
                    expected: task.stage.isOpen ? pace.expected : nil,
                    signal: light.signal,
                    outlook: TaskOutlook(task, today: context.today).sentence
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
                if let cadence = task.cadenceText { w.summaryRow("办理频次", cadence) }
                w.summaryRow("下达", Format.moment(task.issuedAt))
                if let signed = task.signedAt {
                    w.summaryRow("签收", "\(Format.moment(signed))（\(Duration.words(from: task.issuedAt, to: signed))后）")
                }
            }
        }
    }

    private func quantityRow(_ quantity: TaskQuantity, _ w: HTMLWriter) {
        let goal = quantity.value.map { Format.number($0) + quantity.unit } ?? "待定"
        let done = quantity.done.map { "，已完成 \(Format.number($0))\(quantity.unit)" } ?? ""
        let words = quantity.written.isEmpty ? goal : quantity.written
        w.summaryRow(quantity.subject.isEmpty ? "目标" : quantity.subject, words + done)
    }

    private func partList(_ w: HTMLWriter, _ context: PageContext) {
        let columns = [
            TableColumn("承接单位", .name), TableColumn("编号", .short), TableColumn("灯", .short),
            TableColumn("进度", .number, unit: "%"), TableColumn("状态", .short), TableColumn("时限", .short),
        ]
        w.panel("分派情况", remark: "共 \(parts.count) 项，进度由各项汇总。") {
            w.table("分派情况", columns) {
                for line in parts {
                    w.row(opening: "/tasks/\(line.task.id)", signal: line.light.signal) {
                        w.cell(line.leadName, linkingTo: "/tasks/\(line.task.id)")
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
