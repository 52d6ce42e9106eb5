import Core
import Expression
import Pages
import Programmes

/// `/score-schemes/new`: a scheme is uploaded or pasted, checked whole with line and column, and put into use.
struct SchemeCheckPage {
    var text = ""
    var reading: SchemeReading?
    var isUsed = false
    var errors: [FieldError] = []

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "核对考核方案",
            lead: "上传写好的方案文件（YAML），每一处问题都指出第几行、第几列。没有错误才能启用。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("考核", "/scores")],
            context: context
        )
        return page.render { w in
            w.errorSummary(errors)
            if let reading { found(reading, w) }
            w.form("/score-schemes", token: context.token, sendsFiles: true) {
                w.fileField(
                    Field("files", "方案文件", hint: "选了文件就用文件的内容", isOptional: true),
                    types: [".yaml", ".yml", ".txt"],
                    largest: UseScheme.largest
                )
                w.textArea(
                    Field("text", "方案内容", value: text, errors: errors, isOptional: true, size: .full),
                    rows: text.isEmpty ? 8 : 24
                )
                w.checkbox(
                    Field("use", "没有错误就启用", hint: "启用以后，新建的考核期用它；已经建立的考核期不变。"),
                    isOn: isUsed
                )
                w.formActions { w.button("核对方案") }
            }
        }
    }

    private func found(_ reading: SchemeReading, _ w: HTMLWriter) {
        if let scheme = reading.scheme {
            w.panel("核对结果") {
                w.conditions([
                    Condition(
                        true,
                        "方案写得对",
                        fact: "\(scheme.name)，\(scheme.items.count) 个项目，满分 \(ScoreFormat.points(scheme.full)) 分"
                    )
                ])
            }
        }
        guard !reading.problems.isEmpty else { return }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        w.panel("要改的地方", remark: "\(reading.problems.count) 处") {
            let columns = [
                TableColumn("位置", .short), TableColumn("轻重", .short), TableColumn("问题"), TableColumn("这一行"),
            ]
            w.table("要改的地方", columns) {
                for problem in reading.problems.prefix(100) {
                    let line = problem.position.line
                    w.row {
                        w.cell("第 \(line) 行第 \(problem.position.column) 列")
                        w.cell(problem.severity == .error ? "错误" : "提醒")
                        w.cell(SchemeReading.sentence(problem))
                        w.cell {
                            w.tag(
                                "code",
                                text: lines.indices.contains(line - 1) ? String(lines[line - 1].prefix(160)) : ""
                            )
                        }
                    }
                }
            }
        }
    }
}
