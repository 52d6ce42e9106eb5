import Core
import PolicyText

/// A unit's part in a draft.
package struct DraftUnit: Hashable, Sendable {
    /// As the document or a person wrote it.
    package var written: String
    package var role: UnitRole
    package var source: DraftUnitSource
    /// The county's unit of that name; nil where the county knows none and for groups.
    package var unit: UnitID?
    /// The county unit's own name.
    package var unitName: String?
    /// Set for words that mean many units: 各乡镇.
    package var group: UnitGroup?
    /// The county units it stands for: one, many for a group, none where the county knows no such unit.
    package var members: [UnitID]
    /// Why it is suggested: `职责：村庄规划`.
    package var reason: String?
    /// Where it stands in the document.
    package var span: TextSpan?

    package init(
        written: String,
        role: UnitRole,
        source: DraftUnitSource,
        unit: UnitID? = nil,
        unitName: String? = nil,
        group: UnitGroup? = nil,
        members: [UnitID] = [],
        reason: String? = nil,
        span: TextSpan? = nil
    ) {
        self.written = written
        self.role = role
        self.source = source
        self.unit = unit
        self.unitName = unitName
        self.group = group
        self.members = members.isEmpty ? unit.map { [$0] } ?? [] : members
        self.reason = reason
        self.span = span
    }

    /// What pages and sheets print.
    package var name: String { unitName ?? written }
    package var isKnown: Bool { unit != nil || group != nil }
}

package enum DraftUnitSource: String, Sendable, CaseIterable, Codable {
    case note, sentence, heading, table
    /// Proposed by the reader; counts for nothing until a person takes it.
    case suggested
    /// Set by a person.
    case person
}

/// Words of documents that mean every unit of a kind in the county.
package enum UnitGroup: String, Sendable, CaseIterable, Codable {
    /// 各乡镇, 各镇（街道）, 各乡镇人民政府
    case townships
}
