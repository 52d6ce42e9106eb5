import Expression
import Programmes

/// What formulas of a book may ask beyond the thing itself, by slot of its vocabulary.
struct LedgerSurroundings: Sendable {
    struct Followed: Sendable {
        let follower: Follower
        let count: Int
        /// Slots of what the followers say: numbers, or the options they have.
        let fields: [(slot: Int, key: String, type: ValueType)]
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
            let fields = names.indices.filter { names[$0].key.hasPrefix(prefix) }.map {
                (slot: $0, key: String(names[$0].key.dropFirst(prefix.count)), type: names[$0].type)
            }
            return Followed(follower: one, count: count, fields: fields)
        }
        twins = playbook.twins.compactMap { one in slot(one.key).map { (slot: $0, twins: one) } }
        emptied =
            followed.flatMap { one in
                [(slot: one.count, value: Value.set([]))]
                    + one.fields.map { (slot: $0.slot, value: ItemStore.gathered([], as: $0.type)) }
            } + twins.map { (slot: $0.slot, value: Value.set([])) }
    }

    var isEmpty: Bool { followed.isEmpty && twins.isEmpty }
}
