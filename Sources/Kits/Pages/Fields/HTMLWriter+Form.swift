extension HTMLWriter {
    /// A form that POSTs, with the CSRF token inside.
    ///
    /// - Parameters:
    ///   - keptAs: A name under which the browser keeps what is typed until the form is sent, like `progress-42`; nil keeps
    ///     nothing. Never for passwords. Such a form also warns before the page is left with unsent changes.
    ///   - sendsFiles: Sends as multipart, with upload progress where script runs.
    ///   - isRestored: Whether the browser may put back what was typed when somebody goes back to the page. Not where the server
    ///     knows newer answers.
    ///   - heading: of the summary of errors, where it is not that something is missing.
    package func form(
        _ address: String,
        token: String,
        keptAs: String? = nil,
        sendsFiles: Bool = false,
        isRestored: Bool = true,
        errors: [FieldError] = [],
        heading: String? = nil,
        id: String? = nil,
        _ body: () -> Void
    ) {
        tag(
            "form",
            [
                "class": "form", "method": "post", "action": address, "id": id,
                "enctype": sendsFiles ? "multipart/form-data" : nil, "data-keep": keptAs,
                "data-upload": sendsFiles ? "" : nil, "novalidate": "", "autocomplete": isRestored ? nil : "off",
            ]
        ) {
            hidden("_token", token)
            errorSummary(errors, heading: heading)
            body()
        }
    }

    /// The row of buttons that ends a form.
    package func formActions(_ body: () -> Void) {
        tag("div", ["class": "form-actions"], body)
    }

    /// Fields that belong together, under a name.
    package func fieldGroup(_ legend: String, hint: String? = nil, _ body: () -> Void) {
        tag("fieldset", ["class": "field-group"]) {
            tag("legend", text: legend)
            if let hint { tag("p", ["class": "field-hint"], text: hint) }
            body()
        }
    }

    /// Short fields side by side where there is room.
    package func fieldRow(_ body: () -> Void) {
        tag("div", ["class": "field-row"], body)
    }
}

extension Gallery {
    static let form = [
        Example("退回补充的表单") { w in
            let errors = [FieldError("asked", "填写申请的新时限，例如 2026-07-31。")]
            w.form("/tasks/12/extension", token: "token", keptAs: "extension-12", errors: errors) {
                w.fieldRow {
                    w.dayField(Field("asked", "申请时限", errors: errors))
                    w.numberField(Field("left", "还差", value: "380"), unit: "户")
                }
                w.textArea(Field("reason", "理由", value: "三月连续降雪，施工推迟 20 天。"))
                w.formActions {
                    w.button("申请延期")
                    w.linkButton("返回任务", to: "/tasks/12", kind: .quiet)
                }
            }
        },
        Example("成组的字段") { w in
            w.fieldGroup("时限", hint: "本章节任务没有写明时限的，都用这一个。") {
                w.dayField(Field("section-deadline", "默认时限", size: .short))
            }
        },
    ]
}
