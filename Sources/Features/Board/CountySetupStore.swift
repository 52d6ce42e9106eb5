import Core
import Database

extension CountySetup {
    init(of county: RegionCode, in tx: Transaction) throws {
        let within = tx.dialect.within("code", county)
        townships = try tx.count("FROM region WHERE level = 9 AND \(within)")
        villages = try tx.count("FROM region WHERE level = 12 AND \(within)")
        units = try tx.count("FROM unit WHERE county = \(county)")
        accounts = try tx.count(
            """
            FROM account WHERE disabled_at IS NULL AND EXISTS (
                SELECT 1 FROM post WHERE post.account_id = account.id AND post.ended_at IS NULL
                AND \(tx.dialect.within("post.region", county)))
            """
        )
    }
}
