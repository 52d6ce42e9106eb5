extension HTMLWriter {
    /// Any number of many (units, townships): a scrolling list of checkboxes, the chosen ones first, with a filter that
    /// appears with script. `single` makes it one of many. The field's name is sent once for each chosen value.
    package func picker(_ field: Field, _ choices: [Choice], chosen: Set<String>, single: Bool = false) {
        fieldFrame(field, isGroup: true) {
            tag("div", ["class": "picker", "data-picker": ""]) {
                tag("div", ["class": "picker-head"]) {
                    void(
                        "input",
                        [
                            "class": "input picker-filter", "type": "search", "data-picker-filter": "",
                            "aria-label": "筛选\(field.label)", "placeholder": "输入几个字筛选", "autocomplete": "off",
                            "hidden": "",
                        ]
                    )
                    tag("output", ["class": "picker-count", "data-picker-count": ""], text: "已选 \(chosen.count) 个")
                }
                tag("div", ["class": "picker-list"]) {
                    let type = single ? "radio" : "checkbox"
                    let first = choices.filter { chosen.contains($0.value) }
                    if !first.isEmpty { pickerGroup("已选", first, type, field, isOn: true) }
                    grouped(choices.filter { !chosen.contains($0.value) }) { group, members in
                        pickerGroup(group, members, type, field, isOn: false)
                    }
                }
            }
        }
    }

    private func pickerGroup(_ name: String?, _ choices: [Choice], _ type: String, _ field: Field, isOn: Bool) {
        tag("div", ["class": "picker-group", "data-picker-group": ""]) {
            if let name { tag("p", ["class": "picker-group-name"], text: name) }
            for choice in choices { choiceLine(type, field, choice, isOn: isOn) }
        }
    }
}
