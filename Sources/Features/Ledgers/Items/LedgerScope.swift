import Core
import Database

/// Which things a person may read, as a condition on rows of `ledger_item` under the alias `i`: those of the own place.
/// Which ledgers a department reads is `ItemPolicy.mayRead`.
package struct LedgerScope: Sendable {
    package let condition: Query

    package init(_ actor: Actor, _ dialect: Dialect) {
        condition = actor.role == .administrator ? "1 = 0" : dialect.within("i.region", actor.region)
    }
}
