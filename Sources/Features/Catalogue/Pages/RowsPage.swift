import Core
import Imports
import Ledgers
import Pages
import Programmes

/// `/proposed-ledgers/{proposal}/rows`: what becomes of the rows of the sheet a ledger was made from.
struct RowsPage {
    let id: ProposalID
    let name: String
    let key: String
    let counter: String
    let file: SheetName
    /// Nil where nobody may look.
    let result: ImportResult?
    /// The import that brought them already.
    let written: SheetImport?
    let errors: [FieldError]

    private static let shown = 50

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "新台账：导入\(name)的行",
            lead: lead,
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb(name, "/programmes/\(key)")],
            actions: [.link("打开台账", to: "/ledgers/\(key)")],
            context: context.searching(ledger: key)
        )
        return page.render { w in
            w.errorSummary(errors)
            if let written { return done(written, w) }
            guard let result else { return }
            w.statStrip(
                [
                    Stat("可以导入", Format.number(result.new + result.changed), unit: counter),
                    Stat("有问题", Format.number(result.refused), unit: "行"),
                ],
                label: "核对结果"
            )
            for remark in result.allRemarks { w.paragraph(remark) }
            acts(result, w, context)
            if let cells = result.differing {
                let remark = "这些字段从别的台账读，导入后显示台账里的值，表里的不保存。"
                w.differing(cells, of: result.differingCount ?? cells.count, "与台账里不同的值", remark: remark)
            }
            problems(result, w)
        }
    }

    private var lead: String {
        guard let written else { return "台账已经建成。“\(file.own)”里的行核对过一遍，还没有写入。" }
        guard let result = written.result else { return "“\(file.own)”里的行已经导入。" }
        let left = result.refused > 0 ? "，\(Format.number(result.refused)) 行有问题没有写" : ""
        return "“\(file.own)”里的行已经导入：新登记 \(Format.number(result.new)) \(counter)\(left)。"
    }

    private func done(_ written: SheetImport, _ w: HTMLWriter) {
        w.formActions {
            w.linkButton("打开台账", to: "/ledgers/\(key)", kind: .primary)
            w.linkButton("看这次导入", to: "/imports/\(written.id)")
        }
        w.remark("导入的人：\(written.unitName)\(written.person)。以后新的表格，由能登记这本台账的岗位在台账的“导入”里上传。")
    }

    private func acts(_ result: ImportResult, _ w: HTMLWriter, _ context: PageContext) {
        w.form("/proposed-ledgers/\(id)/rows", token: context.token) {
            w.formActions {
                let good = result.new + result.changed
                if good > 0 {
                    w.button(result.refused == 0 ? "导入 \(Format.number(good)) 行" : "先导入没问题的 \(Format.number(good)) 行")
                }
                w.linkButton("先不导入，打开台账", to: "/ledgers/\(key)", kind: .quiet)
            }
        }
        w.paragraph("先不导入，这些行也留着：督查人员和牵头部门随时可以从“新台账”页回到这里导入。以后新的表格，由能登记这本台账的岗位在台账的“导入”里上传。")
    }

    private func problems(_ result: ImportResult, _ w: HTMLWriter) {
        guard !result.problems.isEmpty else { return }
        w.panel("有问题的行", remark: "先导入没问题的，这些在导入记录里改，或在原来的表里改好再导入；已导入的不会重复。") {
            w.table("有问题的行", [TableColumn("单元格", .name), TableColumn("问题"), TableColumn("表里写的")]) {
                for problem in result.problems.prefix(Self.shown) {
                    w.row {
                        w.cell(problem.address ?? "第 \(problem.row) 行")
                        w.cell(problem.reason)
                        w.cell(problem.value.isEmpty ? "—" : problem.value)
                    }
                }
            }
            let rest = result.problemCount - min(result.problems.count, Self.shown)
            if rest > 0 { w.paragraph("还有 \(Format.number(rest)) 处没有列出。") }
        }
    }
}
