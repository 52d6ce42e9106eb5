import Core
import Pages
import Programmes

/// `/ledgers/{ledger}/filling`: the county's own blank form, filled from the ledger and given back.
struct FormFillingPage {
    static let largest = 10_000_000

    let playbook: Playbook
    let filter: ItemFilter
    let count: Int
    /// Forms the county keeps with this ledger.
    var kept: [KeptForm] = []
    var mayKeep = false
    var errors: [FieldError] = []
    var keepingErrors: [FieldError] = []
    var basis = ""

    func render(_ context: PageContext) -> [UInt8] {
        let base = "/ledgers/\(playbook.key)"
        let page = Page(
            "按表样导出\(playbook.item.word)",
            lead: "上传本县自己的空白表样，按表头填好还给你：版式、公式、打印设置都不变。",
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb(playbook.ledgerName, LedgerAddress(base, filter).text)],
            width: .narrow,
            context: context.searching(playbook)
        )
        return page.render { w in
            w.errorSummary(keepingErrors.map { $0.inForm("keeping") })
            if !kept.isEmpty { keptForms(w, context) }
            w.form(
                LedgerAddress(base + "/filling", filter).text,
                token: context.token,
                sendsFiles: true,
                errors: errors
            ) {
                w.fileField(Field("file", "空白表样", errors: errors), types: [".xlsx"], largest: Self.largest)
                w.formActions {
                    w.button("填写表样")
                    w.linkButton("返回台账", to: LedgerAddress(base, filter).text, kind: .quiet)
                }
            }
            if mayKeep { keeping(w, context) }
            w.panel("怎样填", remark: "现在的筛选下有 \(Format.number(count)) \(playbook.item.counter)。") {
                w.tag("ul") {
                    w.tag(
                        "li",
                        text: "表头与台账的字段同名就填：\(playbook.fields.map(\.label).joined(separator: "、"))；还有乡镇、行政村、环节、编号。"
                    )
                    w.tag("li", text: "表头里的单位不同会换算，例如台账是元、表样是万元。")
                    w.tag("li", text: "“填报单位：”“填报日期：”后面空着的会填上；也可以给单元格起名（公式、名称管理器）。")
                    w.tag("li", text: "有公式的单元格不动，打开时重新计算。空行不够会照最后一行空行加行，合计、注释和打印区域跟着下移；表头下面至少留一行空行，下面没有内容的可以不留。")
                    w.tag("li", text: "身份证号、电话和银行账号只填打了星号的。")
                }
            }
        }
    }

    /// Each is filled with what the filter shows and given back.
    private func keptForms(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("县里的表样", remark: "\(kept.count) 份") {
            w.table(
                "县里的表样",
                [TableColumn("表样", .name), TableColumn("依据"), TableColumn("存放", .short), TableColumn("操作", .short)]
            ) {
                for form in kept {
                    let address = "/ledgers/\(playbook.key)/forms/\(form.id)"
                    w.row {
                        w.cell {
                            w.linkButton(
                                "填好下载 \(form.name)",
                                to: LedgerAddress(address, filter).text,
                                kind: .quiet,
                                icon: .download,
                                download: true
                            )
                        }
                        w.cell(form.basis.isEmpty ? "—" : form.basis)
                        w.cell("\(form.person) \(Format.tableDay(form.at.day))")
                        w.cell {
                            guard mayKeep else { return }
                            let removal = address + "/removal"
                            w.actionForm("去掉", to: removal, token: context.token, kind: .quiet, about: form.name)
                        }
                    }
                }
            }
        }
    }

    private func keeping(_ w: HTMLWriter, _ context: PageContext) {
        w.details("存一份县里的表样，以后谁都不用再上传", isOpen: !keepingErrors.isEmpty) {
            w.form("/ledgers/\(playbook.key)/forms", token: context.token, sendsFiles: true) {
                w.fileField(
                    Field("file", "要存的空白表样", errors: keepingErrors, form: "keeping"),
                    types: [".xlsx"],
                    largest: Self.largest
                )
                w.textField(
                    Field(
                        "basis",
                        "依据",
                        value: basis,
                        hint: "哪份文件要求报这张表。",
                        errors: keepingErrors,
                        isOptional: true,
                        form: "keeping"
                    )
                )
                w.formActions { w.button("存表样", kind: .secondary) }
            }
        }
    }
}
