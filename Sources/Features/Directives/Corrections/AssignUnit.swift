import Core
import PolicyText

/// Gives drafts a unit in one step: a draft its lead, every open draft of a part the lead it lacks.
package struct AssignUnit: Sendable {
    let correct: CorrectDirective

    package init(_ correct: CorrectDirective) { self.correct = correct }

    /// - Returns: how many drafts took the unit.
    package func callAsFunction(
        _ name: String,
        as role: UnitRole,
        to place: DraftPlace,
        in directive: DirectiveID,
        by actor: Actor
    ) async throws -> Outcome<Int> {
        guard !name.isEmpty else { return .refused([Issue("assign.missing", field: "unit")]) }
        let takes: @Sendable (DraftTask) -> Bool = { role != .lead || $0.lead == nil }
        return try await correct(directive, at: place, by: actor, takes: takes) { desk, drafts in
            let unit = try UnitAssignment(desk).unit(name, role)
            guard unit.isKnown, role != .lead || unit.group == nil else {
                return .refused([Issue("assign.unknown", field: "unit", ["unit": name])])
            }
            for index in drafts.indices { drafts[index].take(unit) }
            let words = "\(unit.name)（\(DraftWords.role(role))）：\(drafts.count) 条"
            return .done(DraftChange(act: "unit.assigning", words: words))
        }
    }
}

extension DraftTask {
    fileprivate mutating func take(_ unit: DraftUnit) {
        guard unit.role != .lead else { return lead(by: unit) }
        // Who leads does not step back to help.
        guard lead?.name != unit.name else { return }
        units.removeAll { $0.name == unit.name }
        units.append(unit)
    }
}
