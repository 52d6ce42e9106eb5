import Core

extension Formula {
    /// Why the condition can never hold; nil where it can, as far as one field's comparisons tell.
    var contradiction: String? {
        var finder = ContradictionFinder(program: program, vocabulary: vocabulary)
        return finder.reason(of: program.root)
    }
}

extension Formula {
    /// Whether it can hold while the name has one of the options.
    package func canHold(where key: String, isOneOf options: [String]) -> Bool {
        guard let slot = vocabulary.slot(of: key) else { return true }
        var finder = ContradictionFinder(program: program, vocabulary: vocabulary)
        finder.given[slot] = Set(options)
        return finder.reason(of: program.root) == nil
    }

    /// Whether both conditions can hold at once, as far as one field's comparisons tell.
    package func canHold(with other: Formula) -> Bool {
        let both = Formula.read("(\(source)) and (\(other.source))", as: .condition, in: vocabulary)
        return !both.problems.contains { $0.issue.key == "formula.neverHolds" }
    }

    /// The options of which a name must have one for the formula to hold; nil where it holds with others too.
    package func demandedOptions(of slot: Int) -> Set<String>? {
        ContradictionFinder(program: program, vocabulary: vocabulary).demanded(of: slot, program.root)
    }
}

/// Looks through the ways a condition could hold for demands on one value that exclude each other.
///
/// What cannot be told from bounds and options counts as possible, and beyond `mostWays` ways everything does: a gate that
/// is refused can truly never hold.
struct ContradictionFinder {
    let program: Program
    let vocabulary: Vocabulary
    let words: FormulaWords
    /// What is known of names beforehand, by slot.
    var given: [Int: Set<String>] = [:]
    private static let mostWays = 256

    init(program: Program, vocabulary: Vocabulary) {
        self.program = program
        self.vocabulary = vocabulary
        words = FormulaWords(program: program, vocabulary: vocabulary)
    }

    private typealias Way = [(index: Int32, wanted: Bool)]

    mutating func reason(of root: Int32) -> String? {
        guard let ways = ways(root, true) else { return nil }
        var reason: String?
        for way in ways {
            guard let found = contradiction(in: way) else { return nil }
            reason = reason ?? found
        }
        return reason ?? "没有一种情况成立"
    }

    func demanded(of slot: Int, _ root: Int32) -> Set<String>? {
        guard let ways = ways(root, true) else { return nil }
        let name = vocabulary.names[slot].key
        var all: Set<String> = []
        for way in ways {
            let demands = way.compactMap { index, wanted in choices(of: index, wanted: wanted) }
            let own = demands.filter { identity($0.part) == name }.map(\.options)
            guard let first = own.first else { return nil }
            all.formUnion(own.dropFirst().reduce(first) { $0.intersection($1) })
        }
        return all
    }

    /// The same for equal parts and for no others: a name is its key, a number has all its digits, a list all its members.
    func identity(_ index: Int32) -> String {
        func whole(_ name: String, _ parts: [Int32]) -> String {
            "\(name)(\(parts.map(identity).joined(separator: ", ")))"
        }
        switch program.nodes[Int(index)] {
        case .slot(let slot): return vocabulary.names[Int(slot)].key
        case .constant(let place): return "\(program.constants[Int(place)])"
        case .today: return whole("today", [])
        case .known(let part): return whole("known", [part])
        case .not(let part): return whole("not", [part])
        case .negative(let part): return whole("negative", [part])
        case .since(let part): return whole("since", [part])
        case .until(let part): return whole("until", [part])
        case .part(let part, let day): return whole(part.rawValue, [day])
        case .and(let left, let right): return whole("and", [left, right])
        case .or(let left, let right): return whole("or", [left, right])
        case .compare(let sign, let left, let right): return whole(sign.rawValue, [left, right])
        case .among(let part, let list): return whole("in", [part, list])
        case .arithmetic(let sign, let left, let right): return whole(sign.rawValue, [left, right])
        case .condition(let condition, let then, let otherwise): return whole("if", [condition, then, otherwise])
        case .fold(let fold, let first, let count):
            return whole(fold.rawValue, Array(program.operands[Int(first)..<Int(first + count)]))
        case .items(let stages): return "items(\(stages.bits))"
        case .measure(let measure, let stages): return "measure(\(measure), \(stages.bits))"
        }
    }

    /// Disjunctive normal form; nil where it grows too large.
    private func ways(_ index: Int32, _ wanted: Bool) -> [Way]? {
        switch program.nodes[Int(index)] {
        case .not(let part): return ways(part, !wanted)
        case .and(let left, let right), .or(let left, let right):
            let isAnd = if case .and = program.nodes[Int(index)] { true } else { false }
            guard let first = ways(left, wanted), let second = ways(right, wanted) else { return nil }
            if isAnd != wanted { return first.count + second.count > Self.mostWays ? nil : first + second }
            return both(first, second)
        case .condition(let condition, let then, let otherwise):
            guard let met = ways(condition, true), let unmet = ways(condition, false),
                let first = ways(then, wanted).flatMap({ both(met, $0) }),
                let second = ways(otherwise, wanted).flatMap({ both(unmet, $0) }),
                first.count + second.count <= Self.mostWays
            else { return nil }
            return first + second
        default: return [[(index, wanted)]]
        }
    }

    private func both(_ first: [Way], _ second: [Way]) -> [Way]? {
        guard first.count * second.count <= Self.mostWays else { return nil }
        return first.flatMap { way in second.map { way + $0 } }
    }

    private func contradiction(in way: Way) -> String? {
        if let reason = missing(in: way) { return reason }
        var spans: [String: NumberSpan] = [:]
        var options: [String: Set<String>] = [:]
        for (slot, known) in given { options[vocabulary.names[slot].key] = known }
        for (index, wanted) in way {
            if case .constant(let place) = program.nodes[Int(index)] {
                if program.constants[Int(place)] != .truth(wanted) { return "结果总是\(wanted ? "否" : "是")" }
            } else if let demand = span(of: program.nodes[Int(index)], wanted: wanted) {
                let span = (spans[identity(demand.part)] ?? NumberSpan()).narrowed(by: demand.span)
                spans[identity(demand.part)] = span
                if span.isEmpty { return conflict(demand.part) }
                if let reason = outside(span, demand.part) ?? beyond(span, demand.part) { return reason }
            } else if let demand = choices(of: index, wanted: wanted) {
                let name = identity(demand.part)
                let left = options[name].map { $0.intersection(demand.options) } ?? demand.options
                options[name] = left
                if left.isEmpty { return conflict(demand.part) }
            }
            if let reason = impossible(program.nodes[Int(index)], wanted: wanted) { return reason }
        }
        return nil
    }

    private func conflict(_ part: Int32) -> String {
        "“\(words.text(part))”的要求互相矛盾"
    }

    /// A value that is not there is neither more nor less than anything.
    private func missing(in way: Way) -> String? {
        let absent = Set(way.flatMap { $0.wanted ? [] : absentSlots($0.index) })
        guard !absent.isEmpty else { return nil }
        let needed = way.flatMap { neededSlots($0.index) }
        return needed.first(where: absent.contains).map { "“\(vocabulary.names[$0].word)”没有填，又要看它填了什么" }
    }

    private func absentSlots(_ index: Int32) -> [Int] {
        guard case .known(let part) = program.nodes[Int(index)], case .slot(let slot) = program.nodes[Int(part)] else {
            return []
        }
        return [Int(slot)]
    }

    /// The names without which a part is not known.
    private func neededSlots(_ index: Int32) -> [Int] {
        switch program.nodes[Int(index)] {
        case .slot(let slot): [Int(slot)]
        case .negative(let part), .since(let part), .until(let part), .part(_, let part): neededSlots(part)
        case .compare(_, let left, let right), .among(let left, let right), .arithmetic(_, let left, let right):
            neededSlots(left) + neededSlots(right)
        default: []
        }
    }

    /// Numbers that cannot be entered: a gate that asks for more than a field takes.
    private func outside(_ span: NumberSpan, _ part: Int32) -> String? {
        guard case .slot(let slot) = program.nodes[Int(part)], let range = vocabulary.names[Int(slot)].range,
            span.narrowed(by: NumberSpan(range)).isEmpty
        else { return nil }
        let bounds = [
            range.lowerBound.isFinite ? "最小 \(Syntax.written(range.lowerBound))" : nil,
            range.upperBound.isFinite ? "最大 \(Syntax.written(range.upperBound))" : nil,
        ].compactMap(\.self)
        return "“\(vocabulary.names[Int(slot)].word)”\(bounds.joined(separator: "、"))"
    }

    private func span(of node: Node, wanted: Bool) -> (part: Int32, span: NumberSpan)? {
        guard case .compare(let sign, let left, let right) = node else { return nil }
        let isMirrored = words.isConstant(left)
        guard isMirrored != words.isConstant(right), let bound = number(isMirrored ? left : right) else { return nil }
        let comparison = wanted ? sign : sign.inverse
        return (isMirrored ? right : left, NumberSpan(isMirrored ? comparison.mirrored : comparison, bound))
    }

    private func number(_ index: Int32) -> Double? {
        guard case .constant(let place) = program.nodes[Int(index)] else { return nil }
        switch program.constants[Int(place)] {
        case .number(let number): return number
        case .day(let day): return Double(day.daysSince1970)
        default: return nil
        }
    }

    /// The options a comparison leaves; yes/no parts have the options 是 and 否.
    private func choices(of index: Int32, wanted: Bool) -> (part: Int32, options: Set<String>)? {
        let part: Int32
        let allowed: Set<String>
        var isWanted = wanted
        switch program.nodes[Int(index)] {
        case .slot, .known: return (index, [wanted ? "是" : "否"])
        case .compare(let sign, let left, let right):
            let isMirrored = words.isConstant(left)
            guard let value = constant(isMirrored ? left : right) else { return nil }
            part = isMirrored ? right : left
            isWanted = (sign == .equal) == wanted
            switch value {
            case .text(let text): allowed = [text]
            case .truth(let truth): return (part, [truth == isWanted ? "是" : "否"])
            default: return nil
            }
        case .among(let member, let whole):
            guard case .set(let members)? = constant(whole) else { return nil }
            part = member
            allowed = Set(members)
        default: return nil
        }
        if isWanted { return (part, allowed) }
        guard case .slot(let slot) = program.nodes[Int(part)],
            case .choice(let all) = vocabulary.names[Int(slot)].type
        else { return nil }
        return (part, Set(all).subtracting(allowed))
    }

    private func constant(_ index: Int32) -> Value? {
        guard case .constant(let place) = program.nodes[Int(index)] else { return nil }
        return program.constants[Int(place)]
    }
}
