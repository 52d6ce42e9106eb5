import Core
import Pages

/// `/papers/new`: which kind, then what it is made from. Everything entered is kept when something is missing.
struct NewPaperPage {
    /// Nil until a kind is chosen.
    let kind: PaperKind?
    let kinds: [PaperKind]
    let choices: NewPaperChoices
    /// What was entered, by field.
    let values: [String: String]
    /// Tasks that are ticked.
    let chosen: Set<String>
    var errors: [FieldError] = []

    func render(_ context: PageContext) -> [UInt8] {
        guard let kind else { return chooser(context) }
        let page = Page(
            "拟\(kind.word)",
            lead: kind.hint,
            breadcrumbs: [Crumb("文书", "/papers"), Crumb("拟文书", "/papers/new")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.form("/papers", token: context.token, errors: errors) {
                w.hidden("kind", kind.rawValue)
                fields(kind, w)
                w.formActions {
                    w.button("拟\(kind.word)")
                    w.linkButton("换一种文书", to: "/papers/new", kind: .quiet)
                }
            }
        }
    }

    private func chooser(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "拟文书",
            lead: "数字和表格从记录里取，文字可以改，印发时编号。",
            breadcrumbs: [Crumb("文书", "/papers")],
            context: context
        )
        return page.render { w in
            if !errors.isEmpty { w.errorSummary(errors) }
            w.table("文书的种类", [TableColumn("种类", .name), TableColumn("用来")]) {
                for kind in kinds {
                    let address = "/papers/new?kind=\(kind.rawValue)"
                    w.row(opening: address) {
                        w.cell(kind.word, linkingTo: address)
                        w.cell(kind.hint)
                    }
                }
            }
        }
    }

    private func value(_ name: String) -> String { values[name] ?? "" }

    private func field(
        _ name: String,
        _ label: String,
        _ hint: String? = nil,
        optional: Bool = false,
        size: Field.Size = .full
    ) -> Field {
        Field(name, label, value: value(name), hint: hint, errors: errors, isOptional: optional, size: size)
    }

    private func fields(_ kind: PaperKind, _ w: HTMLWriter) {
        switch kind {
        case .supervisionNotice: supervision(w)
        case .breakdown: w.select(field("directive", "文件"), choices.directives, blank: "选择文件")
        case .inspectionBulletin:
            w.select(field("directive", "文件", "不选就通报全县的任务。", optional: true), choices.directives, blank: "全县重点任务")
        case .dispatchBulletin:
            let tables = DispatchBulletin.tables(of: choices.programmes)
            w.paragraph("通报所有定了目标的专项，共 \(choices.programmes) 个，\(tables)。")
        case .responsibility:
            w.select(field("region", "乡镇"), choices.townships, blank: "选择乡镇")
        case .rectification: rectification(w)
        case .assignment: assignment(w)
        case .minutes: minutes(w)
        case .supervisionLetter: break
        case .scoreBulletin: w.paragraph("在考核结果页上用“拟考核通报”。")
        }
    }

    private func supervision(_ w: HTMLWriter) {
        if choices.tasks.isEmpty {
            w.paragraph("现在没有滞后的任务。要督办别的任务，从任务的页面拟督办通知。")
        } else {
            let hint = "\(chosen.isEmpty ? "" : "勾选了的在最前，其余")落后最多的在前；选一项写成一项的通知，选几项附一张表。"
            let ticked = choices.tasks.filter { chosen.contains($0.value) }
            let others = choices.tasks.filter { !chosen.contains($0.value) }
            w.checkboxes(field("task", "督办的任务", hint), ticked + others, chosen: chosen)
        }
        w.dayField(field("reply", "报送办理情况的日期", size: .short))
    }

    private func rectification(_ w: HTMLWriter) {
        w.select(field("unit", "被检查单位"), choices.units, blank: "选择单位")
        w.fieldRow {
            w.textField(field("inspector", "检查的人或组", optional: true, size: .medium))
            w.dayField(field("checked", "检查日期", optional: true, size: .short))
        }
        w.textField(field("basis", "检查依据", "例如 《全县人居环境整治方案》。", optional: true))
        w.textArea(
            field("problems", "存在的问题", "一行一个，用“｜”或制表符分开：问题｜地点｜类别｜整改措施｜时限｜责任人。只写问题也可以；可以从 Excel 粘贴。"),
            rows: 6
        )
        w.dayField(field("reply", "报送整改情况的日期", optional: true, size: .short))
    }

    private func assignment(_ w: HTMLWriter) {
        w.select(field("unit", "承办单位"), choices.units, blank: "选择单位")
        w.textArea(field("matter", "交办事项"), rows: 3)
        w.textField(field("source", "事项来源", "例如 6 月 9 日全县调度会议。", optional: true))
        w.textArea(field("demand", "办理要求"), rows: 3)
        w.fieldRow {
            w.dayField(field("due", "办结时限", optional: true, size: .short))
            w.textField(field("contact", "联系人", optional: true, size: .medium))
        }
    }

    private func minutes(_ w: HTMLWriter) {
        w.textField(field("meeting", "会议名称", "例如 全县乡村振兴调度会议。"))
        w.fieldRow {
            w.dayField(field("held", "开会日期", size: .short))
            w.textField(field("place", "地点", optional: true, size: .medium))
            w.textField(field("chair", "主持人", size: .medium))
        }
        w.textArea(field("present", "出席"), rows: 2)
        w.textArea(field("absent", "请假", optional: true), rows: 1)
        w.textArea(field("guests", "列席", optional: true), rows: 2)
        w.textArea(field("matters", "议定事项", "一行一项；写了“一、”“（一）”的按写的分级。"), rows: 8)
    }
}

/// What a new document can be made from.
struct NewPaperChoices: Sendable {
    var tasks: [Choice] = []
    var directives: [Choice] = []
    var townships: [Choice] = []
    var units: [Choice] = []
    var programmes = 0
}
