import Core
import Database

/// Whose data a backup would hold.
struct BackupStore {
    let tx: Transaction

    /// Whether the database holds units of a county other than this one.
    func hasOthers(than county: RegionCode) throws -> Bool {
        try tx.count("FROM unit WHERE county <> \(county)") > 0
    }
}
