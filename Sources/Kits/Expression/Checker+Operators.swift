extension Checker {
    mutating func binary(
        _ sign: Syntax.Operator,
        _ left: Syntax,
        _ right: Syntax,
        at position: Position
    ) -> Part {
        switch sign {
        case .and, .or: return joined(sign, left, right, at: position)
        case .within, .outside: return among(sign, left, right, at: position)
        case .plus, .minus, .times, .divided: return calculated(sign, left, right, at: position)
        case .equal, .unequal, .less, .atMost, .more, .atLeast: return compared(sign, left, right, at: position)
        }
    }

    private mutating func joined(
        _ sign: Syntax.Operator,
        _ left: Syntax,
        _ right: Syntax,
        at position: Position
    ) -> Part {
        let first = demand(.truth, left, "\(sign.rawValue) ")
        let second = demand(.truth, right, "\(sign.rawValue) ")
        if first.isBroken || second.isBroken { return first.isBroken ? first : second }
        let node: Node = sign == .and ? .and(first.node, second.node) : .or(first.node, second.node)
        return folded(node, .truth, at: position)
    }

    // MARK: Comparing

    private mutating func compared(
        _ sign: Syntax.Operator,
        _ left: Syntax,
        _ right: Syntax,
        at position: Position
    ) -> Part {
        let (first, second) = (check(left), check(right))
        if first.isBroken || second.isBroken { return first.isBroken ? first : second }
        let comparison = Checker.comparison(sign)
        let isOrder = comparison != .equal && comparison != .unequal
        switch (first.type, second.type) {
        case (.number, .number), (.day, .day): break
        case (.truth, .truth) where !isOrder: break
        case (.text, .text), (.choice, .text), (.text, .choice), (.choice, .choice):
            if isOrder { return broken("formula.order", at: position, ["type": first.type.word]) }
            guard fits(first, second, left, at: right), fits(second, first, right, at: left) else {
                return Part(node: 0, type: .truth, isBroken: true)
            }
        case (.truth, .truth): return broken("formula.order", at: position, ["type": first.type.word])
        default:
            let values = ["left": first.type.word, "right": second.type.word]
            return broken("formula.incomparable", at: position, values)
        }
        return folded(.compare(comparison, first.node, second.node), .truth, at: position)
    }

    static func comparison(_ sign: Syntax.Operator) -> Comparison {
        switch sign {
        case .unequal: .unequal
        case .less: .less
        case .atMost: .atMost
        case .more: .more
        case .atLeast: .atLeast
        default: .equal
        }
    }

    /// Whether a constant compared with a choice is one of its options, or two choices share one.
    private mutating func fits(_ choice: Part, _ other: Part, _ name: Syntax, at syntax: Syntax) -> Bool {
        guard case .choice(let options) = choice.type else { return true }
        if case .choice(let others) = other.type, !others.contains(where: options.contains) {
            report("formula.incomparable", at: syntax.position, ["left": "选项不同的两个单选", "right": "它们"])
            return false
        }
        guard case .text(let text)? = constant(at: other.node) else { return true }
        return isOption(text, of: options, name, at: syntax.position)
    }

    private mutating func isOption(
        _ text: String,
        of options: [String],
        _ name: Syntax,
        at position: Position
    ) -> Bool {
        guard !options.isEmpty, !options.contains(text) else { return true }
        let known = options.joined(separator: "、")
        report("formula.noOption", at: position, ["name": name.description, "option": text, "known": known])
        return false
    }

    // MARK: Membership

    private mutating func among(
        _ sign: Syntax.Operator,
        _ left: Syntax,
        _ right: Syntax,
        at position: Position
    ) -> Part {
        let part = check(left)
        let whole: Part
        if case .list(let members) = right.kind {
            whole = listed(members, for: part, left, at: right.position)
        } else {
            whole = check(right)
        }
        if part.isBroken || whole.isBroken { return part.isBroken ? part : whole }
        switch (part.type, whole.type) {
        case (.text, .set(let options)):
            if case .text(let text)? = constant(at: part.node),
                !isOption(text, of: options, right, at: left.position)
            {
                return Part(node: 0, type: .truth, isBroken: true)
            }
        case (.choice, .set), (.number, .numbers): break
        // Every part of the one stands in the other; a list in brackets has no parts of its own.
        case (.set, .set) where constant(at: part.node) == nil && constant(at: whole.node) == nil: break
        case (.set, .set): return broken("formula.setInList", at: left.position, ["name": left.description])
        default:
            let values = ["what": "in 的右边", "expected": "列表或多选", "found": whole.type.word]
            return broken("formula.type", at: right.position, values)
        }
        let found = folded(.among(part.node, whole.node), .truth, at: position)
        return sign == .outside ? folded(.not(found.node), .truth, at: position) : found
    }

    private mutating func listed(
        _ members: [Syntax],
        for part: Part,
        _ name: Syntax,
        at position: Position
    ) -> Part {
        var texts: [String] = []
        var numbers: [Double] = []
        for member in members {
            let checked = check(member)
            if checked.isBroken { return checked }
            switch constant(at: checked.node) {
            case .text(let text)?: texts.append(text)
            case .number(let number)?: numbers.append(number)
            default: return broken("formula.list", at: member.position)
            }
            if case .choice(let options) = part.type, let text = texts.last,
                !isOption(text, of: options, name, at: member.position)
            {
                return Part(node: 0, type: .truth, isBroken: true)
            }
        }
        guard texts.isEmpty != numbers.isEmpty else { return broken("formula.list", at: position) }
        return texts.isEmpty ? constant(.numbers(numbers), .numbers) : constant(.set(texts), .set([]))
    }

    // MARK: Calculating

    private mutating func calculated(
        _ sign: Syntax.Operator,
        _ left: Syntax,
        _ right: Syntax,
        at position: Position
    ) -> Part {
        let (first, second) = (check(left), check(right))
        if first.isBroken || second.isBroken { return first.isBroken ? first : second }
        let type: ValueType
        let arithmetic: Arithmetic
        switch (first.type, second.type, sign) {
        case (.number, .number, _): type = .number
        case (.day, .number, .plus), (.day, .number, .minus): type = .day
        case (.day, .day, .minus): type = .number
        default:
            let found = first.type == .number ? second.type : first.type
            let values = ["what": "\(sign.rawValue) ", "expected": "数字", "found": found.word]
            return broken("formula.type", at: first.type == .number ? right.position : left.position, values)
        }
        switch sign {
        case .plus: arithmetic = .plus
        case .minus: arithmetic = .minus
        case .times: arithmetic = .times
        default: arithmetic = .divided
        }
        if arithmetic == .divided, constant(at: second.node) == .number(0) {
            return broken("formula.zero", at: right.position)
        }
        return folded(.arithmetic(arithmetic, first.node, second.node), type, at: position)
    }
}
