import Core
import Pages

/// The form that corrects what the head of a document says.
package struct HeadPage {
    package struct Answers: Hashable, Sendable {
        package var title: String
        package var number: String
        package var issuer: String
        package var dated: String

        init(_ directive: Directive) {
            title = directive.title
            number = directive.number ?? ""
            issuer = directive.issuer ?? ""
            dated = directive.dated?.description ?? ""
        }

        /// Reads a sent form; `value` answers the trimmed field.
        init(_ value: (String) -> String) {
            title = value("title")
            number = value("number")
            issuer = value("issuer")
            dated = value("dated")
        }

        var head: Outcome<DirectiveHead> {
            let day = Day(dated)
            if day == nil, !dated.isEmpty { return .refused([Issue("load.day", field: "dated")]) }
            return .done(
                DirectiveHead(
                    title: title,
                    number: number.isEmpty ? nil : number,
                    issuer: issuer.isEmpty ? nil : issuer,
                    dated: day
                )
            )
        }
    }

    let directive: DirectiveID
    let answers: Answers
    var errors: [FieldError] = []
    let context: PageContext

    package func render() -> [UInt8] {
        let address = "/directives/\(directive)"
        let page = Page(
            "修改标题和日期",
            lead: "改了成文日期，“6月底前”这类时限会重新推算；人工改过的时限不动。",
            breadcrumbs: [Crumb("文件", "/directives"), Crumb(answers.title, address)],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.form(address + "/head", token: context.token, errors: errors) {
                w.textField(Field("title", "标题", value: answers.title, errors: errors))
                w.fieldRow {
                    w.textField(Field("number", "发文字号", value: answers.number, isOptional: true, size: .medium))
                    w.textField(Field("issuer", "发文机关", value: answers.issuer, isOptional: true, size: .medium))
                    w.dayField(
                        Field("dated", "成文日期", value: answers.dated, errors: errors, isOptional: true, size: .short)
                    )
                }
                w.formActions {
                    w.button("保存标题和日期")
                    w.linkButton("返回分解", to: address, kind: .quiet)
                }
            }
        }
    }
}
