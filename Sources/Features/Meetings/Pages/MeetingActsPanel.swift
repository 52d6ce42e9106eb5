import Core
import Pages
import Rounds

/// What those who lead a meeting may do with it now.
struct MeetingActsPanel {
    let dossier: MeetingDossier
    let attempt: MeetingAttempt?

    private var meeting: Meeting { dossier.meeting }

    func write(to w: HTMLWriter, _ context: PageContext) {
        switch meeting.stage {
        case .preparing: w.panel("办理") { preparing(w, context) }
        case .underway: w.panel("办理") { underway(w, context) }
        case .closed, .withdrawn: break
        }
    }

    private func preparing(_ w: HTMLWriter, _ context: PageContext) {
        let isNear = context.today >= meeting.day.adding(days: -1)
        w.errorSummary(attempt.errors("opening"))
        w.conditions([
            Condition(
                !dossier.points.isEmpty,
                "选了观摩点",
                fact: "\(dossier.points.count) 个",
                remedy: Crumb("选观摩点", meeting.address + "/points")
            ),
            Condition(
                isNear,
                "开会前一天或者当天",
                fact: "开会日期 \(meeting.day)；早了会走漏，点就不真实了",
                remedy: Crumb("修改会议安排", meeting.address + "/arrangement")
            ),
        ])
        if isNear, !dossier.points.isEmpty {
            w.paragraph("开始以后参会单位看得到路线和简介，简介按此刻的数字定下来，安排和观摩点不能再改。")
            w.actionForm(
                "会议开始",
                to: meeting.address + "/opening",
                token: context.token,
                kind: .primary,
                fields: [("version", "\(meeting.version)")]
            )
        }
        act("withdrawal", "取消会议", "理由", "取消以后不占年度计划的次数。", w, context)
    }

    private func underway(_ w: HTMLWriter, _ context: PageContext) {
        minutes(w, context)
        let unscored = dossier.unscored > 0 ? "还有 \(dossier.unscored) 个点没有人打分。" : ""
        act("closing", "会议结束", "会议结论", "结束以后不能再打分、表态，打分结果参会单位都看得到。\(unscored)", w, context)
    }

    private func act(
        _ act: String,
        _ word: String,
        _ label: String,
        _ explanation: String,
        _ w: HTMLWriter,
        _ context: PageContext
    ) {
        let errors = attempt.errors(act)
        w.confirm(word, isOpen: !errors.isEmpty, explanation: explanation) {
            w.form(meeting.address + "/" + act, token: context.token, errors: errors) {
                w.hidden("version", "\(meeting.version)")
                w.textArea(Field("note", label, value: attempt.value(act, "note"), errors: errors, form: act))
                w.formActions { w.button(word, kind: .danger) }
            }
        }
    }

    private func minutes(_ w: HTMLWriter, _ context: PageContext) {
        let errors = attempt.errors("minutes")
        w.confirm(
            meeting.minutes.isEmpty ? "记录意见建议" : "补记意见建议",
            isOpen: !errors.isEmpty,
            explanation: "领导在会上的意见建议，一件事一行，写明谁、办什么、哪一天。记下以后分解成任务草稿，核对后下达；同时拟好会议纪要。"
        ) {
            w.form(meeting.address + "/minutes", token: context.token, keptAs: "meeting-\(meeting.id)", errors: errors)
            {
                w.hidden("version", "\(meeting.version)")
                w.textArea(
                    Field(
                        "text",
                        "意见建议",
                        value: attempt.value("minutes", "text"),
                        hint: "例如：住建局牵头，6月20日前完成清泉镇危房鉴定 40 户。",
                        errors: errors
                    ),
                    rows: 6
                )
                w.textField(
                    Field(
                        "chair",
                        "主持人",
                        value: attempt.value("minutes", "chair"),
                        errors: errors,
                        isOptional: true,
                        size: .medium
                    )
                )
                w.formActions { w.button("记录意见建议", kind: .secondary) }
            }
        }
    }
}
