import Core
import Directives
import Documents
import Pages
import PaperFormat

/// 任务分解表: the notice that sends it out, and the table itself as the attachment, printed across (domain B15).
struct BreakdownPaper {
    let directive: Directive
    let sheet: BreakdownSheet
    let leads: [(unit: UnitID, name: String)]
    let office: String
    let today: Day

    func draft() -> PaperDraft {
        let name = BreakdownSheet.title(directive.title)
        let content = PaperContent(
            title: "关于印发\(name)的通知",
            addressees: leads.count > 6 ? ["各乡镇人民政府", "县直各有关部门"] : leads.map(\.name),
            text: [
                "现将\(name)印发给你们，请结合实际抓好落实。", "1.各牵头单位负总责，会同责任单位和配合单位制定落实措施，按完成时限推进。",
                "2.进展随办随报，完成后申请销号，由其他单位的人核验。", "3.对分工有异议的，收到后五个工作日内提出并说明理由。",
            ].joined(separator: "\n"),
            tables: [table],
            annexes: [.init(title: name, text: "〔表：任务分解〕", isWide: true)],
            signature: office,
            office: office,
            dated: today
        )
        return PaperDraft(.breakdown, content, units: leads.map(\.unit))
    }

    private var table: PaperTable {
        let shares: [Double] = [1.3, 3.8, 1.7, 1, 1.5, 2, 1.6]
        let columns = zip(BreakdownSheet.columns, shares).map { column, share in
            PaperTable.Column(column.title, share: share, share < 1.4 ? .centre : .left)
        }
        let rows = sheet.parts.flatMap { part in
            (part.section.isEmpty ? [] : [["", part.section, "", "", "", "", ""]])
                + part.rows.map { number, row in
                    [
                        number, row.task, row.targets.joined(separator: "\n"), row.leader ?? "",
                        row.lead.joined(separator: "、"), row.others, row.time,
                    ]
                }
        }
        return PaperTable("任务分解", showsName: false, columns: columns, rows: rows)
    }
}
