import Pages

/// A page that takes a sheet: what it must look like, the file, and what is wrong with the one just brought.
package struct SheetImportPage {
    /// What a file that was only checked comes to.
    package enum Result {
        case none
        case good(String)
        /// Sentences with their row, and how many there are in all.
        case problems([String], total: Int)
    }

    package var title: String
    package var lead: String
    package var breadcrumbs: [Crumb]
    /// Where the form is sent, and the word of its button.
    package var address: String
    package var act: String
    package var types: [String]
    package var largest: Int
    /// Column, whether it must be there, what stands in it.
    package var columns: [(name: String, isNeeded: Bool, explanation: String)]
    package var remark: String
    package var errors: [FieldError]
    package var result: Result

    package init(
        _ title: String,
        lead: String,
        breadcrumbs: [Crumb],
        address: String,
        act: String,
        types: [String],
        largest: Int,
        columns: [(name: String, isNeeded: Bool, explanation: String)],
        remark: String,
        errors: [FieldError] = [],
        result: Result = .none
    ) {
        self.title = title
        self.lead = lead
        self.breadcrumbs = breadcrumbs
        self.address = address
        self.act = act
        self.types = types
        self.largest = largest
        self.columns = columns
        self.remark = remark
        self.errors = errors
        self.result = result
    }

    package func render(_ context: PageContext) -> [UInt8] {
        let page = Page(title, lead: lead, breadcrumbs: breadcrumbs, width: .narrow, context: context)
        return page.render { w in
            outcome(w, context)
            w.form(address, token: context.token, sendsFiles: true, errors: errors) {
                w.fileField(Field("file", "文件", errors: errors), types: types, largest: largest)
                w.formActions {
                    w.button(act)
                    w.button("只检查，不导入", kind: .secondary, name: "check", value: "1")
                }
            }
            w.panel("文件的写法", remark: remark) {
                w.table("各列", [TableColumn("列", .name), TableColumn("必填", .short), TableColumn("内容")]) {
                    for column in columns {
                        w.row {
                            w.cell(column.name)
                            w.cell(column.isNeeded ? "必填" : "选填")
                            w.cell(column.explanation)
                        }
                    }
                }
            }
        }
    }

    private func outcome(_ w: HTMLWriter, _ context: PageContext) {
        switch result {
        case .none: break
        case .good(let words): w.notice(Notice(.done, words), token: context.token)
        case .problems(let sentences, let total):
            w.notice(Notice(.blocked, "文件里有 \(Format.number(total)) 处要改，没有写入任何内容。"), token: context.token)
            w.panel("要改的地方", id: "problems", remark: "改好后重新选择文件。") {
                w.tag("ul", ["class": "problem-list"]) {
                    for sentence in sentences { w.tag("li", text: sentence) }
                }
                if total > sentences.count {
                    w.remark("只列出前 \(sentences.count) 处，改好后再检查一次。")
                }
            }
        }
    }
}
