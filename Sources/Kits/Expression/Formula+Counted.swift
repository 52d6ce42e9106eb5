/// Two numbers a formula adds, takes from each other or compares as they are: they ought to be counted alike.
package struct CountedPair: Hashable, Sendable {
    package enum Side: Hashable, Sendable {
        /// By slot.
        case name(Int)
        case measure(Int)
    }

    package let first: Side
    package let second: Side
}

extension Formula {
    /// In the order of the formula. What is multiplied or divided is counted in a unit of its own and stands in no pair.
    package var countedTogether: [CountedPair] { CountedWalk(program: program).pairs(below: program.root) }
}

private struct CountedWalk {
    let program: Program

    func pairs(below index: Int32) -> [CountedPair] {
        switch program.nodes[Int(index)] {
        case .constant, .slot, .today, .items, .measure: []
        case .known(let part), .not(let part), .negative(let part), .since(let part), .until(let part),
            .part(_, let part):
            pairs(below: part)
        case .and(let left, let right), .or(let left, let right), .among(let left, let right),
            .arithmetic(.times, let left, let right), .arithmetic(.divided, let left, let right):
            pairs(below: left) + pairs(below: right)
        case .compare(_, let left, let right), .arithmetic(_, let left, let right):
            pairs(below: left) + pairs(below: right) + pairs(of: [left, right])
        case .condition(let condition, let then, let otherwise):
            pairs(below: condition) + pairs(below: then) + pairs(below: otherwise)
        case .fold(let fold, let first, let count):
            pairs(below: operands(first, count)) + (fold == .count ? [] : pairs(of: operands(first, count)))
        }
    }

    private func pairs(below parts: [Int32]) -> [CountedPair] { parts.flatMap { pairs(below: $0) } }

    /// Each part with the one before it.
    private func pairs(of parts: [Int32]) -> [CountedPair] {
        Swift.zip(parts, parts.dropFirst()).flatMap { one, next in
            sides(one).flatMap { first in sides(next).map { CountedPair(first: first, second: $0) } }
        }
    }

    /// The numbers a part is a plain sum or choice of.
    private func sides(_ index: Int32) -> [CountedPair.Side] {
        switch program.nodes[Int(index)] {
        case .slot(let slot): [.name(Int(slot))]
        case .measure(let measure, _): [.measure(Int(measure))]
        case .negative(let part): sides(part)
        case .arithmetic(.plus, let left, let right), .arithmetic(.minus, let left, let right):
            sides(left) + sides(right)
        case .condition(_, let then, let otherwise): sides(then) + sides(otherwise)
        case .fold(let fold, let first, let count): fold == .count ? [] : operands(first, count).flatMap(sides)
        default: []
        }
    }

    private func operands(_ first: Int32, _ count: Int32) -> [Int32] {
        Array(program.operands[Int(first)..<Int(first + count)])
    }
}
