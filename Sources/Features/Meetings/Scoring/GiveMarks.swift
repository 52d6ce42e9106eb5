import Core
import Database
import Records
import Rounds

/// Whether a unit may score a point, and whether what it gives is right. Pure.
package enum MarkRules {
    package static func issues(
        _ marks: [Double?],
        _ criteria: [MeetingCriterion],
        of point: MeetingPoint,
        by unit: MeetingUnit?,
        in meeting: Meeting,
        on today: Day
    ) -> [Issue] {
        guard let unit else { return [Issue("mark.notPresent")] }
        guard meeting.stage == .underway else { return [Issue("mark.notUnderway")] }
        guard today >= meeting.day else { return [Issue("mark.early", ["day": "\(meeting.day)"])] }
        guard !MeetingPolicy.isOwn(point.region, of: unit) else { return [Issue("mark.own", ["unit": unit.name])] }
        return criteria.indices.compactMap { place in
            let (criterion, mark) = (criteria[place], marks.indices.contains(place) ? marks[place] : nil)
            // Halves are fine enough for an eye.
            if let mark, mark >= 0, mark <= criterion.full, (mark * 2).rounded() == mark * 2 { return nil }
            let values = ["word": criterion.word, "full": MeetingCriterion("", criterion.full).line.trimmingSpaces]
            return Issue("mark.value", field: "mark\(place + 1)", values)
        }
    }
}

/// A unit scores a point, once: the first answer stands.
package struct GiveMarks: Sendable {
    let desk: MeetingDesk

    package init(_ desk: MeetingDesk) { self.desk = desk }

    package func callAsFunction(
        _ id: MeetingID,
        _ point: MeetingPointID,
        _ marks: [Double?],
        by actor: Actor
    ) async throws -> Outcome<MeetingPointID> {
        let (desk, today) = (desk, desk.today)
        do {
            return try await desk.database.write { tx in
                let meeting = try tx.meetings.find(id, for: actor, locking: true)
                let point = try tx.meetingPoints.find(point, of: id)
                let unit = try tx.meetings.units(of: id).first { MeetingPolicy.takesPart(actor, $0) }
                let criteria = meeting.arrangement.criteria
                let issues = MarkRules.issues(marks, criteria, of: point, by: unit, in: meeting, on: today)
                guard issues.isEmpty else { return .refused(issues) }
                let given = marks.compactMap { $0 }
                guard try tx.marks.insert(given, of: point.id, by: actor, at: desk.environment.now()) else {
                    throw RefusedMeeting(issues: [Issue("mark.given", ["unit": actor.unitName])])
                }
                let words = "\(actor.unitName)给第 \(point.ordinal) 站打分"
                try desk.record("meeting.mark", meeting, words, by: actor, tx)
                return .done(point.id)
            }
        } catch let refused as RefusedMeeting {
            return .refused(refused.issues)
        }
    }
}
