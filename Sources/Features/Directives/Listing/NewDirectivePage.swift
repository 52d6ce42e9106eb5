import Core
import Documents
import Pages

/// The form that takes a document in.
package struct NewDirectivePage {
    /// The answers as typed; a chosen file has to be chosen again.
    package struct Answers: Hashable, Sendable {
        package var text = ""
        package var title = ""
        package var dated = ""

        package init() {}
    }

    let answers: Answers
    let largest: Int
    var errors: [FieldError] = []
    let context: PageContext

    private var longest: String {
        "一份文件不超过 \(Format.number(Double(DocumentLimits.standard.characters) / 10_000)) 万字"
    }

    package func render() -> [UInt8] {
        let page = Page(
            "录入文件",
            lead: "选一个文件，或把文字粘贴进来；读出的分解稿可以逐条校改，改好再下达成任务。",
            breadcrumbs: [Crumb("文件", "/directives")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.form("/directives", token: context.token, keptAs: "directive-new", sendsFiles: true, errors: errors) {
                w.fileField(
                    Field("file", "文件", errors: errors, isOptional: true),
                    types: documentEndings,
                    largest: largest
                )
                w.textArea(
                    Field("text", "或者粘贴文字", value: answers.text, hint: longest, errors: errors, isOptional: true),
                    rows: 10
                )
                w.fieldRow {
                    w.textField(
                        Field(
                            "title",
                            "标题",
                            value: answers.title,
                            hint: "留空就用文中的标题",
                            errors: errors,
                            isOptional: true
                        )
                    )
                    w.dayField(
                        Field(
                            "dated",
                            "成文日期",
                            value: answers.dated,
                            hint: "“6月底前”这类时限按它推算，留空就用文中的日期",
                            errors: errors,
                            isOptional: true,
                            size: .short
                        )
                    )
                }
                w.formActions {
                    w.button("录入并分解")
                    w.linkButton("返回文件", to: "/directives", kind: .quiet)
                }
            }
        }
    }
}
