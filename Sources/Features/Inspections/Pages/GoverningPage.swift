import Core
import Expression
import Pages

/// `/inspections/yearly`: what may be inspected this year, how often, and the limits, with their sources.
struct GoverningPage {
    let items: [YearItem]
    let limits: InspectionLimits
    let mayGovern: Bool
    let errors: [FieldError]
    let values: [String: String]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "年度计划和次数",
            lead: "只有列入年度督查检查计划的才能安排。次数的规定可以按本县文件改，改了写明文号。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("督查检查", "/inspections")],
            context: context
        )
        return page.render { w in
            w.errorSummary(errors)
            w.panel("年度督查检查计划") {
                if items.isEmpty { w.remark("还没有列入的项目。") } else { table(w) }
                if mayGovern { form(w, context) }
            }
            w.panel("次数和时间的规定") { limitTable(w, context) }
        }
    }

    private func table(_ w: HTMLWriter) {
        let columns = [
            TableColumn("项目", .name), TableColumn("年度", .short), TableColumn("批准文号"), TableColumn("批准"),
            TableColumn("全年次数", .number), TableColumn("已安排", .number),
        ]
        w.table("年度督查检查计划", columns) {
            for item in items {
                w.row {
                    w.cell(item.title)
                    w.cell("\(item.year)")
                    w.cell(item.document)
                    w.cell(item.approvedBy)
                    w.cell(item.times)
                    w.cell(item.used)
                }
            }
        }
    }

    private func form(_ w: HTMLWriter, _ context: PageContext) {
        let own = values["kind"] == nil ? errors : []
        w.confirm("列入一项", isOpen: !own.isEmpty) {
            w.form("/inspections/yearly", token: context.token) {
                w.textField(Field("title", "名称", value: values["title"] ?? "", errors: own))
                w.fieldRow {
                    w.numberField(
                        Field("year", "年度", value: values["year"] ?? "", errors: own, size: .short),
                        whole: true
                    )
                    w.numberField(
                        Field("times", "全年次数", value: values["times"] ?? "", errors: own, size: .short),
                        unit: "次",
                        whole: true
                    )
                }
                w.fieldRow {
                    w.textField(Field("document", "批准文号", value: values["document"] ?? "", errors: own, size: .medium))
                    w.textField(Field("approved", "批准单位", value: values["approved"] ?? "", errors: own, size: .medium))
                }
                w.formActions { w.button("列入年度计划", kind: .secondary) }
            }
        }
    }

    private func limitTable(_ w: HTMLWriter, _ context: PageContext) {
        let columns = [
            TableColumn("规定", .name), TableColumn("现在", .short), TableColumn("依据"), TableColumn("修改", .acts),
        ]
        w.table("次数和时间的规定", columns) {
            for kind in InspectionLimits.Kind.allCases {
                w.row {
                    w.cell(kind.word)
                    w.cell("\(limits[kind]) \(kind.unit)")
                    w.cell(limits.source(kind))
                    w.cell { if mayGovern { change(kind, w, context) } }
                }
            }
        }
    }

    private func change(_ kind: InspectionLimits.Kind, _ w: HTMLWriter, _ context: PageContext) {
        let isAttempt = values["kind"] == kind.rawValue && !errors.isEmpty
        w.confirm("修改", kind: .quiet, isOpen: isAttempt) {
            w.form("/inspections/limits", token: context.token) {
                w.hidden("kind", kind.rawValue)
                let value = isAttempt ? values["value"] ?? "" : "\(limits[kind])"
                let basis = isAttempt ? values["basis"] ?? "" : ""
                w.numberField(
                    Field("value", kind.word, value: value, size: .short, form: kind.rawValue),
                    unit: kind.unit,
                    whole: true
                )
                w.textField(Field("basis", "按哪份文件", value: basis, size: .medium, form: kind.rawValue))
                w.formActions { w.button("修改规定", kind: .secondary) }
            }
        }
    }
}

/// `/inspections/checklists`
struct ChecklistListPage {
    let lists: [Checklist]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "检查表",
            lead: "检查什么、怎么扣分、什么时候要照片，都写在检查表里；手机和电脑按同一张表算分。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("督查检查", "/inspections")],
            context: context
        )
        return page.render { w in
            let columns = [
                TableColumn("检查表", .name), TableColumn("项数", .number), TableColumn("分值", .number),
                TableColumn("版本", .short),
            ]
            w.table("检查表", columns) {
                for list in lists {
                    w.row(opening: "/inspections/checklists/\(list.key)") {
                        w.cell(list.name, linkingTo: "/inspections/checklists/\(list.key)")
                        w.cell(list.items.count)
                        w.cell(Score.written(list.items.reduce(0) { $0 + $1.points }))
                        w.cell(list.version)
                    }
                }
            }
        }
    }
}

/// `/inspections/checklists/{checklist}`
struct ChecklistPage {
    let list: Checklist

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            list.name,
            lead: list.clause,
            breadcrumbs: [Crumb("督查检查", "/inspections"), Crumb("检查表", "/inspections/checklists")],
            actions: [.print("打印")],
            context: context
        )
        return page.render { w in
            let columns = [
                TableColumn("检查内容", .name), TableColumn("回答"), TableColumn("分值", .number), TableColumn("怎么扣分"),
                TableColumn("照片和说明"),
            ]
            w.table(list.name, columns, paperTitle: list.name) {
                for item in list.items { row(item, w) }
            }
            w.remark("版本 \(list.version)。县里可以在方案文件夹的 checklists 里放自己的检查表。")
        }
    }

    private func row(_ item: ChecklistItem, _ w: HTMLWriter) {
        w.row {
            w.cell {
                w.text(item.ask)
                w.remark(item.section + (item.source.isEmpty ? "" : " · 依据：\(item.source)"))
            }
            w.cell(item.type.options.isEmpty ? Self.word(item) : item.type.options.joined(separator: "、"))
            w.cell(item.points > 0 ? Score.written(item.points) : "—")
            w.cell {
                if item.deductions.isEmpty { w.text("不扣分") }
                for rule in item.deductions {
                    w.paragraph("\(rule.says)：\(rule.points.source) 分\(rule.problem == nil ? "" : "，登记问题")")
                    w.remark(rule.when.source)
                }
            }
            w.cell {
                if item.photo == nil, item.note == nil { w.text("不要求") }
                if let photo = item.photo { w.paragraph("照片 \(photo.count) 张：\(photo.why)") }
                if let note = item.note { w.paragraph("说明：\(note.says)") }
            }
        }
    }

    private static func word(_ item: ChecklistItem) -> String {
        switch item.type {
        case .yesNo: "是、否"
        case .number: item.unit.isEmpty ? "数字" : "数字（\(item.unit)）"
        default: "文字"
        }
    }
}
