import Core

/// Gives a county leader (牵头县领导) to every open draft of a part, and of the parts below it, that has none yet.
package struct AssignLeader: Sendable {
    static let longest = 30

    let correct: CorrectDirective

    package init(_ correct: CorrectDirective) { self.correct = correct }

    /// - Returns: how many drafts took the leader.
    package func callAsFunction(
        _ leader: String,
        to section: Int,
        in directive: DirectiveID,
        by actor: Actor
    ) async throws -> Outcome<Int> {
        guard !leader.isEmpty else { return .refused([Issue("leader.missing", field: "leader")]) }
        guard leader.count <= Self.longest else { return .refused([Issue("leader.long", field: "leader")]) }
        let takes: @Sendable (DraftTask) -> Bool = { $0.leader == nil }
        return try await correct(directive, at: .section(section), by: actor, takes: takes) { _, drafts in
            for index in drafts.indices { drafts[index].leader = leader }
            return .done(DraftChange(act: "leader.assigning", words: "\(leader)：\(drafts.count) 条"))
        }
    }
}
