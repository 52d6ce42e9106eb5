import Core
import Pages

/// `/problems/ladder`: at how many days each step is proposed, with where the numbers come from.
struct LadderPage {
    let thresholds: LadderThresholds
    /// Who set them; nil where the program's own hold.
    let setBy: (person: String, at: Instant)?
    let mayChange: Bool
    var values: [String: String] = [:]
    var errors: [FieldError] = []

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "督促规则",
            lead: "提醒、督办、通报、约谈、移交，到了下面的天数由规则建议，采取不采取由人决定并写明理由。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("问题", "/problems")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.remark(
                setBy.map { "县里定的天数，\($0.person) \(Format.moment($0.at)) 改。" } ?? "现在用默认的天数，县里可以改。"
            )
            if mayChange { form(w, context) } else { list(w) }
            w.panel("依据") {
                w.paragraph("督查的方式和结果运用按《政府督查工作条例》第十二条、第二十一条；通报和移交要由县领导批准。")
                w.paragraph("各步的天数没有法律法规规定。默认的天数是程序的建议，县里应当按本县的督查办法改定。")
            }
        }
    }

    private func value(_ name: String, _ number: Int) -> String { values[name] ?? "\(number)" }

    private func form(_ w: HTMLWriter, _ context: PageContext) {
        w.form("/problems/ladder", token: context.token, errors: errors) {
            w.fieldGroup("阶段时限过后多少天") {
                w.fieldRow {
                    for step in LadderStep.allCases {
                        number(step.rawValue, "建议\(step.word)", thresholds.overdue[step] ?? 0, "天", w)
                    }
                }
            }
            w.fieldGroup("其他") {
                w.fieldRow {
                    number("unsigned", "未签收，建议提醒", thresholds.unsigned, "天", w)
                    number("rest", "两步之间至少隔", thresholds.rest, "天", w)
                    number("returns", "销号申请被退回", thresholds.returns, "次", w)
                }
            }
            w.formActions { w.button("保存督促规则") }
        }
        if setBy != nil {
            w.actionForm("改用默认的天数", to: "/problems/ladder/removal", token: context.token, kind: .quiet)
        }
    }

    private func number(_ name: String, _ label: String, _ now: Int, _ unit: String, _ w: HTMLWriter) {
        w.numberField(
            Field(name, label, value: value(name, now), errors: errors, size: .short),
            unit: unit,
            whole: true
        )
    }

    private func list(_ w: HTMLWriter) {
        w.summaryList {
            for step in LadderStep.allCases {
                w.summaryRow("建议\(step.word)", "阶段时限过后 \(thresholds.overdue[step] ?? 0) 天")
            }
            w.summaryRow("未签收", "交办后 \(thresholds.unsigned) 天建议提醒")
            w.summaryRow("间隔", "采取一步后 \(thresholds.rest) 天内不再建议")
            w.summaryRow("退回", "销号申请被退回 \(thresholds.returns) 次")
        }
    }
}
