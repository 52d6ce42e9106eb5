import Core
import Database
import Pages

/// A round that comes due, begun or not.
package struct DueRound: Hashable, Sendable {
    package let cadence: RoundCadence
    package let occurrence: Occurrence
    /// The day it begins of itself.
    package let begins: Day
    /// Nil until it has begun.
    package let round: RoundID?
}

extension RoundDesk {
    /// What comes due in a stretch of days, the earlier first; days before a cadence was taken on are left out.
    package func due(in county: RegionCode, from first: Day, through last: Day, _ tx: Transaction) throws -> [DueRound]
    {
        let calendar = try tx.cadences.calendar(of: county)
        let begun = try tx.rounds.begun(in: county, from: first.adding(days: -1))
        return try tx.cadences.list(in: county).flatMap { cadence in
            let start = max(first, cadence.begunOn)
            return cadence.draft.rule.occurrences(from: start, through: last, calendar, cadence.draft.shift).map {
                DueRound(
                    cadence: cadence,
                    occurrence: $0,
                    begins: cadence.begins($0, calendar),
                    round: begun[cadence.id]?[$0.planned]
                )
            }
        }.sorted { ($0.occurrence.due, $0.cadence.id) < ($1.occurrence.due, $1.cadence.id) }
    }
}

/// What rounds want a person to do today.
package struct RoundReminder: Hashable, Sendable {
    package let act: String
    package let title: String
    package let address: String
    package let facts: [String]
    package let deadline: Day?

    package init(act: String, title: String, address: String, facts: [String], deadline: Day?) {
        self.act = act
        self.title = title
        self.address = address
        self.facts = facts
        self.deadline = deadline
    }

    package var workItem: WorkItem { WorkItem(act, title, address, facts: facts, deadline: deadline) }
}

extension RoundDesk {
    /// Before and after a round's day: those who lead it begin and end it, those who owe something say it.
    package func reminders(for actor: Actor, _ tx: Transaction) throws -> [RoundReminder] {
        switch actor.role {
        case .administrator: return []
        case .supervisor: return try leading(actor, tx) + owed(by: actor, tx)
        case .leader: return try meeting(actor, tx)
        case .officer, .township, .village: return try owed(by: actor, tx)
        }
    }

    private func leading(_ actor: Actor, _ tx: Transaction) throws -> [RoundReminder] {
        let due = try due(in: actor.county, from: today.adding(days: -14), through: today.adding(days: 14), tx)
        var reminders = due.compactMap { one -> RoundReminder? in
            guard one.round == nil, today >= one.begins else { return nil }
            return RoundReminder(
                act: "开始",
                title: "\(one.cadence.name)（\(one.occurrence.due)）还没有开始",
                address: "/rounds",
                facts: [one.cadence.draft.rule.word],
                deadline: one.occurrence.due
            )
        }
        for round in try tx.rounds.list(for: actor, stage: .open, limit: 30) where round.due <= today {
            let dossier = try dossier(round.id, for: actor, tx)
            let missing = dossier.missing.count
            let facts = [
                missing > 0 ? "还有 \(missing) 个单位没报" : nil,
                dossier.unfinished > 0 ? "还有 \(dossier.unfinished) 项没有结果" : nil,
            ].compactMap { $0 }
            reminders.append(
                RoundReminder(
                    act: round.due == today ? "主持" : "结束",
                    title: round.title,
                    address: "/rounds/\(round.id)",
                    facts: facts.isEmpty ? ["都已报齐"] : facts,
                    deadline: round.due
                )
            )
        }
        let awaiting = try tx.promises.awaiting(in: actor.county, on: today)
        if awaiting > 0 {
            let reminder = RoundReminder(
                act: "认定",
                title: "\(awaiting) 条承诺到期，等待认定",
                address: "/rounds/promises?standing=awaiting",
                facts: [],
                deadline: nil
            )
            reminders.append(reminder)
        }
        return reminders
    }

    private func meeting(_ actor: Actor, _ tx: Transaction) throws -> [RoundReminder] {
        try tx.rounds.list(for: actor, stage: .open, limit: 10).filter { $0.kind == .dispatch && $0.due >= today }.map {
            RoundReminder(act: "看材料", title: $0.title, address: "/rounds/\($0.id)", facts: [], deadline: $0.due)
        }
    }

    /// Only what is asked: a unit of which everything is known is left in peace.
    private func owed(by actor: Actor, _ tx: Transaction) throws -> [RoundReminder] {
        let open = try tx.rounds.list(for: actor, stage: .open, limit: 20)
        guard !open.isEmpty else { return [] }
        let calendar = try tx.cadences.calendar(of: actor.county)
        let cadences = try tx.cadences.list(in: actor.county, ended: true)
        return try open.compactMap { round in
            let dues = try dues(of: round, only: actor.unit, tx)
            guard let owner = dues.missing.first, let asked = dues.asked[actor.unit] else { return nil }
            let before = cadences.first { $0.id == round.cadence }?.draft.remindBefore ?? 1
            guard owner.remindedAt != nil || today >= calendar.adding(-before, to: round.due) || round.isSurvey else {
                return nil
            }
            return RoundReminder(
                act: round.isSurvey ? "排查" : "填报",
                title: round.title,
                address: round.isSurvey ? asked[0].address : "/rounds/\(round.id)/report",
                facts: [asked.count == 1 ? asked[0].title : "有 \(asked.count) 件事只有你单位说得清"]
                    + (owner.remindedAt.map { ["\(Format.day($0.day))提醒过"] } ?? []),
                deadline: round.due
            )
        }
    }
}
