import Accounts
import Core
import Database
import Regions

/// What a county holds at one moment: what a person compares before one state takes the place of another.
struct CountyFacts: Sendable {
    struct Count: Hashable, Sendable {
        let word: String
        let number: Int
    }

    /// Empty where the county is not in it.
    let name: String
    let counts: [Count]
    /// When the last recorded act was done.
    let lastAct: Instant?
    /// People who can sign in as administrators.
    let administrators: [String]
}

extension Transaction {
    var countyFacts: CountyFactsStore { CountyFactsStore(tx: self) }
}

/// Reads whole tables: a backup holds the whole database, and is only restored where that is one county's.
struct CountyFactsStore {
    let tx: Transaction

    private static let tables = [
        ("单位", "unit"), ("账号", "account"), ("文件", "directive"), ("任务", "task"), ("进展", "progress_report"),
        ("问题", "problem"), ("附件", "attachment"), ("留痕", "record"),
    ]

    func facts(of county: RegionCode) throws -> CountyFacts {
        CountyFacts(
            name: try tx.regions.first(county)?.name ?? "",
            counts: try Self.tables.map { word, table in
                CountyFacts.Count(word: word, number: try tx.count("FROM \(name: table)"))
            },
            lastAct: try tx.first("SELECT at FROM record ORDER BY id DESC LIMIT 1") { try $0.instant("at") },
            administrators: try tx.values(
                """
                SELECT DISTINCT account.name FROM account JOIN post ON post.account_id = account.id
                WHERE post.role = \(Role.administrator) AND post.ended_at IS NULL AND account.disabled_at IS NULL
                ORDER BY account.name
                """
            )
        )
    }

    /// The names of the counties whose people have or had posts, as far as they are known.
    func counties() throws -> [String] {
        try tx.values(
            """
            SELECT coalesce(region.name, place.code) AS name
            FROM (SELECT DISTINCT substr(region, 1, 6) AS code FROM post) AS place
            LEFT JOIN region ON region.code = place.code ORDER BY place.code
            """
        )
    }
}
