import Core
import Expression
import Programmes

/// Where the names that are no fields stand in a playbook's vocabulary.
struct PlaceSlots: Sendable {
    let stage: Int?
    let level: Int?
    let name: Int?
    let code: Int?

    init(_ vocabulary: Vocabulary) {
        stage = vocabulary.slot(of: "stage")
        level = vocabulary.slot(of: "place.level")
        name = vocabulary.slot(of: "place.name")
        code = vocabulary.slot(of: "place.code")
    }
}

/// What formulas ask about one thing.
package struct ItemFacts: Facts {
    let values: [Value]
    package let today: Day

    /// - Parameters:
    ///   - stage: the ledger's number of the stage.
    ///   - linked: values of things it links to, by slot.
    init(
        _ book: LedgerBook,
        values: [Value],
        stage: Int,
        region: RegionCode,
        on day: Day,
        linked: [Int: Value] = [:]
    ) {
        today = day
        var all = values
        let count = book.playbook.itemVocabulary.names.count
        all.reserveCapacity(count)
        while all.count < count { all.append(.unknown) }
        let slots = book.placeSlots
        if let slot = slots.stage, let stage = book.stage(stage) { all[slot] = .text(stage.key) }
        if let slot = slots.level { all[slot] = .text(region.level.word) }
        if let slot = slots.code { all[slot] = .text(region.digits) }
        for (slot, value) in linked where all.indices.contains(slot) { all[slot] = value }
        self.values = all
    }

    package func value(at slot: Int) -> Value { values.indices.contains(slot) ? values[slot] : .unknown }
}
