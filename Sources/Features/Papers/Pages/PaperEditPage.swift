import Core
import Pages
import PaperFormat

/// `/papers/{paper}/editing`: the words of a draft. Tables and figures come from the records and stand in the text by name.
struct PaperEditPage {
    let paper: Paper
    let form: PaperForm
    var errors: [FieldError] = []
    /// What the person saw; nil where it is the one of now.
    var version: Int?
    /// Whether somebody else saved meanwhile: what both wrote stands side by side.
    var showsBoth = false

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "修改“\(paper.content.title)”",
            lead: "一段一行；一级标题写“一、”，二级“（一）”，三级“1.”，四级“（1）”，序号自动重编。〔〕里是数字和表的名字，留着就会印出来。",
            breadcrumbs: [Crumb("文书", "/papers"), Crumb(paper.kind.word, "/papers/\(paper.id)")],
            context: context
        )
        return page.render { w in
            w.columns {
                if showsBoth { bothSides(w) }
                w.form(
                    "/papers/\(paper.id)",
                    token: context.token,
                    keptAs: "paper-\(paper.id)-\(paper.version)",
                    errors: errors
                ) { fields(w) }
            } side: {
                names(w)
            }
        }
    }

    private func bothSides(_ w: HTMLWriter) {
        let columns = [TableColumn("一项", .name), TableColumn("别人刚保存的"), TableColumn("你填写的")]
        let stored = PaperForm(paper.content)
        w.table("两边的内容", columns, showsCaption: true) {
            for (theirs, mine) in zip(stored.lines(of: paper.kind), form.lines(of: paper.kind))
            where theirs.text != mine.text {
                w.row {
                    w.cell(theirs.label)
                    w.cell(theirs.text.isEmpty ? "未填" : theirs.text)
                    w.cell(mine.text.isEmpty ? "未填" : mine.text)
                }
            }
        }
    }

    private func fields(_ w: HTMLWriter) {
        let kind = paper.kind
        w.hidden("version", "\(version ?? paper.version)")
        w.textField(Field("title", "标题", value: form.title, errors: errors))
        if !kind.countsIssues {
            w.textField(
                Field(
                    "mark",
                    "机关代字",
                    value: form.mark,
                    hint: "印发时编成“\(form.mark)〔2026〕1号”这样的字号。",
                    errors: errors,
                    size: .medium
                )
            )
        }
        w.textArea(
            Field(
                "addressees",
                "主送机关",
                value: form.addressees,
                hint: "一行一个。",
                errors: errors,
                isOptional: !kind.needsAddressee
            ),
            rows: 2
        )
        w.textArea(Field("text", "正文", value: form.text, errors: errors), rows: 16)
        if kind == .minutes {
            w.textArea(
                Field("people", "人员", value: form.people, hint: "一行一类，例如 出席：张三、李四。", errors: errors, isOptional: true)
            )
        }
        w.fieldRow {
            if kind.isSigned {
                w.textField(Field("signature", "署名", value: form.signature, errors: errors, size: .medium))
            }
            w.textField(
                Field(
                    "office",
                    kind.countsIssues ? "编印单位" : "印发机关",
                    value: form.office,
                    errors: errors,
                    isOptional: true
                )
            )
            w.dayField(Field("dated", "成文日期", value: form.dated, errors: errors, isOptional: true, size: .short))
        }
        if kind.form != .slip {
            w.textArea(
                Field("copies", "抄送", value: form.copies, hint: "一行一个。", errors: errors, isOptional: true),
                rows: 2
            )
        }
        w.fieldRow {
            w.textField(Field("urgency", "紧急程度", value: form.urgency, errors: errors, isOptional: true, size: .short))
            w.textField(Field("remark", "附注", value: form.remark, errors: errors, isOptional: true))
        }
        w.formActions {
            w.button("保存文书")
            w.linkButton("返回预览", to: "/papers/\(paper.id)", kind: .quiet)
        }
    }

    private func names(_ w: HTMLWriter) {
        if !paper.content.tables.isEmpty {
            w.panel("可以放进正文的表", remark: "单独占一行。") {
                w.tag("ul", ["class": "paper-names"]) {
                    for table in paper.content.tables { w.tag("li", text: "〔表：\(table.name)〕") }
                }
            }
        }
        if !paper.content.figures.isEmpty {
            w.panel("可以放进正文的数字") {
                w.tag("ul", ["class": "paper-names"]) {
                    for figure in paper.content.figures.prefix(60) {
                        w.tag("li", text: "〔\(figure.key)〕 \(figure.words)")
                    }
                }
                if paper.content.figures.count > 60 { w.link("看全部数字", to: "/papers/\(paper.id)/figures") }
            }
        }
    }
}

/// The words of a draft as they stand in the form.
struct PaperForm: Hashable, Sendable {
    var title = ""
    var mark = ""
    var addressees = ""
    var text = ""
    var people = ""
    var copies = ""
    var signature = ""
    var office = ""
    var dated = ""
    var urgency = ""
    var remark = ""

    init(_ content: PaperContent) {
        title = content.title
        mark = content.mark
        addressees = content.addressees.joined(separator: "\n")
        text = content.text
        people = content.people.map { "\($0.word)：\($0.text)" }.joined(separator: "\n")
        copies = content.copies.joined(separator: "\n")
        signature = content.signature
        office = content.office
        dated = content.dated?.description ?? ""
        urgency = content.urgency
        remark = content.remark
    }

    /// What the form asks for a kind and what stands there, line breaks as they are stored.
    func lines(of kind: PaperKind) -> [(label: String, text: String)] {
        var lines = [("标题", title), ("主送机关", addressees), ("正文", text)]
        if !kind.countsIssues { lines.append(("机关代字", mark)) }
        if kind == .minutes { lines.append(("人员", people)) }
        if kind.isSigned { lines.append(("署名", signature)) }
        if kind.form != .slip { lines.append(("抄送", copies)) }
        lines += [
            (kind.countsIssues ? "编印单位" : "印发机关", office), ("成文日期", dated), ("紧急程度", urgency), ("附注", remark),
        ]
        return lines.map { (label: $0.0, text: $0.1.replacing("\r\n", with: "\n")) }
    }
}
