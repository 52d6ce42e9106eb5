import Core
import Expression

/// What is known of one unit for one item, before any rule: values by the place of their names in the vocabulary of the
/// item's source, and the things they were counted from.
package struct ItemFacts: Hashable, Sendable {
    /// One for each name of the vocabulary but `full`.
    package var values: [Double?]
    package var evidence: [ScoreEvidence]
    /// Why the item does not apply: there was nothing to do. Nil where it does.
    package var absence: String?
    /// Why something is missing; empty where nothing is.
    package var lack: String

    package init(_ values: [Double?], evidence: [ScoreEvidence] = [], absence: String? = nil, lack: String = "") {
        (self.values, self.evidence, self.absence, self.lack) = (values, evidence, absence, lack)
    }
}

extension ItemFacts {
    func facts(_ item: SchemeItem, today: Day) -> ListedFacts {
        let values = values.map { $0.map(Value.finite) ?? .unknown } + [.number(item.points)]
        return ListedFacts(values, today: today)
    }

    func listed(_ item: SchemeItem) -> [ScoreFact] {
        zip(item.origin.kind.vocabulary.names, values).map { ScoreFact($0.word, $1) }
    }
}

/// Decided by people for one unit and item, on top of what the rule says.
package struct ScoreAdjustment: Hashable, Sendable {
    package enum Change: Hashable, Sendable {
        /// The points become these.
        case points(Double)
        /// The item does not apply to this unit.
        case notApplicable
    }

    package let unit: UnitID
    package let item: String
    package let change: Change
    /// 申诉改分：…
    package let words: String

    package init(unit: UnitID, item: String, change: Change, words: String) {
        (self.unit, self.item, self.change, self.words) = (unit, item, change, words)
    }
}
