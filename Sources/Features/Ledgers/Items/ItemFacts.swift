import Core
import Expression
import Programmes

/// Where the names that are no fields stand in a playbook's vocabulary.
struct PlaceSlots: Sendable {
    let stage: Int?
    let since: Int?
    let entered: Int?
    let level: Int?
    let code: Int?
    let name: Int?

    init(_ vocabulary: Vocabulary) {
        stage = vocabulary.slot(of: "stage")
        since = vocabulary.slot(of: "stage_since")
        entered = vocabulary.slot(of: "entered_on")
        level = vocabulary.slot(of: "place.level")
        code = vocabulary.slot(of: "place.code")
        name = vocabulary.slot(of: "place.name")
    }
}

/// What is known of a thing beside its fields.
package struct ItemStanding: Hashable, Sendable {
    /// The ledger's number of the stage.
    var stage: Int
    var since: Day
    var entered: Day
    var region: RegionCode
}

/// What formulas ask about one thing.
package struct ItemFacts: Facts {
    private let values: [Value]
    package let today: Day

    /// - Parameter linked: what its place is called and what things around it say, by slot.
    init(_ book: LedgerBook, _ values: [Value], _ standing: ItemStanding, on day: Day, linked: [Int: Value] = [:]) {
        today = day
        var all = values
        let count = book.playbook.itemVocabulary.names.count
        all.reserveCapacity(count)
        while all.count < count { all.append(.unknown) }
        for place in book.sealedAmounts { all[place] = book.amount(all[place], at: place) }
        for (slot, value) in book.around.emptied { all[slot] = value }
        for place in book.setFields where !all[place].isKnown { all[place] = .set([]) }
        let slots = book.placeSlots
        if let slot = slots.stage, let stage = book.stage(standing.stage) { all[slot] = .text(stage.key) }
        if let slot = slots.since { all[slot] = .day(standing.since) }
        if let slot = slots.entered { all[slot] = .day(standing.entered) }
        if let slot = slots.level { all[slot] = .text("\(standing.region.level)") }
        if let slot = slots.code { all[slot] = .text(standing.region.digits) }
        for (slot, value) in linked where all.indices.contains(slot) { all[slot] = value }
        self.values = all
    }

    package func value(at slot: Int) -> Value { values.indices.contains(slot) ? values[slot] : .unknown }
}

extension LedgerItem {
    var standing: ItemStanding {
        ItemStanding(stage: stage, since: stageDay, entered: createdAt.day, region: region)
    }
}
