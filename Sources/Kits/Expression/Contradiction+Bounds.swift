import Core

/// What a part of a formula can come to at all, from the bounds and options of the fields in it.
extension ContradictionFinder {
    /// Why a comparison can never come out as wanted; nil where it can, and where the part is none.
    func impossible(_ node: Node, wanted: Bool) -> String? {
        guard case .compare(let sign, let left, let right) = node else { return nil }
        let comparison = wanted ? sign : sign.inverse
        if comparison == .equal, isEmptyText(left) || isEmptyText(right) {
            return "没有填的不等于“”，改写成 not known(…)"
        }
        let isStrict = comparison == .less || comparison == .more || comparison == .unequal
        if isStrict, identity(left) == identity(right) { return "“\(words.text(left))”是和自己比" }
        guard !isDay(left), !isDay(right), !bounds(of: left).canBe(comparison, bounds(of: right)) else { return nil }
        return words.isConstant(left) ? extent(of: right) : extent(of: left)
    }

    /// Why a part cannot have the numbers that are asked of it: 种类项数 only goes up to 3.
    func beyond(_ span: NumberSpan, _ part: Int32) -> String? {
        guard !isDay(part), span.narrowed(by: bounds(of: part)).isEmpty else { return nil }
        return extent(of: part)
    }

    private func extent(of part: Int32) -> String {
        let bounds = bounds(of: part)
        let ends = [
            bounds.low.isFinite ? "最小 \(Syntax.written(bounds.low))" : nil,
            bounds.high.isFinite ? "最大 \(Syntax.written(bounds.high))" : nil,
        ].compactMap(\.self)
        return "“\(words.text(part))”\(ends.joined(separator: "、"))"
    }

    private func isEmptyText(_ index: Int32) -> Bool {
        guard case .constant(let place) = program.nodes[Int(index)] else { return false }
        return program.constants[Int(place)] == .text("")
    }

    /// Days are compared and moved by their own rules.
    private func isDay(_ index: Int32) -> Bool {
        switch program.nodes[Int(index)] {
        case .constant(let place):
            if case .day = program.constants[Int(place)] { true } else { false }
        case .slot(let slot): vocabulary.names[Int(slot)].type == .day
        case .today: true
        case .arithmetic(_, let left, let right): isDay(left) && !isDay(right)
        case .condition(_, let then, let otherwise): isDay(then) || isDay(otherwise)
        default: false
        }
    }

    /// Between which numbers a part lies whatever is entered; without ends where that cannot be told.
    private func bounds(of index: Int32) -> NumberSpan {
        switch program.nodes[Int(index)] {
        case .constant(let place):
            if case .number(let number) = program.constants[Int(place)] { return NumberSpan(.equal, number) }
            return NumberSpan()
        case .slot(let slot): return vocabulary.names[Int(slot)].range.map { NumberSpan($0) } ?? NumberSpan()
        case .negative(let part):
            let inner = bounds(of: part)
            return NumberSpan(ends: [-inner.high, -inner.low])
        case .arithmetic(let sign, let left, let right):
            guard !isDay(left), !isDay(right) else { return NumberSpan() }
            return calculated(sign, bounds(of: left), bounds(of: right))
        case .condition(_, let then, let otherwise):
            let (first, second) = (bounds(of: then), bounds(of: otherwise))
            return NumberSpan(ends: [first.low, first.high, second.low, second.high])
        case .fold(let fold, let first, let count):
            let parts = program.operands[Int(first)..<Int(first + count)]
            return count == 1 ? gathered(fold, program.operands[Int(first)]) : folded(fold, parts.map(bounds(of:)))
        case .items: return NumberSpan(.atLeast, 0)
        case .part(.month, _): return NumberSpan(1...12)
        case .part(.year, _): return NumberSpan(1...9999)
        default: return NumberSpan()
        }
    }

    private func calculated(_ sign: Arithmetic, _ left: NumberSpan, _ right: NumberSpan) -> NumberSpan {
        switch sign {
        case .plus: return NumberSpan(ends: [left.low + right.low, left.high + right.high])
        case .minus: return NumberSpan(ends: [left.low - right.high, left.high - right.low])
        case .times: return products(left, [right.low, right.high])
        case .divided:
            guard right.low > 0 || right.high < 0 else { return NumberSpan() }
            return NumberSpan(
                ends: [
                    left.low / right.low, left.low / right.high, left.high / right.low, left.high / right.high,
                ]
            )
        }
    }

    private func products(_ left: NumberSpan, _ ends: [Double]) -> NumberSpan {
        NumberSpan(ends: ends.flatMap { [left.low * $0, left.high * $0] })
    }

    /// Of one set, list or condition.
    private func gathered(_ fold: Fold, _ part: Int32) -> NumberSpan {
        guard case .slot(let slot) = program.nodes[Int(part)] else {
            return fold == .count ? NumberSpan(0...1) : bounds(of: part)
        }
        let name = vocabulary.names[Int(slot)]
        switch name.type {
        // Through links there may be as many as there are things.
        case .set(let options) where !options.isEmpty && !name.key.contains("."):
            return NumberSpan(0...Double(options.count))
        case .truth: return NumberSpan(0...1)
        case .number: return bounds(of: part)
        default: return fold == .count ? NumberSpan(.atLeast, 0) : NumberSpan()
        }
    }

    private func folded(_ fold: Fold, _ parts: [NumberSpan]) -> NumberSpan {
        switch fold {
        case .count: return NumberSpan(0...Double(parts.count))
        case .sum: return parts.dropFirst().reduce(parts[0]) { calculated(.plus, $0, $1) }
        case .min: return NumberSpan(ends: [parts.map(\.low).min() ?? 0, parts.map(\.high).min() ?? 0])
        case .max: return NumberSpan(ends: [parts.map(\.low).max() ?? 0, parts.map(\.high).max() ?? 0])
        }
    }
}
