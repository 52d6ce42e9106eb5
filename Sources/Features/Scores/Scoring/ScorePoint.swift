import Core

/// What one unit has in one item, with everything it was made from.
package struct ScorePoint: Hashable, Sendable, Codable {
    package enum State: String, Sendable, Codable {
        case known
        /// Something is missing: it may come to anything between nothing and the full points, and is never taken for zero.
        case unknown
        /// There was nothing to do: the rate of the other items stands in.
        case notApplicable
        /// The part is scored when the period is over.
        case notYet
    }

    package let item: String
    package var state: State
    /// As it counts: negative for a deduction; 0 for a veto, and where nothing is known.
    package var points: Double
    /// What the rule alone came to, where somebody decided otherwise.
    package var ruled: Double?
    /// The share of the full points, 0 to 1; nil where it has none.
    package var share: Double?
    /// A veto that holds.
    package var isVetoed: Bool
    package var facts: [ScoreFact]
    /// Why it is unknown or does not apply, or what was decided.
    package var words: String
    package var evidence: [ScoreEvidence]

    package init(
        item: String,
        state: State,
        points: Double = 0,
        share: Double? = nil,
        isVetoed: Bool = false,
        facts: [ScoreFact] = [],
        words: String = "",
        evidence: [ScoreEvidence] = []
    ) {
        (self.item, self.state, self.points, self.share) = (item, state, points, share)
        (self.isVetoed, self.facts, self.words, self.evidence) = (isVetoed, facts, words, evidence)
        ruled = nil
    }
}

/// A number a formula read: 到期任务 20.
package struct ScoreFact: Hashable, Sendable, Codable {
    package let word: String
    /// Nil where it is not known.
    package let value: Double?

    package init(_ word: String, _ value: Double?) {
        self.word = word
        self.value = value
    }
}

/// A thing under a number: a task, a problem, a stage of a ledger, a file. It has no place for a person.
package struct ScoreEvidence: Hashable, Sendable, Codable {
    package let title: String
    /// 按期销号, 逾期 3 天.
    package let fact: String
    /// Where it opens; nil for what has no page.
    package let address: String?
    /// Whether it speaks for the unit; nil where it only tells.
    package let isGood: Bool?

    package init(_ title: String, _ fact: String, _ address: String?, isGood: Bool? = nil) {
        (self.title, self.fact, self.address, self.isGood) = (title, fact, address, isGood)
    }
}

/// A unit that is scored. Scores speak of units only: there is no way to put a person here.
package struct ScoredUnit: Hashable, Sendable, Codable {
    package let id: UnitID
    package let name: String
    package let region: String

    package init(id: UnitID, name: String, region: RegionCode) {
        self.id = id
        self.name = name
        self.region = region.digits
    }

    package var place: RegionCode? { RegionCode(region) }
}

/// A unit's whole result.
package struct UnitScore: Hashable, Sendable, Codable {
    package let unit: ScoredUnit
    /// In the order of the scheme.
    package var points: [ScorePoint]
    /// What is known, with what stands in for items that do not apply.
    package var total: Double
    /// What the total may come to once everything is known.
    package var low: Double
    package var high: Double
    /// What could be had so far: parts of the end are left out until the period is over.
    package var full: Double
    /// Empty where nothing can be said yet.
    package var grade: String

    package init(
        unit: ScoredUnit,
        points: [ScorePoint],
        total: Double,
        low: Double,
        high: Double,
        full: Double,
        grade: String
    ) {
        (self.unit, self.points, self.total) = (unit, points, total)
        (self.low, self.high, self.full, self.grade) = (low, high, full, grade)
    }

    package func point(_ item: String) -> ScorePoint? { points.first { $0.item == item } }
    package var unknown: [ScorePoint] { points.filter { $0.state == .unknown } }
    package var vetoes: [ScorePoint] { points.filter(\.isVetoed) }
    /// Percent of what could be had.
    package var rate: Double? { full > 0 ? total / full * 100 : nil }
}
