import Core
import Documents
import Imports
import Pages

/// `/proposed-ledgers`: a sheet is uploaded here, and those not yet saved wait.
struct ProposalListPage {
    struct Line: Sendable {
        let id: ProposalID
        let name: String
        let fileName: String
        let person: String
        let at: Instant

        init(_ record: ProposalRecord) {
            id = record.id
            name = record.body.ledger.name
            fileName = record.file.told
            person = record.person
            at = record.madeAt
        }
    }

    private static let hint =
        "第一行或标题下面写各列的名称，一行一条，最多 \(DocumentLimits.tableColumns) 列；标题、合计、注都可以留着。"

    /// Of each kind; one more is given to tell that there are more.
    static let mostLines = 20

    let lines: [Line]
    /// Ledgers that were made, the rows of whose sheets are still to be brought in.
    let unwritten: [Line]
    /// Those that stand in neither list.
    let unopened: UnopenedProposals
    let largest: Int
    let errors: [FieldError]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "新台账",
            lead: "上传手头的表格，读出字段、所在地、环节和合计，改好后就是一本台账，行也一起导入。",
            breadcrumbs: [Crumb("专项", "/programmes")],
            actions: [.link("表单目录", to: "/catalogue")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.form("/proposed-ledgers", token: context.token, sendsFiles: true, errors: errors) {
                w.fileField(
                    Field("file", "表格文件", hint: Self.hint, errors: errors),
                    types: [".xlsx", ".csv", ".xls", ".et"],
                    largest: largest,
                    inChunks: true
                )
                w.formActions {
                    w.button("上传并读表")
                    w.linkButton("返回专项", to: "/programmes", kind: .quiet)
                }
            }
            if unopened.sealed > 0 {
                w.paragraph("有 \(unopened.sealed) 份加密存放的用现在的密钥打不开，没有列在下面；内容都还在。联系管理员核对 personal-key 是不是原来那一把。")
            }
            if unopened.unreadable > 0 {
                w.paragraph("有 \(unopened.unreadable) 份存下的内容读不出来，没有列在下面；和密钥无关。联系管理员，或者把原来的表格重新上传。")
            }
            list("还没有保存的", lines, nil, "", w)
            list("建好了，行还没有导入的", unwritten, "督查人员和牵头部门可以导入。", "/rows", w)
        }
    }

    private func list(_ title: String, _ lines: [Line], _ remark: String?, _ page: String, _ w: HTMLWriter) {
        guard !lines.isEmpty else { return }
        w.panel(title, remark: remark) {
            w.tag("ul", ["class": "link-list"]) {
                for line in lines.prefix(Self.mostLines) {
                    w.tag("li") {
                        w.link(line.name, to: "/proposed-ledgers/\(line.id)\(page)")
                        w.text(" \(line.fileName)，\(line.person) \(Format.day(line.at.day))上传")
                    }
                }
            }
            if lines.count > Self.mostLines {
                w.paragraph("只列出 \(Self.mostLines) 份，您上传的在前，新的在前。导入或放弃几份，其余的就列出来。")
            }
        }
    }
}
