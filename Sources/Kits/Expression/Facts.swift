import Core

/// What a formula is asked about: one thing of a ledger, or the sums of a place on a day.
package protocol Facts {
    /// The value of `vocabulary.names[slot]`; `.unknown` where nobody entered it. A set nobody touched is an empty set.
    func value(at slot: Int) -> Value
    var today: Day { get }
    /// How many things stand in the stages; nil where that is not known here.
    func items(in stages: StageSet) -> Double?
    /// The sum of `vocabulary.measures[measure]` over the things in the stages.
    func measure(_ measure: Int, in stages: StageSet) -> Double?
}

extension Facts {
    package func items(in stages: StageSet) -> Double? { nil }
    package func measure(_ measure: Int, in stages: StageSet) -> Double? { nil }
}

/// Values by slot, as they stand in a list.
package struct ListedFacts: Facts {
    package var values: [Value]
    package var today: Day

    package init(_ values: [Value], today: Day) {
        self.values = values
        self.today = today
    }

    package func value(at slot: Int) -> Value { values.indices.contains(slot) ? values[slot] : .unknown }
}
