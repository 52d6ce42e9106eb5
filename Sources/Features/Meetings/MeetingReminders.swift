import Core
import Database
import Indicators
import Rounds

extension MeetingDesk {
    /// What meetings want a person to do today: those who lead prepare, open and close them; units present score, pledge, sign.
    package func reminders(for actor: Actor, _ tx: Transaction) throws -> [RoundReminder] {
        guard actor.role != .administrator, actor.role != .village else { return [] }
        let meetings = try tx.meetings.list(for: actor, stages: [.preparing, .underway], limit: 20)
        return try meetings.flatMap { meeting -> [RoundReminder] in
            let leading = try MeetingPolicy.leads(actor, meeting) ? lead(meeting, for: actor, tx) : []
            return try leading + owed(meeting, by: actor, tx) + (actor.role == .leader ? [look(meeting)] : [])
        }
    }

    private func look(_ meeting: Meeting) -> RoundReminder {
        RoundReminder(
            act: "看材料",
            title: meeting.title,
            address: meeting.address + "/briefs",
            facts: [meeting.stage.word],
            deadline: meeting.day
        )
    }

    private func lead(_ meeting: Meeting, for actor: Actor, _ tx: Transaction) throws -> [RoundReminder] {
        let points = try tx.meetingPoints.list(of: meeting.id).count
        let act: String
        switch meeting.stage {
        case .preparing where points == 0: act = "选点"
        case .preparing where today >= meeting.day.adding(days: -1): act = "开始"
        case .underway where today >= meeting.day: act = "结束"
        default: return []
        }
        let facts = ["\(points) 个观摩点", meeting.stage.word]
        return [
            RoundReminder(act: act, title: meeting.title, address: meeting.address, facts: facts, deadline: meeting.day)
        ]
    }

    /// Only what the unit has not done yet.
    private func owed(_ meeting: Meeting, by actor: Actor, _ tx: Transaction) throws -> [RoundReminder] {
        guard meeting.stage == .underway,
            let unit = try tx.meetings.units(of: meeting.id).first(where: { MeetingPolicy.takesPart(actor, $0) })
        else { return [] }
        var reminders: [RoundReminder] = []
        func add(_ act: String, _ address: String, _ fact: String) {
            reminders.append(
                RoundReminder(act: act, title: meeting.title, address: address, facts: [fact], deadline: meeting.day)
            )
        }
        let left = try unscored(meeting.id, by: unit, tx)
        if left > 0, today >= meeting.day { add("打分", meeting.address + "/scores", "还有 \(left) 个点没有打分") }
        if unit.pledgedAt == nil {
            add("表态", meeting.address + "/pledges", unit.form == .spoken ? "点到大会发言" : "交书面发言")
        }
        if let year = meeting.arrangement.letterYear, unit.isTownship,
            try tx.letters.versions(of: unit.region, year).isEmpty
        {
            add("签订", "/responsibility-letters/\(unit.region)?year=\(year)", "\(year) 年目标责任书")
        }
        return reminders
    }

    /// How many points a unit may score and has not.
    func unscored(_ id: MeetingID, by unit: MeetingUnit, _ tx: Transaction) throws -> Int {
        let given = Set(try tx.marks.totals(of: id).filter { $0.unit == unit.unit }.map(\.point))
        return try tx.meetingPoints.list(of: id).count { point in
            !given.contains(point.id) && !MeetingPolicy.isOwn(point.region, of: unit)
        }
    }
}
