import Accounts
import Core
import PolicyText

/// Finds the county's units behind names people type.
struct UnitAssignment {
    let desk: CorrectionDesk

    init(_ desk: CorrectionDesk) { self.desk = desk }

    /// The units of an edit; those that stood there before keep their place in the document. Suggestions stay until a
    /// unit leads.
    func units(_ edits: [DraftEdit.Unit], replacing old: [DraftUnit]) throws -> [DraftUnit] {
        let named = try edits.map { edit -> DraftUnit in
            if var known = old.first(where: { $0.source != .suggested && $0.name == edit.name }) {
                known.role = edit.role
                return known
            }
            return try unit(edit.name, edit.role)
        }
        return named.contains { $0.role == .lead } ? named : named + old.filter { $0.source == .suggested }
    }

    func unit(_ name: String, _ role: UnitRole) throws -> DraftUnit {
        if let unit = try desk.tx.units.resolve(name, county: desk.directive.county) {
            return DraftUnit(written: name, role: role, source: .person, unit: unit.id, unitName: unit.name)
        }
        return DraftUnit(written: name, role: role, source: .person, group: UnitGroup(words: name))
    }
}

extension DraftTask {
    /// Puts a unit at the head: another lead steps back to a responsible part, suggestions have done their work.
    mutating func lead(by unit: DraftUnit) {
        units.removeAll { $0.source == .suggested || ($0.unit != nil && $0.unit == unit.unit) }
        for index in units.indices where units[index].role == .lead { units[index].role = .responsible }
        units.insert(unit, at: 0)
    }
}
