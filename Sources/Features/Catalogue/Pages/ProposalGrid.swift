import Core
import Pages

/// Every column of the sheet as a row of answers: what it is for, its name, type, options, and why it is asked.
struct ProposalGrid {
    let ledger: ProposedLedger
    let errors: [FieldError]

    private static let heads = ["表里的列", "怎么用", "字段名", "类型", "单位或选项", "为什么要填", "名称", "唯一", "必填", "合计"]

    func write(_ w: HTMLWriter) {
        w.tag("div", ["class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": "字段"]) {
            w.tag("table", ["class": "entry-grid field-grid"]) {
                w.tag("thead") {
                    w.tag("tr") { for head in Self.heads { w.tag("th", ["scope": "col"], text: head) } }
                }
                w.tag("tbody") { for field in ledger.fields { row(field, w) } }
            }
        }
    }

    private func row(_ field: ProposedField, _ w: HTMLWriter) {
        let isLeft = field.use == .left
        w.tag("tr", ["class": isLeft ? "is-left" : nil]) {
            w.tag("th", ["scope": "row"]) { head(field, w) }
            select("use", field, "怎么用", uses(field), field.use.text, w)
            input("label", field, "字段名", field.label, w)
            select(
                "type",
                field,
                "类型",
                ProposedType.allCases.map { Choice($0.rawValue, $0.word) },
                field.type.rawValue,
                w
            )
            input("options", field, "单位或选项", field.written, w, isWide: field.written.count > 8)
            input("why", field, "为什么要填", field.why, w, isWide: true)
            mark("radio", "title", "\(field.column)", "\(field.label)作名称", field.isTitle, "名称", w)
            mark("radio", "key", "\(field.column)", "\(field.label)唯一", field.isKey, "唯一", w)
            mark("checkbox", "required-\(field.column)", "1", "\(field.label)必填", field.isRequired, "必填", w)
            mark("checkbox", "measure-\(field.column)", "1", "\(field.label)合计", field.isMeasure, "合计", w)
        }
    }

    private func head(_ field: ProposedField, _ w: HTMLWriter) {
        w.tag("span", ["class": "field-grid-name"], text: field.header.isEmpty ? field.label : field.header)
        let share = field.filled == field.rows ? "都填了" : "\(field.filled)/\(field.rows) 行填了"
        let samples =
            field.samples.isEmpty ? (field.type.isPersonal ? "个人信息，不显示" : "空") : field.samples.joined(separator: "、")
        let half = ledger.point(halvedBy: field).map { "，合在“\($0.label)”里" } ?? ""
        w.tag("span", ["class": "field-hint"], text: "\(String(samples.prefix(40)))（\(share)\(half)）")
    }

    private func uses(_ field: ProposedField) -> [Choice] {
        var uses = [Choice("asked", "登记的字段"), Choice("left", "不要这一列"), Choice("place", "所在地")]
        let mayBeStage = ledger.stageColumn == field.column || ledger.unclearStage?.column == field.column
        if mayBeStage || field.use == .stage { uses.append(Choice("stage", "环节")) }
        if case .linked(let key) = field.use { uses.append(Choice("linked:\(key)", "从别的台账读")) }
        return uses
    }

    private func cell(_ label: String, _ w: HTMLWriter, _ control: () -> Void) {
        w.tag("td") {
            w.tag("span", ["class": "entry-label", "aria-hidden": "true"], text: label)
            control()
        }
    }

    private func sentence(_ name: String) -> String? { errors.first { $0.field == name }?.sentence }

    private func input(
        _ kind: String,
        _ field: ProposedField,
        _ label: String,
        _ value: String,
        _ w: HTMLWriter,
        isWide: Bool = false
    ) {
        let name = "\(kind)-\(field.column)"
        cell(label, w) {
            w.void(
                "input",
                [
                    "class": isWide ? "input is-wide" : "input", "type": "text", "name": name, "id": Field.id(name),
                    "value": value, "aria-label": "\(field.label)：\(label)", "autocomplete": "off",
                    "aria-invalid": sentence(name) == nil ? nil : "true", "title": sentence(name),
                ]
            )
        }
    }

    private func select(
        _ kind: String,
        _ field: ProposedField,
        _ label: String,
        _ choices: [Choice],
        _ value: String,
        _ w: HTMLWriter
    ) {
        let name = "\(kind)-\(field.column)"
        cell(label, w) {
            w.tag(
                "select",
                [
                    "class": "input", "name": name, "id": Field.id(name), "aria-label": "\(field.label)：\(label)",
                    "aria-invalid": sentence(name) == nil ? nil : "true",
                ]
            ) {
                for choice in choices {
                    w.tag(
                        "option",
                        ["value": choice.value, "selected": choice.value == value ? "" : nil],
                        text: choice.word
                    )
                }
            }
        }
    }

    private func mark(
        _ type: String,
        _ name: String,
        _ value: String,
        _ label: String,
        _ isOn: Bool,
        _ head: String,
        _ w: HTMLWriter
    ) {
        // The whole cell takes the tap.
        w.tag("td", ["class": "is-mark"]) {
            w.tag("label", ["class": "field-mark"]) {
                w.tag("span", ["class": "entry-label", "aria-hidden": "true"], text: head)
                w.void(
                    "input",
                    ["type": type, "name": name, "value": value, "aria-label": label, "checked": isOn ? "" : nil]
                )
            }
        }
    }
}

extension ProposedField {
    /// A number's unit, or the options of a choice, as one text.
    var written: String {
        guard !options.isEmpty else { return unit }
        return options.joined(separator: options.contains { $0.contains("、") } ? "；" : "、")
    }
}

extension ProposedField.Use {
    var text: String {
        switch self {
        case .asked: "asked"
        case .left: "left"
        case .place: "place"
        case .stage: "stage"
        case .linked(let key): "linked:\(key)"
        }
    }

    init(_ text: String) {
        switch text {
        case "left": self = .left
        case "place": self = .place
        case "stage": self = .stage
        default: self = text.hasPrefix("linked:") ? .linked(String(text.dropFirst(7))) : .asked
        }
    }
}
