import Core
import Pages
import Rounds
import Workflow

/// `/meetings/{meeting}`: what it rests on, how its points were chosen, what was said, who signed.
struct MeetingPage {
    struct Signature: Sendable {
        let unit: MeetingUnit
        /// Nil where the unit has not signed.
        let person: String?
        let at: Instant?
        let version: Int
    }

    let actor: Actor
    let dossier: MeetingDossier
    let yearItem: String
    let review: ChoiceReview
    let signatures: [Signature]
    /// Points the person's unit still has to score.
    let owed: Int
    let movements: [Movement]
    let attempt: MeetingAttempt?

    private var meeting: Meeting { dossier.meeting }
    private var frame: MeetingFrame { MeetingFrame(dossier, actor) }
    private var own: MeetingUnit? { dossier.units.first { MeetingPolicy.takesPart(actor, $0) } }
    private var isUnderway: Bool { meeting.stage == .underway }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            meeting.title,
            lead: frame.lead,
            breadcrumbs: frame.crumbs(false),
            primary: primary(context),
            actions: actions,
            context: context
        )
        return page.render { w in
            frame.tabs(w, .meeting)
            stats(w)
            if let own, isUnderway { ownPanel(own, w, context) }
            if frame.leads { MeetingActsPanel(dossier: dossier, attempt: attempt).write(to: w, context) }
            w.panel("依据和安排") { facts(w) }
            if !dossier.points.isEmpty { choice(w) }
            suggestions(w)
            if meeting.arrangement.letterYear != nil { letters(w) }
            w.panel("参会单位", remark: "\(dossier.units.count) 个") {
                w.paragraph(dossier.units.map(\.name).joined(separator: "、") + "。")
            }
            w.panel("经过") { w.timeline(timeline) }
        }
    }

    private func primary(_ context: PageContext) -> PageAction? {
        switch meeting.stage {
        case .preparing where frame.leads: .link("选观摩点", to: meeting.address + "/points", icon: .plus)
        case .underway where owed > 0 && context.today >= meeting.day:
            .link("给观摩点打分", to: meeting.address + "/scores", icon: .edit)
        case .closed: .link("看打分结果", to: meeting.address + "/scores", icon: .check)
        default: nil
        }
    }

    private var actions: [PageAction] {
        var actions: [PageAction] = []
        if frame.leads, frame.isPreparing {
            actions.append(.link("修改会议安排", to: meeting.address + "/arrangement", icon: .edit))
        }
        if frame.leads || actor.role == .leader {
            actions += [
                .link("下载 Word", to: meeting.address + "/materials.docx", icon: .document),
                .link("下载全套材料", to: meeting.address + "/materials.zip", icon: .download),
            ]
        }
        return actions
    }

    private func stats(_ w: HTMLWriter) {
        let pledged = dossier.units.count { $0.pledgedAt != nil }
        var stats = [
            Stat("观摩点", "\(dossier.points.count)", unit: "个", address: meeting.address + "/route"),
            Stat("随机抽的", Format.percent(review.share(.drawn), places: 0), address: "#choice"),
            Stat("参会单位", "\(dossier.units.count)", unit: "个"),
            Stat("已表态", "\(pledged) / \(dossier.units.count)", unit: "个", address: meeting.address + "/pledges"),
        ]
        if !signatures.isEmpty {
            let signed = signatures.count { $0.at != nil }
            stats.append(Stat("已签责任书", "\(signed) / \(signatures.count)", unit: "个", address: "#letters"))
        }
        w.statStrip(stats, label: "会议情况")
    }

    private func ownPanel(_ own: MeetingUnit, _ w: HTMLWriter, _ context: PageContext) {
        var items: [WorkItem] = []
        if owed > 0 {
            let early = context.today < meeting.day
            items.append(
                WorkItem(
                    "打分",
                    early ? "到了开会这一天，看过再打分" : "还有 \(owed) 个点没有打分",
                    meeting.address + "/scores",
                    facts: ["本地方的点不用打"],
                    deadline: meeting.day
                )
            )
        }
        if own.pledgedAt == nil {
            let word = own.form == .spoken ? "抽到大会发言" : "提交书面发言"
            items.append(WorkItem("表态", word, meeting.address + "/pledges", facts: [], deadline: meeting.day))
        }
        if let year = meeting.arrangement.letterYear,
            signatures.contains(where: { $0.unit.unit == own.unit && $0.at == nil })
        {
            let address = "/responsibility-letters/\(own.region)?year=\(year)"
            items.append(WorkItem("签订", "\(year) 年目标责任书", address, facts: [], deadline: meeting.day))
        }
        guard !items.isEmpty else { return }
        w.panel("本单位", remark: "\(items.count) 件要做的") { w.workList(items, today: context.today) }
    }

    private func facts(_ w: HTMLWriter) {
        let made = meeting.arrangement
        w.facts {
            w.fact("要求开会的文件", made.document)
            w.fact("批准单位", made.approvedBy)
            w.fact("年度计划", yearItem)
            w.fact("出发", "\(Timetable.words(made.start.minute))，\(made.start.place)")
            if !made.seat.isEmpty { w.fact("会场", made.seat) }
            w.fact("打分表", made.criteria.map { "\($0.line) 分" }.joined(separator: "，"))
        }
    }

    private func choice(_ w: HTMLWriter) {
        w.panel("点是怎么选的", id: "choice", remark: "不打造“经典路线”：谁都看得到每个点为什么在名单上") {
            w.facts {
                for choice in PointChoice.allCases where review.counts[choice] != nil {
                    let count = review.counts[choice] ?? 0
                    w.fact(choice.word, "\(count) 个，占 \(Format.percent(review.share(choice), places: 0))")
                }
                w.fact("第一次看的村", "\(review.firstShown) 个点")
                w.fact("去到的乡镇", "\(review.townships) 个")
            }
            for remark in review.remarks { w.paragraph("提醒：\(remark)") }
        }
    }

    private func suggestions(_ w: HTMLWriter) {
        guard !meeting.minutes.isEmpty || !meeting.conclusion.isEmpty else { return }
        w.panel("意见建议", remark: meeting.directive == nil ? nil : "每一行是一条任务草稿，核对后下达") {
            if !meeting.minutes.isEmpty {
                w.tag("ol") {
                    for line in meeting.minutes.split(whereSeparator: \.isNewline) { w.tag("li", text: String(line)) }
                }
            }
            if !meeting.conclusion.isEmpty {
                w.paragraph("\(meeting.stage == .withdrawn ? "取消的原因" : "会议结论")：\(meeting.conclusion)")
            }
            w.buttonRow {
                if let directive = meeting.directive, actor.role == .supervisor || actor.role == .leader {
                    w.linkButton("核对、下达任务", to: "/directives/\(directive)", icon: .task)
                }
                if let paper = meeting.minutesPaper, frame.leads {
                    w.linkButton("会议纪要", to: "/papers/\(paper)", icon: .document)
                }
            }
        }
    }

    private func letters(_ w: HTMLWriter) {
        guard let year = meeting.arrangement.letterYear else { return }
        let missing = signatures.filter { $0.at == nil }.map(\.unit.name)
        let remark = missing.isEmpty ? "都签了" : "没有签的：\(missing.joined(separator: "、"))"
        let columns = [
            TableColumn("乡镇", .name), TableColumn("情况", .short), TableColumn("签订人"), TableColumn("时间", .short),
            TableColumn("版本", .number, unit: "版"),
        ]
        w.panel("\(year) 年目标责任书", id: "letters", remark: remark) {
            w.table("目标责任书", columns) {
                for one in signatures {
                    let address = "/responsibility-letters/\(one.unit.region)?year=\(year)"
                    let sees = actor.role.readsWholeCounty || actor.unit == one.unit.unit
                    w.row(opening: sees ? address : nil, signal: one.at == nil ? .slow : nil) {
                        if sees { w.cell(one.unit.name, linkingTo: address) } else { w.cell(one.unit.name) }
                        w.cell(one.at == nil ? "没有签" : "已签订")
                        w.cell(sees ? one.person ?? "—" : "—")
                        w.cell(one.at.map { Format.tableMoment($0) } ?? "—")
                        w.cell(one.version > 0 ? one.version : nil)
                    }
                }
            }
            w.remark("责任书由本县的目标和任务生成，签订的那一刻原样留下；要 Word 的，在“文书”里拟目标责任书。")
        }
    }

    private var timeline: [TimelineEntry] {
        movements.reversed().map { move in
            TimelineEntry(
                meetingWorkflow.transition(move.transition)?.word ?? move.transition,
                by: move.person,
                of: move.unitName,
                at: move.at,
                words: move.note.isEmpty || move.transition == "minutes" ? nil : move.note
            )
        } + [TimelineEntry("安排现场推进会", by: meeting.person, of: meeting.unitName, at: meeting.madeAt)]
    }
}
