import Core
import Database
import Directives
import Papers
import Records
import Rounds
import Workflow

/// Opens, closes and withdraws a meeting by its workflow.
package struct MoveMeeting: Sendable {
    let desk: MeetingDesk

    package init(_ desk: MeetingDesk) { self.desk = desk }

    /// Briefs are kept as they stand now: what people had in hand stays readable when ledgers move on.
    package func open(_ id: MeetingID, version: Int, by actor: Actor) async throws -> Outcome<MeetingID> {
        let desk = desk
        return try await move(id, version, MoveRequest("opening"), by: actor) { tx, dossier, movement in
            let reading = try BriefReading(desk, for: actor, tx)
            for point in dossier.points { try tx.meetingPoints.keep(try reading.brief(of: point), of: point.id) }
            try tx.meetings.open(id, at: movement.at)
        }
    }

    package func close(_ id: MeetingID, version: Int, words: String, by actor: Actor) async throws -> Outcome<MeetingID>
    {
        try await move(id, version, MoveRequest("closing", note: words), by: actor) { tx, _, movement in
            try tx.meetings.close(id, words, at: movement.at)
        }
    }

    package func withdraw(_ id: MeetingID, version: Int, reason: String, by actor: Actor) async throws
        -> Outcome<MeetingID>
    {
        try await move(id, version, MoveRequest("withdrawal", note: reason), by: actor) { tx, _, movement in
            try tx.meetings.close(id, reason, at: movement.at)
        }
    }

    private func move(
        _ id: MeetingID,
        _ version: Int,
        _ request: MoveRequest,
        by actor: Actor,
        change: @escaping @Sendable (Transaction, MeetingDossier, Movement) throws -> Void
    ) async throws -> Outcome<MeetingID> {
        let environment = desk.environment
        return try await desk.database.write { tx in
            let dossier = try tx.meetings.dossier(id, for: actor, locking: true)
            let outcome = try MoveSubject(meetingWorkflow, in: environment)(dossier, request, by: actor, in: tx) {
                try tx.meetings.place(id, at: $0, version: version)
            }
            guard let movement = outcome.value else { return .refused(outcome.issues) }
            try change(tx, dossier, movement)
            return .done(id)
        }
    }
}

/// 意见建议: what leaders say at the meeting becomes drafts of tasks with owners and dates, and the minutes.
package struct KeepSuggestions: Sendable {
    let desk: MeetingDesk

    package init(_ desk: MeetingDesk) { self.desk = desk }

    package func callAsFunction(_ id: MeetingID, version: Int, _ said: RoundMinutes, by actor: Actor) async throws
        -> Outcome<KeepMinutes.Kept>
    {
        let desk = desk
        let meeting = try await desk.database.read { tx in try tx.meetings.find(id, for: actor) }
        guard MeetingPolicy.leads(actor, meeting) else {
            return .refused([Issue("move.notAllowed", ["act": "记录意见建议"])])
        }
        guard !said.text.isEmpty else { return .refused([Issue("meeting.suggestions", field: "text")]) }
        let load = LoadDirective(database: desk.database, environment: desk.environment, vault: desk.papers.vault)
        var input = LoadDirective.Input(
            source: .pasted(said.text),
            title: "\(meeting.title)意见建议",
            dated: min(meeting.day, desk.today)
        )
        input.everyLine = true
        let prepared = try await load.prepare(input, by: actor)
        guard let ready = prepared.value else { return .refused(prepared.issues) }
        do {
            return try await desk.database.write { tx in
                let dossier = try tx.meetings.dossier(id, for: actor, locking: true)
                let request = MoveRequest("minutes", note: said.text)
                let outcome = try MoveSubject(meetingWorkflow, in: desk.environment)(
                    dossier,
                    request,
                    by: actor,
                    in: tx
                ) {
                    try tx.meetings.place(id, at: $0, version: version)
                }
                guard outcome.value != nil else { return .refused(outcome.issues) }
                let loaded = try load.keep(ready, by: actor, tx)
                // What is written down later stands behind what was, in the meeting and in its document.
                var whole = said
                whole.text = [dossier.meeting.minutes, said.text].filter { !$0.isEmpty }.joined(separator: "\n")
                let paper = try desk.paper(whole, of: meeting, by: actor, tx)
                guard let kept = paper.value else { throw RefusedMeeting(issues: paper.issues) }
                try tx.meetings.keep(minutes: whole.text, directive: loaded.id, paper: kept, of: id)
                return .done(KeepMinutes.Kept(directive: loaded.id, drafts: loaded.drafts, paper: kept))
            }
        } catch let refused as RefusedMeeting {
            return .refused(refused.issues)
        }
    }
}

/// Undoes what a write has done so far and answers with what is wrong.
struct RefusedMeeting: Error {
    let issues: [Issue]
}

extension MeetingDesk {
    fileprivate func paper(_ said: RoundMinutes, of meeting: Meeting, by actor: Actor, _ tx: Transaction) throws
        -> Outcome<PaperID>
    {
        var minutes = MeetingMinutes()
        (minutes.name, minutes.held) = (meeting.title, min(meeting.day, today))
        minutes.place = said.place.isEmpty ? meeting.arrangement.seat : said.place
        minutes.chair = said.chair.isEmpty ? actor.name : said.chair
        let present = try tx.meetings.units(of: meeting.id).map(\.name).joined(separator: "、")
        minutes.present = said.present.isEmpty ? present : said.present
        minutes.matters = said.text
        var draft = minutes.draft(office: actor.unitName, today: today)
        draft.about = PaperAbout("meeting", meeting.id.rawValue)
        return try DraftPaper(database: database, environment: environment).keep(draft, by: actor, tx)
    }
}
