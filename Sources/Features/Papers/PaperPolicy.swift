import Core

/// Who makes and reads documents.
package enum PaperPolicy {
    /// The supervision office makes every kind; departments and townships what they hand to somebody below them.
    package static func mayMake(_ kind: PaperKind, _ actor: Actor) -> Bool {
        switch actor.role {
        case .supervisor: true
        case .officer, .township: kind == .rectification || kind == .assignment
        // 督办 is decided on by supervision or a leader.
        case .leader: kind == .supervisionLetter
        case .village, .administrator: false
        }
    }

    /// Whoever drafts for the unit: a document is the unit's, not a person's.
    package static func mayChange(_ paper: Paper, _ actor: Actor) -> Bool {
        mayMake(paper.kind, actor) && actor.unit == paper.unit && actor.county == paper.county
    }

    /// Whoever of an addressed unit takes documents in; leaders read, they sign for nothing.
    static func mayReceive(_ actor: Actor) -> Bool {
        [.supervisor, .officer, .township, .village].contains(actor.role)
    }

    /// The forms of a county belong to the supervision office.
    static func mayKeepTemplates(_ actor: Actor) -> Bool { actor.role == .supervisor }
}
