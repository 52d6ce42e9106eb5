import Core
import Pages

/// `/responsibility-letters/{region}?version=`: a letter just as it was signed.
struct SignedLetterPage {
    let letter: SignedLetter
    let county: String
    let place: String

    func render(_ context: PageContext) -> [UInt8] {
        let title = "\(place)\(letter.year)年目标责任书"
        let address = "/responsibility-letters/\(letter.region)?year=\(letter.year)"
        let page = Page(
            "\(title)（第 \(letter.version) 版）",
            lead: "\(Format.moment(letter.signedAt)) 由\(letter.unitName) \(letter.person)签订，内容照签订时的样子。",
            breadcrumbs: [Crumb("责任书", "/responsibility-letters"), Crumb(title, address)],
            actions: [.link("与现在对照", to: address), .print("打印责任书")],
            printHeader: PrintHeader(
                "\(county)\(title)",
                facts: ["第 \(letter.version) 版", "\(Format.day(letter.signedAt.day))"]
            ),
            context: context
        )
        return page.render { w in
            w.paragraph("为落实\(county)\(letter.year)年重点工作，\(county)与\(place)签订本责任书。")
            targets(w)
            tasks(w)
            LetterSigning(county: county, place: place, signed: letter).write(to: w)
        }
    }

    private func targets(_ w: HTMLWriter) {
        let columns = [
            TableColumn("专项"), TableColumn("指标", .name), TableColumn("目标"), TableColumn("版次", .number),
            TableColumn("依据"),
        ]
        w.panel("一、目标", remark: "共 \(letter.content.targets.count) 项") {
            w.table("目标", columns) {
                for target in letter.content.targets {
                    w.row {
                        w.cell(target.programme)
                        w.cell(
                            target.word,
                            linkingTo: "/indicators/\(target.set)/\(target.indicator)?region=\(letter.region)"
                        )
                        w.cell(target.goal)
                        w.cell(target.version)
                        w.cell(target.source)
                    }
                }
            }
        }
    }

    private func tasks(_ w: HTMLWriter) {
        guard !letter.content.tasks.isEmpty else { return }
        let columns = [
            TableColumn("编号", .short), TableColumn("任务", .name), TableColumn("牵头单位"), TableColumn("时限", .short),
        ]
        w.panel("二、任务", remark: "共 \(letter.content.tasks.count) 项") {
            w.table("任务", columns) {
                for task in letter.content.tasks {
                    w.row {
                        w.cell(task.number)
                        w.cell(task.title, linkingTo: "/tasks/\(task.id)")
                        w.cell(task.lead)
                        w.cell(task.deadline.isEmpty ? "—" : task.deadline)
                    }
                }
            }
        }
    }
}
