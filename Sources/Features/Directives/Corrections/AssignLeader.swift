import Core
import PolicyText

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
        return try await correct(directive, by: actor) { desk in
            let outline = try desk.tx.directives.outline(directive)
            guard outline.section(section) != nil else { throw NotFound("section", section) }
            let below = outline.below(section)
            let drafts = try desk.openDrafts().filter { draft in
                draft.leader == nil && draft.section.map(below.contains) == true
            }
            for var draft in drafts {
                draft.leader = leader
                try desk.update(draft)
            }
            try desk.record("leader.assigning", "\(leader)：\(drafts.count) 条")
            return .done(drafts.count)
        }
    }
}
