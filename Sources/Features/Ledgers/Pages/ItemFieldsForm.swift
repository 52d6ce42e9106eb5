import Core
import Pages
import Programmes

/// A playbook's fields as a form: each says why it is asked and where it is used.
struct ItemFieldsForm {
    let playbook: Playbook
    let places: [Choice]
    let answers: ItemAnswers
    var errors: [FieldError]
    /// Bytes of one file the vault takes.
    let largestFile: Int
    /// By place of a link what it leads to in the trash.
    var trashed: [Int: [TrashedThing]] = [:]

    /// The only place this person may enter things in.
    var fixedPlace: Choice? { places.count == 1 ? places.first : nil }

    func write(to w: HTMLWriter) {
        place(w)
        for place in playbook.fields.indices {
            if let group = playbook.fields[place].group { w.tag("h2", ["class": "form-heading"], text: group) }
            field(place, w)
        }
    }

    func place(_ w: HTMLWriter) {
        let field = Field("place", "所在地", value: answers.place, errors: errors, size: .medium)
        if let only = fixedPlace {
            w.hidden("place", only.value)
            w.paragraph("所在地：\(only.group ?? "")\(only.word)")
        } else {
            w.select(field, places, blank: "选择\(playbook.item.level.placeWord)")
        }
    }

    func field(_ place: Int, _ w: HTMLWriter) {
        let field = playbook.fields[place]
        let value = place < answers.texts.count ? answers.texts[place] : ""
        func form(_ size: Field.Size, _ more: String? = nil) -> Field {
            Field(
                field.key,
                field.label,
                value: value,
                hint: hint(field, place, more),
                errors: errors,
                isOptional: !field.isRequired && place != playbook.item.title,
                size: size
            )
        }
        switch field.type {
        case .text:
            let longest = field.range.maximum.map { Int($0) }
            let told = longest.map { "最多 \(Format.number($0)) 个字" }
            if let longest, longest > 100 {
                w.textArea(form(.full, told), longest: longest)
            } else {
                w.textField(form(.medium, told))
            }
        case .number(let decimals):
            w.numberField(form(.short), unit: field.unit.isEmpty ? nil : field.unit, whole: decimals == 0)
        case .money: w.numberField(form(.short), unit: field.unit)
        case .day: w.dayField(form(.short), earliest: Day(year: 1900, month: 1, day: 1), latest: nil)
        case .truth: w.radios(form(.full), ["是", "否"].map { Choice($0, $0) }, inline: true)
        case .choice:
            let choices = field.options.map { Choice($0, $0) }
            if choices.count <= 5 {
                w.radios(form(.full), choices, inline: true)
            } else {
                w.select(form(.medium), choices, blank: "选择")
            }
        case .set:
            w.checkboxes(
                form(.full),
                field.options.map { Choice($0, $0) },
                chosen: Set(PlainAnswer.parts(value, among: field.options)),
                inline: true
            )
        case .point: w.pointField(form(.medium, "经度和纬度，例如 100.4512,38.9321。"))
        case .region(let level): w.textField(form(.medium, "\(level.placeWord)的代码。"))
        case .link(_, let many):
            w.textField(form(.medium, many ? "写名称或编号，几条之间用顿号隔开。" : "写名称或编号。"))
            for thing in trashed[place] ?? [] { inTrash(thing, w) }
        case .personal: w.textField(form(.medium, "加密保存，页面上只显示头尾。"))
        case .file:
            let count = value.isEmpty ? 0 : value.split(separator: "、").count
            w.fileField(
                form(.full, count == 0 ? nil : "已有 \(count) 份，再选的会加进去。"),
                types: ItemActsPanel.fileTypes,
                largest: largestFile,
                several: true
            )
        }
    }

    /// A link nobody touches stays, also to what lies in the trash: that it lies there is said.
    private func inTrash(_ thing: TrashedThing, _ w: HTMLWriter) {
        w.tag("p", ["class": "remark link-state"]) {
            w.text("关联的“\(thing.title)”已移入回收站。这一栏不改，关联就照旧留着；要换，写别的名称或编号。")
            if thing.isReadable { w.link(thing.mayRestore ? "去恢复" : "打开它", to: "/items/\(thing.id)") }
        }
    }

    private func hint(_ field: LedgerField, _ place: Int, _ told: String?) -> String? {
        // What holds things up comes first among the uses.
        let uses = field.uses.prefix(2).map(\.word).joined(separator: "、")
        let more = field.uses.count > 2 ? "等 \(field.uses.count) 处" : ""
        let unused = place == playbook.item.title ? "清单里按它查找" : nil
        let used = uses.isEmpty ? unused : "用于\(uses)\(more)。"
        let asked = field.when == nil ? nil : "与前面的回答无关时不用填。"
        let parts = [field.why.isEmpty ? nil : field.why, told, used, asked].compactMap { $0 }
            .map(\.asSentence)
        return parts.isEmpty ? nil : parts.joined()
    }
}

extension Playbook {
    var hasFiles: Bool { fields.contains { $0.type == .file } }
}

extension RegionCode.Level {
    /// What a person calls such a place.
    var placeWord: String {
        switch self {
        case .province: "省"
        case .prefecture: "市州"
        case .county: "县"
        case .township: "乡镇"
        case .village: "村（社区）"
        case .group: "组"
        }
    }
}
