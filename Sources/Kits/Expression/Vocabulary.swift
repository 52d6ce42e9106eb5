/// The names a formula may use, with their types, and the stages and measures it may count.
package struct Vocabulary: Hashable, Sendable {
    /// A name's place in this list is its slot: `Facts` answers by slot, without looking a name up.
    package private(set) var names: [Name]
    /// In order; empty where nothing has stages.
    package private(set) var stages: [StageName]
    /// What `measure(…)` and `items(…)` may sum up; nil where a formula speaks of one thing only.
    package private(set) var measures: [Name]?
    /// What `items(…)` counts: 老旧房屋, in 户.
    package private(set) var thing: String
    package private(set) var counter: String
    private var slots: [String: Int] = [:]

    package init(
        names: [Name],
        stages: [StageName] = [],
        measures: [Name]? = nil,
        thing: String = "台账项",
        counter: String = "条"
    ) {
        self.names = names
        self.stages = stages
        self.measures = measures
        self.thing = thing
        self.counter = counter
        for (slot, name) in names.enumerated() where slots[name.key] == nil { slots[name.key] = slot }
    }

    /// A field of the thing, a field of a thing it links to (`household.income`), or a property of its place.
    package struct Name: Hashable, Sendable {
        package let key: String
        /// The word on pages: 拆除面积.
        package let word: String
        package let type: ValueType
        /// What options are called where they are keys: stages.
        package let optionWords: [String: String]
        /// Whether explanations keep quiet about its values: they are personal.
        package let isSealed: Bool
        /// What a number may be entered as; nil where nothing is said, or the name is no number.
        package let range: ClosedRange<Double>?
        /// What several of it are counted in, or the unit of a measure: 份, 笔, 平方米; empty where nothing is said.
        package var counter: String

        package init(
            _ key: String,
            _ word: String,
            _ type: ValueType,
            optionWords: [String: String] = [:],
            isSealed: Bool = false,
            range: ClosedRange<Double>? = nil,
            counter: String = ""
        ) {
            self.key = key
            self.word = word
            self.type = type
            self.optionWords = optionWords
            self.isSealed = isSealed
            self.range = range
            self.counter = counter
        }
    }

    package struct StageName: Hashable, Sendable {
        package let key: String
        package let word: String
        /// Whether things that stand here have left the programme and no longer count.
        package let isDropped: Bool

        package init(_ key: String, _ word: String, isDropped: Bool = false) {
            self.key = key
            self.word = word
            self.isDropped = isDropped
        }
    }

    package func slot(of key: String) -> Int? { slots[key] }
    package func measure(_ key: String) -> Int? { measures?.firstIndex { $0.key == key } }
    package func stage(_ key: String) -> Int? { stages.firstIndex { $0.key == key } }

    /// Every stage a thing counts in.
    package var counted: StageSet { StageSet(stages.indices.filter { !stages[$0].isDropped }) }

    /// A stage and every later one a thing counts in; a dropped stage is only itself.
    package func from(_ stage: Int) -> StageSet {
        stages[stage].isDropped ? [stage] : StageSet(counted.filter { $0 >= stage })
    }
}

/// Some of the stages of a programme, by their place in its order (at most 64).
package struct StageSet: Hashable, Sendable, Sequence, ExpressibleByArrayLiteral {
    package private(set) var bits: UInt64 = 0

    package init(_ stages: some Sequence<Int>) { for stage in stages { insert(stage) } }
    package init(arrayLiteral stages: Int...) { self.init(stages) }

    package mutating func insert(_ stage: Int) { bits |= 1 << UInt64(stage) }
    package mutating func formUnion(_ other: StageSet) { bits |= other.bits }
    package func contains(_ stage: Int) -> Bool { bits & (1 << UInt64(stage)) != 0 }
    package func makeIterator() -> AnyIterator<Int> {
        var rest = bits
        return AnyIterator {
            guard rest != 0 else { return nil }
            let next = rest.trailingZeroBitCount
            rest &= rest - 1
            return next
        }
    }
}
