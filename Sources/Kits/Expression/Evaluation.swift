import Core

/// Walks a program over facts. Nothing is allocated and nothing throws: what cannot be known is unknown.
struct Evaluation<Source: Facts> {
    let nodes: UnsafeBufferPointer<Node>
    let operands: UnsafeBufferPointer<Int32>
    let constants: UnsafeBufferPointer<Value>
    let facts: Source

    func value(_ index: Int32) -> Value {
        switch nodes[Int(index)] {
        case .constant(let place): return constants[Int(place)]
        case .slot(let slot): return facts.value(at: Int(slot))
        case .today: return .day(facts.today)
        case .negative(let part): return value(part).number.map { .number(-$0) } ?? .unknown
        case .arithmetic(let sign, let left, let right): return arithmetic(sign, value(left), value(right))
        case .condition(let condition, let then, let otherwise):
            guard let holds = truth(condition) else { return .unknown }
            return value(holds ? then : otherwise)
        case .fold(let fold, let first, let count): return folded(fold, first, count)
        case .items(let stages): return facts.items(in: stages).map(Value.finite) ?? .unknown
        case .measure(let measure, let stages):
            return facts.measure(Int(measure), in: stages).map(Value.finite) ?? .unknown
        case .since(let part): return days(value(part), sign: 1)
        case .until(let part): return days(value(part), sign: -1)
        case .part(let part, let day):
            guard case .day(let day) = value(day) else { return .unknown }
            return .number(Double(part == .year ? day.year : day.month))
        case .known, .not, .and, .or, .compare, .among: return truth(index).map(Value.truth) ?? .unknown
        }
    }

    /// Yes, no, or not known, by Kleene's strong logic.
    func truth(_ index: Int32) -> Bool? {
        switch nodes[Int(index)] {
        case .known(let part): return value(part).isKnown
        case .not(let part): return truth(part).map { !$0 }
        case .and(let left, let right):
            let first = truth(left)
            if first == false { return false }
            let second = truth(right)
            if second == false { return false }
            return first == nil || second == nil ? nil : true
        case .or(let left, let right):
            let first = truth(left)
            if first == true { return true }
            let second = truth(right)
            if second == true { return true }
            return first == nil || second == nil ? nil : false
        case .compare(let comparison, let left, let right): return compared(comparison, value(left), value(right))
        case .among(let part, let whole): return isAmong(value(part), value(whole))
        default: return value(index).truth
        }
    }

    func compared(_ comparison: Comparison, _ left: Value, _ right: Value) -> Bool? {
        switch (left, right) {
        case (.number(let left), .number(let right)): return comparison.holds(left, right)
        case (.day(let left), .day(let right)): return comparison.holds(left.daysSince1970, right.daysSince1970)
        case (.text(let left), .text(let right)): return isSame(left, right) == (comparison == .equal)
        case (.truth(let left), .truth(let right)): return (left == right) == (comparison == .equal)
        default: return nil
        }
    }

    private func isAmong(_ part: Value, _ whole: Value) -> Bool? {
        switch (part, whole) {
        case (.text(let part), .set(let whole)): return whole.contains { isSame($0, part) }
        case (.number(let part), .numbers(let whole)): return whole.contains(part)
        case (.set(let parts), .set(let whole)):
            return parts.allSatisfy { part in whole.contains { isSame($0, part) } }
        default: return nil
        }
    }

    /// Byte by byte: both sides come from the same store, and comparing canonical forms costs ten times as much.
    private func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

    private func days(_ value: Value, sign: Int) -> Value {
        guard case .day(let day) = value else { return .unknown }
        return .number(Double(sign * facts.today.days(since: day)))
    }

    private func arithmetic(_ sign: Arithmetic, _ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.number(let left), .number(let right)):
            switch sign {
            case .plus: return .finite(left + right)
            case .minus: return .finite(left - right)
            case .times: return .finite(left * right)
            case .divided: return right == 0 ? .unknown : .finite(left / right)
            }
        case (.day(let day), .number(let days)):
            // Beyond the calendar there is no day; 4,000,000 days reach past the year 9999.
            guard abs(days) < 4_000_000 else { return .unknown }
            let moved = day.adding(days: Int(sign == .minus ? -days.rounded() : days.rounded()))
            return (1...9999).contains(moved.year) ? .day(moved) : .unknown
        case (.day(let left), .day(let right)): return .number(Double(left.days(since: right)))
        default: return .unknown
        }
    }
}

extension Evaluation {
    private func folded(_ fold: Fold, _ first: Int32, _ count: Int32) -> Value {
        if count == 1 {
            switch value(operands[Int(first)]) {
            case .set(let parts): return .number(Double(parts.count))
            case .numbers(let parts): return folded(fold, parts)
            case .truth(let truth): return .number(truth ? 1 : 0)
            case .number(let number): return .number(number)
            default: return .unknown
            }
        }
        return fold == .count ? counted(first, count) : folded(fold, first, count, of: count)
    }

    private func folded(_ fold: Fold, _ parts: [Double]) -> Value {
        switch fold {
        case .count: .number(Double(parts.count))
        case .sum: .finite(parts.reduce(0, +))
        case .min: parts.min().map(Value.finite) ?? .unknown
        case .max: parts.max().map(Value.finite) ?? .unknown
        }
    }

    /// How many of the conditions hold; unknown as long as one is.
    private func counted(_ first: Int32, _ count: Int32) -> Value {
        var held = 0.0
        for place in first..<first + count {
            guard let holds = truth(operands[Int(place)]) else { return .unknown }
            held += holds ? 1 : 0
        }
        return .number(held)
    }

    private func folded(_ fold: Fold, _ first: Int32, _ count: Int32, of _: Int32) -> Value {
        guard var result = value(operands[Int(first)]).number else { return .unknown }
        for place in first + 1..<first + count {
            guard let next = value(operands[Int(place)]).number else { return .unknown }
            switch fold {
            case .min: result = Swift.min(result, next)
            case .max: result = Swift.max(result, next)
            case .sum, .count: result += next
            }
        }
        return .finite(result)
    }
}
