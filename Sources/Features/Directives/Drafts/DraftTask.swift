import Core
import PolicyText

package enum DraftSubject {}
package typealias DraftID = Identifier<DraftSubject>

/// A task read from a document and not yet issued, with every part a person can correct.
package struct DraftTask: Hashable, Sendable, Identifiable {
    package let id: DraftID
    package let directive: DirectiveID
    /// The innermost section it stands in.
    package var section: Int?
    package var title: String
    package var content: String
    package var kind: DutyKind
    /// The draft's own last day. `due` also knows the section's.
    package var deadline: Day?
    /// How the document sets the time, all stages included: `6月10日前取得明显成效；6月底前全面整改到位`.
    package var deadlineText: String?
    /// ISO 8601 duration, like `P7D`.
    package var cadence: String?
    /// As written: `每周一调度`. Stands without `cadence` for a duty without end (持续推进).
    package var cadenceText: String?
    /// 牵头县领导, as written or named by a person.
    package var leader: String? = nil
    /// 0 to 1: how sure the reading is. Below 0.6 a person should look first.
    package var confidence: Double
    /// The characters of the document it came from, in order, never overlapping. Edits leave them alone.
    package var spans: [TextSpan]
    package var units: [DraftUnit]
    package var quantities: [DraftQuantity]
    /// The deadline of its section, where that has one.
    package let sectionDeadline: Day?
    package let state: DraftState
    /// Who corrected it last, by name.
    package let editedBy: String?
    /// Rises with every correction.
    package let version: Int
    package let updatedAt: Instant
    /// The goal and the programme it serves, with the words of the document that decided it.
    package var subject: DutySubject?

    /// The day it is due when it is issued: its own, else its section's.
    package var due: Day? { deadline ?? sectionDeadline }
    /// Where it stands in the text.
    package var position: Int { spans.first?.start ?? 0 }
    package var lead: DraftUnit? { named.first { $0.role == .lead } }
    /// The units the text or a person named.
    package var named: [DraftUnit] { units.filter { $0.source != .suggested } }
    package var suggested: [DraftUnit] { units.filter { $0.source == .suggested } }
    package var masked: [DraftQuantity] { quantities.filter { $0.masked && $0.value == nil } }

    /// County units with the weightiest part each takes; units the county does not know are left out.
    package var assignments: [(unit: UnitID, role: UnitRole)] {
        var taken: Set<UnitID> = []
        return UnitRole.allCases.flatMap { role in
            named.filter { $0.role == role }.flatMap(\.members)
                .filter { taken.insert($0).inserted }.map { (unit: $0, role: role) }
        }
    }
}

package enum DraftState: Hashable, Sendable {
    case open
    case discarded(Instant)
    /// Its characters and parts went into another draft.
    case merged(into: DraftID)
    case issued(Instant)
}
