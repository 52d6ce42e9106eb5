import Core
import Imports
import Pages
import PolicyText
import Programmes

/// `/proposed-ledgers/{proposal}`: the ledger a sheet proposes, as a form.
struct ProposalPage {
    let id: ProposalID
    let file: SheetName
    let tables: [String]
    let table: Int
    let ledger: ProposedLedger
    let version: Int
    /// Functions this person may lead.
    let leads: [String]
    let errors: [FieldError]
    /// Where somebody else changed it since this person opened it.
    var sides: [ProposalSide] = []

    private var address: String { "/proposed-ledgers/\(id)" }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "新台账：\(ledger.name)",
            lead: "从“\(file.told)”读出来的，看一遍，改好，再与县里已有的字段比对。",
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb("新台账", "/proposed-ledgers")],
            actions: [.link("表头或数据的行不对", to: address + "/layout")],
            context: context
        )
        return page.render { w in
            w.tableChoice(tables, table, version, address, context)
            w.sides(sides)
            w.form(address, token: context.token, errors: errors) {
                w.hidden("version", "\(version)")
                head(w)
                fields(w)
                stages(w)
                w.formActions {
                    w.button("保存并比对已有字段")
                    w.linkButton("返回新台账", to: "/proposed-ledgers", kind: .quiet)
                }
            }
            w.discarding(address, context)
        }
    }

    private func head(_ w: HTMLWriter) {
        w.fieldGroup("台账") {
            w.fieldRow {
                w.textField(
                    Field(
                        "name",
                        "台账名称",
                        value: ledger.name,
                        hint: ledger.name.isEnglish ? "表里的名称是英文，改成中文。" : nil,
                        errors: errors,
                        size: .medium
                    )
                )
                w.textField(Field("word", "一项叫什么", value: ledger.word, errors: errors, size: .short))
                w.textField(Field("counter", "量词", value: ledger.counter, errors: errors, size: .short))
            }
            w.fieldRow {
                w.select(
                    Field("level", "每项属于", value: ledger.level.rawValue, size: .short),
                    ProposedLedger.Level.allCases.reversed().map { Choice($0.rawValue, $0.word) }
                )
                w.select(
                    Field("lead", "牵头职能", value: ledger.lead, errors: errors, size: .medium),
                    UnitFunction.all.filter { leads.contains($0.key) }.map { Choice($0.key, $0.title) }
                )
                w.select(
                    Field("cadence", "多久更新一次", value: ledger.cadence, size: .short),
                    Cadence.allCases.map { Choice($0.rawValue, $0.word) }
                )
            }
            w.fieldRow {
                w.select(
                    Field("goal", "振兴要求", value: ledger.goal, size: .short),
                    RevitalisationGoal.allCases.map { Choice($0.rawValue, $0.word) }
                )
                w.select(
                    Field(
                        "area",
                        "振兴方面",
                        value: ledger.area,
                        hint: ledger.area.isEmpty ? "从表名和列名看不出，选一个；五个都不是，选“其他”。" : nil,
                        errors: errors,
                        size: .short
                    ),
                    RevitalisationArea.allCases.map { Choice($0.rawValue, $0.word) }
                        + [Choice(ProposedLedger.otherArea, "其他")],
                    blank: "还没有定"
                )
                w.textField(
                    Field(
                        "due",
                        "全部完成的月日",
                        value: ledger.due,
                        hint: "有目标才写，例如 12-31；空着就没有目标，专项没有灯。",
                        errors: errors,
                        isOptional: true,
                        size: .short
                    )
                )
            }
            w.textArea(Field("clause", "依据", value: ledger.clause, hint: "哪份文件要求建的，写原话。", errors: errors), rows: 2)
        }
    }

    private func fields(_ w: HTMLWriter) {
        w.fieldGroup(
            "字段",
            hint: "“名称”是列表里称呼每一项的字段。“唯一”的字段再次导入时用来认出同一项。个人信息加密保存，要写明为什么填；不需要的列不要。\(naming)"
        ) {
            if let error = errors.first(where: { $0.field == "title" }) {
                w.tag("p", ["class": "field-error", "id": Field.id("title")], text: error.sentence)
            }
            ProposalGrid(ledger: ledger, errors: errors).write(w)
            w.tag("label", ["class": "choice"]) {
                w.void(
                    "input",
                    [
                        "type": "radio", "name": "key", "value": "",
                        "checked": ledger.fields.contains(where: \.isKey) ? nil : "",
                    ]
                )
                w.tag("span", ["class": "choice-words"], text: "没有唯一的字段：再次导入时每行都当作新的一项")
            }
        }
    }

    /// Headings nobody knows stay as the sheet has them, until a person says what they are.
    private var naming: String {
        if ledger.fields.allSatisfy(\.header.isEmpty) { return "这份表没有表头：字段名是照值起的，改成平时的叫法。" }
        let labels = ledger.kept.map(\.label).filter(\.isEnglish)
        return labels.isEmpty ? "" : "“\(labels.joined(separator: "”“"))”还是英文，改成中文的字段名；表里的列名会记住。"
    }

    /// 先用“已登记”“已完成”“误登”.
    private static let standing =
        "先用“" + StageReading.standard.map(\.word).joined(separator: "”“") + "”，可以改成平时的叫法，也可以加。"

    /// Nil where no column leaves it open, or the person has said it.
    private var unclear: String? {
        guard ledger.stageColumn == nil, let unclear = ledger.unclearStage,
            let field = ledger.fields.first(where: { $0.column == unclear.column })
        else { return nil }
        func list(_ words: [String]) -> String { words.prefix(4).joined(separator: "、") }
        return "“\(field.label)”一列里有状况（\(list(unclear.conditions))），也有办到哪一步（\(list(unclear.steps))），先当作单选。"
            + "它要是环节，在上面“怎么用”里选“环节”；不是就不用改，\(Self.standing)"
    }

    private func stages(_ w: HTMLWriter) {
        let hint =
            ledger.stageColumn.flatMap { column in ledger.fields.first { $0.column == column }?.header }.map {
                "读自“\($0)”一列，词要与表里的写法一样。"
            } ?? "表里没有哪一列写着办到哪一步，\(Self.standing)"
        let days = "按先后排；空着的一行不算。一个环节有规定天数才写，超过为偏慢，超过一倍为滞后；空着就没有灯。"
        w.fieldGroup("环节", hint: (unclear ?? hint) + days) {
            if let error = errors.first(where: { $0.field == "stages" }) {
                w.tag("p", ["class": "field-error", "id": Field.id("stages")], text: error.sentence)
            }
            for place in 0..<(ledger.stages.count + 2) {
                let stage = place < ledger.stages.count ? ledger.stages[place] : nil
                w.fieldRow {
                    w.textField(
                        Field(
                            "stage-\(place)",
                            "第 \(place + 1) 个环节",
                            value: stage?.word ?? "",
                            isOptional: stage == nil,
                            size: .medium
                        )
                    )
                    w.select(
                        Field(
                            "outcome-\(place)",
                            "第 \(place + 1) 个环节是",
                            value: stage?.outcome.rawValue ?? "open",
                            size: .short
                        ),
                        ProposedStage.Outcome.allCases.map { Choice($0.rawValue, $0.word) }
                    )
                    w.textField(
                        Field(
                            "days-\(place)",
                            "第 \(place + 1) 个环节最多几天",
                            value: stage?.days ?? "",
                            errors: errors,
                            isOptional: true,
                            size: .short
                        )
                    )
                }
            }
        }
    }
}
