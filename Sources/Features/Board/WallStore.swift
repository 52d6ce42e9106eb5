import Core
import Database
import Pages
import Tasks

/// The names of the wall's rows.
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
}
