import Core
import Database
import Directives

/// The rows of the wall.
package enum WallRows: String, CaseIterable, Sendable {
    case units, townships

    package var word: String { self == .units ? "部门" : "乡镇" }
}

/// How many tasks stand at each light in one cell.
package struct WallCell: Hashable, Sendable {
    /// The unit's id, or the township's code.
    package let row: String
    /// A section of the document when one is chosen; otherwise the document's id.
    package let column: Int64
    package let light: Light
    package let count: Int
}

extension TaskStore {
    /// Counts for the wall in one grouped question: departments and townships with their villages, by section.
    /// Without a directive the columns are the documents.
    package func wall(
        of directive: DirectiveID?,
        _ scope: TaskScope,
        _ light: LightColumn
    ) throws -> [WallRows: [WallCell]] {
        let column: Query = directive == nil ? "coalesce(t.directive_id, 0)" : "coalesce(t.section, 0)"
        let document: Query = directive.map { " AND t.directive_id = \($0)" } ?? ""
        let query: Query = """
            SELECT CASE WHEN length(t.region) < 9 THEN t.lead_unit ELSE 0 END AS unit,
                CASE WHEN length(t.region) < 9 THEN '' ELSE substr(t.region, 1, 9) END AS township,
                \(column) AS wall_column, \(light.light) AS light, count(*) AS tasks
            FROM task t WHERE \(scope.condition) AND t.stage <> 'withdrawn'\(document)
            GROUP BY 1, 2, 3, 4
            """
        var cells: [WallRows: [WallCell]] = [:]
        for row in try tx.rows(query) {
            let township = try row.text("township")
            let cell = WallCell(
                row: township.isEmpty ? "\(try row.int64("unit"))" : township,
                column: try row.int64("wall_column"),
                light: try row.value("light"),
                count: try row.int("tasks")
            )
            cells[township.isEmpty ? .units : .townships, default: []].append(cell)
        }
        return cells
    }

    /// The tasks furthest behind, worst first.
    package func slowest(_ directive: DirectiveID?, _ scope: TaskScope, _ light: LightColumn, limit: Int) throws
        -> [TaskLine]
    {
        var filter = TaskFilter()
        filter.directive = directive
        filter.lights = [.behind]
        filter.order = .gap
        return try list(filter, scope, light, after: nil, limit: limit)
    }
}
