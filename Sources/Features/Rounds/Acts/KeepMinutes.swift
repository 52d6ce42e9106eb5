import Core
import Database
import Directives
import Papers
import Records
import Workflow

/// What was decided, one matter a line.
package struct RoundMinutes: Hashable, Sendable {
    package var text = ""
    package var place = ""
    package var chair = ""
    package var present = ""

    package init() {}
}

/// 议定事项: the minutes become a document, and their lines drafts of tasks with owners and dates.
package struct KeepMinutes: Sendable {
    let desk: RoundDesk

    package init(_ desk: RoundDesk) { self.desk = desk }

    package struct Kept: Hashable, Sendable {
        package let directive: DirectiveID
        package let drafts: Int
        package let paper: PaperID

        package init(directive: DirectiveID, drafts: Int, paper: PaperID) {
            self.directive = directive
            self.drafts = drafts
            self.paper = paper
        }
    }

    package func callAsFunction(_ id: RoundID, version: Int, _ minutes: RoundMinutes, by actor: Actor) async throws
        -> Outcome<Kept>
    {
        let desk = desk
        let round = try await desk.database.read { tx in try tx.rounds.find(id, for: actor) }
        guard RoundPolicy.mayLead(actor, round.county) else {
            return .refused([Issue("move.notAllowed", ["act": "记录议定事项"])])
        }
        guard !minutes.text.isEmpty else { return .refused([Issue("paper.matters", field: "text")]) }
        let load = LoadDirective(database: desk.database, environment: desk.environment, vault: desk.vault)
        var input = LoadDirective.Input(
            source: .pasted(minutes.text),
            title: "\(round.title)议定事项",
            dated: min(round.due, desk.today)
        )
        input.everyLine = true
        let prepared: LoadDirective.Prepared
        switch try await load.prepare(input, by: actor) {
        case .refused(let issues): return .refused(issues)
        case .done(let done): prepared = done
        }
        do {
            return try await desk.database.write { tx in
                let dossier = try desk.dossier(id, for: actor, locking: true, tx)
                let request = MoveRequest("minutes", note: minutes.text)
                let outcome = try MoveSubject(roundWorkflow, in: desk.environment)(dossier, request, by: actor, in: tx)
                {
                    try tx.rounds.place(id, at: $0, version: version)
                }
                guard outcome.value != nil else { return .refused(outcome.issues) }
                let loaded = try load.keep(prepared, by: actor, tx)
                try tx.rounds.add(loaded.id, to: id)
                // What is written down later stands behind what was, in the round and in its document.
                var whole = minutes
                whole.text = [dossier.round.minutes, minutes.text].filter { !$0.isEmpty }.joined(separator: "\n")
                let paper = try desk.paper(whole, of: dossier.round, by: actor, tx)
                guard let kept = paper.value else { throw RefusedRound(issues: paper.issues) }
                try tx.rounds.keep(minutes: whole.text, directive: loaded.id, paper: kept, of: id)
                return .done(Kept(directive: loaded.id, drafts: loaded.drafts, paper: kept))
            }
        } catch let refused as RefusedRound {
            return .refused(refused.issues)
        }
    }
}

extension RoundDesk {
    fileprivate func paper(_ said: RoundMinutes, of round: Round, by actor: Actor, _ tx: Transaction) throws
        -> Outcome<PaperID>
    {
        var minutes = MeetingMinutes()
        // 每周一调度（2026年11月30日） is 每周一调度会议 on that day.
        let name = String(round.title.prefix { $0 != "（" })
        (minutes.name, minutes.held) = (name.hasSuffix("会") ? name : name + "会议", min(round.due, today))
        minutes.place = said.place
        minutes.chair = said.chair.isEmpty ? actor.name : said.chair
        (minutes.present, minutes.matters) = (said.present, said.text)
        var draft = minutes.draft(office: actor.unitName, today: today)
        draft.about = PaperAbout("round", round.id.rawValue)
        return try DraftPaper(database: database, environment: environment).keep(draft, by: actor, tx)
    }
}
