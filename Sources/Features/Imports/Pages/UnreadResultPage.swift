import Core
import Documents
import Ledgers
import Pages
import Programmes

/// `/imports/{import}` of an import that was written or taken back, whose kept result nobody can read any more: what that
/// means and what to do. The sheet stands there for those who may see it.
struct UnreadResultPage {
    enum Sheet {
        case rows(Grid)
        /// Why it cannot be shown either.
        case lost(String)
    }

    let one: SheetImport
    let playbook: Playbook
    let mayEnter: Bool
    /// Nil before those who may not see it.
    var sheet: Sheet?
    var errors: [FieldError] = []

    func render(_ context: PageContext) -> [UInt8] {
        let ledger = "/ledgers/\(playbook.key)"
        let page = Page(
            one.resultTitle,
            lead: state,
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb(playbook.ledgerName, ledger)]
                + (mayEnter ? [Crumb("导入", ledger + "/imports")] : []),
            context: context.searching(playbook)
        )
        return page.render { w in
            w.errorSummary(errors)
            w.notice(Notice(.blocked, remedy), token: context.token)
            w.tag("div", ["class": "form-actions"]) {
                w.linkButton("打开台账", to: ledger, kind: .primary)
                if mayEnter, one.stage == .written { w.takingBack(one, token: context.token) }
            }
            drawn(w)
            w.remark("文件：\(one.file.told)；\(one.unitName)\(one.person)上传。")
        }
    }

    private var state: String {
        one.stage == .undone
            ? "撤回的结果读不出来了，不能显示移走了哪些、保留了哪些。" : "这次导入的结果读不出来了，不能显示写了哪些。写进台账的内容都在。"
    }

    private var remedy: String {
        if one.stage == .undone { return "打开台账看现在的内容，移走的在回收站里。" }
        if sheet == nil { return "打开台账看写进去的内容；要知道这次写了哪些，问上传的人：\(one.unitName)\(one.person)。" }
        let wrong = mayEnter ? "不对就撤回这次导入，改好再导入。" : "不对就请牵头部门撤回这次导入。"
        return "打开台账，对照下面上传的表看写进去的内容，\(wrong)"
    }

    private func drawn(_ w: HTMLWriter) {
        switch sheet {
        case nil: return
        case .lost(let words): w.remark("上传的表也不能显示：\(words)")
        case .rows(let grid): w.panel("上传的表") { SheetRows(grid: grid).write(w) }
        }
    }
}
