/// How strongly a button asks: one `primary` a page, `danger` for what cannot be taken back lightly.
package enum ButtonKind: String, Sendable { case primary, secondary, quiet, danger }

extension HTMLWriter {
    /// A submit button. The word says the act and its object: 下达任务. `name` and `value` say which of several was pressed.
    package func button(
        _ word: String,
        kind: ButtonKind = .primary,
        name: String? = nil,
        value: String? = nil,
        icon: Icon? = nil,
        formAction: String? = nil,
        form: String? = nil
    ) {
        tag(
            "button",
            [
                "class": "button button-\(kind.rawValue)", "type": "submit", "name": name, "value": value,
                "formaction": formAction, "form": form,
            ]
        ) { buttonContent(word, icon) }
    }

    /// A link that looks like a button.
    package func linkButton(
        _ word: String,
        to address: String,
        kind: ButtonKind = .secondary,
        icon: Icon? = nil,
        download: Bool = false
    ) {
        tag(
            "a",
            ["class": "button button-\(kind.rawValue)", "href": address, "download": download ? "" : nil]
        ) { buttonContent(word, icon) }
    }

    /// A button that POSTs on its own. `about` completes its name for screen readers: 催办 + 农村厕所改造.
    package func actionForm(
        _ word: String,
        to address: String,
        token: String,
        kind: ButtonKind = .secondary,
        about: String? = nil,
        fields: [(String, String)] = [],
        icon: Icon? = nil
    ) {
        tag("form", ["class": "action-form", "method": "post", "action": address]) {
            hidden("_token", token)
            for (name, value) in fields { hidden(name, value) }
            tag("button", ["class": "button button-\(kind.rawValue)", "type": "submit"]) {
                buttonContent(word, icon)
                if let about { visuallyHidden("：" + about) }
            }
        }
    }

    /// An act that asks once more: opens to its reason fields and the real button. Works without script.
    package func confirm(
        _ word: String,
        kind: ButtonKind = .secondary,
        isOpen: Bool = false,
        explanation: String? = nil,
        _ body: () -> Void
    ) {
        tag("details", ["class": "confirm", "open": isOpen ? "" : nil]) {
            tag("summary", ["class": "button button-\(kind.rawValue)"], text: word)
            tag("div", ["class": "confirm-body"]) {
                if let explanation { tag("p", text: explanation) }
                body()
            }
        }
    }

    /// Buttons side by side.
    package func buttonRow(_ body: () -> Void) {
        tag("div", ["class": "button-row"], body)
    }

    /// A button that opens the print dialog; it appears with script.
    package func printButton(_ word: String = "打印") {
        tag("button", ["class": "button button-secondary", "type": "button", "data-print": "", "hidden": ""]) {
            buttonContent(word, .print)
        }
    }

    private func buttonContent(_ word: String, _ icon: Icon?) {
        if let icon { self.icon(icon) }
        tag("span", text: word)
    }
}

extension Gallery {
    static let buttons = [
        Example("四种分量") { w in
            w.buttonRow {
                w.button("下达任务")
                w.linkButton("导出表格", to: "/tasks.xlsx", icon: .download)
                w.button("暂不下达", kind: .quiet)
                w.button("撤销任务", kind: .danger)
                w.printButton()
            }
        },
        Example("单独提交的按钮") { w in
            w.actionForm(
                "催办",
                to: "/tasks/12/reminder",
                token: "token",
                about: "农村厕所改造",
                fields: [("unit", "7")],
                icon: .bell
            )
        },
        Example("再问一次") { w in
            w.confirm("撤销任务", kind: .danger, isOpen: true, explanation: "撤销后单位不再看到这项任务，记录保留。") {
                w.form("/tasks/12/withdrawal", token: "token") {
                    w.textArea(Field("withdrawal-reason", "撤销的理由"), rows: 2)
                    w.formActions { w.button("撤销任务", kind: .danger) }
                }
            }
        },
    ]
}
