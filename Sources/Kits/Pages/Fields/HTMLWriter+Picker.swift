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

extension Gallery {
    static let picker = [
        Example("配合单位") { w in
            let names = ["住房和城乡建设局", "农业农村局", "水务局", "交通运输局", "自然资源局", "林业和草原局", "财政局"]
            let towns = ["清河镇", "石门镇", "柳湾乡", "大坪乡"]
            let choices =
                names.map { Choice($0, $0, group: "县直部门") } + towns.map { Choice($0, $0, group: "乡镇") }
            w.picker(Field("supporting", "配合单位", isOptional: true), choices, chosen: ["水务局", "清河镇"])
        }
    ]
}
