import Core
import Pages
import Programmes

/// `/catalogue/{ledger}`: one form: who approved it, what it costs, and every field with values it holds.
struct CatalogueFormPage {
    struct Line: Sendable {
        let field: LedgerField
        let synonyms: [String]
        /// A few values; none of personal fields.
        let samples: [String]
        /// Names of other ledgers that ask the same.
        let others: [String]
    }

    let line: CatalogueLine
    /// Whose fillings are counted; nil for the whole county.
    let place: String?
    let fields: [Line]
    let draft: FormDraft
    let mayKeep: Bool
    let isOpen: Bool
    let errors: [FieldError]
    let today: Day

    private var address: String { "/catalogue/\(line.playbook.key)" }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "表单：\(line.playbook.name)",
            lead: "\(line.playbook.fields.count) 个字段，\(line.playbook.fillers)填，\(line.playbook.cadence.word)一次。",
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb("表单目录", "/catalogue")],
            actions: [.link("打开台账", to: "/ledgers/\(line.playbook.key)")],
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            card(w)
            if mayKeep { edit(w, context) }
            table(w)
        }
    }

    private func card(_ w: HTMLWriter) {
        let standing = line.form.standing(on: today)
        w.panel("批准和用时", remark: line.form.setAt.map { "\(line.form.person) \(Format.day($0.day))登记" }) {
            w.summaryList {
                w.summaryRow("批准情况") { w.chip(standing.word, tone: standing.isOpen ? .open : .plain) }
                w.summaryRow("表号", line.form.number)
                w.summaryRow("制定机关", line.form.issuer)
                w.summaryRow("批准或备案文号", line.form.approval)
                w.summaryRow("有效期至", line.form.validThrough.map(Format.day) ?? "")
                let whose = place.map { "\($0)的" } ?? ""
                w.summaryRow("近 30 天填写", "\(Format.number(line.fillings)) 次（\(whose)登记和修改）")
                w.summaryRow(place.map { "\($0)每月用时" } ?? "每月用时", cost)
            }
            if case .unapproved = standing {
                w.paragraph("没有批准或备案文号的统计调查表，填报人可以拒绝填（统计法第十七条）。")
            }
            if case .expired = standing { w.paragraph("有效期已过：重新报批，或者停用这张表。") }
        }
    }

    private var cost: String {
        guard let hours = line.cost.hours, let minutes = line.form.minutes else { return "没有估过填一次要几分钟" }
        return
            "\(Format.number(hours, places: 1)) 小时（每次 \(Format.number(minutes)) 分钟 × \(Format.number(line.fillings)) 次；\(line.form.basis)）"
    }

    private func edit(_ w: HTMLWriter, _ context: PageContext) {
        w.details("登记批准和用时", isOpen: isOpen) {
            w.form(address, token: context.token, errors: errors) {
                FormCardFields(form: draft, errors: errors).write(w)
                w.formActions { w.button("登记表单") }
            }
        }
    }

    private func table(_ w: HTMLWriter) {
        let columns = [
            TableColumn("字段", .name), TableColumn("类型", .short), TableColumn("单位或选项"), TableColumn("为什么要填"),
            TableColumn("用在哪里", onlyOnDesk: true), TableColumn("台账里的值"), TableColumn("也叫", onlyOnDesk: true),
            TableColumn("别处也问"),
        ]
        w.table("字段", columns) {
            for one in fields {
                let field = one.field
                w.row {
                    w.cell(field.label + (field.isRequired ? "（必填）" : ""))
                    w.cell(field.type.word)
                    w.cell(
                        field.options.isEmpty
                            ? (field.unit.isEmpty ? "—" : field.unit) : field.options.joined(separator: "、")
                    )
                    w.cell(field.why.isEmpty ? "—" : field.why)
                    w.cell(field.uses.isEmpty ? "—" : field.uses.prefix(3).map(\.word).joined(separator: "、"))
                    w.cell(samples(one))
                    w.cell(one.synonyms.isEmpty ? "—" : one.synonyms.prefix(5).joined(separator: "、"))
                    w.cell(
                        one.others.isEmpty
                            ? "—"
                            : one.others.prefix(4).joined(separator: "、")
                                + (one.others.count > 4 ? " 等 \(one.others.count) 本" : "")
                    )
                }
            }
        }
    }

    private func samples(_ one: Line) -> String {
        if case .personal = one.field.type { return "个人信息，不显示" }
        return one.samples.isEmpty ? "还没有" : one.samples.joined(separator: "、")
    }
}
