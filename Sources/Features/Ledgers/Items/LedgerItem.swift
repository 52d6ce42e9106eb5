import Core
import Expression
import Programmes

package enum ItemSubject {}
package typealias ItemID = Identifier<ItemSubject>

/// One real thing of a ledger: a house, a toilet, a stretch of trees.
package struct LedgerItem: Hashable, Sendable {
    package let id: ItemID
    package let ledger: LedgerID
    /// The version of the playbook it was entered under, or moved to.
    package var programme: ProgrammeID
    package var region: RegionCode
    /// The ledger's number of the stage.
    package var stage: Int
    /// Since when it stands there.
    package var stageDay: Day
    /// What lists call it: the title field's value.
    package var title: String
    /// By place in the playbook's fields; `.unknown` where nobody entered it.
    package var values: [Value]
    package var measures: MeasureAmounts
    /// Grows with every change; a form names the one it was filled from.
    package var version: Int
    package var account: AccountID?
    package var person: String
    package var createdAt: Instant
    package var updatedAt: Instant
    package var trashedAt: Instant?
    /// The thing this one turned out to be.
    package var mergedInto: ItemID?

    package init(
        id: ItemID,
        ledger: LedgerID,
        programme: ProgrammeID,
        region: RegionCode,
        stage: Int,
        stageDay: Day,
        title: String,
        values: [Value],
        measures: MeasureAmounts = MeasureAmounts(),
        version: Int = 1,
        account: AccountID? = nil,
        person: String = "",
        createdAt: Instant,
        updatedAt: Instant,
        trashedAt: Instant? = nil,
        mergedInto: ItemID? = nil
    ) {
        self.id = id
        self.ledger = ledger
        self.programme = programme
        self.region = region
        self.stage = stage
        self.stageDay = stageDay
        self.title = title
        self.values = values
        self.measures = measures
        self.version = version
        self.account = account
        self.person = person
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.trashedAt = trashedAt
        self.mergedInto = mergedInto
    }

    /// What it adds to the sums; nothing while it is in the trash.
    package var contribution: Contribution? {
        trashedAt == nil ? Contribution(region: region, stage: stage, measures: measures) : nil
    }
}
