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

    /// Documents with issued tasks, newest first.
    func directives(in county: RegionCode) throws -> [Choice] {
        try tx.rows(
            """
            SELECT d.id, d.title FROM directive d
            WHERE d.county = \(county) AND EXISTS (SELECT 1 FROM task WHERE county = \(county) AND directive_id = d.id)
            ORDER BY d.id DESC LIMIT 50
            """
        ) { Choice("\(try $0.int64("id"))", try $0.text("title")) }
    }

    /// The sections of a document that have tasks, or the documents themselves.
    func columns(_ directive: DirectiveID?, in county: RegionCode) throws -> [(key: Int64, word: String)] {
        guard let directive else {
            return try directives(in: county).reversed().map { (Int64($0.value) ?? 0, $0.word) }
        }
        let query: Query = """
            SELECT coalesce(section, 0) AS part, min(section_title) AS title FROM task
            WHERE county = \(county) AND directive_id = \(directive) AND stage <> 'withdrawn' GROUP BY 1 ORDER BY 1
            """
        return try tx.rows(query) { row in
            let title = try row.text("title")
            return (try row.int64("part"), title.isEmpty ? "其他" : title)
        }
    }
}
