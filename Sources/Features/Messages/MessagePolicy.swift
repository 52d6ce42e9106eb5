import Accounts
import Core

/// Who may send what to whom; pure.
package enum MessagePolicy {
    /// Offices of the county do not go past the townships to the villages, and a village writes to its own township
    /// (整治形式主义为基层减负若干规定: 不得多头、越级向基层派任务、要材料).
    package static func maySend(_ actor: Actor, to unit: Unit) -> Bool {
        guard unit.county == actor.county, unit.id != actor.unit else { return false }
        switch actor.role {
        case .supervisor, .leader, .administrator: return true
        case .officer: return unit.kind != .village
        case .township:
            return unit.kind == .department || unit.kind == .village && actor.region.contains(unit.region)
        case .village: return unit.kind == .township && unit.region.contains(actor.region)
        }
    }

    /// Past quiet hours only the supervision office and leaders reach people, and only with a reason.
    package static func mayBeUrgent(_ actor: Actor) -> Bool { [.supervisor, .leader].contains(actor.role) }
}
