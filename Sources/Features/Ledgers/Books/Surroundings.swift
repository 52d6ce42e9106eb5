import Expression
import Programmes

/// What formulas of a book may ask beyond the thing itself, by slot of its vocabulary.
struct LedgerSurroundings: Sendable {
    /// Slots of what things around say: numbers, or the options they have.
    typealias Said = (slot: Int, key: String, type: ValueType)

    /// Fields that lead to other things, by place.
    let links: [(place: Int, many: Bool, fields: [Said])]
    let followed: [(follower: Follower, count: Int, fields: [Said])]
    /// Fields only where some formula asks for them: most only count twins.
    let twins: [(twins: Twins, count: Int, fields: [Said])]
    /// Where nothing leads to the thing: empty sets and lists.
    let emptied: [(slot: Int, value: Value)]

    /// - Parameter slots: of the formulas that are to be answered; nil for all.
    init(_ playbook: Playbook, askedBy slots: Set<Int>? = nil) {
        let names = playbook.itemVocabulary.names
        func slot(_ key: String) -> Int? { names.lastIndex { $0.key == key } }
        func said(by key: String) -> [Said] {
            let prefix = key + "."
            return names.indices.filter { names[$0].key.hasPrefix(prefix) && slots?.contains($0) != false }.map {
                (slot: $0, key: String(names[$0].key.dropFirst(prefix.count)), type: names[$0].type)
            }
        }
        func isAsked(_ count: Int, _ fields: [Said]) -> Bool { slots?.contains(count) != false || !fields.isEmpty }
        links = playbook.fields.enumerated().compactMap { place, field in
            guard case .link(_, let many) = field.type else { return nil }
            let fields = said(by: field.key)
            return fields.isEmpty ? nil : (place: place, many: many, fields: fields)
        }
        followed = playbook.followers.compactMap { one in
            slot(one.key).map { (follower: one, count: $0, fields: said(by: one.key)) }
        }.filter { isAsked($0.count, $0.fields) }
        let asked = playbook.askedSlots
        twins = playbook.twins.compactMap { one in
            slot(one.key).map { (twins: one, count: $0, fields: said(by: one.key).filter { asked.contains($0.slot) }) }
        }.filter { isAsked($0.count, $0.fields) }
        let counts = followed.map(\.count) + twins.map(\.count)
        let fields = followed.flatMap(\.fields) + twins.flatMap(\.fields)
        emptied =
            counts.map { (slot: $0, value: Value.set([])) }
            + fields.map { (slot: $0.slot, value: ItemStore.gathered([], as: $0.type)) }
    }

    var isEmpty: Bool { followed.isEmpty && twins.isEmpty }
}

extension Playbook {
    /// Slots of everything a formula about one thing asks.
    var askedSlots: Set<Int> {
        let formulas =
            gates.map(\.formula) + rules.map(\.formula) + warnings.map(\.formula) + measures.map(\.formula)
            + fields.compactMap(\.when)
        return Set(formulas.flatMap(\.slots))
    }
}
