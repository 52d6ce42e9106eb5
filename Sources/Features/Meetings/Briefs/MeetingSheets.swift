import Accounts
import Core
import Documents
import Pages
import Rounds

/// 观摩点 and scores as workbooks. Columns of domain B15: route, point, content; scoring sheet.
struct MeetingSheets {
    let dossier: MeetingDossier
    let history: [RegionCode: PlaceHistory]
    let names: [String: String]
    let lines: [MeetingScorePage.Line]
    let note: ListNote

    private var meeting: Meeting { dossier.meeting }
    private func subtitles(_ count: String) -> [String] {
        ["\(Format.day(meeting.day))，\(meeting.unitName)召集，依据\(meeting.arrangement.document)"] + note.subtitles(count)
    }

    var points: SheetTable {
        let table = MeetingRoute.timetable(dossier)
        return SheetTable(
            name: "观摩点",
            title: "\(meeting.title)观摩点",
            subtitles: subtitles("\(dossier.points.count) 个观摩点"),
            columns: [
                SheetColumn("站", .integer, width: 6), SheetColumn("观摩点", .wrapped, width: 34),
                SheetColumn("地方", width: 18),
                SheetColumn("观摩内容", .wrapped, width: 20), SheetColumn("怎样选的", width: 12),
                SheetColumn("为什么", .wrapped, width: 32), SheetColumn("到达", .centred, width: 10),
                SheetColumn("停留（分钟）", .integer, width: 12), SheetColumn("离开", .centred, width: 10),
                SheetColumn("距上一站（公里）", .decimal(places: 1), width: 14), SheetColumn("位置", width: 20),
                SheetColumn("以前", .wrapped, width: 26),
            ],
            rows: zip(dossier.points, table.stops).map { point, stop -> [SheetCell] in
                [
                    .integer(point.ordinal), .text(point.title), .text(point.place),
                    .text(names[point.programme] ?? ""),
                    .text(point.choice.word), .text(point.reason), .text(Timetable.words(stop.arrival)),
                    .integer(point.stay), .text(Timetable.words(stop.departure)),
                    .decimal(stop.leg), .text(point.position?.words ?? ""),
                    .text((history[point.region] ?? PlaceHistory()).words),
                ]
            },
            notes: ["距离是两点之间的直线，时间按每小时 \(meeting.arrangement.speed) 公里算。"]
        )
    }

    var scores: SheetDocument {
        let ranks = PointRanks.ranks(lines.map(\.mean))
        let result = SheetTable(
            name: "得分",
            title: "\(meeting.title)观摩点得分",
            subtitles: subtitles("\(lines.count) 个观摩点"),
            columns: [
                SheetColumn("名次", .integer, width: 8), SheetColumn("站", .integer, width: 6),
                SheetColumn("观摩点", .wrapped, width: 34), SheetColumn("地方", width: 18),
                SheetColumn("得分", .decimal(places: 2), width: 10),
                SheetColumn("打分单位", .integer, width: 10), SheetColumn("最高", .decimal(places: 1), width: 10),
                SheetColumn("最低", .decimal(places: 1), width: 10),
                SheetColumn("说明", .wrapped, width: 26),
            ],
            rows: lines.indices.map { place -> [SheetCell] in
                let line = lines[place]
                return [
                    .integer(ranks[place]), .integer(line.point.ordinal), .text(line.point.title),
                    .text(line.point.place), .decimal(line.mean?.value),
                    .integer(line.given), .decimal(line.mean?.highest),
                    .decimal(line.mean?.lowest),
                    .text(MeetingScorePage.remark(line)),
                ]
            },
            notes: [TrimmedMean.rule]
        )
        let single = SheetTable(
            name: "各单位打的分",
            title: "各单位打的分",
            subtitles: subtitles("\(dossier.units.count) 个单位"),
            columns: [SheetColumn("打分单位", width: 18)]
                + lines.map { SheetColumn("第 \($0.point.ordinal) 站", .decimal(places: 1), width: 10) },
            rows: dossier.units.map { unit -> [SheetCell] in
                [.text(unit.name)]
                    + lines.map { line in
                        let isOwn = MeetingPolicy.isOwn(line.point.region, of: unit)
                        return line.marks[unit.unit].map { .decimal($0) } ?? (isOwn ? .text("回避") : .blank)
                    }
            },
            notes: ["本乡镇、本村的点不由本单位打分。"]
        )
        return SheetDocument([result, single])
    }
}
