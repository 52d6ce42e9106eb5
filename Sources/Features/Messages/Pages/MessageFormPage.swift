import Core
import Pages

/// `/messages/new`: to units, never to persons.
struct MessageFormPage {
    let draft: MessageDraft
    let units: [Choice]
    let mayBeUrgent: Bool
    /// When it will be there; nil for at once.
    let shownAt: Instant?
    let errors: [FieldError]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "写消息",
            lead: "发给单位。要办的事请下达任务；消息只用来通知、说明。",
            breadcrumbs: [Crumb("消息", "/messages")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.form("/messages", token: context.token, keptAs: "message", errors: errors) {
                w.picker(
                    Field("unit", "发给", errors: errors),
                    units,
                    chosen: Set(draft.units.map { "\($0)" })
                )
                w.textField(Field("title", "标题", value: draft.title, errors: errors))
                w.textArea(
                    Field("body", "内容", value: draft.body, errors: errors, isOptional: true),
                    rows: 5,
                    longest: MessageRules.longestBody
                )
                w.textField(
                    Field(
                        "address",
                        "相关页面",
                        value: draft.address,
                        hint: "本站的地址，例如 /tasks；收到的人一点就打开。",
                        errors: errors,
                        isOptional: true
                    )
                )
                if mayBeUrgent { urgent(w) }
                if let shownAt { w.remark("现在是免打扰时间，\(Format.moment(shownAt)) 送达。") }
                w.formActions { w.button("发消息") }
            }
        }
    }

    private func urgent(_ w: HTMLWriter) {
        w.checkbox(
            Field("urgent", "免打扰时间也立即送达", hint: "只用于安全、应急；要写明理由。", errors: errors),
            isOn: draft.isUrgent
        )
        w.textField(Field("reason", "立即送达的理由", value: draft.reason, errors: errors, isOptional: true))
    }
}
