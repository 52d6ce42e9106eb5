/// Something that must be so for a condition to hold: what lets a store pass over most things before asking each.
package enum Necessity: Hashable, Sendable {
    /// The name in the slot has one of the words.
    case option(Int, Set<String>)
    case truth(Int, Bool)
    /// The day in the slot lies at least so many days back.
    case since(Int, days: Int)
}

extension Formula {
    /// What single comparisons joined by `and` demand. What is not named here may hang on anything.
    package var necessities: [Necessity] { necessities(of: program.root) }

    private func necessities(of index: Int32) -> [Necessity] {
        switch program.nodes[Int(index)] {
        case .and(let left, let right): necessities(of: left) + necessities(of: right)
        case .slot(let slot): [.truth(Int(slot), true)]
        case .not(let part):
            if case .slot(let slot) = program.nodes[Int(part)] { [.truth(Int(slot), false)] } else { [] }
        case .among(let member, let whole):
            if case .slot(let slot) = program.nodes[Int(member)], case .set(let words)? = constant(whole) {
                [.option(Int(slot), Set(words))]
            } else {
                []
            }
        case .compare(let sign, let left, let right): comparison(sign, program.nodes[Int(left)], constant(right))
        default: []
        }
    }

    private func comparison(_ sign: Comparison, _ left: Node, _ right: Value?) -> [Necessity] {
        switch (left, right) {
        case (.slot(let slot), .text(let word)?) where sign == .equal: [.option(Int(slot), [word])]
        case (.since(let part), .number(let days)?) where sign == .more || sign == .atLeast:
            if case .slot(let slot) = program.nodes[Int(part)], abs(days) < 100_000 {
                [.since(Int(slot), days: Int(days.rounded(.down)))]
            } else {
                []
            }
        default: []
        }
    }

    private func constant(_ index: Int32) -> Value? {
        guard case .constant(let place) = program.nodes[Int(index)] else { return nil }
        return program.constants[Int(place)]
    }
}
