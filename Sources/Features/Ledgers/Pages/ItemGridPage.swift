import Core
import Pages
import Programmes

/// `/ledgers/{ledger}/grid`: many things at once, typed in rows or pasted from a spreadsheet.
struct ItemGridPage {
    static let rows = 15
    /// So many empty rows stand on a phone, where a row is a card.
    static let rowsInTheHand = 2

    let playbook: Playbook
    /// What was pasted, kept where it was refused.
    var pasted = ""
    /// What was typed, by row; a row is the place and then the fields of `columns`.
    var typed: [[String]] = []
    var errors: [FieldError] = []
    /// Things that rows may be, with where they stand and who entered them.
    var similar: [(row: String, thing: SimilarThing)] = []
    /// Whether rows say what others before them say.
    var hasRepeated = false
    /// Said of pasted columns that are not taken.
    var leftOut: String?

    private var asksAgain: Bool { !similar.isEmpty || hasRepeated }

    /// The fields a grid asks: all but files.
    static func columns(_ playbook: Playbook) -> [Int] {
        playbook.fields.indices.filter { if case .file = playbook.fields[$0].type { false } else { true } }
    }

    func render(_ context: PageContext) -> [UInt8] {
        let base = "/ledgers/\(playbook.key)"
        let page = Page(
            "成批登记\(playbook.item.word)",
            lead: "全部核对无误才登记；有一处不对，一条也不写入。",
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb(playbook.ledgerName, base)],
            context: context.searching(playbook)
        )
        return page.render { w in
            w.tag("p", ["class": "remark"]) {
                w.text("在手机上登记一条，")
                w.link("一项一页填写", to: base + "/new/steps/1")
                w.text("更方便。没有网络时先")
                w.link("下载登记表", to: base + "/entry.xlsx")
                w.text("，填好再粘贴过来：所在地和选项从下拉列表里选。")
            }
            w.form(
                base + "/grid",
                token: context.token,
                keptAs: "grid-\(playbook.key)",
                errors: errors,
                heading: asksAgain ? "先看是不是同一条" : nil
            ) {
                if let leftOut { w.remark(leftOut) }
                if !similar.isEmpty { known(w) }
                if hasRepeated { w.remark("写了两次的删去一行；确实是两条的，点“仍要登记”，全部写入。") }
                w.fieldGroup("从表格粘贴", hint: "在电子表格里选中、复制，粘贴到这里。第一行写表头：所在地、\(labels)。") {
                    w.textArea(Field("pasted", "粘贴的内容", value: pasted, isOptional: true), rows: 6)
                }
                w.fieldGroup("或者逐行填写", hint: "光标放在格子里也可以粘贴多行多列。") { grid(w) }
                w.formActions {
                    w.button("成批登记")
                    // After the main one: Enter sends a form by its first button.
                    if asksAgain {
                        w.button("仍要登记", kind: .secondary, formAction: base + "/grid?anyway=1")
                    }
                    w.linkButton("返回台账", to: base, kind: .quiet)
                }
            }
        }
    }

    private func known(_ w: HTMLWriter) {
        w.panel("可能已登记") {
            w.tag("ul") { for one in similar { w.similarThing(one.thing, row: "第 \(one.row) 行：") } }
            w.remark("是同一条的从表里删去；都不是，点“仍要登记”，全部写入。")
        }
    }

    private var labels: String {
        Self.columns(playbook).map { playbook.fields[$0].label }.joined(separator: "、")
    }

    private func grid(_ w: HTMLWriter) {
        let columns = Self.columns(playbook)
        w.tag("div", ["class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": "逐行填写"]) {
            w.tag("table", ["class": "entry-grid", "data-grid": ""]) {
                w.tag("thead") {
                    w.tag("tr") {
                        w.tag("th", ["scope": "col"], text: "行")
                        head("所在地", "所在地", isRequired: true, w)
                        for place in columns {
                            let field = playbook.fields[place]
                            head(field.label, field.headed, isRequired: isRequired(place), w)
                        }
                    }
                }
                w.tag("tbody") {
                    for row in 0..<max(Self.rows, typed.count) { self.row(row, columns, w) }
                }
            }
        }
        for place in columns {
            let options = options(playbook.fields[place])
            guard !options.isEmpty else { continue }
            w.tag("datalist", ["id": Self.list(playbook.fields[place].key)]) {
                for option in options { w.void("option", ["value": option]) }
            }
        }
    }

    /// What is copied out of a spreadsheet meets its column by the bare label.
    private func head(_ label: String, _ words: String, isRequired: Bool, _ w: HTMLWriter) {
        w.tag("th", ["scope": "col", "data-head": label]) {
            w.text(words)
            if isRequired { w.tag("abbr", ["title": "必填"], text: "*") }
        }
    }

    private func isRequired(_ place: Int) -> Bool {
        playbook.fields[place].isRequired && playbook.fields[place].when == nil
    }

    private static func list(_ key: String) -> String { "options-\(key)" }

    private func options(_ field: LedgerField) -> [String] {
        switch field.type {
        case .choice: field.options
        case .truth: ["是", "否"]
        default: []
        }
    }

    private func row(_ row: Int, _ columns: [Int], _ w: HTMLWriter) {
        let isEmpty = row >= typed.count || typed[row].allSatisfy(\.isEmpty)
        let isSpare = isEmpty && row >= Self.rowsInTheHand
        w.tag("tr", ["class": isSpare ? "is-spare" : nil]) {
            w.tag("th", ["scope": "row"], text: "\(row + 1)")
            let names = ["place"] + columns.map { playbook.fields[$0].key }
            let labels = ["所在地"] + columns.map { playbook.fields[$0].label }
            // On a phone no head stands above: the label says unit and what must be filled.
            let heads = ["所在地*"] + columns.map { playbook.fields[$0].headed + (isRequired($0) ? "*" : "") }
            let lists = columns.map { place -> String? in
                let field = playbook.fields[place]
                return options(field).isEmpty ? nil : Self.list(field.key)
            }
            for (column, name) in names.enumerated() {
                let value = row < typed.count && column < typed[row].count ? typed[row][column] : ""
                let list = column == 0 ? nil : lists[column - 1]
                w.tag("td") {
                    w.tag("span", ["class": "entry-label", "aria-hidden": "true"], text: heads[column])
                    cell("\(name)-\(row)", labels[column], row, value, list, w)
                }
            }
        }
    }

    private func cell(
        _ name: String,
        _ label: String,
        _ row: Int,
        _ value: String,
        _ list: String?,
        _ w: HTMLWriter
    ) {
        let sentence = errors.first { $0.isAt(name) }?.sentence
        w.void(
            "input",
            [
                "class": "input", "type": "text", "name": name, "id": "field-\(name)", "value": value,
                "aria-label": "第 \(row + 1) 行\(label)", "autocomplete": "off", "list": list,
                "aria-invalid": sentence == nil ? nil : "true",
                "aria-describedby": sentence == nil ? nil : "field-\(name)-error",
            ]
        )
        if let sentence { w.tag("p", ["class": "field-error", "id": "field-\(name)-error"], text: sentence) }
    }
}

extension LedgerField {
    /// 补助金额（元）: the label with the unit answers are given in.
    var headed: String { unit.isEmpty ? label : "\(label)（\(unit)）" }
}
