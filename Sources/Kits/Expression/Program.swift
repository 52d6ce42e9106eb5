import Core

/// A checked formula as a flat list of nodes that name each other by index: evaluating walks it without allocating.
struct Program: Hashable, Sendable {
    var nodes: [Node] = []
    var constants: [Value] = []
    /// Children of the nodes that take any number of them.
    var operands: [Int32] = []
    var root: Int32 = 0

    /// The names a part of the formula reads.
    func slots(below index: Int32) -> [Int] {
        switch nodes[Int(index)] {
        case .slot(let slot): [Int(slot)]
        case .constant, .today, .items, .measure: []
        case .known(let part), .not(let part), .negative(let part), .since(let part), .until(let part),
            .part(_, let part):
            slots(below: part)
        case .and(let left, let right), .or(let left, let right), .compare(_, let left, let right),
            .among(let left, let right), .arithmetic(_, let left, let right):
            slots(below: left) + slots(below: right)
        case .condition(let condition, let then, let otherwise):
            slots(below: condition) + slots(below: then) + slots(below: otherwise)
        case .fold(_, let first, let count):
            operands[Int(first)..<Int(first + count)].flatMap { slots(below: $0) }
        }
    }
}

/// One step; every payload is plain numbers.
enum Node: Hashable, Sendable {
    case constant(Int32)
    case slot(Int32)
    case today
    case known(Int32)
    case not(Int32)
    case negative(Int32)
    case and(Int32, Int32)
    case or(Int32, Int32)
    case compare(Comparison, Int32, Int32)
    /// Whether the first is among the second, a list or a set.
    case among(Int32, Int32)
    case arithmetic(Arithmetic, Int32, Int32)
    case condition(Int32, Int32, Int32)
    /// Over operands from a place on, so many.
    case fold(Fold, Int32, Int32)
    case items(StageSet)
    case measure(Int32, StageSet)
    /// Days from a day until today, or from today until a day.
    case since(Int32)
    case until(Int32)
    case part(DayPart, Int32)
}

enum Comparison: String, Hashable, Sendable {
    case equal = "="
    case unequal = "≠"
    case less = "<"
    case atMost = "≤"
    case more = ">"
    case atLeast = "≥"

    var inverse: Comparison {
        switch self {
        case .equal: .unequal
        case .unequal: .equal
        case .less: .atLeast
        case .atMost: .more
        case .more: .atMost
        case .atLeast: .less
        }
    }

    /// The same comparison with its sides exchanged.
    var mirrored: Comparison {
        switch self {
        case .equal, .unequal: self
        case .less: .more
        case .atMost: .atLeast
        case .more: .less
        case .atLeast: .atMost
        }
    }

    func holds<Side: Comparable>(_ left: Side, _ right: Side) -> Bool {
        switch self {
        case .equal: left == right
        case .unequal: left != right
        case .less: left < right
        case .atMost: left <= right
        case .more: left > right
        case .atLeast: left >= right
        }
    }
}

enum Arithmetic: String, Hashable, Sendable {
    case plus = "＋"
    case minus = "－"
    case times = "×"
    case divided = "÷"
}

enum Fold: String, Hashable, Sendable, CaseIterable {
    case count, sum, min, max
}

enum DayPart: String, Hashable, Sendable {
    case year, month
}
