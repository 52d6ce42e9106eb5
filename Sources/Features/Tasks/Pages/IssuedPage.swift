import Core
import Directives
import Pages

/// What was just issued: the numbers, and how many tasks each unit sees in 今日 now.
struct IssuedPage {
    let directive: Directive
    let lines: [TaskLine]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "已下达 \(lines.count) 项任务",
            lead: directive.title,
            breadcrumbs: [Crumb("今日", "/"), Crumb("文件", "/directives")],
            primary: .link("查看任务清单", to: "/tasks?directive=\(directive.id)"),
            actions: [
                .link("任务分解表", to: "/directives/\(directive.id)/tasks/sheet", icon: .print),
                .link("下载分解表", to: "/directives/\(directive.id)/tasks.xlsx", icon: .download),
            ],
            context: context
        )
        return page.render { w in
            w.panel("各单位收到的任务", remark: "这些任务已经出现在各单位的今日里，等待签收。") {
                w.table("各单位收到的任务", [TableColumn("牵头单位", .name), TableColumn("任务", .number, unit: "项")]) {
                    for (name, count) in byUnit {
                        w.row {
                            w.cell(name)
                            w.cell(count)
                        }
                    }
                }
            }
            w.panel("编号") {
                let columns = [TableColumn("任务", .name), TableColumn("编号", .short), TableColumn("牵头单位")]
                w.table("编号", columns) {
                    for line in lines {
                        w.row(opening: "/tasks/\(line.task.id)") {
                            w.cell(line.task.title, linkingTo: "/tasks/\(line.task.id)")
                            w.cell("\(line.task.number)")
                            w.cell(line.leadName)
                        }
                    }
                }
            }
        }
    }

    private var byUnit: [(String, Int)] {
        Dictionary(grouping: lines, by: \.leadName).map { ($0.key, $0.value.count) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }
}
