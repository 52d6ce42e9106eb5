import Core
import Pages
import Programmes
import Tasks

/// `/responsibility-letters/{region}`: one township's letter, on the screen with its lights and on paper with its
/// signatures.
struct LetterPage {
    let letter: ResponsibilityLetter

    func render(_ context: PageContext) -> [UInt8] {
        let title = "\(letter.place)\(letter.year)年目标责任书"
        let page = Page(
            title,
            lead: "目标和任务随分解、下达更新；打印的是 \(Format.day(context.today))的版本，每个目标注明版次。",
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb("责任书", "/responsibility-letters")],
            actions: [.print("打印责任书")],
            printHeader: PrintHeader("\(letter.county)\(title)", facts: ["\(Format.day(context.today))"]),
            context: context
        )
        return page.render { w in
            w.paragraph("为落实\(letter.county)\(letter.year)年重点工作，\(letter.county)与\(letter.place)签订本责任书。")
            targets(w)
            tasks(w, context)
            w.panel("计分") {
                w.paragraph("完成情况以台账和任务记录为准，计分和奖惩按县考核方案执行。")
            }
            signing(w)
        }
    }

    private func targets(_ w: HTMLWriter) {
        let columns = [
            TableColumn("专项"), TableColumn("指标", .name), TableColumn("目标"), TableColumn("版次", .number),
            TableColumn("依据"), TableColumn("现在", .short), TableColumn("灯", .short),
        ]
        w.panel("一、目标", remark: "共 \(letter.targets.count) 项") {
            guard !letter.targets.isEmpty else { return w.remark("还没有分解到\(letter.place)的目标。") }
            w.table("目标", columns) {
                for line in letter.targets {
                    let outlook = line.outlook
                    w.row(signal: outlook.signal) {
                        w.cell(line.programme, linkingTo: "/programmes/\(outlook.key.set)?region=\(letter.region)")
                        w.cell(
                            outlook.indicator.word,
                            linkingTo: "/indicators/\(outlook.key.set)/\(outlook.key.indicator)?region=\(letter.region)"
                        )
                        w.cell(outlook.goal)
                        w.cell(outlook.target?.version)
                        w.cell(outlook.target?.source ?? "")
                        w.cell(outlook.words(outlook.value))
                        w.cell { if let signal = outlook.signal { w.light(signal) } }
                    }
                }
            }
        }
    }

    private func tasks(_ w: HTMLWriter, _ context: PageContext) {
        let columns = [
            TableColumn("编号", .short), TableColumn("任务", .name), TableColumn("牵头单位"), TableColumn("时限", .short),
            TableColumn("灯", .short),
        ]
        let more = letter.moreTasks > 0 ? "，另有 \(letter.moreTasks) 项见任务清单" : ""
        w.panel("二、任务", remark: "共 \(letter.tasks.count) 项\(more)") {
            guard !letter.tasks.isEmpty else { return w.remark("没有由\(letter.place)牵头的任务。") }
            w.table("任务", columns) {
                for line in letter.tasks {
                    w.row(opening: "/tasks/\(line.task.id)", signal: line.light.signal) {
                        w.cell("\(line.task.number)")
                        w.cell(line.task.title, linkingTo: "/tasks/\(line.task.id)")
                        w.cell(line.leadName)
                        w.cell(line.task.deadline?.description ?? "—")
                        w.cell { w.light(line.light.signal) }
                    }
                }
            }
        }
    }

    private func signing(_ w: HTMLWriter) {
        w.tag("div", ["class": "signing"]) {
            for party in [letter.county, letter.place] {
                w.tag("div") {
                    w.tag("p", text: "\(party)（盖章）")
                    w.tag("p", text: "负责人（签字）：＿＿＿＿＿＿＿＿")
                    w.tag("p", text: "　　　　年　　月　　日")
                }
            }
        }
    }
}
