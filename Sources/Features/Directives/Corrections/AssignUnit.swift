import Core
import PolicyText

/// Gives drafts a unit in one step: a draft its lead, a whole part the lead its drafts lack.
package struct AssignUnit: Sendable {
    package enum Place: Hashable, Sendable {
        case draft(DraftID)
        /// Every open draft of the part and the parts below it that nobody leads yet.
        case section(Int)
    }

    let correct: CorrectDirective

    package init(_ correct: CorrectDirective) { self.correct = correct }

    /// - Returns: how many drafts took the unit.
    package func callAsFunction(
        _ name: String,
        as role: UnitRole,
        to place: Place,
        in directive: DirectiveID,
        by actor: Actor
    ) async throws -> Outcome<Int> {
        guard !name.isEmpty else { return .refused([Issue("assign.missing", field: "unit")]) }
        return try await correct(directive, by: actor) { desk in
            let unit = try UnitAssignment(desk).unit(name, role)
            guard unit.isKnown, role != .lead || unit.group == nil else {
                return .refused([Issue("assign.unknown", field: "unit", ["unit": name])])
            }
            let drafts = try taking(place, role, desk)
            let issues = drafts.flatMap(CorrectionRules.issues)
            guard issues.isEmpty else { return .refused(issues) }
            for var draft in drafts {
                draft.take(unit)
                try desk.update(draft)
            }
            try desk.record("unit.assigning", "\(unit.name)（\(DraftWords.role(role))）：\(drafts.count) 条")
            return .done(drafts.count)
        }
    }

    private func taking(_ place: Place, _ role: UnitRole, _ desk: CorrectionDesk) throws -> [DraftTask] {
        switch place {
        case .draft(let id):
            return [try desk.draft(id)]
        case .section(let section):
            let outline = try desk.tx.directives.outline(desk.directive.id)
            guard outline.section(section) != nil else { throw NotFound("section", section) }
            let below = outline.below(section)
            return try desk.openDrafts().filter { draft in
                draft.section.map(below.contains) == true && (role != .lead || draft.lead == nil)
            }
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
