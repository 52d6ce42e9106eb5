import Core
import Pages

/// `/problems/import`: a list somebody brought; what was understood of each row is shown before anything is written.
struct ProblemImportPage {
    let today: Day
    var values: [String: String] = [:]
    var errors: [FieldError] = []
    var title = ""
    var checked: ImportProblems.Checked?

    static let types = [".xlsx", ".csv"]
    private static let shown = 200

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "导入问题清单",
            lead: "全部检查过才写入；有一处不对，就一行也不写。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("问题", "/problems")],
            width: checked == nil ? .narrow : .wide,
            context: context
        )
        return page.render { w in
            if let checked { outcome(checked, w, context) }
            form(w, context)
            if let checked { table(checked, w) }
            columns(w)
        }
    }

    private func outcome(_ checked: ImportProblems.Checked, _ w: HTMLWriter, _ context: PageContext) {
        guard checked.problems.isEmpty else {
            w.notice(Notice(.blocked, "表里有 \(checked.problems.count) 处要改，没有写入任何内容。"), token: context.token)
            w.panel("要改的地方", id: "problems", remark: "改好后重新选择文件。") {
                w.tag("ul", ["class": "problem-list"]) {
                    for sentence in checked.problems.prefix(Self.shown) { w.tag("li", text: sentence) }
                }
                if checked.problems.count > Self.shown { w.remark("只列出前 \(Self.shown) 处，改好后再检查一次。") }
            }
            return
        }
        let aspects = Set(checked.rows.map(\.input.aspect)).count
        let words = "文件没有要改的地方：“\(title)”，\(aspects) 个方面 \(checked.rows.count) 个问题。再选一次文件就可以导入。"
        w.notice(Notice(.done, words), token: context.token)
        for remark in checked.remarks { w.remark(remark) }
    }

    private func form(_ w: HTMLWriter, _ context: PageContext) {
        w.form("/problems/import", token: context.token, sendsFiles: true, errors: errors) {
            w.fileField(
                Field("file", "问题清单", errors: errors),
                types: Self.types,
                largest: 10_000_000,
                inChunks: true
            )
            w.textField(
                Field("name", "清单名称", value: values["name"] ?? "", hint: "空着时用表上的标题", isOptional: true)
            )
            w.fieldRow {
                w.select(
                    Field("source", "来源", value: values["source"] ?? ProblemSource.higherList.rawValue, size: .short),
                    ProblemSource.allCases.map { Choice($0.rawValue, $0.word) }
                )
                w.dayField(Field("found", "反馈日期", value: values["found"] ?? "\(today)", size: .short))
            }
            w.fieldGroup("统一的时限", hint: "表上没有写时限的，用这里的。") {
                PhaseFields.write(w, values, errors, form: nil, isOptional: true)
            }
            w.checkbox(Field("needs", "整改结果要公示", hint: "复核通过以后先公示，期满再销号。"), isOn: values["needs"] != nil)
            w.formActions {
                w.button("导入问题清单")
                w.button("只检查，不导入", kind: .secondary, name: "check", value: "1")
            }
        }
    }

    private func table(_ checked: ImportProblems.Checked, _ w: HTMLWriter) {
        guard !checked.rows.isEmpty else { return }
        let columns = [
            TableColumn("问题", .name), TableColumn("行", .number), TableColumn("方面"), TableColumn("地方"),
            TableColumn("责任单位"), TableColumn("整改时限"), TableColumn("责任人", onlyOnDesk: true),
        ]
        w.panel("读懂的内容", remark: "共 \(checked.rows.count) 行") {
            w.table("读懂的内容", columns) {
                for row in checked.rows.prefix(Self.shown) {
                    w.row {
                        w.cell(row.input.content)
                        w.cell(row.number)
                        w.cell(row.input.aspect)
                        w.cell(row.input.spot.isEmpty ? row.placeName : "\(row.placeName) · \(row.input.spot)")
                        w.cell(row.unitName.isEmpty ? "交办时再定" : row.unitName)
                        w.cell(row.input.phases.isEmpty ? "交办时再定" : PhaseText.written(row.input.phases))
                        w.cell(row.input.person)
                    }
                }
            }
        }
    }

    private func columns(_ w: HTMLWriter) {
        let explanations: [(ProblemColumn, Bool, String)] = [
            (.content, true, "一行一个问题。"), (.aspect, true, "也可以写在各行之间的小标题里，例如 一、人居环境方面。"),
            (.serial, false, "清单上的序号。"), (.spot, false, "写出乡镇、村名，就能归到那个地方。"), (.unit, false, "全称、简称或别名；几个单位时第一个牵头。"),
            (.person, false, "姓名。"), (.cause, false, ""), (.measures, false, ""),
            (.deadline, false, "例如 6月10日前取得明显成效，6月底前整改到位。"), (.found, false, "例如 2026-05-20。"), (.finder, false, ""),
        ]
        w.panel("文件的写法", remark: "列的先后不限。整改通知单（14 列）、销号申请单（13 列）、治理台账（11 列）也能读。") {
            w.table("各列", [TableColumn("列", .name), TableColumn("必填", .short), TableColumn("也可以叫"), TableColumn("内容")])
            {
                for (column, isNeeded, explanation) in explanations {
                    w.row {
                        w.cell(column.word)
                        w.cell(isNeeded ? "必填" : "选填")
                        w.cell(ProblemColumn.words[column]?.dropFirst().prefix(4).joined(separator: "、") ?? "")
                        w.cell(explanation)
                    }
                }
            }
        }
    }
}
