import Core
import Database
import Foundation

/// Makes a pack of today for a round that is undone again: how long it takes in a county, without leaving a trace there.
package struct TrialPack: Sendable {
    let desk: RoundDesk

    package init(_ desk: RoundDesk) { self.desk = desk }

    package struct Result: Sendable {
        /// Seconds of reading the figures, and of writing every document of the pack.
        package let reading: Double
        package let writing: Double
        package let townships: Int
        package let programmes: Int
        package let parts: Int
    }

    private struct Undone: Error {
        let pack: DispatchPack
        let seconds: Double
    }

    package func callAsFunction(by actor: Actor, to path: String) async throws -> Result {
        let (pack, reading) = try await pack(by: actor)
        let clock = ContinuousClock()
        let begun = clock.now
        let parts = try PackArchive.write(pack, office: actor.unitName, to: path)
        return Result(
            reading: reading,
            writing: Self.seconds(clock.now - begun),
            townships: pack.townships.count,
            programmes: pack.programmes.count,
            parts: parts.count
        )
    }

    private func pack(by actor: Actor) async throws -> (DispatchPack, Double) {
        let desk = desk
        do {
            return try await desk.database.write { tx -> (DispatchPack, Double) in
                let clock = ContinuousClock()
                let begun = clock.now
                let cadence = RoundCadence(
                    id: desk.environment.newID(),
                    county: actor.county,
                    draft: CadenceDraft("测量", .dispatch, .asked),
                    shipped: "",
                    endedOn: nil,
                    begunOn: desk.today,
                    version: 1
                )
                try tx.cadences.insert(cadence)
                let occurrence = Occurrence(
                    planned: desk.today,
                    due: desk.today,
                    from: desk.today.adding(days: -7),
                    phase: nil
                )
                let round = Round(cadence, occurrence, after: nil, by: actor.name, desk.environment)
                try tx.rounds.insert(round)
                let units = try OpenRound.units(.both, in: actor.county, tx)
                try tx.rounds.insert(units, owing: round.id)
                let missing = try desk.dues(of: round, tx).missing.map(\.name)
                let pack = try PackReading(desk: desk, round: round, missing: missing, actor: actor, tx: tx).pack()
                throw Undone(pack: pack, seconds: Self.seconds(clock.now - begun))
            }
        } catch let undone as Undone {
            return (undone.pack, undone.seconds)
        }
    }

    static func seconds(_ time: Duration) -> Double {
        Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }
}
