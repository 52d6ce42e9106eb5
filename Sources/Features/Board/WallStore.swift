import Core
import Database
import Directives
import Pages
import Tasks

/// The names of the wall's rows and columns.
struct WallStore {
    let tx: Transaction

    func lines(_ rows: WallRows, in county: RegionCode) throws -> [WallTable.Line] {
        switch rows {
        case .units:
            try tx.rows(
                """
                SELECT id, short_name FROM unit WHERE county = \(county) AND kind = 'department' ORDER BY position, id
                """
            ) { WallTable.Line(key: "\(try $0.int64("id"))", word: try $0.text("short_name")) }
        case .townships:
            try tx.rows(
                "SELECT code, name FROM region WHERE parent = \(county) AND level = 9 ORDER BY code"
            ) { WallTable.Line(key: try $0.text("code"), word: try $0.text("name")) }
        }
    }

    /// Documents with tasks in scope, newest first: as many as a wall can show.
    func directives(_ scope: TaskScope) throws -> [Choice] {
        try tx.tasks.documents(scope, limit: WallTable.mostDocuments)
    }

    /// The sections of a document that have tasks in scope, or the documents themselves.
    func columns(_ directive: DirectiveID?, _ scope: TaskScope) throws -> [WallTable.Column] {
        guard let directive else {
            return try directives(scope).reversed().map { WallTable.Column(key: Int64($0.value) ?? 0, word: $0.word) }
        }
        let query: Query = """
            SELECT coalesce(t.section, 0) AS part, min(t.section_title) AS title FROM task t
            WHERE \(scope.condition) AND t.directive_id = \(directive) AND t.stage <> 'withdrawn'
            GROUP BY 1 ORDER BY 1
            """
        return try tx.rows(query) { row in
            let title = try row.text("title")
            return WallTable.Column(key: try row.int64("part"), word: title.isEmpty ? "其他" : title)
        }
    }
}
