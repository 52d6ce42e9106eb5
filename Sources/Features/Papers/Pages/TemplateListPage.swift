import Core
import Pages

/// `/papers/templates`: the form of each kind of document, the standard's or the county's own.
struct TemplateListPage {
    let current: [PaperKind: TemplateLine]
    let largest: Int
    /// The kind whose upload was refused.
    var refused: PaperKind?
    var errors: [FieldError] = []

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "文书模板",
            lead: "标准模板按 GB/T 9704—2012。县里有自己的格式，就下载模板在 Word 或 WPS 里改好再上传：〔标题〕这样的字段会填上内容，〔正文〕单独一段，表格里写〔清单.列〕的一行按清单重复。",
            breadcrumbs: [Crumb("文书", "/papers")],
            context: context
        )
        return page.render { w in
            if let refused { w.errorSummary(errors.map { $0.inForm(refused.rawValue) }) }
            for kind in PaperKind.allCases { panel(kind, w, context) }
        }
    }

    private func panel(_ kind: PaperKind, _ w: HTMLWriter, _ context: PageContext) {
        let line = current[kind]
        let state = line.map { "县里的模板“\($0.name)”，\($0.person) \(Format.tableDay($0.at.day)) 上传" } ?? "标准模板"
        let address = "/papers/templates/\(kind.rawValue)"
        let errors = refused == kind ? self.errors.map { $0.inForm(kind.rawValue) } : []
        w.panel(kind.word, id: kind.rawValue, remark: state) {
            w.buttonRow {
                w.linkButton(line == nil ? "下载标准模板" : "下载现用模板", to: "\(address)/file", icon: .download)
                if line != nil {
                    w.linkButton("下载标准模板", to: "\(address)/file?standard=1", kind: .quiet, icon: .download)
                    w.actionForm(
                        "改用标准模板",
                        to: "\(address)/removal",
                        token: context.token,
                        kind: .quiet,
                        about: kind.word
                    )
                }
            }
            w.details("上传模板和可用的字段", isOpen: refused == kind) {
                w.form(address, token: context.token, sendsFiles: true) {
                    var field = Field("file", "\(kind.word)的模板", form: kind.rawValue)
                    field.error = errors.first?.sentence
                    w.fileField(field, types: [".docx"], largest: largest)
                    w.formActions { w.button("上传\(kind.word)模板", kind: .secondary) }
                }
                w.paragraph("字段：" + kind.allFields.map { "〔\($0)〕" }.joined(separator: " "))
            }
        }
    }
}
