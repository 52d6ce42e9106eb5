import Core
import Pages

/// `/rounds`: what comes due, what is open, what is over.
struct RoundListPage {
    let actor: Actor
    let due: [DueRound]
    let open: [RoundLine]
    let past: [RoundLine]
    let next: RoundID?
    let calendar: WorkingCalendar
    let hasCadences: Bool
    let values: [String: String]
    let errors: [FieldError]

    private var leads: Bool { actor.role == .supervisor }

    private var actions: [PageAction] {
        let promises: [PageAction] = [
            .link("现场推进会", to: "/meetings", icon: .search), .link("承诺", to: "/rounds/promises", icon: .check),
        ]
        guard leads else { return promises }
        return promises + [
            .link("轮次安排", to: "/rounds/cadences", icon: .edit), .link("工作日历", to: "/rounds/calendar", icon: .today),
        ]
    }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "调度",
            lead: "每周一调度、十天一督导：到期的、进行中的、已经结束的。台账里有的不再要，只问数字说不清的。",
            breadcrumbs: [Crumb("今日", "/")],
            actions: actions,
            context: context
        )
        return page.render { w in
            w.errorSummary(errors)
            if !hasCadences, leads {
                w.emptyState(
                    "还没有轮次安排",
                    "启用“每周一调度”“十天一督导”等，到期的轮次会列在这里，并提前提醒。",
                    action: .link("启用轮次安排", to: "/rounds/cadences")
                )
            }
            if !due.isEmpty { dueTable(w, context) }
            table("进行中", open, w, context)
            table("已结束", past, w, context)
            if open.isEmpty, past.isEmpty, due.isEmpty, hasCadences || !leads {
                w.emptyState("还没有轮次", leads ? "到期的轮次自动开始，也可以提前开始。" : "要你单位填报的轮次会列在这里。")
            }
            w.pager(Pager(next: next.map { "/rounds?before=\($0)" }, shown: past.count))
        }
    }

    private func dueTable(_ w: HTMLWriter, _ context: PageContext) {
        let columns = [
            TableColumn("轮次", .name), TableColumn("多久一次"), TableColumn("哪一天", .short), TableColumn("日历"),
            TableColumn("谁要报"), TableColumn("操作", .acts),
        ]
        w.panel("到期和将到期", remark: "\(due.count) 轮，往后看三周；到了提醒的日子自动开始，也可以提前") {
            w.table("到期和将到期", columns) {
                for one in due { row(one, w, context) }
            }
        }
    }

    private func row(_ one: DueRound, _ w: HTMLWriter, _ context: PageContext) {
        let name = one.cadence.name + (one.occurrence.phase.map { "·\($0)" } ?? "")
        let lead = context.today.adding(days: OpenRound.lead)
        let mayBegin = leads && (one.occurrence.planned <= lead || one.begins <= context.today)
        w.row {
            w.cell(name)
            w.cell(one.cadence.draft.rule.word)
            w.cell { w.deadline(one.occurrence.due, today: context.today) }
            w.cell(moved(one.occurrence))
            w.cell(one.cadence.draft.owing.word)
            w.cell {
                if mayBegin {
                    w.actionForm(
                        "开始本轮",
                        to: "/rounds",
                        token: context.token,
                        about: "\(name) \(one.occurrence.due)",
                        fields: [("cadence", "\(one.cadence.id)"), ("day", "\(one.occurrence.planned)")]
                    )
                } else {
                    w.insteadOfAct("\(Format.day(one.begins))自动开始")
                }
            }
        }
    }

    private func moved(_ occurrence: Occurrence) -> String {
        guard occurrence.due != occurrence.planned else { return "工作日" }
        let why = calendar.word(of: occurrence.planned) ?? "周末"
        return "\(occurrence.planned) 是\(why)，\(occurrence.due > occurrence.planned ? "顺延" : "提前")"
    }

    private func table(_ title: String, _ lines: [RoundLine], _ w: HTMLWriter, _ context: PageContext) {
        guard !lines.isEmpty else { return }
        let columns = [
            TableColumn("轮次", .name), TableColumn("类别", .short), TableColumn("日期", .short),
            TableColumn("要报", .number, unit: "个"), TableColumn("已报", .number, unit: "个"),
            TableColumn("数据已有", .number, unit: "个"), TableColumn("没报", .number, unit: "个"), TableColumn("情况"),
        ]
        w.panel(title) {
            w.table(title, columns) {
                for line in lines {
                    let address = "/rounds/\(line.round.id)"
                    w.row(opening: address) {
                        w.cell(line.round.title, linkingTo: address)
                        w.cell(line.round.kind.word)
                        w.cell("\(line.round.due)")
                        w.cell(line.owners)
                        w.cell(line.reported)
                        if line.round.stage == .closed {
                            w.cell(line.known)
                            w.cell(line.missing)
                        } else {
                            w.cell("结束时算")
                            w.cell("结束时算")
                        }
                        w.cell(line.words)
                    }
                }
            }
        }
    }
}

/// A round in a list, with how many owe something to it.
struct RoundLine: Hashable, Sendable {
    let round: Round
    let owners: Int
    let reported: Int
    /// As it was when the round was closed.
    let missing: Int
    /// The first few of them.
    let missingNames: [String]

    static let mostNames = 5

    /// Whose data told everything, so that nothing was asked of them.
    var known: Int { max(0, owners - reported - missing) }

    private var unsaid: String {
        guard owners > 0 else { return "" }
        guard let words = Unsaid.words(missing, named: missingNames, reported: reported) else {
            return reported == 0 ? "，数据已有，没有要报的" : ""
        }
        return "，" + words
    }

    var words: String {
        if round.stage == .open { return "\(Format.moment(round.openedAt))开始" }
        let end = round.closedAt.map { "\(Format.day($0.day))结束" } ?? "已结束"
        return end + unsaid + (round.directive == nil ? "" : "，有议定事项")
    }
}
