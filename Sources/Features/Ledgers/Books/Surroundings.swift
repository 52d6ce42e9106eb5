import Expression
import Programmes

/// What formulas of a book may ask beyond the thing itself, by slot of its vocabulary.
struct LedgerSurroundings: Sendable {
    struct Followed: Sendable {
        let follower: Follower
        let count: Int
        /// Slots of the followers' numbers, by the field's key.
        let numbers: [(slot: Int, key: String)]
    }

    let followed: [Followed]
    let twins: [(slot: Int, twins: Twins)]
    /// Where nothing leads to the thing: empty sets and lists.
    let emptied: [(slot: Int, value: Value)]

    init(_ playbook: Playbook) {
        let names = playbook.itemVocabulary.names
        func slot(_ key: String) -> Int? { names.lastIndex { $0.key == key } }
        followed = playbook.followers.compactMap { one in
            guard let count = slot(one.key) else { return nil }
            let prefix = one.key + "."
            let numbers = names.indices.filter { names[$0].key.hasPrefix(prefix) }.map {
                (slot: $0, key: String(names[$0].key.dropFirst(prefix.count)))
            }
            return Followed(follower: one, count: count, numbers: numbers)
        }
        twins = playbook.twins.compactMap { one in slot(one.key).map { (slot: $0, twins: one) } }
        emptied =
            followed.flatMap { one in
                [(slot: one.count, value: Value.set([]))]
                    + one.numbers.map { (slot: $0.slot, value: Value.numbers([])) }
            } + twins.map { (slot: $0.slot, value: Value.set([])) }
    }

    var isEmpty: Bool { followed.isEmpty && twins.isEmpty }
}
