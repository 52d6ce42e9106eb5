import Core
import Database
import Programmes

extension ItemStore {
    /// How many things stand under each version of a ledger, in what a person may read.
    func countsByVersion(_ book: LedgerBook, for actor: Actor) throws -> [ProgrammeID: Int] {
        let rows = try tx.rows(
            """
            SELECT i.programme_id, count(*) AS things FROM ledger_item i
            WHERE \(condition(book, ItemFilter(), actor)) GROUP BY i.programme_id
            """
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.id("programme_id"), try $0.int("things")) })
    }
}
