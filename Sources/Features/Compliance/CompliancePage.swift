import Core
import Pages

/// `/compliance`: how each rule is kept, worked out when the page is opened.
struct CompliancePage {
    let lines: [ComplianceLine]
    let at: Instant

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "减负合规",
            lead: "为基层减负的每条规定，本系统做到了没有。由系统当场查出，不是填报的。",
            actions: [.print("打印")],
            printStyle: .landscape,
            context: context
        )
        return page.render { w in
            strip(w)
            let columns = [
                TableColumn("规定", .name), TableColumn("结果", .short), TableColumn("现在的情况"),
                TableColumn("怎么查的"), TableColumn("出处"), TableColumn("打开", .acts),
            ]
            w.table("减负合规", columns, paperTitle: "减负合规检查表") {
                for line in lines {
                    w.row {
                        w.cell(line.rule)
                        w.cell { w.chip(line.result.word, tone: tone(line.result)) }
                        w.cell(line.words)
                        w.cell(line.check)
                        w.cell(line.basis)
                        w.cell {
                            if let address = line.address {
                                w.link(line.result == .open ? "去处理" : "查看", to: address)
                            }
                        }
                    }
                }
            }
            w.details("名称相近、逐列看过的列") {
                for excuse in StoredColumns.excuses { w.paragraph(excuse) }
            }
            w.remark("截至 \(Format.moment(at))。")
        }
    }

    private func strip(_ w: HTMLWriter) {
        func count(_ result: ComplianceLine.Result) -> String {
            Format.number(lines.filter { $0.result == result }.count)
        }
        w.statStrip(
            [
                Stat("做到", count(.kept), unit: "条"), Stat("要处理", count(.open), unit: "条"),
                Stat("还看不出", count(.unknown), unit: "条"),
            ],
            label: "检查结果"
        )
    }

    private func tone(_ result: ComplianceLine.Result) -> ChipTone {
        switch result {
        case .kept: .strong
        case .open: .open
        case .unknown: .plain
        }
    }
}
