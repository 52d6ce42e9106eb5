import Core
import Pages

/// What those who lead a round may do with it now.
struct RoundActsPanel {
    let dossier: RoundDossier
    let attempt: RoundAttempt?

    private var round: Round { dossier.round }
    private var address: String { "/rounds/\(round.id)" }

    /// Whether the panel shows a form of the act, which says itself what is wrong.
    static func hasForm(_ act: String, _ round: Round) -> Bool {
        switch round.stage {
        case .open: act == "closing" || act == "minutes" && !round.isSurvey
        case .closed: act == "reopening" || act == "samples" && round.isSurvey
        }
    }

    func write(to w: HTMLWriter, _ context: PageContext) {
        w.panel("办理") {
            switch round.stage {
            case .open: open(w, context)
            case .closed: closed(w, context)
            }
        }
    }

    private func errors(_ act: String) -> [FieldError] { attempt?.act == act ? attempt?.errors ?? [] : [] }
    private func value(_ act: String, _ name: String) -> String {
        attempt?.act == act ? attempt?.values[name] ?? "" : ""
    }

    private func open(_ w: HTMLWriter, _ context: PageContext) {
        if !dossier.missing.isEmpty, !round.isSurvey {
            w.actionForm(
                "提醒未报的 \(dossier.missing.count) 个单位",
                to: address + "/reminder",
                token: context.token,
                fields: [("version", "\(round.version)")]
            )
        }
        if !round.isSurvey { minutes(w, context) }
        if dossier.unfinished > 0 {
            w.conditions([
                Condition(
                    false,
                    "名册里每一项都有结果",
                    fact: "还有 \(Format.number(dossier.unfinished)) 项没有结果",
                    remedy: Crumb("没有结果的名单", address + "/elements?only=missing")
                )
            ])
        }
        w.confirm(
            "结束本轮",
            isOpen: !errors("closing").isEmpty,
            explanation: dossier.missing.isEmpty
                ? "结束以后不能再填报。"
                : "还有 \(dossier.missing.count) 个单位没有报，名单会记在这一轮里：\(dossier.missing.joined(separator: "、"))。"
        ) {
            w.form(address + "/closing", token: context.token, errors: errors("closing")) {
                w.hidden("version", "\(round.version)")
                w.textArea(
                    Field(
                        "note",
                        "怎么处理没有报的单位",
                        value: value("closing", "note"),
                        errors: errors("closing"),
                        isOptional: dossier.missing.isEmpty
                    )
                )
                w.formActions { w.button("结束本轮", kind: .danger) }
            }
        }
    }

    private func minutes(_ w: HTMLWriter, _ context: PageContext) {
        w.confirm(
            round.minutes.isEmpty ? "记录议定事项" : "补记议定事项",
            isOpen: !errors("minutes").isEmpty,
            explanation: "一件事一行，写明谁、办什么、哪一天。记下以后分解成任务草稿，核对后下达；同时拟好会议纪要。"
        ) {
            w.form(address + "/minutes", token: context.token, keptAs: "minutes-\(round.id)", errors: errors("minutes"))
            {
                w.hidden("version", "\(round.version)")
                w.textArea(
                    Field(
                        "text",
                        "议定事项",
                        value: value("minutes", "text"),
                        hint: "例如：住建局牵头，6月20日前完成清泉镇危房鉴定 40 户。",
                        errors: errors("minutes")
                    ),
                    rows: 6
                )
                w.fieldRow {
                    w.textField(Field("place", "地点", value: value("minutes", "place"), isOptional: true, size: .medium))
                    w.textField(
                        Field("chair", "主持人", value: value("minutes", "chair"), isOptional: true, size: .medium)
                    )
                }
                w.textField(
                    Field(
                        "present",
                        "出席",
                        value: value("minutes", "present"),
                        errors: errors("minutes"),
                        isOptional: true
                    )
                )
                w.formActions { w.button("记录议定事项", kind: .secondary) }
            }
        }
    }

    private func closed(_ w: HTMLWriter, _ context: PageContext) {
        if round.isSurvey { draw(w, context) }
        w.confirm(
            "重新开启本轮",
            isOpen: !errors("reopening").isEmpty,
            explanation: "重新开启要写明理由，记在这一轮的经过里。"
        ) {
            w.form(address + "/reopening", token: context.token, errors: errors("reopening")) {
                w.hidden("version", "\(round.version)")
                w.textArea(Field("note", "理由", value: value("reopening", "note"), errors: errors("reopening")))
                w.formActions { w.button("重新开启本轮", kind: .danger) }
            }
        }
    }

    private func draw(_ w: HTMLWriter, _ context: PageContext) {
        w.confirm(
            "随机抽查",
            isOpen: !errors("samples").isEmpty,
            explanation: "按差错率和把握算出要抽多少项：差错率达到这个数时，至少抽到一项不实的可能不低于这个把握。"
        ) {
            w.form(address + "/samples", token: context.token, errors: errors("samples")) {
                w.fieldRow {
                    w.numberField(
                        Field(
                            "share",
                            "查得出的差错率",
                            value: attempt == nil ? "5" : value("samples", "share"),
                            errors: errors("samples"),
                            size: .short
                        ),
                        unit: "%"
                    )
                    w.numberField(
                        Field(
                            "confidence",
                            "把握",
                            value: attempt == nil ? "95" : value("samples", "confidence"),
                            errors: errors("samples"),
                            size: .short
                        ),
                        unit: "%"
                    )
                    w.textField(
                        Field(
                            "seed",
                            "随机数",
                            value: value("samples", "seed"),
                            hint: "请在场的人随口说一个数；空着时由程序取",
                            errors: errors("samples"),
                            isOptional: true,
                            size: .medium
                        )
                    )
                }
                w.textField(Field("witnesses", "在场人员", value: value("samples", "witnesses"), isOptional: true))
                w.formActions { w.button("随机抽查", kind: .secondary) }
            }
        }
    }
}
