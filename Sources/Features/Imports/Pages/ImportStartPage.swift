import Core
import Documents
import Ledgers
import Pages
import Programmes

/// `/ledgers/{ledger}/imports`: bring a file for a ledger, and what was brought before.
struct ImportStartPage {
    private static let hint =
        "标题、合并的表头、合计行、注都可以留着。一次最多 \(ImportDesk.mostRows / 10_000) 万行、\(DocumentLimits.tableColumns) 列。原件存为附件。"

    let playbook: Playbook
    let largest: Int
    var earlier: [ImportLine] = []
    var errors: [FieldError] = []

    func render(_ context: PageContext) -> [UInt8] {
        let base = "/ledgers/\(playbook.key)"
        let page = Page(
            "导入\(playbook.item.word)",
            lead: "手里已有的表格直接传上来，不用改格式。先核对，看清楚了再写入台账；写入以后也能整批撤回。",
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb(playbook.ledgerName, base)],
            context: context.searching(playbook)
        )
        return page.render { w in
            w.form(base + "/imports", token: context.token, sendsFiles: true, errors: errors) {
                w.fileField(
                    Field("file", "表格文件", hint: Self.hint, errors: errors),
                    types: ImportDesk.endings,
                    largest: largest,
                    inChunks: true
                )
                w.formActions {
                    w.button("上传表格")
                    w.linkButton("下载登记表", to: base + "/entry.xlsx", kind: .quiet, icon: .download)
                    w.linkButton("返回台账", to: base, kind: .quiet)
                }
            }
            if !earlier.isEmpty {
                w.panel("以前的导入", remark: "\(earlier.count) 次") { ImportListPage.table(earlier, w) }
            }
        }
    }
}

/// One import in a list.
struct ImportLine {
    let id: ImportID
    let name: String
    let ledger: String
    let stage: SheetImport.Stage
    let person: String
    let at: Instant
    let result: ImportResult?
}

/// `/imports`: every import of the own place.
struct ImportListPage {
    let lines: [ImportLine]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "导入记录",
            lead: "谁在什么时候把哪份表格导入了哪本台账；没写入的可以接着办，写入了的可以撤回。",
            breadcrumbs: [Crumb("专项", "/programmes")],
            actions: [.link("导出表格", to: "/imports?as=xlsx", icon: .download)],
            context: context
        )
        return page.render { w in
            guard !lines.isEmpty else {
                return w.emptyState(
                    "还没有导入过",
                    "打开一本台账，点“导入”，把现有的表格传上来。",
                    action: .link("去看台账", to: "/programmes")
                )
            }
            Self.table(lines, w)
        }
    }

    static func table(_ lines: [ImportLine], _ w: HTMLWriter) {
        let columns = [
            TableColumn("文件", .name), TableColumn("台账"), TableColumn("现在", .short), TableColumn("新登记", .number),
            TableColumn("修改", .number), TableColumn("经办人", .short), TableColumn("上传时间", .short),
        ]
        w.table("导入记录", columns) {
            for line in lines {
                w.row(opening: "/imports/\(line.id)") {
                    w.cell(line.name, linkingTo: "/imports/\(line.id)")
                    w.cell(line.ledger)
                    w.cell(line.stage.word)
                    w.cell(line.stage == .matching ? nil : line.result?.new)
                    w.cell(line.stage == .matching ? nil : line.result?.changed)
                    w.cell(line.person)
                    w.cell { w.moment(line.at) }
                }
            }
        }
    }
}
