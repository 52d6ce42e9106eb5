import Core
import Directives
import Pages

/// `/directives/{d}/issuing`: what a document still lacks, and which drafts become tasks.
struct IssuingPage {
    let directive: Directive
    let outline: DirectiveOutline
    let drafts: [DraftTask]
    /// Drafts ticked; all that can be issued at first.
    let chosen: Set<DraftID>
    let errors: [FieldError]

    private static let form = "issuing"

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "下达任务",
            lead: directive.title,
            breadcrumbs: [
                Crumb("今日", "/"), Crumb("文件", "/directives"), Crumb(directive.title, "/directives/\(directive.id)"),
            ],
            context: context
        )
        return page.render { w in
            guard !drafts.isEmpty else {
                return w.emptyState(
                    "没有等待下达的任务",
                    "这份文件的分解稿都已下达或舍弃。",
                    action: .link("查看已下达的任务", to: "/tasks?directive=\(directive.id)")
                )
            }
            summary(w, context.today)
            PastDeadlines(
                drafts,
                of: directive.id,
                on: context.today,
                [("from", "issuing")],
                token: context.token
            ).write(to: w)
            w.errorSummary(errors)
            table(w, context.today)
            w.form("/directives/\(directive.id)/issuing", token: context.token, id: Self.form) {
                w.formActions { w.button("下达所选任务", icon: .check) }
            }
        }
    }

    private func summary(_ w: HTMLWriter, _ today: Day) {
        let missing = DraftRules.missing(drafts, on: today)
        let ready = drafts.count { IssuingRules.issues([$0], on: today).isEmpty }
        let open = DirectiveAddress.directive(directive.id)
        w.statStrip([
            Stat("可以下达", "\(ready)", unit: "条"),
            Stat(
                "没有牵头单位",
                "\((missing[.lead] ?? 0) + (missing[.severalLeads] ?? 0))",
                unit: "条",
                address: open + "?only=lead"
            ),
            Stat("牵头单位待对应", "\(missing[.unknownLead] ?? 0)", unit: "条", address: open + "?view=names"),
            Stat("时限已过", "\(missing[.overdue] ?? 0)", unit: "条", address: open + "?only=overdue"),
            Stat("没有时限", "\(missing[.deadline] ?? 0)", unit: "条", address: open + "?only=deadline"),
            Stat("待定值", "\(missing[.masked] ?? 0)", unit: "处", address: open + "?view=masked"),
        ])
        w.remark("没有牵头单位、时限已过的分解稿暂时不能下达，其余可以先下达；没有时限、还有待定值的也可以下达。")
    }

    private func table(_ w: HTMLWriter, _ today: Day) {
        let columns = [
            TableColumn("选择", .choice), TableColumn("任务", .name), TableColumn("牵头单位"), TableColumn("目标"),
            TableColumn("时限", .short), TableColumn("还缺"), TableColumn("章节", onlyOnDesk: true),
        ]
        w.table("等待下达的分解稿", columns) {
            for draft in drafts { row(draft, today, w) }
        }
    }

    private func row(_ draft: DraftTask, _ today: Day, _ w: HTMLWriter) {
        let address = DirectiveAddress.draft(draft.id, in: directive.id)
        let gaps = DraftRules.gaps(draft, on: today)
        w.row(id: Field.id("draft-\(draft.id)")) {
            if gaps.contains(where: \.stopsIssuing) {
                w.cell { w.visuallyHidden("不能下达") }
            } else {
                w.choiceCell(
                    "draft",
                    "\(draft.id)",
                    about: draft.title,
                    form: Self.form,
                    isOn: chosen.contains(draft.id)
                )
            }
            w.cell(draft.title, linkingTo: address)
            w.cell(draft.lead?.name ?? "—")
            w.cell(draft.quantities.map(\.written).joined(separator: "、"))
            w.cell(draft.due?.description ?? "未定时限")
            if gaps.isEmpty {
                w.cell("")
            } else {
                w.cell { w.chips(gaps.map(\.word), tone: gaps.contains(where: \.stopsIssuing) ? .strong : .open) }
            }
            w.cell(outline.title(of: draft.section))
        }
    }
}

extension DraftGap {
    /// What is missing, in a few characters.
    var word: String {
        switch self {
        case .lead: "牵头单位"
        case .severalLeads: "只留一个牵头单位"
        case .unknownLead: "牵头单位待对应"
        case .title: "任务名称"
        case .unknownUnit: "其他单位待对应"
        case .deadline: "时限"
        case .overdue: "时限已过"
        case .masked: "待定值"
        }
    }
}
