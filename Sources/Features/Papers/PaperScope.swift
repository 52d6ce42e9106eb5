import Core
import Database

/// Which documents a person reads, as a condition on rows of `paper` under the alias `p`: those of the own unit, the
/// whole county's for supervision and leaders, what was issued to the own unit, and for a township what was issued to its
/// villages.
package struct PaperScope: Sendable {
    package let condition: Query

    package init(_ actor: Actor, _ dialect: Dialect) {
        switch actor.role {
        case .supervisor, .leader: condition = "p.county = \(actor.county)"
        case .administrator: condition = "1 = 0"
        case .township:
            condition = """
                p.county = \(actor.county) AND (p.unit_id = \(actor.unit) OR p.stage <> 'draft' AND p.id IN
                    (SELECT r.paper_id FROM paper_unit r JOIN unit u ON u.id = r.unit_id
                        WHERE u.county = \(actor.county) AND \(dialect.within("u.region", actor.region))))
                """
        case .officer, .village:
            condition = """
                p.county = \(actor.county) AND (p.unit_id = \(actor.unit) OR p.stage <> 'draft' AND p.id IN
                    (SELECT paper_id FROM paper_unit WHERE unit_id = \(actor.unit)))
                """
        }
    }
}
