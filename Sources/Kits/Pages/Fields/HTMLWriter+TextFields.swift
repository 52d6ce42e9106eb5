import Core

extension HTMLWriter {
    package enum TextKind: String, Sendable { case text, password, tel, email, search, url }

    /// One line of text. `autocomplete` is the HTML token: `username`, `current-password`, `name`, `off`.
    package func textField(
        _ field: Field,
        kind: TextKind = .text,
        autocomplete: String? = nil,
        autofocus: Bool = false,
        offers: (list: String, words: [String])? = nil
    ) {
        fieldFrame(field) {
            void(
                "input",
                [
                    "class": "input", "type": kind.rawValue, "id": field.id, "name": field.name,
                    "value": kind == .password ? nil : field.value, "autocomplete": autocomplete,
                    "aria-describedby": field.describedBy, "aria-invalid": field.error == nil ? nil : "true",
                    "autofocus": autofocus ? "" : nil, "spellcheck": "false", "list": offers?.list,
                ]
            )
            if let offers {
                tag("datalist", ["id": offers.list]) {
                    for word in offers.words { void("option", ["value": word]) }
                }
            }
        }
    }

    /// A point on the map as longitude and latitude; with script the device's own place is filled in when asked.
    package func pointField(_ field: Field) {
        fieldFrame(field) {
            void(
                "input",
                [
                    "class": "input", "type": "text", "id": field.id, "name": field.name, "value": field.value,
                    "autocomplete": "off", "spellcheck": "false", "data-point": "",
                    "aria-describedby": field.describedBy, "aria-invalid": field.error == nil ? nil : "true",
                ]
            )
        }
    }

    /// Several lines of text, growing with what is typed.
    package func textArea(_ field: Field, rows: Int = 3, longest: Int? = nil) {
        fieldFrame(field) {
            tag(
                "textarea",
                [
                    "class": "input", "id": field.id, "name": field.name, "rows": String(rows), "data-autosize": "",
                    "maxlength": longest.map(String.init), "aria-describedby": field.describedBy,
                    "aria-invalid": field.error == nil ? nil : "true",
                ]
            ) {
                // HTML drops one line break right after the start tag.
                if field.value.utf8.first == UInt8(ascii: "\n") { raw("\n") }
                text(field.value)
            }
        }
    }

    /// A number with its unit behind it. Typed as text, so that 1,260 and full-width digits reach the form's own reading.
    package func numberField(_ field: Field, unit: String? = nil, whole: Bool = false) {
        fieldFrame(field) {
            tag("span", ["class": "input-with-unit"]) {
                void(
                    "input",
                    [
                        "class": "input input-number", "type": "text", "inputmode": whole ? "numeric" : "decimal",
                        "id": field.id, "name": field.name, "value": field.value, "autocomplete": "off",
                        "aria-describedby": field.describedBy, "aria-invalid": field.error == nil ? nil : "true",
                    ]
                )
                if let unit { tag("span", ["class": "input-unit"], text: unit) }
            }
        }
    }

    /// A day, picked or typed; the value is `2026-06-10`.
    package func dayField(_ field: Field, earliest: Day? = nil, latest: Day? = nil) {
        fieldFrame(field) {
            void(
                "input",
                [
                    "class": "input input-day", "type": "date", "id": field.id, "name": field.name,
                    "value": field.value, "min": earliest?.description, "max": latest?.description,
                    "aria-describedby": field.describedBy, "aria-invalid": field.error == nil ? nil : "true",
                ]
            )
        }
    }

    /// - Parameter isKept: whether a form that is kept in the browser keeps it with its answers, such as the version they
    ///   were given for.
    package func hidden(_ name: String, _ value: String, isKept: Bool = false) {
        void("input", ["type": "hidden", "name": name, "value": value, "data-kept": isKept ? "" : nil])
    }
}

extension Gallery {
    static let textFields = [
        Example("一行文字") { w in w.textField(Field("title", "任务名称", value: "农村户用卫生厕所改造", hint: "与文件原文一致。")) },
        Example("缺少答案") { w in
            w.textField(
                Field("name", "姓名", errors: [FieldError("name", "填写姓名，例如 王秀兰。")], size: .medium),
                autocomplete: "name"
            )
        },
        Example("密码") { w in
            w.textField(Field("password", "密码", size: .medium), kind: .password, autocomplete: "current-password")
        },
        Example("多行文字") { w in
            w.textArea(Field("words", "进展", value: "已完成 12 个村的摸底，\n其余 3 个村本周完成。", isOptional: true))
        },
        Example("带单位的数字") { w in
            w.numberField(Field("quantity", "完成数量", value: "1,260", size: .short), unit: "户", whole: true)
        },
        Example("日期") { w in
            w.dayField(
                Field("deadline", "完成时限", value: "2026-06-30", size: .short),
                earliest: Day(year: 2026, month: 1, day: 1)
            )
        },
    ]
}
