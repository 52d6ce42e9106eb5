import Core
import Database
import PaperFormat
import Papers
import Tasks
import Workflow

/// 一键生成调度材料: reads every figure once and keeps them with the round; made again, they are of the new moment.
package struct MakePack: Sendable {
    let desk: RoundDesk

    package init(_ desk: RoundDesk) { self.desk = desk }

    package func callAsFunction(_ id: RoundID, by actor: Actor) async throws -> Outcome<DispatchPack> {
        let desk = desk
        return try await desk.database.write { tx in
            let dossier = try desk.dossier(id, for: actor, locking: true, tx)
            let request = MoveRequest("pack")
            let outcome = try MoveSubject(roundWorkflow, in: desk.environment)(dossier, request, by: actor, in: tx) {
                try tx.rounds.place(id, at: $0, version: dossier.round.version)
            }
            guard outcome.value != nil else { return .refused(outcome.issues) }
            let pack = try PackReading(desk: desk, round: dossier.round, missing: dossier.missing, actor: actor, tx: tx)
                .pack()
            try tx.packs.keep(pack, of: id, by: actor.name)
            return .done(pack)
        }
    }

    /// 调度通报 as a draft of the unit, with the figures of the pack.
    package func bulletin(_ id: RoundID, by actor: Actor) async throws -> Outcome<PaperID> {
        let desk = desk
        return try await desk.database.write { tx in
            let round = try tx.rounds.find(id, for: actor)
            guard RoundPolicy.mayLead(actor, round.county) else {
                return .refused([Issue("move.notAllowed", ["act": "拟调度通报"])])
            }
            guard let pack = try tx.packs.pack(of: id) else { return .refused([Issue("round.noPack")]) }
            var draft = PackPapers(pack).bulletin(office: actor.unitName, late: try desk.late(for: round, tx))
            draft.about = PaperAbout("round", id.rawValue)
            let kept = try DraftPaper(database: desk.database, environment: desk.environment).keep(draft, by: actor, tx)
            guard let paper = kept.value else { return kept }
            try tx.rounds.keep(bulletin: paper, of: id)
            return kept
        }
    }
}
