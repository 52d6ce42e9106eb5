extension HTMLWriter {
    /// One of many, folded. `blank` is the word of the empty choice; nil leaves it out.
    package func select(_ field: Field, _ choices: [Choice], blank: String? = nil) {
        fieldFrame(field) {
            tag(
                "select",
                [
                    "class": "input", "id": field.id, "name": field.name, "aria-describedby": field.describedBy,
                    "aria-invalid": field.error == nil ? nil : "true",
                ]
            ) {
                if let blank { tag("option", ["value": ""], text: blank) }
                grouped(choices) { group, members in
                    guard let group else { return options(members, chosen: field.value) }
                    tag("optgroup", ["label": group]) { options(members, chosen: field.value) }
                }
            }
        }
    }

    /// One of a few, all in view.
    package func radios(_ field: Field, _ choices: [Choice], inline: Bool = false) {
        fieldFrame(field, isGroup: true) {
            tag("div", ["class": inline ? "choices choices-inline" : "choices"]) {
                for choice in choices {
                    choiceLine("radio", field, choice, isOn: choice.value == field.value)
                }
            }
        }
    }

    /// Any number of a few, all in view; the field's name is sent once for each chosen value.
    package func checkboxes(_ field: Field, _ choices: [Choice], chosen: Set<String>, inline: Bool = false) {
        fieldFrame(field, isGroup: true) {
            tag("div", ["class": inline ? "choices choices-inline" : "choices"]) {
                for choice in choices {
                    choiceLine("checkbox", field, choice, isOn: chosen.contains(choice.value))
                }
            }
        }
    }

    /// One yes: sends `name=1` when ticked.
    package func checkbox(_ field: Field, isOn: Bool) {
        tag("div", ["class": field.error == nil ? "field" : "field has-error"]) {
            if let error = field.error { tag("p", ["class": "field-error", "id": field.errorID], text: error) }
            choiceLine("checkbox", field, Choice("1", field.label, hint: field.hint), isOn: isOn, id: field.id)
        }
    }

    /// Runs `body` once per group, in order of first appearance.
    func grouped(_ choices: [Choice], _ body: (String?, [Choice]) -> Void) {
        var order: [String?] = []
        var members: [String?: [Choice]] = [:]
        for choice in choices {
            if members[choice.group] == nil { order.append(choice.group) }
            members[choice.group, default: []].append(choice)
        }
        for group in order { body(group, members[group] ?? []) }
    }

    func choiceLine(_ type: String, _ field: Field, _ choice: Choice, isOn: Bool, id: String? = nil) {
        tag("label", ["class": "choice"]) {
            void(
                "input",
                [
                    "type": type, "name": field.name, "value": choice.value, "id": id, "checked": isOn ? "" : nil,
                ]
            )
            tag("span", ["class": "choice-words"]) {
                tag("span", ["class": "choice-word"], text: choice.word)
                if let hint = choice.hint { tag("span", ["class": "choice-hint"], text: hint) }
            }
        }
    }

    private func options(_ choices: [Choice], chosen: String) {
        for choice in choices {
            tag(
                "option",
                ["value": choice.value, "selected": choice.value == chosen ? "" : nil],
                text: choice.word
            )
        }
    }
}

extension Gallery {
    static let choiceFields = [
        Example("下拉选择") { w in
            let choices = [
                Choice("1", "农业农村局", group: "县直部门"), Choice("2", "水务局", group: "县直部门"), Choice("3", "清河镇", group: "乡镇"),
            ]
            w.select(Field("lead", "牵头单位", value: "2", size: .medium), choices, blank: "选择单位")
        },
        Example("单选") { w in
            let choices = [Choice("grant", "同意延期", hint: "新的时限从次日起算。"), Choice("refuse", "不同意延期", hint: "时限不变。")]
            w.radios(Field("decision", "答复", value: "grant"), choices)
        },
        Example("多选，缺少答案") { w in
            let field = Field("cadence", "报送周期", errors: [FieldError("cadence", "选择报送周期，例如 每周。")])
            w.checkboxes(
                field,
                [Choice("w", "每周"), Choice("m", "每月"), Choice("q", "每季度")],
                chosen: ["m"],
                inline: true
            )
        },
        Example("是否") { w in w.checkbox(Field("key", "列为重点任务", hint: "在挂图上排在前面。"), isOn: true) },
    ]
}
