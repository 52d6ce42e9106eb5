import Core
import Pages
import Rounds

/// `/meetings/{meeting}/scores`: what each point came to, with the rule beside it; before the end only what the own unit gave.
struct MeetingScorePage {
    struct Line: Sendable {
        let point: MeetingPoint
        /// Nil where nobody scored, and for those who are not to see it yet.
        let mean: TrimmedMean?
        /// How many may score it, and how many have.
        let voters: Int
        let given: Int
        /// What the person's unit gave; nil where it has not.
        let own: Double?
        let isOwnPlace: Bool
        /// By unit; only for those who see single marks.
        let marks: [UnitID: Double]
    }

    let actor: Actor
    let dossier: MeetingDossier
    let lines: [Line]
    let errors: [FieldError]

    private var meeting: Meeting { dossier.meeting }
    private var frame: MeetingFrame { MeetingFrame(dossier, actor) }
    private var own: MeetingUnit? { dossier.units.first { MeetingPolicy.takesPart(actor, $0) } }
    private var seesMarks: Bool { MeetingPolicy.seesMarks(actor, meeting) }
    private var seesResult: Bool { seesMarks || meeting.stage == .closed }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "观摩打分",
            lead: "\(meeting.title) · \(frame.lead)",
            breadcrumbs: frame.crumbs(),
            actions: seesMarks
                ? [.link("导出打分表", to: meeting.address + "/scores.xlsx", icon: .download), .print()] : [.print()],
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            frame.tabs(w, .scores)
            w.errorSummary(errors)
            guard !lines.isEmpty else { return w.emptyState("还没有观摩点", "选了观摩点、会议开始以后，参会单位在这里打分。") }
            if own != nil, meeting.stage == .underway { giving(w, context) }
            if seesResult { result(w) }
            if seesMarks, lines.contains(where: { $0.given > 0 }) { matrix(w) }
            if !seesResult, own == nil { w.remark("会议结束以后，这里看得到每个点的得分。") }
        }
    }

    private func giving(_ w: HTMLWriter, _ context: PageContext) {
        let left = lines.count { $0.own == nil && !$0.isOwnPlace }
        let word = context.today < meeting.day ? "到了开会这一天，看过再打分" : left == 0 ? "都打过了" : "还有 \(left) 个点"
        w.panel("本单位打分", remark: "\(word)；一个单位给一个点打一次，不能再改") {
            w.workList(
                lines.map { line in
                    let facts =
                        line.isOwnPlace ? ["本地方的点不打分"] : line.own.map { ["已打 \(Format.number($0, places: 1)) 分"] } ?? []
                    return WorkItem(
                        line.isOwnPlace ? "回避" : line.own == nil ? "打分" : "已打分",
                        "第 \(line.point.ordinal) 站　\(line.point.title)",
                        meeting.address
                            + (line.own == nil && !line.isOwnPlace
                                ? "/points/\(line.point.id)/marks" : "/briefs/\(line.point.id)"),
                        facts: facts
                    )
                },
                today: context.today
            )
        }
    }

    private func result(_ w: HTMLWriter) {
        let ranks = PointRanks.ranks(lines.map(\.mean))
        let columns = [
            TableColumn("名次", .short), TableColumn("观摩点", .name), TableColumn("地方"),
            TableColumn("得分", .number, unit: "分"),
            TableColumn("打分单位", .number, unit: "个"), TableColumn("最高", .number), TableColumn("最低", .number),
            TableColumn("相差", .number), TableColumn("说明"),
        ]
        w.panel("得分", remark: TrimmedMean.rule) {
            w.table("得分", columns, paperTitle: meeting.title + "观摩点得分") {
                let order = lines.indices.sorted { (ranks[$0] ?? .max, $0) < (ranks[$1] ?? .max, $1) }
                for place in order {
                    let line = lines[place]
                    w.row(opening: frame.brief(of: line.point), id: "point-\(line.point.id)") {
                        w.cell(ranks[place].map { "\($0)" } ?? "—")
                        w.cell(line.point, opening: frame.brief(of: line.point))
                        w.cell(line.point.place)
                        w.cell(line.mean.map { Format.fixed($0.value, places: 2) } ?? "—")
                        w.cell(line.given)
                        w.cell(line.mean.map { Format.number($0.highest, places: 1) } ?? "—")
                        w.cell(line.mean.map { Format.number($0.lowest, places: 1) } ?? "—")
                        w.cell(line.mean.map { Format.number($0.spread, places: 1) } ?? "—")
                        w.cell(Self.remark(line))
                    }
                }
            }
            w.remark("打的是点，不是人：只列观摩点和地方，不列打分和被打分的个人。本乡镇、本村的点，本单位不打。")
        }
    }

    static func remark(_ line: Line) -> String {
        guard let mean = line.mean else { return "没有人打分" }
        if mean.isThin { return "只有 \(mean.count) 份，仅供参考" }
        let taken = mean.taken < mean.count ? "去掉一高一低，取 \(mean.taken) 份" : "取全部 \(mean.count) 份"
        return mean.spread >= 30 ? taken + "；看法相差大" : taken
    }

    /// Every unit's marks, for conveners and leaders.
    private func matrix(_ w: HTMLWriter) {
        let columns = [TableColumn("打分单位", .name)] + lines.map { TableColumn("第 \($0.point.ordinal) 站", .number) }
        w.panel("各单位打的分", remark: "只有召集单位、督查室和县领导看得到") {
            w.table("各单位打的分", columns) {
                for unit in dossier.units {
                    w.row {
                        w.cell(unit.name)
                        for line in lines {
                            let isOwn = MeetingPolicy.isOwn(line.point.region, of: unit)
                            w.cell(line.marks[unit.unit].map { Format.number($0, places: 1) } ?? (isOwn ? "回避" : "—"))
                        }
                    }
                }
            }
        }
    }
}

/// `/meetings/{meeting}/points/{point}/marks`: the sheet of criteria for one point, for a phone in a yard.
struct MarkFormPage {
    let actor: Actor
    let dossier: MeetingDossier
    let point: MeetingPoint
    let unitName: String
    let attempt: MeetingAttempt?

    func render(_ context: PageContext) -> [UInt8] {
        let (meeting, frame) = (dossier.meeting, MeetingFrame(dossier, actor))
        let errors = attempt.errors("marks")
        let page = Page(
            "打分：\(point.title)",
            lead: "第 \(point.ordinal) 站，共 \(dossier.points.count) 站 · \(unitName)打分，一次，不能再改",
            breadcrumbs: frame.crumbs() + [Crumb("打分", meeting.address + "/scores")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.form(
                meeting.address + "/points/\(point.id)/marks",
                token: context.token,
                keptAs: "mark-\(point.id)",
                errors: errors
            ) {
                for (place, criterion) in meeting.arrangement.criteria.enumerated() {
                    let name = "mark\(place + 1)"
                    let full = Format.number(criterion.full, places: 1)
                    w.numberField(
                        Field(
                            name,
                            "\(criterion.word)（满分 \(full)）",
                            value: attempt.value("marks", name),
                            errors: errors,
                            size: .short
                        ),
                        unit: "分"
                    )
                }
                w.formActions {
                    w.button("打分")
                    w.linkButton("看简介", to: meeting.address + "/briefs/\(point.id)", kind: .quiet)
                }
            }
        }
    }
}
