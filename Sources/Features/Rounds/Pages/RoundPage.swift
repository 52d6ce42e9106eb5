import Core
import Pages
import Papers
import Workflow

/// `/rounds/{round}`: who owes what, what is known already, what was promised, how it ended.
struct RoundPage {
    struct Owner: Sendable {
        let owner: RoundOwner
        let standing: OwnerStanding
        let asked: [AskedThing]
        let known: KnownFacts
    }

    let actor: Actor
    let dossier: RoundDossier
    let owners: [Owner]
    /// Promised in this round, and come due in it.
    let promised: [PromiseLine]
    let due: [PromiseLine]
    let pack: Instant?
    /// For who reads the whole pack.
    let packNotice: PackNotice?
    /// Minutes and bulletin, where this person may read them.
    let readable: Set<PaperID>
    let counts: [SurveyCount]
    let newcomers: Int
    let samples: [SurveySample]
    let movements: [Movement]
    let previous: Round?
    let attempt: RoundAttempt?

    private var round: Round { dossier.round }
    private var leads: Bool { RoundPolicy.leads(actor, dossier) }
    private var seesPack: Bool { actor.role.readsWholeCounty }
    private var own: Owner? { owners.first { RoundPolicy.owes(actor, $0.owner) } }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            round.title,
            lead: "\(round.kind.word) · \(round.stage.word) · \(stretch(context.today))",
            breadcrumbs: [Crumb("今日", "/"), Crumb("调度", "/rounds")],
            primary: primary,
            actions: actions,
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            packNotice?.told(to: w, token: context.token)
            stats(w)
            if let attempt, !(leads && RoundActsPanel.hasForm(attempt.act, round)) { w.errorSummary(attempt.errors) }
            if leads { RoundActsPanel(dossier: dossier, attempt: attempt).write(to: w, context) }
            if let own { ownPanel(own, w) }
            if round.isSurvey { survey(w, context) }
            if !due.isEmpty { promiseTable("到期的承诺", due, w, context) }
            // A unit alone has its panel.
            if owners.count > 1 || own == nil && !owners.isEmpty { ownerTable(w, context) }
            if !promised.isEmpty { promiseTable("本轮承诺", promised, w, context) }
            outcome(w)
            if !samples.isEmpty { sampleTable(w) }
            w.panel("经过") { w.timeline(timeline) }
        }
    }

    private func stretch(_ today: Day) -> String {
        if round.isSurvey { return "\(Format.day(round.openedAt.day))开始" }
        guard round.kind == .drive else { return "说的是 \(Format.day(round.from))以来的事" }
        let days = round.planned.days(since: round.from) + 1
        let now = min(max(today.days(since: round.from) + 1, 1), days)
        let passed = round.stage == .open ? "，第 \(now) 天" : ""
        return "\(Format.day(round.from))至\(Format.day(round.planned))，共 \(days) 天\(passed)"
    }

    private var primary: PageAction? {
        if leads, round.kind != .survey, round.kind != .disclosure {
            return pack == nil
                ? .post("生成调度材料", to: "/rounds/\(round.id)/pack", icon: .document)
                : .link("打开调度材料", to: "/rounds/\(round.id)/pack", icon: .document)
        }
        if let own, own.standing == .missing, !round.isSurvey {
            return .link("填报本轮", to: "/rounds/\(round.id)/report", icon: .edit)
        }
        return seesPack && pack != nil ? .link("打开调度材料", to: "/rounds/\(round.id)/pack", icon: .document) : nil
    }

    private var actions: [PageAction] {
        var actions: [PageAction] = []
        // Where something changed since, the notice above has the button.
        if leads, pack != nil, packNotice?.changes.isEmpty != false {
            actions.append(.post("重新生成材料", to: "/rounds/\(round.id)/pack", icon: .history))
        }
        if round.isSurvey {
            actions.append(.link("排查名册", to: "/rounds/\(round.id)/elements", icon: .register))
        }
        if actor.role == .township, pack != nil {
            actions.append(.link("本乡镇调度单", to: "/rounds/\(round.id)/pack/townships/\(actor.region)"))
        }
        return actions + [.print("打印")]
    }

    private func stats(_ w: HTMLWriter) {
        func count(_ standing: OwnerStanding) -> Int { owners.count { $0.standing == standing } }
        var stats: [Stat] = []
        if owners.count > 1 {
            stats = [
                Stat("要报的单位", "\(owners.count)", unit: "个"), Stat("已填报", "\(count(.reported))", unit: "个"),
                Stat("数据已有", "\(count(.known))", unit: "个"),
                Stat(word(.missing), "\(count(.missing))", unit: "个", address: "#owners"),
            ]
        }
        if round.isSurvey {
            stats += [
                Stat(
                    "名册",
                    Format.number(counts.map(\.total).reduce(0, +)),
                    unit: "项",
                    address: "/rounds/\(round.id)/elements"
                ),
                Stat(
                    "没有结果",
                    Format.number(counts.map(\.missing).reduce(0, +)),
                    unit: "项",
                    address: "/rounds/\(round.id)/elements?only=missing"
                ),
                Stat(
                    "有问题",
                    Format.number(counts.map(\.found).reduce(0, +)),
                    unit: "项",
                    address: "/rounds/\(round.id)/elements?only=found"
                ),
            ]
        }
        let promised = PromiseCount(due.map(\.standing))
        if promised.settled > 0 { stats.append(Stat("承诺兑现", "\(promised.kept) / \(promised.settled)", unit: "条")) }
        if promised.awaiting > 0 { stats.append(Stat("承诺等待认定", "\(promised.awaiting)", unit: "条")) }
        if !stats.isEmpty { w.statStrip(stats, label: "本轮情况") }
    }

    private func ownPanel(_ own: Owner, _ w: HTMLWriter) {
        let known = round.isSurvey ? "名册里每一项都有结果了。" : "台账、任务、问题里都有了，不用另外填报。"
        let words = own.standing == .known ? known : word(own.standing)
        w.panel("本单位", remark: words) {
            w.facts { w.fact("\(round.from) 以来", own.known.words) }
            if !own.asked.isEmpty {
                w.paragraph("只问这 \(own.asked.count) 件：")
                askedList(own.asked, w)
            }
            if !own.owner.words.isEmpty { w.paragraph("本单位说明：\(own.owner.words)") }
            if round.stage == .open, !round.isSurvey {
                w.buttonRow {
                    w.linkButton(own.owner.reportedAt == nil ? "填报本轮" : "修改填报", to: "/rounds/\(round.id)/report")
                }
            }
        }
    }

    private func askedList(_ asked: [AskedThing], _ w: HTMLWriter) {
        w.tag("ul") {
            for thing in asked.prefix(20) {
                w.tag("li") {
                    w.link(thing.title, to: thing.address)
                    w.text("：\(thing.why)")
                }
            }
        }
    }

    /// More units than this whose data tell everything stand folded away: a survey has hundreds of villages.
    private static let mostKnown = 30

    private func ownerTable(_ w: HTMLWriter, _ context: PageContext) {
        let sorted = owners.sorted { order($0) < order($1) }
        let known = sorted.filter { $0.standing == .known }
        let folds = known.count > Self.mostKnown
        let shown = folds ? sorted.filter { $0.standing != .known } : sorted
        w.panel("谁报了、谁没报", id: "owners", remark: round.asks) {
            if !shown.isEmpty { ownerRows("谁报了、谁没报", shown, w) }
            if folds {
                w.details("数据已有、不用报的 \(Format.number(known.count)) 个") { ownerRows("数据已有、不用报的", known, w) }
            }
        }
    }

    private func ownerRows(_ title: String, _ shown: [Owner], _ w: HTMLWriter) {
        let columns = [
            TableColumn("单位", .name), TableColumn("情况", .short), TableColumn("已经知道的", onlyOnDesk: true),
            TableColumn("还要问的"), TableColumn("说明"), TableColumn("提醒", .short, onlyOnDesk: true),
        ]
        w.table(title, columns, paperTitle: round.title) {
            for one in shown {
                w.row(signal: one.standing == .missing ? .slow : nil) {
                    w.cell(one.owner.name)
                    w.cell(word(one.standing))
                    w.cell(one.known.words)
                    w.cell {
                        if let first = one.asked.first {
                            w.link(first.title, to: first.address)
                            if one.asked.count > 1 { w.text("，等 \(one.asked.count) 件") }
                        } else {
                            w.text(isUnsaid(one) ? "没有答复" : "没有")
                        }
                    }
                    w.cell(one.owner.words.isEmpty ? isUnsaid(one) ? "未报" : "—" : one.owner.words)
                    w.cell(one.owner.remindedAt.map { Format.tableDay($0.day) } ?? "—")
                }
            }
        }
    }

    private func word(_ standing: OwnerStanding) -> String {
        round.stage == .closed ? standing.closedWord : standing.word
    }

    /// Whether it was over before the unit said anything.
    private func isUnsaid(_ one: Owner) -> Bool { round.stage == .closed && one.standing == .missing }

    /// Nil where all had said theirs.
    private var unsaid: String? {
        let missing = owners.filter(isUnsaid).map(\.owner.name)
        let reported = owners.count { $0.standing == .reported }
        let words = Unsaid.words(missing.count, named: Array(missing.prefix(Self.mostKnown)), reported: reported)
        return words.map { $0 + "。" }
    }

    private func order(_ one: Owner) -> Int {
        switch one.standing {
        case .missing: 0
        case .reported: 1
        case .known: 2
        }
    }

    private func outcome(_ w: HTMLWriter) {
        guard !round.minutes.isEmpty || !readable.isEmpty || !round.closing.isEmpty || unsaid != nil else { return }
        w.panel("结果") {
            if let unsaid { w.paragraph(unsaid) }
            if !round.closing.isEmpty { w.paragraph("结束时说明：\(round.closing)") }
            if !round.minutes.isEmpty {
                w.paragraph("议定事项：")
                w.tag("ol") {
                    for line in round.minutes.split(whereSeparator: \.isNewline) { w.tag("li", text: String(line)) }
                }
            }
            w.buttonRow {
                if let directive = round.directive, leads {
                    w.linkButton("核对、下达任务", to: "/directives/\(directive)", icon: .task)
                }
                if let paper = round.minutesPaper, readable.contains(paper) {
                    w.linkButton("会议纪要", to: "/papers/\(paper)", icon: .document)
                }
                if let paper = round.bulletinPaper, readable.contains(paper) {
                    w.linkButton("调度通报", to: "/papers/\(paper)", icon: .document)
                }
            }
        }
    }

    private var timeline: [TimelineEntry] {
        movements.reversed().map { move in
            TimelineEntry(
                roundWorkflow.transition(move.transition)?.word ?? move.transition,
                by: move.person,
                of: move.unitName,
                at: move.at,
                words: move.note.isEmpty ? nil : move.note
            )
        } + [TimelineEntry("开始本轮", by: round.openedBy, of: "", at: round.openedAt)]
    }
}

/// An act that was refused, with what the person had entered.
struct RoundAttempt: Sendable {
    let act: String
    let errors: [FieldError]
    let values: [String: String]
}
