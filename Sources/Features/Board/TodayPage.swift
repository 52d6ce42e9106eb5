import Core
import Indicators
import Inspections
import Pages
import Rounds
import Scores
import Tasks
import Workflow

/// `/`: what waits for this person, oldest deadline first, each line leading to where it is done.
struct TodayPage {
    let today: Today
    let actor: Actor

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page("今日", lead: lead(context), primary: primary, context: context)
        return page.render { w in
            if let setup = today.setup {
                MessagePanels(today: today).write(to: w, context)
                return setupList(setup, w)
            }
            lightStrip(w)
            if today.count == 0, today.reminders.isEmpty { nothing(w) }
            if !today.rounds.isEmpty { roundPanel(w, context) }
            if !today.drafts.isEmpty { draftPanel(w) }
            for group in today.groups { groupPanel(group, w, context) }
            ProblemPanels(groups: today.problems, actor: actor).write(to: w, context)
            PaperPanels(groups: today.papers).write(to: w, context)
            if !today.decisions.isEmpty { decisionPanel(w, context) }
            if !today.inspections.isEmpty { inspectionPanel(w, context) }
            MessagePanels(today: today).write(to: w, context)
            if !today.reminders.isEmpty { reminderPanel(w, context) }
            if !today.slowest.isEmpty { slowPanel(w, context) }
            if today.lastVisit != nil || !today.lately.isEmpty { latelyPanel(w) }
        }
    }

    private func lead(_ context: PageContext) -> String {
        let weekdays = ["一", "二", "三", "四", "五", "六", "日"]
        let day = "\(Format.day(context.today)) 星期\(weekdays[context.today.weekday - 1])"
        guard today.setup == nil else { return day }
        if today.count == 0, behind > 0 { return "\(day)，没有新的事，有 \(behind) 项任务滞后。" }
        return today.count == 0 ? "\(day)，没有等着办的事。" : "\(day)，有 \(today.count) 件事等着办。"
    }

    /// Tasks of who carries them out that are behind their plan: nothing calls for them today, and yet they wait.
    private var behind: Int {
        switch actor.role {
        case .officer, .township, .village: today.lights[.behind] ?? 0
        case .supervisor, .leader, .administrator: 0
        }
    }

    private var primary: PageAction? {
        actor.role == .supervisor ? .link("读入新文件", to: "/directives/new", icon: .plus) : nil
    }

    private func lightStrip(_ w: HTMLWriter) {
        guard !today.lights.isEmpty else { return }
        w.statStrip(
            LightCounts(today.lights, unit: "项").stats { "/tasks?light=\($0.rawValue)" },
            label: actor.role.readsWholeCounty ? "全县任务" : "与本单位有关的任务"
        )
    }

    private func nothing(_ w: HTMLWriter) {
        switch actor.role {
        case .supervisor:
            w.emptyState(
                "没有等着办的事",
                "读入一份讲话或方案，分解、下达以后，各单位的签收、进展、销号申请会到这里。",
                action: .link("读入新文件", to: "/directives/new")
            )
        case .leader:
            w.emptyState("没有等您处理的事", "哪个单位、哪个乡镇落后，在挂图上一眼能看到。", action: .link("看挂图", to: "/board"))
        default:
            if behind > 0 {
                return w.emptyState(
                    "有 \(behind) 项任务滞后",
                    "没有催办和到期的事，但进度落在应达后面：做了多少就报一次进展，卡住的写明卡在哪里。",
                    action: .link("查看滞后的任务", to: "/tasks?light=behind")
                )
            }
            w.emptyState(
                "没有等着办的事",
                "下达给本单位的任务、催办和快到期的任务会列在这里。",
                action: .link("查看任务", to: "/tasks")
            )
        }
    }

    private func decisionPanel(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("考核申诉和容错待答复", remark: "\(today.decisions.count) 件", action: .link("考核", to: "/scores")) {
            w.workList(
                today.decisions.prefix(Today.lines).map { waiting in
                    WorkItem(
                        waiting.answerDay == nil ? "决定容错" : "答复申诉",
                        "\(waiting.unitName)：\(waiting.words)",
                        "/scores/\(waiting.period)/appeals",
                        facts: [waiting.periodName],
                        deadline: waiting.answerDay
                    )
                },
                today: context.today
            )
        }
    }

    private func inspectionPanel(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("要去检查的地方", remark: "手机打开“记录现场”，没有网络也能填") {
            w.workList(
                today.inspections.map { line in
                    WorkItem(
                        "记录现场",
                        line.plan.title,
                        "/inspections/\(line.plan.id)",
                        facts: ["\(line.plan.number)", "已去 \(line.visited)/\(line.places) 处"],
                        deadline: line.plan.last
                    )
                },
                today: context.today
            )
        }
    }

    private func roundPanel(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("调度", remark: "\(today.rounds.count) 件", action: .link("全部轮次", to: "/rounds")) {
            w.workList(today.rounds.prefix(Today.lines).map(\.workItem), today: context.today)
        }
    }

    private func draftPanel(_ w: HTMLWriter) {
        w.panel("分解稿待下达") {
            w.workList(
                today.drafts.prefix(5).map { drafts in
                    WorkItem(
                        "核对下达",
                        drafts.title,
                        "/directives/\(drafts.directive)",
                        facts: ["\(drafts.count) 条分解稿等待核对、下达"]
                    )
                },
                today: Day(daysSince1970: 0)
            )
        }
    }

    private func groupPanel(_ group: WaitingGroup, _ w: HTMLWriter, _ context: PageContext) {
        let more = group.count > group.lines.count ? "，先列最急的 \(group.lines.count) 项" : ""
        w.panel(group.reason.word, remark: "\(group.count) 项\(more)", action: all(group)) {
            w.workList(group.lines.map { item($0, group.reason) }, today: context.today)
        }
    }

    private func all(_ group: WaitingGroup) -> PageAction? {
        guard group.count > group.lines.count else { return nil }
        let query =
            switch group.reason {
            case .toVerify: "stage=awaitingVerification"
            case .objected: "stage=objected"
            case .toSign: "stage=awaitingSigning&unit=\(actor.unit)&role=lead"
            case .overdue: "light=behind&unit=\(actor.unit)&role=lead"
            default: "stage=underway&unit=\(actor.unit)&role=lead"
            }
        return .link("查看全部", to: "/tasks?" + query)
    }

    private func item(_ line: TaskLine, _ reason: WaitingReason) -> WorkItem {
        WorkItem(
            act(reason),
            line.task.title,
            "/tasks/\(line.task.id)",
            facts: ["\(line.task.number)", line.leadName],
            deadline: line.task.deadline,
            signal: line.light.signal
        )
    }

    private func act(_ reason: WaitingReason) -> String {
        switch reason {
        case .toVerify: "核验"
        case .objected: "处理异议"
        case .extensionAsked: "审批延期"
        case .toSign: "签收"
        case .returned: "修改"
        case .reminded: "回应催办"
        case .overdue, .nearDue: "报进展"
        }
    }

    private func reminderPanel(_ w: HTMLWriter, _ context: PageContext) {
        let shown = today.reminders.prefix(Today.lines)
        let rest = today.reminders.count > shown.count
        w.panel(
            "台账提醒",
            remark: "\(today.reminders.count) 类，停留太久或有疑点的\(rest ? "，先列 \(shown.count) 类" : "")",
            action: rest ? .link("查看全部", to: "/reminders") : nil
        ) {
            w.workList(shown.map(\.workItem), today: context.today)
        }
    }

    private func slowPanel(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("落后最多的任务", remark: "按落后程度排列", action: .link("看挂图", to: "/board")) {
            w.workList(
                today.slowest.map { line in
                    WorkItem(
                        "看进展",
                        line.task.title,
                        "/tasks/\(line.task.id)",
                        facts: [
                            "\(line.task.number)", line.leadName, SlowReason(line.task, today: context.today).words,
                        ],
                        deadline: line.task.deadline,
                        signal: line.light.signal
                    )
                },
                today: context.today
            )
        }
    }

    private func latelyPanel(_ w: HTMLWriter) {
        w.panel(
            today.lastVisit == nil ? "最近动态" : "上次来过以后",
            remark: today.lastVisit.map { "\(Format.moment($0)) 以后的变化" }
        ) {
            guard !today.lately.isEmpty else { return w.remark("没有新的变化。") }
            w.tag("ul", ["class": "work-list"]) {
                for move in today.lately {
                    w.tag("li", ["class": "work-item"]) {
                        w.tag("span", ["class": "work-act"], text: taskWorkflow.transition(move.transition)?.word ?? "")
                        w.tag("div", ["class": "work-body"]) {
                            w.tag("a", ["class": "work-link", "href": "/tasks/\(move.task)"], text: move.title)
                            w.tag(
                                "span",
                                ["class": "work-facts"],
                                text: "\(move.number) · \(move.person) · \(move.unitName)"
                            )
                        }
                        w.tag("div", ["class": "work-state"]) { w.moment(move.at) }
                    }
                }
            }
        }
    }

    private func setupList(_ setup: CountySetup, _ w: HTMLWriter) {
        w.panel("本县基础资料", remark: "三项齐全以后，各单位就能登录办理任务。") {
            w.conditions([
                Condition(
                    setup.townships > 0 && setup.villages > 0,
                    "行政区划已导入",
                    fact: "\(setup.townships) 个乡镇，\(setup.villages) 个村",
                    remedy: Crumb("管理行政区划", "/admin/regions")
                ),
                Condition(setup.units > 0, "单位已导入", fact: "\(setup.units) 个单位", remedy: Crumb("管理单位", "/admin/units")),
                Condition(
                    setup.accounts > 1,
                    "账号已建立",
                    fact: "\(setup.accounts) 个账号",
                    remedy: Crumb("管理账号", "/admin/accounts")
                ),
            ])
        }
        w.panel("经常用到") {
            w.buttonRow {
                w.linkButton("查看留痕", to: "/admin/records", icon: .history)
                w.linkButton("备份", to: "/admin/backups", icon: .download)
            }
        }
    }
}
