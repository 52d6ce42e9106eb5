import Core
import Database
import Pages
import Rounds

/// A meeting as a command shows it.
package struct ShownMeeting: Sendable {
    package let lines: [String]
}

/// What whoever has the database itself may read.
extension MeetingStore {
    /// The newest first.
    package func all(in county: RegionCode, limit: Int) throws -> [Meeting] {
        try tx.rows(
            "SELECT m.* FROM meeting m WHERE m.county = \(county) ORDER BY m.day DESC, m.id DESC LIMIT \(limit)",
            Meeting.init
        )
    }

    /// Nil where there is no such meeting.
    package func shown(_ id: MeetingID) throws -> ShownMeeting? {
        guard let meeting = try tx.first("SELECT m.* FROM meeting m WHERE m.id = \(id)", Meeting.init) else {
            return nil
        }
        let totals = Dictionary(grouping: try tx.marks.totals(of: id), by: \.point)
        let units = try units(of: id)
        var lines = ["\(meeting.day)\t\(meeting.stage.word)\t\(meeting.title)\t\(meeting.arrangement.document)"]
        lines += try tx.meetingPoints.list(of: id).map { point in
            let mean = TrimmedMean(of: (totals[point.id] ?? []).map(\.total))
            let score = mean.map { "\(Format.fixed($0.value, places: 2))（\($0.count) 份）" } ?? "没有打分"
            return "第 \(point.ordinal) 站\t\(point.title)\t\(point.choice.word)\t\(score)"
        }
        lines.append("表态\t\(units.count { $0.pledgedAt != nil }) / \(units.count)")
        lines += try tx.meetingPoints.draws(of: id).map { draw in
            "\(draw.kind.word)\t随机数 \(draw.seed)\t\(draw.pool.count) 个里抽 \(draw.drawn.count) 个"
        }
        return ShownMeeting(lines: lines)
    }
}
