import Core

/// Why a condition holds, does not hold, or cannot be told: its comparisons with the values they saw.
package struct Explanation: Hashable, Sendable {
    /// Nil where it is not known.
    package let holds: Bool?
    /// 拆除面积 0 ≤ 0：不满足. Empty for what is only made of parts.
    package let sentence: String
    package let parts: Parts

    package indirect enum Parts: Hashable, Sendable {
        case none
        /// All must hold.
        case all([Explanation])
        /// One must hold.
        case any([Explanation])
    }

    /// The comparisons at the bottom, in order.
    package var findings: [Explanation] {
        switch parts {
        case .none: [self]
        case .all(let parts), .any(let parts): parts.flatMap(\.findings)
        }
    }
}

extension Explanation {
    /// What it hangs on, in order: of what holds the comparisons that make it so, of what does not those that stand in the
    /// way. An alternative beside one that was taken stands in nobody's way.
    package var reasons: [Explanation] {
        switch parts {
        case .none: [self]
        case .all(let parts), .any(let parts):
            parts.filter { ($0.holds == true) == (holds == true) }.flatMap(\.reasons)
        }
    }
}

extension [Explanation] {
    /// What they say, each sentence once: a condition of several ways may look at one answer in each of them.
    package var sentences: [String] {
        var told: Set<String> = []
        return map(\.sentence).filter { told.insert($0).inserted }
    }
}

extension Formula {
    package func explanation<Source: Facts>(in facts: Source) -> Explanation {
        evaluate(facts) { evaluation in
            Explainer(program: program, vocabulary: vocabulary, evaluation: evaluation)
                .explanation(of: program.root, wanted: true)
        }
    }
}

/// Puts the comparisons of a condition into words.
struct Explainer<Source: Facts> {
    let program: Program
    let vocabulary: Vocabulary
    let evaluation: Evaluation<Source>

    /// `wanted` is no under a `not`: what is asked for is then the opposite.
    func explanation(of index: Int32, wanted: Bool) -> Explanation {
        let holds = evaluation.truth(index).map { $0 == wanted }
        switch program.nodes[Int(index)] {
        case .not(let part): return explanation(of: part, wanted: !wanted)
        case .and, .or:
            var parts: [Explanation] = []
            let isAnd = if case .and = program.nodes[Int(index)] { true } else { false }
            collect(index, isAnd, wanted, &parts)
            return Explanation(holds: holds, sentence: "", parts: isAnd == wanted ? .all(parts) : .any(parts))
        default:
            let sentence =
                demand(index, holds: holds, wanted: wanted)
                ?? statement(index, holds: holds, wanted: wanted) + "：" + Self.word(holds)
            return Explanation(holds: holds, sentence: sentence, parts: .none)
        }
    }

    private static func word(_ holds: Bool?) -> String {
        holds.map { $0 ? "满足" : "不满足" } ?? "不知道"
    }

    private func collect(_ index: Int32, _ isAnd: Bool, _ wanted: Bool, _ parts: inout [Explanation]) {
        switch program.nodes[Int(index)] {
        case .and(let left, let right) where isAnd:
            collect(left, isAnd, wanted, &parts)
            collect(right, isAnd, wanted, &parts)
        case .or(let left, let right) where !isAnd:
            collect(left, isAnd, wanted, &parts)
            collect(right, isAnd, wanted, &parts)
        default: parts.append(explanation(of: index, wanted: wanted))
        }
    }

    /// What an answer should be and what it is, where it is not: 户主态度 应为“同意”，现在是“未联系”; of a number 庭院畜禽 应为 0，现在是
    /// 1, as 1 ≠ 0 reads like what holds. Nil where one must be more than the other, and where what must not be is named by
    /// the answer itself.
    private func demand(_ index: Int32, holds: Bool?, wanted: Bool) -> String? {
        guard holds != true else { return nil }
        let words = FormulaWords(program: program, vocabulary: vocabulary)
        switch program.nodes[Int(index)] {
        case .compare(let sign, let first, let second):
            let comparison = wanted ? sign : sign.inverse
            guard comparison == .equal || comparison == .unequal && holds == nil else { return nil }
            let (left, right) = words.isConstant(first) ? (second, first) : (first, second)
            let isOrder = evaluation.value(left).isOrdered || evaluation.value(right).isOrdered
            guard words.isConstant(right), words.counted(left) == nil else { return nil }
            let other = words.shown(constant: right, beside: left)
            if isOrder {
                guard comparison == .equal else { return nil }
                let now = evaluation.value(left).isKnown ? "现在是 \(shown(left))" : "现在未填"
                return "\(words.text(left)) 应为 \(other)，\(now)"
            }
            return asked(left, "“\(other)”", comparison == .equal, words)
        case .among(let part, let whole):
            if case .set = evaluation.value(part) { return nil }
            let options =
                words.isConstant(whole)
                ? words.options(whole, for: part, limit: 6, isQuoted: true) : "\(words.text(whole))之一"
            return options.isEmpty ? nil : asked(part, options, wanted, words)
        default: return nil
        }
    }

    private func asked(_ part: Int32, _ options: String, _ wanted: Bool, _ words: FormulaWords) -> String {
        let now = evaluation.value(part).isKnown ? "现在是“\(shown(part))”" : "现在未填"
        return "\(words.text(part)) \(wanted ? "应为" : "不能是")\(options)，\(now)"
    }

    private func statement(_ index: Int32, holds: Bool?, wanted: Bool) -> String {
        let words = FormulaWords(program: program, vocabulary: vocabulary)
        switch program.nodes[Int(index)] {
        case .compare(let comparison, let left, let right):
            return compared(wanted ? comparison : comparison.inverse, left, right, holds)
        case .among(let part, let whole):
            if case .set(let parts) = evaluation.value(part), case .set(let all) = evaluation.value(whole) {
                return covered(parts, all, part, whole, words)
            }
            return "\(words.text(part)) \(shown(part))"
        case .known(let part):
            let isKnown = evaluation.value(part).isKnown
            return "\(words.text(part)) \(isKnown ? "已填" : "未填")"
        default: return "\(words.text(index)) \(shown(index))"
        }
    }

    /// What the one has that the other lacks: 落实的措施 缺 低保、医疗救助.
    private func covered(_ parts: [String], _ all: [String], _ part: Int32, _ whole: Int32, _ words: FormulaWords)
        -> String
    {
        let missing = parts.filter { !all.contains($0) }
        let (part, whole) = (words.text(part), words.text(whole))
        guard !missing.isEmpty else { return "\(whole)包括全部\(part)" }
        let told = missing.prefix(6).joined(separator: "、") + (missing.count > 6 ? " 等" : "")
        return "\(whole) 缺 \(told)"
    }

    /// The relation that truly holds: 拆除面积 0 ≤ 0 where more than 0 was asked for.
    private func compared(_ comparison: Comparison, _ left: Int32, _ right: Int32, _ holds: Bool?) -> String {
        let words = FormulaWords(program: program, vocabulary: vocabulary)
        let (left, right, comparison) =
            words.isConstant(left) ? (right, left, comparison.mirrored) : (left, right, comparison)
        if let counted = counted(comparison, left, right, holds) { return counted }
        let text = "\(words.text(left)) \(shown(left))"
        let other = words.isConstant(right) ? words.shown(constant: right, beside: left) : sided(right, words)
        let isOrder = evaluation.value(left).isOrdered || evaluation.value(right).isOrdered
        if isOrder, let holds {
            return "\(text) \((holds ? comparison : comparison.inverse).rawValue) \(other)"
        }
        if isOrder { return "\(text) \(comparison.rawValue) \(other)" }
        if holds == true || (comparison == .unequal && holds == false) { return text }
        return "\(text)，应与 \(other) \(comparison == .unequal ? "不同" : "相同")"
    }

    private func sided(_ index: Int32, _ words: FormulaWords) -> String { "\(words.text(index)) \(shown(index))" }

    private func isSealed(_ slot: Int) -> Bool { vocabulary.names[slot].isSealed }

    private func shown(_ index: Int32) -> String {
        if evaluation.value(index).isKnown, program.slots(below: index).contains(where: isSealed) { return "（保密）" }
        return FormulaWords(program: program, vocabulary: vocabulary).shown(evaluation.value(index), as: index)
    }
}

extension Value {
    fileprivate var isOrdered: Bool {
        switch self {
        case .number, .day: true
        default: false
        }
    }
}
