import Core
import Database
import Documents
import Files
import Foundation
import Pages
import Programmes
import Regions
import Tasks
import Web

/// Everything people reach about programmes and their ledgers.
package struct LedgerRoutes: Sendable {
    package let desk: LedgerDesk
    let files: FileVault
    /// What the program brings with it, read once.
    package let shipped: [PlaybookText]
    let followers: [RegionFollower]

    package init(
        desk: LedgerDesk,
        files: FileVault,
        shipped: [PlaybookText],
        followers: [RegionFollower] = []
    ) {
        self.desk = desk
        self.files = files
        self.shipped = shipped
        self.followers = followers
    }

    package var all: [Route] { lists + entry + renewal + items + bulk + regions + filling }

    static let readers = Access.roles([.supervisor, .leader, .officer, .township, .village])
    static let writers = Access.roles([.officer, .township, .village])
    static let tidiers = Access.roles([.officer, .township])
    static let supervisors = Access.roles([.supervisor])
    static let pageSize = 50
    static let uploadLimit = 60 << 20

    var database: Database { desk.database }
    var shelf: BookShelf { desk.shelf }
    var environment: Core.Environment { desk.environment }

    /// The ledger of an address, where this person may read it.
    func book(_ key: String, for actor: Actor, _ tx: Transaction) throws -> (book: LedgerBook, functions: Set<String>) {
        let book = try shelf.current(key, in: actor.county, tx)
        let functions = try tx.programmes.functions(of: actor)
        guard ItemPolicy.mayRead(actor, book.playbook, functions: functions) else { throw NotFound("ledger", key) }
        return (book, functions)
    }

    /// The places a person may enter things of a level in, villages under their township.
    func places(_ level: RegionCode.Level, for actor: Actor, _ tx: Transaction) throws -> [Choice] {
        if actor.region.level > level { return [] }
        let townships = Dictionary(
            try tx.regions.list(.township, in: actor.county).map { ($0.code, $0.name) },
            uniquingKeysWith: { first, _ in first }
        )
        return try tx.regions.list(level, in: actor.region).filter { $0.endedAt == nil }.map { region in
            Choice(region.code.digits, region.name, group: region.code.parent.flatMap { townships[$0] })
        }
    }

    /// Counts by place in the playbook's stages, from the sums.
    func counts(_ book: LedgerBook, in region: RegionCode, _ tx: Transaction) throws -> ProgrammeState {
        let sums = try tx.rollUps.sums(book.ledger, in: region)
        return ProgrammeState(book, sums.map { (stage: $0.key, value: $0.value) })
    }
}
