import Expression
import Programmes

/// What formulas of a book may ask beyond the thing itself, by slot of its vocabulary.
struct LedgerSurroundings: Sendable {
    /// Slots of what things around say: numbers, or the options they have.
    typealias Said = (slot: Int, key: String, type: ValueType)

    let followed: [(follower: Follower, count: Int, fields: [Said])]
    /// Fields only where some formula asks for them: most only count twins.
    let twins: [(twins: Twins, count: Int, fields: [Said])]
    /// Where nothing leads to the thing: empty sets and lists.
    let emptied: [(slot: Int, value: Value)]

    init(_ playbook: Playbook) {
        let names = playbook.itemVocabulary.names
        func slot(_ key: String) -> Int? { names.lastIndex { $0.key == key } }
        func said(by key: String) -> [Said] {
            let prefix = key + "."
            return names.indices.filter { names[$0].key.hasPrefix(prefix) }.map {
                (slot: $0, key: String(names[$0].key.dropFirst(prefix.count)), type: names[$0].type)
            }
        }
        followed = playbook.followers.compactMap { one in
            slot(one.key).map { (follower: one, count: $0, fields: said(by: one.key)) }
        }
        let asked = playbook.askedSlots
        twins = playbook.twins.compactMap { one in
            slot(one.key).map { (twins: one, count: $0, fields: said(by: one.key).filter { asked.contains($0.slot) }) }
        }
        let counts = followed.map(\.count) + twins.map(\.count)
        let fields = followed.flatMap(\.fields) + twins.flatMap(\.fields)
        emptied =
            counts.map { (slot: $0, value: Value.set([])) }
            + fields.map { (slot: $0.slot, value: ItemStore.gathered([], as: $0.type)) }
    }

    var isEmpty: Bool { followed.isEmpty && twins.isEmpty }

    /// Twins that formulas with these slots ask about.
    func twins(askedBy slots: Set<Int>) -> [Twins] {
        twins.filter { one in slots.contains(one.count) || one.fields.contains { slots.contains($0.slot) } }
            .map(\.twins)
    }
}

extension Playbook {
    /// Slots of everything a formula about one thing asks.
    fileprivate var askedSlots: Set<Int> {
        let formulas =
            gates.map(\.formula) + rules.map(\.formula) + warnings.map(\.formula) + measures.map(\.formula)
            + fields.compactMap(\.when)
        return Set(formulas.flatMap(\.slots))
    }
}
