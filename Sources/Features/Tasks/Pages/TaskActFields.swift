import Core
import Pages

/// The fields of each act's form, filled again with what was entered where it was refused.
struct TaskActFields {
    let page: TaskPage
    let act: String
    let attempt: TaskAttempt?

    static let fileTypes = EvidenceIntake.endings

    func write(to w: HTMLWriter) {
        switch act {
        case "progress": progress(w)
        case "closeout-request":
            words("完成情况", "写明做了什么、达到什么结果，供核验的人对照。", w)
            files("证明材料", w)
        case "extension":
            w.dayField(field("day", "希望延到"))
            words("延期理由", nil, w)
        case "extension-decision":
            if let request = page.history.extensions.last(where: { $0.isGranted == nil }) {
                w.paragraph(
                    "\(request.unitName) \(request.person)申请从 \(request.oldDay) 延到 \(request.newDay)：\(request.reason)"
                )
            }
            words("答复理由", nil, w)
        case "reassignment":
            w.picker(field("unit", "改派给"), page.reassignTo, chosen: attempt?.chosen ?? [], single: true)
            words("改派理由", nil, w)
        case "split": SplitFields(page: page, attempt: attempt).write(to: w)
        case "closeout": words("核验意见", "可以不填。", w, isOptional: true)
        case "return": words("退回理由", "写明哪里不够、要补什么。", w)
        case "objection": words("异议理由", "写明为什么不应由本单位牵头，以及建议的单位。", w)
        case "reminder": words("催办的话", nil, w)
        default: words("理由", nil, w)
        }
    }

    private func progress(_ w: HTMLWriter) {
        if !page.leads { w.remark("本单位的进展和数字单独列出，任务进度以牵头单位报送的为准。") }
        words("进展情况", "做了什么、到了哪一步、有什么困难。", w)
        w.fieldRow {
            if let measured = ProgressRules.measured(page.dossier.quantities) {
                let hint = "累计数，目标 \(Format.amount(measured.value ?? 0, measured.unit))，比例由数量算出"
                w.numberField(field("quantity", "累计完成数量", hint: hint, isOptional: true), unit: measured.unit)
                w.numberField(field("percent", "完成比例", hint: "没有数量时填写", isOptional: true), unit: "%")
            } else {
                w.numberField(field("percent", "完成比例"), unit: "%")
            }
        }
        files("附件", w)
    }

    private func words(_ label: String, _ hint: String?, _ w: HTMLWriter, isOptional: Bool = false) {
        w.textArea(field("note", label, hint: hint, isOptional: isOptional, size: .full))
    }

    private func files(_ label: String, _ w: HTMLWriter) {
        w.fileField(
            field("files", label, isOptional: true, size: .full),
            types: Self.fileTypes,
            largest: page.largestFile,
            several: true
        )
    }

    private func field(
        _ name: String,
        _ label: String,
        hint: String? = nil,
        isOptional: Bool = false,
        size: Field.Size = .short
    ) -> Field {
        Field(
            name,
            label,
            value: attempt?.values[name] ?? "",
            hint: hint,
            errors: attempt?.errors ?? [],
            isOptional: isOptional,
            size: size,
            form: act
        )
    }
}
