import Core
import Pages
import PolicyText

/// The lines of quantified targets on the correction form.
struct DraftPageQuantities {
    let form: DraftForm
    let errors: [FieldError]

    func write(to w: HTMLWriter) {
        w.fieldGroup("量化目标", hint: "什么、比较、数值、单位，例如：改厕 不低于 1260 户。万、亿可以直接写。") {
            w.hidden("quantities", "\(form.quantities.count)")
            for (index, line) in form.quantities.enumerated() { quantity(w, index, line) }
        }
    }

    private func quantity(_ w: HTMLWriter, _ index: Int, _ line: DraftForm.QuantityLine) {
        let sentences = errors.filter { $0.field == "value-\(index)" || $0.field == "upper-\(index)" }.map(\.sentence)
        w.tag("div", ["class": sentences.isEmpty ? "edit-line" : "edit-line has-error"]) {
            for sentence in sentences { w.tag("p", ["class": "field-error"], text: sentence) }
            w.hidden("span-\(index)", line.span)
            w.hidden("written-\(index)", line.written)
            if line.isMasked { w.hidden("masked-\(index)", "1") }
            input(w, "subject-\(index)", line.subject, "第 \(index + 1) 项目标：什么", "edit-wide")
            comparison(w, index, line.comparison)
            input(
                w,
                "value-\(index)",
                line.value,
                "数值",
                "input-number",
                placeholder: line.isMasked ? line.written : nil
            )
            input(w, "upper-\(index)", line.upper, "上限（“介于”时填）", "input-number", placeholder: "上限")
            input(w, "measure-\(index)", line.unit, "计量单位", "edit-narrow")
            if !line.written.isEmpty {
                w.tag("label", ["class": "choice"]) {
                    w.void(
                        "input",
                        [
                            "type": "checkbox", "name": "remove-\(index)", "value": "1",
                            "checked": line.isRemoved ? "" : nil,
                        ]
                    )
                    w.tag("span", text: "删去")
                }
                w.tag("span", ["class": "draft-source"], text: "原文：\(line.written)")
            }
        }
    }

    private func input(
        _ w: HTMLWriter,
        _ name: String,
        _ value: String,
        _ label: String,
        _ kind: String,
        placeholder: String? = nil
    ) {
        w.void(
            "input",
            [
                "class": "input \(kind)", "id": Field.id(name), "name": name, "value": value, "aria-label": label,
                "placeholder": placeholder, "autocomplete": "off",
            ]
        )
    }

    private func comparison(_ w: HTMLWriter, _ index: Int, _ chosen: String) {
        w.tag("select", ["class": "input", "name": "comparison-\(index)", "aria-label": "比较"]) {
            for comparison in DraftQuantity.Comparison.allCases {
                w.tag(
                    "option",
                    ["value": comparison.rawValue, "selected": comparison.rawValue == chosen ? "" : nil],
                    text: DraftWords.comparison(comparison)
                )
            }
        }
    }
}
