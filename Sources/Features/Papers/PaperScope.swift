import Core
import Database

/// Which documents a person reads, as a condition on rows of `paper` under the alias `p`: those of the own unit, the
/// whole county's for supervision and leaders, and what was issued to the own unit.
struct PaperScope {
    let condition: Query

    init(_ actor: Actor) {
        switch actor.role {
        case .supervisor, .leader: condition = "p.county = \(actor.county)"
        case .administrator: condition = "1 = 0"
        case .officer, .township, .village:
            condition = """
                p.county = \(actor.county) AND (p.unit_id = \(actor.unit) OR p.stage <> 'draft' AND p.id IN
                    (SELECT paper_id FROM paper_unit WHERE unit_id = \(actor.unit)))
                """
        }
    }
}
