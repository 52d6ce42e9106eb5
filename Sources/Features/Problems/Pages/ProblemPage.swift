import Core
import Pages
import Papers
import Tasks
import Workflow

/// `/problems/{problem}`: what was found, its phases, how the place looked before and after, what this person can do, and
/// everything that happened.
package struct ProblemPage {
    let dossier: ProblemDossier
    let history: ProblemHistory
    let offers: [Offer<ProblemDossier>]
    let light: Light
    let placeName: String
    let actor: Actor
    let proposal: LadderProposal?
    let task: Task?
    let item: String?
    /// Units for handing out; empty for people who may not.
    let units: [Choice]
    let checkers: [Choice]
    let largestFile: Int
    var attempt: ProblemAttempt?

    var problem: Problem { dossier.problem }

    func render(_ context: PageContext) -> [UInt8] {
        let owner = dossier.ownerName.isEmpty ? "责任单位未定" : dossier.ownerName
        let page = Page(
            problem.title,
            lead: "\(problem.number) · \(owner) · \(problem.stage.word)",
            breadcrumbs: [Crumb("今日", "/"), Crumb("问题", "/problems")],
            actions: [.print()],
            context: context
        )
        return page.render { w in
            w.columns {
                if let attempt, offers.allSatisfy({ $0.transition.id != attempt.act }) {
                    w.errorSummary(attempt.errors)
                }
                state(w, context)
                w.panel("存在的问题") { w.tag("p", ["class": "task-content"], text: problem.content) }
                objection(w, context)
                ladder(w)
                ProblemActsPanel(page: self, context: context).write(to: w)
                phases(w, context)
                plan(w)
                ProblemPhotos(problem: problem, history: history).write(to: w)
                w.panel("办理经过") { w.timeline(ProblemTimeline(problem, history).entries) }
            } side: {
                facts(w)
                papers(w)
                lookBacks(w)
            }
        }
    }

    private func state(_ w: HTMLWriter, _ context: PageContext) {
        w.tag("div", ["class": "task-state"]) {
            w.light(light.signal, as: light.problemWord(in: problem.stage))
            if let day = problem.nextDay, problem.stage.isOpen, problem.stage != .found {
                w.deadline(day, today: context.today)
            }
            if let closed = problem.closedOn { w.text("\(Format.day(closed)) 销号") }
            if let last = problem.noticeUntil, problem.stage == .awaitingNotice { w.text("公示到 \(Format.day(last))") }
        }
    }

    private func phases(_ w: HTMLWriter, _ context: PageContext) {
        guard !dossier.phases.isEmpty else { return }
        let columns = [
            TableColumn("到时达到", .name), TableColumn("时限", .short), TableColumn("情况", .short),
        ]
        w.panel("阶段时限") {
            w.table("阶段时限", columns) {
                for phase in dossier.phases {
                    w.row {
                        w.cell(phase.goal)
                        w.cell {
                            w.deadline(
                                phase.due,
                                today: context.today,
                                isOpen: phase.reachedOn == nil && problem.stage.isOpen && problem.stage != .found
                            )
                        }
                        w.cell(word(phase))
                    }
                }
            }
        }
    }

    private func word(_ phase: ProblemPhase) -> String {
        if let reached = phase.reachedOn { return "\(reached) 达到" }
        if problem.stage == .closed { return "\(problem.closedOn?.description ?? "") 销号" }
        if problem.stage.isHandedIn { return "已报完成，\(problem.stage.word)" }
        return "未达到"
    }

    private func plan(_ w: HTMLWriter) {
        w.panel("整改方案", remark: problem.hasPlan ? nil : "原因、措施、责任人都填了才能申请销号。") {
            w.summaryList {
                w.summaryRow("原因", problem.cause)
                w.summaryRow("整改措施", problem.measures)
                w.summaryRow("整改责任人", problem.person)
                if !problem.funds.isEmpty { w.summaryRow("整改资金", problem.funds) }
            }
        }
    }

    private func objection(_ w: HTMLWriter, _ context: PageContext) {
        guard problem.stage == .objected, let open = history.objections.last(where: { $0.decision == nil }) else {
            return
        }
        w.panel("异议", remark: "由没有参与发现和交办的人复核，\(Format.day(open.answerBy)) 前答复。") {
            w.tag("blockquote", ["class": "timeline-words"], text: open.reason)
            w.remark("\(open.person) · \(open.unitName) · \(Format.day(open.day))")
        }
    }

    private func ladder(_ w: HTMLWriter) {
        guard let proposal else { return }
        let who = proposal.step.needsLeader ? "由县领导决定" : "由督查人员决定"
        w.panel("建议：\(proposal.step.word)", remark: "按规则提出，\(who)，采取不采取都写明理由。") {
            w.tag("ul", ["class": "problem-list"]) { for fact in proposal.facts { w.tag("li", text: fact) } }
            if let last = dossier.lastStep { w.remark("已经采取过：\(last.word)。") }
        }
    }

    private func facts(_ w: HTMLWriter) {
        w.panel("基本情况") {
            w.summaryList {
                w.summaryRow("编号", "\(problem.number)")
                if let number = problem.batchNumber { w.summaryRow("清单序号", "\(number)") }
                w.summaryRow("来源", problem.source.word)
                w.summaryRow("方面", problem.aspect)
                w.summaryRow("地方", placeName)
                if !problem.spot.isEmpty { w.summaryRow("具体地点", problem.spot) }
                w.summaryRow("发现日期", Format.day(problem.foundOn))
                if !problem.finder.isEmpty { w.summaryRow("检查人", problem.finder) }
                w.summaryRow("责任单位", dossier.ownerName)
                if !dossier.checkerName.isEmpty { w.summaryRow("审核单位", dossier.checkerName) }
                if let last = dossier.lastStep { w.summaryRow("督促措施", "已采取：\(last.word)") }
                if problem.needsNotice { w.summaryRow("公示", "复核通过后公示，期满销号") }
                if let task { w.summaryRow("关联任务") { w.link("\(task.number) \(task.title)", to: "/tasks/\(task.id)") } }
                if let item, let id = problem.item { w.summaryRow("关联台账") { w.link(item, to: "/items/\(id)") } }
                if problem.returns > 0 { w.summaryRow("退回", "\(problem.returns) 次") }
                if problem.reopenings > 0 { w.summaryRow("重新整改", "\(problem.reopenings) 次") }
                if !problem.remark.isEmpty { w.summaryRow("备注", problem.remark) }
            }
        }
    }

    private func papers(_ w: HTMLWriter) {
        guard !history.papers.isEmpty else { return }
        w.panel("通知单") {
            w.tag("ul", ["class": "link-list"]) {
                for paper in history.papers {
                    w.tag("li") {
                        w.link("\(paper.kind.word) \(paper.number)", to: "/papers/\(paper.id)")
                        let receipt = paper.receivedAt.map { "\(paper.receivedBy ?? "") \(Format.moment($0)) 签收" }
                        w.text(" ")
                        w.tag("span", ["class": "remark"], text: paper.isWithdrawn ? "已作废" : receipt ?? "未签收")
                    }
                }
            }
        }
    }

    private func lookBacks(_ w: HTMLWriter) {
        guard !history.lookBacks.isEmpty else { return }
        w.panel("回头看") {
            w.tag("ul", ["class": "link-list"]) {
                for one in history.lookBacks {
                    w.tag("li") {
                        let word = one.result.map { $0 == "held" ? "保持住了" : "又出现了" } ?? "等待查看"
                        if actor.role.readsWholeCounty {
                            w.link("\(one.drawnOn) 抽中（满 \(one.horizon) 天）", to: "/look-backs/\(one.round)")
                        } else {
                            w.text("\(one.drawnOn) 抽中（满 \(one.horizon) 天）")
                        }
                        w.text(" ")
                        w.tag("span", ["class": "remark"], text: word)
                    }
                }
            }
        }
    }
}
