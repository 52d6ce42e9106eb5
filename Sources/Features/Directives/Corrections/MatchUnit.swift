import Accounts
import Core
import PolicyText

/// Says which county unit a name of the document means: for every draft of the document, and from now on where the
/// person wants the name remembered.
package struct MatchUnit: Sendable {
    let correct: CorrectDirective

    package init(_ correct: CorrectDirective) { self.correct = correct }

    /// - Parameter name: a unit's name or another name the county knows it by.
    /// - Returns: how many drafts hold the unit now.
    package func callAsFunction(
        _ written: String,
        is name: String,
        remember: Bool,
        in directive: DirectiveID,
        by actor: Actor
    ) async throws -> Outcome<Int> {
        guard !name.isEmpty else { return .refused([Issue("match.missing", field: "unit")]) }
        return try await correct(directive, by: actor) { desk in
            guard let known = try desk.tx.units.resolve(name, county: desk.directive.county) else {
                return .refused([Issue("assign.unknown", field: "unit", ["unit": name])])
            }
            let holding = try desk.openDrafts().filter { draft in
                draft.units.contains { $0.written == written && $0.unit == nil }
            }
            for var draft in holding {
                draft.match(written, unit: known.id, name: known.name)
                try desk.update(draft)
            }
            if remember { try desk.tx.units.remember(alias: written, of: known.id, county: desk.directive.county) }
            let words = remember ? "，以后都按此识别" : ""
            try desk.record("unit.matching", "“\(written)”是\(known.name)，用于 \(holding.count) 条\(words)")
            return .done(holding.count)
        }
    }
}

extension DraftTask {
    fileprivate mutating func match(_ written: String, unit: UnitID, name: String) {
        for index in units.indices where units[index].written == written && units[index].unit == nil {
            units[index].unit = unit
            units[index].unitName = name
            units[index].group = nil
            units[index].members = [unit]
        }
        var seen: Set<String> = []
        units.removeAll { !seen.insert("\($0.role)\($0.name)\($0.source == .suggested)").inserted }
    }
}
