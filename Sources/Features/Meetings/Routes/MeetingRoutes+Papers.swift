import Accounts
import Core
import Database
import Documents
import Foundation
import Indicators
import Ledgers
import PaperFormat
import Programmes
import Records
import Rounds
import Web

extension MeetingRoutes {
    static let heads = Access.roles([.supervisor, .leader, .officer])

    var papers: [Route] {
        [
            .get("/meetings/{meeting}/briefs", Self.readers, "观摩点简介") { visit in
                .page(try await briefs(visit, nil).all(await visit.pageContext))
            },
            .get("/meetings/{meeting}/briefs/{point}", Self.readers, "一个观摩点的简介") { visit in
                .page(try await briefs(visit, point(visit)).one(await visit.pageContext))
            },
            .get("/meetings/{meeting}/materials.docx", Self.heads, "下载路线和简介的 Word") { visit in
                let pages = try await materials(visit)
                let path = Self.newPath("docx")
                try DocxWriter.write(MeetingPapers(pages.dossier, pages.briefs).whole(), to: path)
                let name = "\(pages.dossier.meeting.title) 路线和简介.docx"
                return .file(path, name: name, type: FileType.docx.contentType, deleteAfter: true)
            },
            .get("/meetings/{meeting}/materials.zip", Self.heads, "下载现场推进会全套材料") { visit in
                let (pages, sheets, path) = (try await materials(visit), try await sheets(visit), Self.newPath("zip"))
                try MeetingArchive.write(MeetingPapers(pages.dossier, pages.briefs), sheets, to: path)
                let name = "\(pages.dossier.meeting.title) 材料.zip"
                return .file(path, name: name, type: FileType.zip.contentType, deleteAfter: true)
            },
            .get("/meetings/{meeting}/points.xlsx", Self.readers, "导出观摩点") { visit in
                let (sheets, path) = (try await sheets(visit), Self.newPath("xlsx"))
                try SheetDocument(sheets.points).write(to: path)
                let name = sheets.note.fileName("\(sheets.dossier.meeting.title) 观摩点") + ".xlsx"
                return .file(path, name: name, type: FileType.xlsx.contentType, deleteAfter: true)
            },
            .get("/meetings/{meeting}/scores.xlsx", Self.heads, "导出打分表") { visit in try await scoreSheet(visit) },
        ]
    }

    static func newPath(_ ending: String) -> String {
        NSTemporaryDirectory() + "luoshi-meetings-\(UInt64.random(in: 0...UInt64.max)).\(ending)"
    }

    /// Kept briefs, or those of this moment while the meeting is being prepared.
    private func briefs(_ visit: Visit, _ only: MeetingPointID?) async throws -> BriefPages {
        let (actor, id, desk) = (try visit.actor, try id(visit), desk)
        return try await database.read { tx in
            let dossier = try tx.meetings.dossier(id, for: actor)
            let points = dossier.points.filter {
                (only == nil || $0.id == only) && MeetingPolicy.readsBrief(actor, $0, of: dossier)
            }
            guard only == nil || !points.isEmpty else { throw WebFault.notFound }
            var reading: BriefReading?
            let briefs = try points.map { point -> (point: MeetingPoint, brief: PointBrief) in
                if let brief = point.brief { return (point, brief) }
                let own = try reading ?? BriefReading(desk, for: actor, tx)
                reading = own
                return (point, try own.brief(of: point))
            }
            return BriefPages(actor: actor, dossier: dossier, briefs: briefs)
        }
    }

    private func materials(_ visit: Visit) async throws -> BriefPages {
        let pages = try await briefs(visit, nil)
        guard MeetingPolicy.seesMarks(try visit.actor, pages.dossier.meeting) else { throw WebFault.forbidden() }
        return pages
    }

    private func sheets(_ visit: Visit) async throws -> MeetingSheets {
        let (actor, id, desk) = (try visit.actor, try id(visit), desk)
        return try await database.read { tx in
            let dossier = try tx.meetings.dossier(id, for: actor)
            return MeetingSheets(
                dossier: dossier,
                history: try tx.meetingPoints.history(
                    of: dossier.points.map(\.region),
                    before: dossier.meeting.day,
                    in: dossier.meeting.county
                ),
                names: Dictionary(
                    try desk.indicators.shelf.all(in: dossier.meeting.county, tx).map {
                        ($0.playbook.key, $0.playbook.name)
                    },
                    uniquingKeysWith: { first, _ in first }
                ),
                lines: try Self.lines(dossier, actor, tx),
                note: ListNote(readAt: desk.environment.now(), filters: [])
            )
        }
    }

    private func scoreSheet(_ visit: Visit) async throws -> Reply {
        let (actor, sheets, path) = (try visit.actor, try await sheets(visit), Self.newPath("xlsx"))
        let meeting = sheets.dossier.meeting
        guard MeetingPolicy.seesMarks(actor, meeting) else { throw WebFault.forbidden() }
        try sheets.scores.write(to: path)
        // Who takes single units' marks along is written down.
        let desk = desk
        try await database.write { tx in try desk.record("meeting.export", meeting, "得分", by: actor, tx) }
        let name = sheets.note.fileName("\(meeting.title) 得分") + ".xlsx"
        return .file(path, name: name, type: FileType.xlsx.contentType, deleteAfter: true)
    }
}
