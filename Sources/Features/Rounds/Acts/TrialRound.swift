import Core
import Database
import Programmes

/// Opens rounds that are undone again: how long their pages read in a county, without leaving a trace there.
package struct TrialRound: Sendable {
    let desk: RoundDesk

    package init(_ desk: RoundDesk) { self.desk = desk }

    package struct Result: Sendable {
        package let words: String
        /// Things in the register of a survey.
        package var elements = 0
        package var opening = 0.0
        package var reading = 0.0
    }

    private struct Undone: Error { let result: Result }

    /// A dispatch of all units, a monthly review, and a survey of a ledger.
    package func callAsFunction(ledger key: String, by actor: Actor) async throws -> [Result] {
        var results: [Result] = []
        for kind in [RoundKind.dispatch, .indicators, .survey] {
            var draft = CadenceDraft("测量", kind, .asked)
            draft.owing = kind == .survey ? .villages : .both
            draft.register = kind == .survey ? "ledger \(key)" : ""
            results.append(try await open(draft, by: actor))
        }
        return results
    }

    private func open(_ draft: CadenceDraft, by actor: Actor) async throws -> Result {
        let desk = desk
        do {
            return try await desk.database.write { tx -> Result in
                let clock = ContinuousClock()
                let cadence = RoundCadence(
                    id: desk.environment.newID(),
                    county: actor.county,
                    draft: draft,
                    shipped: "",
                    endedOn: nil,
                    begunOn: desk.today,
                    version: 1
                )
                try tx.cadences.insert(cadence)
                var result = Result(words: draft.kind.word)
                let begun = clock.now
                let opened = try desk.begin(cadence.id, desk.today, OpenRound.Beginner(actor), tx)
                result.opening = TrialPack.seconds(clock.now - begun)
                guard let id = opened.value?.round else { return result }
                let read = clock.now
                let dossier = try desk.dossier(id, for: actor, tx)
                let round = dossier.round
                _ = try tx.owing.known(since: round)
                if round.isSurvey {
                    result.elements = try tx.surveys.counts(of: id, in: round.county).map(\.total).reduce(0, +)
                    _ = try desk.newcomers(of: round, tx)
                }
                result.reading = TrialPack.seconds(clock.now - read)
                throw Undone(result: result)
            }
        } catch let undone as Undone {
            return undone.result
        }
    }
}
