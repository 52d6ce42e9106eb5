import Core
import Logging
import Messages
import Rounds
import Web

/// Work nobody asks for: rounds that come due, notices of what was recorded, digests at their hour, what waits to leave. Goes
/// on while the server runs, in turns a few seconds apart; several servers of a county may do it side by side.
struct MessageRounds: Sendable {
    let county: CountySite

    /// Seconds between turns.
    static let pace = 5

    func run() async throws {
        do { try await TellOutcomes(county.messages, MessageSource.all).begin() } catch {
            county.logger.error("messages: \(error)")
        }
        while true {
            await turn()
            try await Task.sleep(for: .seconds(Self.pace))
        }
    }

    /// One turn. What fails is logged and done again the next time.
    func turn() async {
        let (messages, channels) = (county.messages, county.channels)
        await part("rounds") { try await RoundTimer(county.rounds)().faults }
        await part("messages") { try await TellOutcomes(messages, MessageSource.all)().faults }
        await part("digests") { try await MakeDigests(channels)().faults }
        await part("outbox") {
            try await SendOutbox(channels)()
            return []
        }
    }

    /// - Parameter work: gives what failed within it.
    private func part(_ name: String, _ work: () async throws -> [String]) async {
        do {
            for fault in try await county.pause.inside(work) { county.logger.error("\(name): \(fault)") }
        } catch {
            county.logger.error("\(name): \(error)")
        }
    }
}
