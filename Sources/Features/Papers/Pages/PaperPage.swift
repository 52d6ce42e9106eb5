import Core
import Pages
import PaperFormat

/// `/papers/{paper}`: the document as it will be printed, and what can be done with it.
struct PaperPage {
    let paper: Paper
    let mayChange: Bool
    /// The county's own form it is or will be written with.
    let template: TemplateLine?
    /// The units it is addressed to, with their receipts.
    let readers: [PaperReader]
    /// Whether this person's unit has still to sign for it.
    let mayReceive: Bool
    let canPrintPDF: Bool
    var errors: [FieldError] = []
    var reason = ""

    private var address: String { "/papers/\(paper.id)" }

    func render(_ context: PageContext) -> [UInt8] {
        let isDraft = paper.stage == .draft
        let page = Page(
            paper.content.title,
            lead: "\(paper.kind.word) · \(paper.numberWords) · \(paper.stage.word)",
            breadcrumbs: [Crumb("今日", "/"), Crumb("文书", "/papers")],
            primary: primary(isDraft),
            actions: actions(isDraft),
            context: context
        )
        return page.render { w in
            if !errors.isEmpty { w.errorSummary(errors) }
            w.columns {
                PaperSheet(paper.printed).write(to: w)
            } side: {
                facts(w)
                receipts(w)
                files(w)
                if mayChange, paper.stage != .withdrawn { withdrawal(w, context) }
            }
        }
    }

    private func primary(_ isDraft: Bool) -> PageAction {
        if isDraft, mayChange {
            return .post("印发文书", to: "\(address)/issuing", fields: [("version", "\(paper.version)")], icon: .check)
        }
        if mayReceive { return .post("签收\(paper.kind.word)", to: "\(address)/receipt", icon: .check) }
        return .link("下载 Word", to: "\(address)/word", icon: .download)
    }

    private func actions(_ isDraft: Bool) -> [PageAction] {
        var actions: [PageAction] = []
        if isDraft, mayChange {
            actions.append(.link("修改文书", to: "\(address)/editing", icon: .edit))
        }
        if isDraft && mayChange || mayReceive {
            actions.append(.link("下载 Word", to: "\(address)/word", icon: .download))
        }
        return actions + [.print()]
    }

    private func facts(_ w: HTMLWriter) {
        w.panel("这份文书") {
            w.summaryList {
                w.summaryRow("发文字号", paper.number == nil ? "印发时编号" : paper.numberWords)
                w.summaryRow("发文单位", paper.unitName)
                w.summaryRow("拟稿", "\(paper.person)，\(Format.moment(paper.changedAt))")
                if let issued = paper.issuedAt {
                    w.summaryRow("印发", "\(paper.issuer ?? "")，\(Format.moment(issued))")
                }
                if paper.stage == .draft || readers.isEmpty {
                    w.summaryRow(paper.stage == .draft ? "印发后看到的单位" : "看到的单位") {
                        if readers.isEmpty { w.text("只有发文单位和县里") } else { self.names(w) }
                    }
                }
                if let (word, address) = paper.about?.place(in: paper.id) {
                    w.summaryRow("有关的\(word)") { w.link("打开\(word)", to: address) }
                }
                w.summaryRow("数字的来源") {
                    if paper.content.figures.isEmpty {
                        w.text("没有取自记录的数字")
                    } else {
                        w.link("\(paper.content.figures.count) 个数字和现在的数", to: "\(address)/figures")
                    }
                }
            }
        }
    }

    private func names(_ w: HTMLWriter) {
        let names = readers.map(\.name).joined(separator: "、")
        if readers.count <= 4 { return w.text(names) }
        w.details("\(readers.count) 个单位") { w.paragraph(names) }
    }

    /// Who has it in hand, who has not.
    private func receipts(_ w: HTMLWriter) {
        guard paper.stage != .draft, !readers.isEmpty else { return }
        let signed = readers.count { $0.receivedAt != nil }
        w.panel("签收回执", remark: "\(readers.count) 个单位，\(signed) 个已签收") {
            if readers.count <= 6 { return receiptList(w) }
            w.details("逐个单位查看", isOpen: false) { receiptList(w) }
        }
    }

    private func receiptList(_ w: HTMLWriter) {
        w.summaryList {
            for reader in readers.sorted(by: { ($0.receivedAt == nil ? 0 : 1) < ($1.receivedAt == nil ? 0 : 1) }) {
                let words = reader.receivedAt.map { "\(reader.receivedBy ?? "")，\(Format.moment($0))" }
                w.summaryRow(reader.name, words ?? "未签收")
            }
        }
    }

    private func files(_ w: HTMLWriter) {
        w.panel("印出来") {
            w.buttonRow {
                w.linkButton("Word（.docx）", to: "\(address)/word", icon: .download)
                if canPrintPDF {
                    w.linkButton("PDF", to: "\(address)/pdf", icon: .download)
                    w.linkButton("存档 PDF/A", to: "\(address)/pdf?archive=1", kind: .quiet, icon: .download)
                }
            }
            if let template {
                w.remark("Word 和 PDF 按县里的模板“\(template.name)”写，本页按国家标准的格式。")
                if !canPrintPDF { w.remark(paperWords.sentence(for: Issue("pdf.missing.office"))) }
            } else {
                if !canPrintPDF { w.remark("服务器上没有安装 WeasyPrint。要 PDF，按“打印”，目标选“另存为 PDF”，版式相同。") }
                w.remark("格式按 GB/T 9704—2012。字体用方正小标宋简体、仿宋_GB2312、黑体、楷体_GB2312。")
            }
        }
    }

    private func withdrawal(_ w: HTMLWriter, _ context: PageContext) {
        w.confirm("作废文书", kind: .danger, isOpen: errors.contains { $0.field == "reason" }) {
            w.form("\(address)/withdrawal", token: context.token) {
                w.hidden("version", "\(paper.version)")
                w.textArea(Field("reason", "为什么作废", value: reason, errors: errors), rows: 2, longest: 300)
                w.formActions { w.button("作废文书", kind: .danger) }
            }
        }
    }
}
