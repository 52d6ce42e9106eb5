import Core
import Pages

/// `/responsibility-letters`: the letter of each township of a year.
struct LetterListPage {
    let year: Int
    let lines: [LetterLine]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "目标责任书",
            lead: "\(year) 年，每个乡镇一份：分解到乡镇的目标和牵头的任务。乡镇签订以后照签订时的样子保存，后来的变化列在旁边。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("专项", "/programmes")],
            context: context
        )
        return page.render { w in
            guard lines.contains(where: { $0.targets > 0 || $0.signed != nil }) else {
                return w.emptyState(
                    "还没有分解到乡镇的目标",
                    "在专项的“目标”里定县级目标、分解到乡镇，这里就有每个乡镇的责任书。",
                    action: .link("查看专项", to: "/programmes")
                )
            }
            let columns = [
                TableColumn("乡镇", .name), TableColumn("目标", .number, unit: "项"), TableColumn("滞后", .number, unit: "项"),
                TableColumn("签订", .text),
            ]
            w.table("目标责任书", columns) {
                for line in lines {
                    let address = "/responsibility-letters/\(line.region)?year=\(year)"
                    w.row(opening: address) {
                        w.cell("\(line.name)目标责任书", linkingTo: address)
                        w.figure("\(line.targets)", line.targets == 0 ? nil : address)
                        w.figure("\(line.behind)", line.behind == 0 ? nil : address)
                        w.cell(
                            line.signed.map { "第 \($0.version) 版，\(Format.day($0.signedAt.day)) \($0.person)" }
                                ?? "还没有签订"
                        )
                    }
                }
            }
        }
    }
}
