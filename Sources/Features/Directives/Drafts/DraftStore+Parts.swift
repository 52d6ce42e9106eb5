import Core
import Database
import PolicyText

/// The rows below a set of drafts, read with one query a table.
struct DraftParts {
    let spans: [DraftID: [TextSpan]]
    let units: [DraftID: [DraftUnit]]
    let quantities: [DraftID: [DraftQuantity]]

    init(tx: Transaction, county: RegionCode, drafts: Query) throws {
        spans = try Self.grouped(
            tx.rows("SELECT * FROM draft_span WHERE draft_id IN (\(drafts)) ORDER BY draft_id, start_at")
        ) { TextSpan(try $0.int("start_at"), try $0.int("end_at")) }
        let townships: [UnitID] = try tx.values(
            "SELECT id FROM unit WHERE county = \(county) AND kind = 'township' ORDER BY position, id"
        )
        units = try Self.grouped(
            tx.rows(
                """
                SELECT p.*, u.name AS unit_name FROM draft_unit p LEFT JOIN unit u ON u.id = p.unit_id
                WHERE p.draft_id IN (\(drafts)) ORDER BY p.draft_id, p.ordinal
                """
            )
        ) { try Self.unit($0, townships) }
        quantities = try Self.grouped(
            tx.rows("SELECT * FROM draft_quantity WHERE draft_id IN (\(drafts)) ORDER BY draft_id, ordinal"),
            Self.quantity
        )
    }

    private static func grouped<Value>(
        _ rows: [ResultRow],
        _ make: (ResultRow) throws -> Value
    ) throws -> [DraftID: [Value]] {
        var groups: [DraftID: [Value]] = [:]
        for row in rows { groups[try row.id("draft_id"), default: []].append(try make(row)) }
        return groups
    }

    private static func unit(_ row: ResultRow, _ townships: [UnitID]) throws -> DraftUnit {
        let group: UnitGroup? = try row.optionalValue("unit_group")
        return DraftUnit(
            written: try row.text("written"),
            role: UnitRole(rawValue: try row.text("role")) ?? .responsible,
            source: DraftUnitSource(rawValue: try row.text("source")) ?? .person,
            unit: try row.optionalID("unit_id"),
            unitName: try row.optionalText("unit_name"),
            group: group,
            members: group == .townships ? townships : [],
            reason: try row.optionalText("reason"),
            span: try span(row)
        )
    }

    private static func quantity(_ row: ResultRow) throws -> DraftQuantity {
        DraftQuantity(
            written: try row.text("written"),
            subject: try row.text("subject"),
            comparison: DraftQuantity.Comparison(rawValue: try row.text("comparison")) ?? .exactly,
            value: try row.optionalDouble("value"),
            upper: try row.optionalDouble("upper"),
            unit: try row.text("unit"),
            masked: try row.bool("masked"),
            span: try span(row)
        )
    }

    private static func span(_ row: ResultRow) throws -> TextSpan? {
        guard let start = try row.optionalInt("start_at"), let end = try row.optionalInt("end_at") else { return nil }
        return TextSpan(start, end)
    }
}
