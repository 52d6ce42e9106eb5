import Core
import Ledgers
import Pages
import Programmes

/// `/imports/{import}` of one that is not written and whose sheet, or what people said of it, cannot be opened: why, and the
/// way to let go of it.
struct UnopenedImportPage {
    let one: SheetImport
    let playbook: Playbook
    /// Why: sentences.
    let reasons: [String]
    var errors: [FieldError] = []

    func render(_ context: PageContext) -> [UInt8] {
        let ledger = "/ledgers/\(playbook.key)"
        let page = Page(
            "打不开：\(one.file.own)",
            lead: "这次导入还没有写入台账，现在不能接着办。",
            breadcrumbs: [
                Crumb("专项", "/programmes"), Crumb(playbook.ledgerName, ledger), Crumb("导入", ledger + "/imports"),
            ],
            context: context.searching(playbook)
        )
        return page.render { w in
            w.errorSummary(errors)
            w.notice(Notice(.blocked, reasons.joined(separator: " ")), token: context.token)
            w.tag("p", text: "等管理员处理好，再打开这一页接着办。不想等的，放弃这次导入，把表重新上传。")
            w.tag("div", ["class": "form-actions"]) {
                w.linkButton("重新上传表格", to: ledger + "/imports", kind: .primary)
                w.discarding(one, token: context.token, explanation: Self.explanation)
            }
            w.remark("文件：\(one.file.told)；\(one.unitName)\(one.person)上传。")
        }
    }

    private static let explanation = "上传的表和改过的格子都不再保留，以后打得开了也不能再接着办；台账不受影响。"
}
