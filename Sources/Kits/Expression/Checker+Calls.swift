import Core

extension Checker {
    static let functions = [
        "if", "count", "sum", "min", "max", "days_since", "days_until", "year", "month", "day", "known", "items",
        "measure", "reached",
    ]

    mutating func call(_ name: String, _ parts: [Syntax], at position: Position) -> Part {
        switch name {
        case "if": return condition(parts, at: position)
        case "days_since", "days_until", "year", "month": return ofDay(name, parts, at: position)
        case "day": return day(parts, at: position)
        case "known": return known(parts, at: position)
        case "reached": return reached(parts, at: position)
        case "items": return items(parts, at: position)
        case "measure": return measure(parts, at: position)
        default:
            guard let fold = Fold(rawValue: name) else {
                let known = Checker.functions.joined(separator: "、")
                return broken("formula.unknownFunction", at: position, ["name": name, "known": known])
            }
            return folded(fold, parts, at: position)
        }
    }

    private mutating func counted(_ name: String, _ parts: [Syntax], _ wanted: Int, at position: Position) -> Bool {
        guard parts.count != wanted else { return true }
        let values = ["name": name, "expected": String(wanted), "found": String(parts.count)]
        report("formula.arguments", at: position, values)
        return false
    }

    private var brokenPart: Part { Part(node: 0, type: .truth, isBroken: true) }

    private mutating func condition(_ parts: [Syntax], at position: Position) -> Part {
        guard counted("if", parts, 3, at: position) else { return brokenPart }
        let condition = demand(.truth, parts[0], "if 的条件")
        let (first, second) = (check(parts[1]), check(parts[2]))
        if condition.isBroken || first.isBroken || second.isBroken { return brokenPart }
        var type = first.type
        if type != second.type {
            switch (first.type, second.type) {
            case (.choice, .choice), (.choice, .text), (.text, .choice): type = .text
            default:
                let values = ["left": first.type.word, "right": second.type.word]
                return broken("formula.branches", at: parts[2].position, values)
            }
        }
        return folded(.condition(condition.node, first.node, second.node), type, at: position)
    }

    private mutating func ofDay(_ name: String, _ parts: [Syntax], at position: Position) -> Part {
        guard counted(name, parts, 1, at: position) else { return brokenPart }
        let part = demand(.day, parts[0], "\(name) ")
        if part.isBroken { return part }
        switch name {
        case "days_since": return folded(.since(part.node), .number, at: position)
        case "days_until": return folded(.until(part.node), .number, at: position)
        default: return folded(.part(name == "year" ? .year : .month, part.node), .number, at: position)
        }
    }

    private mutating func day(_ parts: [Syntax], at position: Position) -> Part {
        guard counted("day", parts, 1, at: position) else { return brokenPart }
        guard case .text(let text) = parts[0].kind, let day = Day(text) else {
            return broken("formula.day", at: parts[0].position, ["text": parts[0].description])
        }
        return constant(.day(day), .day)
    }

    private mutating func known(_ parts: [Syntax], at position: Position) -> Part {
        guard counted("known", parts, 1, at: position) else { return brokenPart }
        let node: Int32
        if case .name(let name) = parts[0].kind, let slot = vocabulary.slot(of: name) {
            use(slot: slot)
            node = emit(.slot(Int32(slot)))
        } else {
            let part = check(parts[0])
            if part.isBroken { return part }
            node = part.node
        }
        return folded(.known(node), .truth, at: position)
    }

    // MARK: Several values

    private mutating func folded(_ fold: Fold, _ parts: [Syntax], at position: Position) -> Part {
        guard !parts.isEmpty else {
            let values = ["name": fold.rawValue, "expected": "至少 1", "found": "0"]
            return broken("formula.arguments", at: position, values)
        }
        var nodes: [Int32] = []
        for part in parts {
            let checked = check(part)
            if checked.isBroken { return checked }
            guard fits(checked.type, fold, isAlone: parts.count == 1) else {
                let expected = fold == .count ? "多选、一组数字或是否" : "数字"
                let values = ["what": "\(fold.rawValue) ", "expected": expected, "found": checked.type.word]
                return broken("formula.type", at: part.position, values)
            }
            nodes.append(checked.node)
        }
        let first = Int32(program.operands.count)
        program.operands += nodes
        return folded(.fold(fold, first, Int32(nodes.count)), .number, at: position)
    }

    private func fits(_ type: ValueType, _ fold: Fold, isAlone: Bool) -> Bool {
        switch type {
        case .truth: fold == .count
        case .set: fold == .count && isAlone
        case .numbers: isAlone
        case .number: fold != .count
        default: false
        }
    }

    // MARK: Stages

    private mutating func reached(_ parts: [Syntax], at position: Position) -> Part {
        guard counted("reached", parts, 1, at: position) else { return brokenPart }
        guard let slot = vocabulary.slot(of: "stage") else { return broken("formula.noStages", at: position) }
        guard let stage = stage(parts[0]) else { return brokenPart }
        let keys = vocabulary.from(stage).map { vocabulary.stages[$0].key }
        let whole = constant(.set(keys), .set([]))
        use(slot: slot)
        return Part(node: emit(.among(emit(.slot(Int32(slot))), whole.node)), type: .truth)
    }

    private mutating func items(_ parts: [Syntax], at position: Position) -> Part {
        guard vocabulary.measures != nil else {
            return broken("formula.noAggregate", at: position, ["name": "items"])
        }
        guard let stages = stages(parts) else { return brokenPart }
        useItems()
        return Part(node: emit(.items(stages)), type: .number)
    }

    private mutating func measure(_ parts: [Syntax], at position: Position) -> Part {
        guard let known = vocabulary.measures else {
            return broken("formula.noAggregate", at: position, ["name": "measure"])
        }
        guard case .name(let name)? = parts.first?.kind, let place = vocabulary.measure(name) else {
            let written = parts.first?.description ?? ""
            let keys = known.map(\.key).joined(separator: "、")
            return broken(
                "formula.unknownMeasure",
                at: parts.first?.position ?? position,
                ["name": written, "known": keys.isEmpty ? "（还没有计量）" : keys]
            )
        }
        guard let stages = stages(Array(parts.dropFirst())) else { return brokenPart }
        use(measure: place)
        return Part(node: emit(.measure(Int32(place), stages)), type: .number)
    }

    /// All counted stages where none is named; nil after a complaint.
    private mutating func stages(_ parts: [Syntax]) -> StageSet? {
        guard !parts.isEmpty else { return vocabulary.counted }
        var stages = StageSet()
        var isWhole = true
        for part in parts {
            if case .from(let key) = part.kind, let stage = vocabulary.stage(key) {
                stages.formUnion(vocabulary.from(stage))
            } else if let stage = stage(part) {
                stages.insert(stage)
            } else {
                isWhole = false
            }
        }
        return isWhole ? stages : nil
    }

    private mutating func stage(_ part: Syntax) -> Int? {
        let key: String
        switch part.kind {
        case .name(let name), .text(let name), .from(let name): key = name
        default:
            report("formula.stageWord", at: part.position, ["known": knownStages])
            return nil
        }
        if let stage = vocabulary.stage(key) { return stage }
        report("formula.unknownStage", at: part.position, ["name": key, "known": knownStages])
        return nil
    }
}
