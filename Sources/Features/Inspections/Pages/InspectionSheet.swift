import Accounts
import Core
import Documents
import Pages

/// Results of an inspection as a workbook: visits, points lost, problems found, places not visited.
struct InspectionSheet {
    let page: InspectionPage
    let note: ListNote

    var tables: [SheetTable] { [visits, deductions, findings] + (page.seesPlan ? [missing] : []) }

    init(page: InspectionPage, readAt: Instant) {
        self.page = page
        // Who takes no part sees what was found in the own place.
        note = ListNote(readAt: readAt, filters: page.seesPlan ? [] : [page.name(page.actor.region)])
    }

    private func subtitles(_ count: String) -> [String] {
        ["\(page.plan.number)　批准文号：\(page.plan.document)"] + note.subtitles(count)
    }

    private var visits: SheetTable {
        let rows = page.visits.map { visit -> [SheetCell] in
            [
                .text(page.name(visit.region)), .text(visit.spot), .decimal(visit.score), .decimal(visit.lost),
                .integer(page.findings[visit.id]?.count ?? 0), .text(visit.person), .text(visit.unitName),
                .moment(visit.foundAt),
            ]
        }
        return SheetTable(
            name: "现场记录",
            title: "\(page.plan.title)检查结果",
            subtitles: subtitles("\(rows.count) 份现场记录"),
            columns: [
                SheetColumn("地方", width: 20), SheetColumn("具体地点", width: 20), SheetColumn("得分", .decimal(places: 1)),
                SheetColumn("扣分", .decimal(places: 1)), SheetColumn("发现问题", .integer), SheetColumn("检查人"),
                SheetColumn("单位", width: 22), SheetColumn("检查时间", .moment, width: 18),
            ],
            rows: rows,
            frozenColumns: 1
        )
    }

    private var deductions: SheetTable {
        let rows = page.visits.flatMap { visit in
            (page.deductions[visit.id] ?? []).map { deduction -> [SheetCell] in
                let item = page.list.place(of: deduction.item).map { page.list.items[$0] }
                return [
                    .text(page.name(visit.region)), .text(visit.spot), .text(item?.ask ?? deduction.item),
                    .text(deduction.says), .decimal(deduction.points), .text(deduction.facts),
                    .text(item?.source ?? ""),
                ]
            }
        }
        return SheetTable(
            name: "扣分",
            title: "扣分明细",
            subtitles: subtitles("\(rows.count) 处扣分"),
            columns: [
                SheetColumn("地方", width: 20), SheetColumn("具体地点", width: 20), SheetColumn("检查内容", .wrapped, width: 28),
                SheetColumn("扣分原因", .wrapped, width: 28), SheetColumn("扣分", .decimal(places: 1)),
                SheetColumn("事实", .wrapped, width: 34), SheetColumn("依据", .wrapped, width: 34),
            ],
            rows: rows
        )
    }

    private var findings: SheetTable {
        let rows = page.visits.flatMap { visit in
            (page.findings[visit.id] ?? []).map { finding -> [SheetCell] in
                [
                    .text(finding.number), .text(page.name(visit.region)), .text(visit.spot), .text(finding.aspect),
                    .text(finding.content), .text(finding.stage),
                ]
            }
        }
        return SheetTable(
            name: "发现的问题",
            title: "发现的问题",
            subtitles: subtitles("\(rows.count) 个问题"),
            columns: [
                SheetColumn("编号", width: 20), SheetColumn("地方", width: 20), SheetColumn("具体地点", width: 20),
                SheetColumn("方面"), SheetColumn("问题", .wrapped, width: 48), SheetColumn("状态"),
            ],
            rows: rows
        )
    }

    private var missing: SheetTable {
        SheetTable(
            name: "还没有去的地方",
            title: "还没有去的地方",
            subtitles: subtitles("\(page.missing.count) 个地方"),
            columns: [SheetColumn("序号", .centred, width: 8), SheetColumn("地方", width: 30)],
            rows: page.missing.enumerated().map { [.integer($0 + 1), .text(page.name($1))] as [SheetCell] }
        )
    }
}
