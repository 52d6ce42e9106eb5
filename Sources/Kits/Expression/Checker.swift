import Core

/// Gives every part of a formula its type, finds what is wrong, and writes the program.
struct Checker {
    let vocabulary: Vocabulary
    var program = Program()
    private(set) var problems: [FormulaProblem] = []
    private(set) var slots: [Int] = []
    private(set) var measures: [Int] = []
    private(set) var countsItems = false

    init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// A part with its node. A broken part was complained about already and fits everywhere.
    struct Part {
        let node: Int32
        let type: ValueType
        var isBroken = false
    }

    mutating func check(_ syntax: Syntax) -> Part {
        switch syntax.kind {
        case .number(let number): return constant(.number(number), .number)
        case .text(let text): return constant(.text(text), .text)
        case .truth(let truth): return constant(.truth(truth), .truth)
        case .name(let name): return named(name, at: syntax.position)
        case .from: return broken("formula.stageWord", at: syntax.position, ["known": knownStages])
        case .list: return broken("formula.listPlace", at: syntax.position)
        case .not(let inner):
            let part = demand(.truth, inner, "not ")
            return part.isBroken ? part : folded(.not(part.node), .truth, at: syntax.position)
        case .negative(let inner):
            let part = demand(.number, inner, "负号")
            return part.isBroken ? part : folded(.negative(part.node), .number, at: syntax.position)
        case .binary(let sign, let left, let right): return binary(sign, left, right, at: syntax.position)
        case .call(let name, let parts): return call(name, parts, at: syntax.position)
        }
    }

    /// Complains where the whole does not come out as wanted.
    mutating func expect(_ purpose: Formula.Purpose, _ part: Part, at position: Position) {
        guard !part.isBroken else { return }
        let wanted: ValueType
        switch purpose {
        case .any:
            if part.type == .hidden {
                report("formula.result", at: position, ["expected": "值", "found": part.type.word])
            }
            return
        case .condition, .remark: wanted = .truth
        case .number: wanted = .number
        }
        guard part.type != wanted else { return }
        report("formula.result", at: position, ["expected": wanted.word, "found": part.type.word])
    }

    // MARK: Names

    private mutating func named(_ name: String, at position: Position) -> Part {
        if name == "today" { return Part(node: emit(.today), type: .day) }
        guard let slot = vocabulary.slot(of: name) else {
            return broken("formula.unknownName", at: position, ["name": name, "hint": hint(for: name)])
        }
        guard vocabulary.names[slot].type != .hidden else {
            return broken("formula.hidden", at: position, ["name": name])
        }
        use(slot: slot)
        return Part(node: emit(.slot(Int32(slot))), type: vocabulary.names[slot].type)
    }

    mutating func use(slot: Int) { if !slots.contains(slot) { slots.append(slot) } }
    mutating func use(measure: Int) { if !measures.contains(measure) { measures.append(measure) } }
    mutating func useItems() { countsItems = true }

    private func hint(for name: String) -> String {
        let near = vocabulary.names.map { ($0, distance($0.key, name)) }.min { $0.1 < $1.1 }
        if let near, near.1 <= min(3, max(1, name.count / 2)) { return "是不是 \(near.0.key)（\(near.0.word)）？" }
        if vocabulary.stage(name) != nil { return "“\(name)”是环节，写成 stage == \"\(name)\" 或 reached(\(name))。" }
        return
            "有 \(vocabulary.names.prefix(12).map(\.key).joined(separator: "、"))\(vocabulary.names.count > 12 ? "……" : "")。"
    }

    /// How many letters must change (Levenshtein).
    private func distance(_ a: String, _ b: String) -> Int {
        let (a, b) = (Array(a.utf8.prefix(40)), Array(b.utf8.prefix(40)))
        var row = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in b.enumerated() {
                let changed = diagonal + (letter == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(changed, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[b.count]
    }

    var knownStages: String { vocabulary.stages.map(\.key).joined(separator: "、") }

    // MARK: Writing the program

    mutating func emit(_ node: Node) -> Int32 {
        program.nodes.append(node)
        return Int32(program.nodes.count - 1)
    }

    mutating func constant(_ value: Value, _ type: ValueType) -> Part {
        program.constants.append(value)
        return Part(node: emit(.constant(Int32(program.constants.count - 1))), type: type)
    }

    func constant(at node: Int32) -> Value? {
        guard case .constant(let place) = program.nodes[Int(node)] else { return nil }
        return program.constants[Int(place)]
    }

    /// Writes a node, or what it comes out as where nothing in it can change.
    mutating func folded(_ node: Node, _ type: ValueType, at position: Position) -> Part {
        let place = emit(node)
        guard isConstant(node) else { return Part(node: place, type: type) }
        let value = program.nodes.withUnsafeBufferPointer { nodes in
            program.operands.withUnsafeBufferPointer { operands in
                program.constants.withUnsafeBufferPointer { constants in
                    let facts = ListedFacts([], today: Day(daysSince1970: 0))
                    return Evaluation(nodes: nodes, operands: operands, constants: constants, facts: facts).value(place)
                }
            }
        }
        guard value.isKnown else { return broken("formula.overflow", at: position) }
        return constant(value, type)
    }

    private func isConstant(_ node: Node) -> Bool {
        let parts: [Int32]
        switch node {
        case .not(let part), .negative(let part), .part(_, let part): parts = [part]
        case .and(let left, let right), .or(let left, let right), .among(let left, let right),
            .compare(_, let left, let right), .arithmetic(_, let left, let right):
            parts = [left, right]
        case .condition(let condition, let left, let right): parts = [condition, left, right]
        case .fold(_, let first, let count): parts = Array(program.operands[Int(first)..<Int(first + count)])
        case .constant, .slot, .today, .known, .items, .measure, .since, .until: return false
        }
        return parts.allSatisfy { constant(at: $0) != nil }
    }

    // MARK: Complaints

    mutating func report(_ key: String, at position: Position, _ values: [String: String] = [:]) {
        problems.append(FormulaProblem(key, at: position, values))
    }

    mutating func broken(_ key: String, at position: Position, _ values: [String: String] = [:]) -> Part {
        report(key, at: position, values)
        return Part(node: 0, type: .truth, isBroken: true)
    }

    /// A part that must have a type.
    mutating func demand(_ type: ValueType, _ syntax: Syntax, _ what: String) -> Part {
        let part = check(syntax)
        guard !part.isBroken, part.type != type else { return part }
        return broken(
            "formula.type",
            at: syntax.position,
            ["what": what, "expected": type.word, "found": part.type.word]
        )
    }
}
