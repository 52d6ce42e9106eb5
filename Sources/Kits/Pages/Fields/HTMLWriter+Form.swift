extension HTMLWriter {
    /// A form that POSTs, with the CSRF token inside.
    ///
    /// - Parameters:
    ///   - keptAs: A name under which the browser keeps what is typed until the form is sent, like `progress-42`; nil keeps
    ///     nothing. Never for passwords. Such a form also warns before the page is left with unsent changes.
    ///   - sendsFiles: Sends as multipart, with upload progress where script runs.
    package func form(
        _ address: String,
        token: String,
        keptAs: String? = nil,
        sendsFiles: Bool = false,
        errors: [FieldError] = [],
        id: String? = nil,
        _ body: () -> Void
    ) {
        tag(
            "form",
            [
                "class": "form", "method": "post", "action": address, "id": id,
                "enctype": sendsFiles ? "multipart/form-data" : nil, "data-keep": keptAs,
                "data-upload": sendsFiles ? "" : nil, "novalidate": "",
            ]
        ) {
            hidden("_token", token)
            errorSummary(errors)
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
