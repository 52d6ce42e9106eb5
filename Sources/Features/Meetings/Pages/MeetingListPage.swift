import Core
import Pages
import Rounds

/// A meeting in a list.
struct MeetingLine: Sendable {
    let meeting: Meeting
    let points: Int
    let units: Int
    let pledged: Int
}

/// `/meetings`: what is being prepared, under way, over.
struct MeetingListPage {
    let actor: Actor
    let lines: [MeetingLine]
    let next: MeetingID?
    let isFirst: Bool

    func render(_ context: PageContext) -> [UInt8] {
        let convenes = MeetingPolicy.convenes(actor)
        let page = Page(
            "现场推进会",
            lead: "到现场看、当场打分、当面表态：点怎么选的、路怎么走、说了什么、后来做到没有，都在这里。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("调度", "/rounds")],
            primary: convenes ? .link("安排现场推进会", to: "/meetings/new", icon: .plus) : nil,
            context: context
        )
        return page.render { w in
            guard !lines.isEmpty else {
                return w.emptyState(
                    "还没有现场推进会",
                    convenes ? "有文件要求、列入年度计划的，在这里安排。" : "会议开始以后，本单位参会的、点在本地方的列在这里。",
                    action: convenes ? .link("安排现场推进会", to: "/meetings/new") : nil
                )
            }
            table("准备和进行", lines.filter { !isOver($0.meeting) }, w, context)
            table("已结束", lines.filter { isOver($0.meeting) }, w, context)
            w.pager(Pager(next: next.map { "/meetings?before=\($0)" }, shown: lines.count))
        }
    }

    private func isOver(_ meeting: Meeting) -> Bool { meeting.stage == .closed || meeting.stage == .withdrawn }

    private func table(_ title: String, _ lines: [MeetingLine], _ w: HTMLWriter, _ context: PageContext) {
        guard !lines.isEmpty else { return }
        let columns = [
            TableColumn("会议", .name), TableColumn("状态", .short), TableColumn("日期", .short), TableColumn("召集单位"),
            TableColumn("依据", onlyOnDesk: true), TableColumn("观摩点", .number, unit: "个"),
            TableColumn("参会", .number, unit: "个"), TableColumn("已表态", .number, unit: "个"),
        ]
        w.panel(title, remark: "\(lines.count) 次") {
            w.table(title, columns) {
                for line in lines {
                    let meeting = line.meeting
                    w.row(opening: meeting.address) {
                        w.cell(meeting.title, linkingTo: meeting.address)
                        w.cell(meeting.stage.word)
                        w.cell("\(meeting.day)")
                        w.cell(meeting.unitName)
                        w.cell(meeting.arrangement.document)
                        w.cell(line.points)
                        w.cell(line.units)
                        w.cell(line.pledged)
                    }
                }
            }
        }
    }
}
