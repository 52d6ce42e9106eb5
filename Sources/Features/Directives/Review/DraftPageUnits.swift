import Core
import Pages
import PolicyText

/// The lines of units on the correction form: a name from the county's list and the part it takes.
struct DraftPageUnits {
    let form: DraftForm
    let unitNames: [String]
    let errors: [FieldError]

    func write(to w: HTMLWriter) {
        w.fieldGroup("单位", hint: "清空名称就是去掉这一行。牵头单位只有一个。") {
            w.hidden("units", "\(form.units.count)")
            for (index, line) in form.units.enumerated() { unit(w, index, line) }
            w.tag("datalist", ["id": "units"]) {
                for name in unitNames { w.void("option", ["value": name]) }
            }
        }
    }

    private func unit(_ w: HTMLWriter, _ index: Int, _ line: DraftForm.UnitLine) {
        let name = "unit-\(index)"
        let error = errors.first { $0.field == name }?.sentence
        w.tag("div", ["class": error == nil ? "edit-line" : "edit-line has-error"]) {
            if let error { w.tag("p", ["class": "field-error"], text: error) }
            w.void(
                "input",
                [
                    "class": "input edit-wide", "id": Field.id(name), "name": name, "list": "units", "value": line.name,
                    "autocomplete": "off", "aria-label": "第 \(index + 1) 个单位",
                    "aria-invalid": error == nil ? nil : "true",
                ]
            )
            w.tag("select", ["class": "input", "name": "role-\(index)", "aria-label": "第 \(index + 1) 个单位的分工"]) {
                for role in UnitRole.allCases {
                    w.tag(
                        "option",
                        ["value": role.rawValue, "selected": role.rawValue == line.role ? "" : nil],
                        text: DraftWords.role(role)
                    )
                }
            }
        }
    }
}
