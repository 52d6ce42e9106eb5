/// What a post lets a person come to do (design: who uses it).
package enum Role: String, CaseIterable, Sendable, Codable {
    /// Keeps regions, units and accounts; sees no tasks.
    case administrator
    /// Supervision office or revitalisation office: loads documents, issues tasks, decides on requests, reads everything.
    case supervisor
    /// County leader: reads everything in the county.
    case leader
    /// Department officer: works the tasks of the own unit.
    case officer
    /// Township officer: works the tasks of the township, hands them to villages.
    case township
    /// Village cadre or grid worker: works the tasks of the village.
    case village

    /// The word on pages.
    package var word: String {
        switch self {
        case .administrator: "系统管理员"
        case .supervisor: "督查人员"
        case .leader: "县领导"
        case .officer: "部门人员"
        case .township: "乡镇人员"
        case .village: "村级人员"
        }
    }

    /// Supervisors and leaders read every task of their county; the others only what their unit takes part in.
    package var readsWholeCounty: Bool { self == .supervisor || self == .leader }
}
