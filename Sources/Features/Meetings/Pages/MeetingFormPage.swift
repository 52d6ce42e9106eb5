import Core
import Inspections
import Pages
import Rounds

/// `/meetings/new` and `/meetings/{meeting}/arrangement`: what a meeting rests on, when it is, who is present.
struct MeetingFormPage {
    /// Nil for a new one.
    let meeting: Meeting?
    let values: [String: String]
    let chosen: Set<String>
    let errors: [FieldError]
    let yearItems: [YearItem]
    let units: [Choice]
    let today: Day

    func render(_ context: PageContext) -> [UInt8] {
        let crumbs = [Crumb("今日", "/"), Crumb("调度", "/rounds"), Crumb("现场推进会", "/meetings")]
        let page = Page(
            meeting == nil ? "安排现场推进会" : "修改会议安排",
            lead: "没有文件依据、没有列入年度计划的现场会不开。观摩点在下一步选，会议开始以前只有召集单位和督查室看得到。",
            breadcrumbs: crumbs + (meeting.map { [Crumb($0.title, $0.address)] } ?? []),
            width: .narrow,
            context: context
        )
        return page.render { w in
            let address = meeting.map { $0.address + "/arrangement" } ?? "/meetings"
            w.form(address, token: context.token, keptAs: meeting == nil ? "meeting" : nil, errors: errors) {
                if let meeting { w.hidden("version", "\(meeting.version)") }
                w.textField(field("title", "会议名称", hint: "例如 农村人居环境整治现场推进会"))
                w.fieldRow {
                    w.dayField(field("day", "开会日期", size: .short), earliest: today)
                    w.textField(field("seat", "会场", hint: "看完以后在哪里开会", isOptional: true, size: .medium))
                }
                w.fieldGroup("依据") { authority(w) }
                w.fieldGroup("路上", hint: "距离按两点之间的直线算，实际的路更长：车速写小一些，时间才够。") { road(w) }
                w.picker(field("units", "参会单位"), units, chosen: chosen)
                w.textArea(
                    field("criteria", "打分表", hint: "每行一项，后面写分值，加起来 100 分。参会单位给每个点打一次分，不给本地方的点打。"),
                    rows: 7
                )
                w.checkbox(
                    field("letters", "会上签订当年的目标责任书", hint: "各乡镇的责任书由本县目标和任务生成，签订和没签订的列在会议页上"),
                    isOn: values["letters"] == "on"
                )
                w.formActions {
                    w.button(meeting == nil ? "安排现场推进会" : "保存会议安排")
                    if let meeting { w.linkButton("返回", to: meeting.address, kind: .quiet) }
                }
            }
        }
    }

    private func authority(_ w: HTMLWriter) {
        w.select(
            field("year", "年度督查检查计划的哪一项"),
            yearItems.map(\.choice),
            blank: "选择"
        )
        w.fieldRow {
            w.textField(field("document", "要求开会的文件", hint: "例如 云办发〔2026〕12号", size: .medium))
            w.textField(field("approved", "批准单位", hint: "例如 县委办公室", size: .medium))
        }
    }

    private func road(_ w: HTMLWriter) {
        w.fieldRow {
            w.textField(field("startPlace", "从哪里出发", size: .medium))
            w.textField(field("startTime", "几点出发", hint: "例如 8:30", size: .short))
            w.numberField(field("speed", "车速", size: .short), unit: "公里/小时", whole: true)
        }
        w.textField(
            field(
                "startPosition",
                "出发地点的位置",
                hint: "经度,纬度，例如 100.4512,38.9321；导入了本县边界的可以空着",
                isOptional: true,
                size: .medium
            )
        )
    }

    private func field(
        _ name: String,
        _ label: String,
        hint: String? = nil,
        isOptional: Bool = false,
        size: Field.Size = .full
    ) -> Field {
        Field(name, label, value: values[name] ?? "", hint: hint, errors: errors, isOptional: isOptional, size: size)
    }
}
