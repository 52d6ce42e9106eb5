import Core
import Database
import Ledgers
import Pages
import Programmes
import Regions
import Tasks
import Web

/// Everything people reach about programmes, targets and indicators.
package struct IndicatorRoutes: Sendable {
    package let desk: IndicatorDesk
    /// What the program brings with it, read once.
    let shipped: [PlaybookText]
    /// What is wrong with playbooks of the county that were left out.
    let left: [PlaybookProblem]
    let kept = KeptReadings()

    package let reminders: ReminderReading

    package init(desk: IndicatorDesk, shipped: [PlaybookText], left: [PlaybookProblem] = []) {
        self.desk = desk
        self.shipped = shipped
        self.left = left
        reminders = ReminderReading(desk)
    }

    package var all: [Route] { programmes + walls + targets + indicators + letters + outlines + reminding + points }

    /// Another state of the county stands in the database.
    package func forget() { kept.forget() }

    static let readers = Access.roles([.supervisor, .leader, .officer, .township, .village])
    static let supervisors = Access.roles([.supervisor])

    var database: Database { desk.database }
    var shelf: BookShelf { desk.shelf }
    var environment: Core.Environment { desk.environment }
    var today: Day { environment.today }

    /// The ledger of an address, where this person may read it.
    func book(_ key: String, for actor: Actor, _ tx: Transaction) throws -> (book: LedgerBook, functions: Set<String>) {
        let book = try shelf.current(key, in: actor.county, tx)
        let functions = try tx.programmes.functions(of: actor)
        guard ItemPolicy.mayRead(actor, book.playbook, functions: functions) else { throw NotFound("ledger", key) }
        return (book, functions)
    }

    /// The place an address asks for, within the person's own; another is not found.
    func region(of visit: Visit) throws -> RegionCode {
        let own = try visit.actor.region
        guard let text = visit.query.filled("region") else { return own }
        guard let region = RegionCode(text), own.contains(region) else { throw NotFound("region", text) }
        return region
    }

    /// The places right below one that pages list: townships of a county, villages of a township. One that has ended or
    /// had not begun is listed where something stands there.
    func below(_ region: RegionCode, _ tx: Transaction) throws -> [Region] {
        guard region.level < .village else { return [] }
        return try tx.regions.list(region.level >= .township ? .village : .township, in: region)
    }

    func thresholds(_ playbook: Playbook) -> PaceThresholds { PaceThresholds(desk.thresholds, playbook.lights) }
}
