/// How many things are asked for and how many there are, as a clerk says it: 需要 1 份检测报告，现有 0 份.
struct CountWords {
    /// What is counted: 检测报告, 已拆除的房屋.
    let word: String
    /// 份, 户, 平方米; empty where nothing is said.
    let counter: String
    /// Whether only whole numbers come into question: nobody hands in half a file.
    let isWhole: Bool
    /// Of a set with options how many there are: whoever asks for so many asks for all.
    var most: Int?

    /// What must hold, or nil where such a demand says nothing of a number of things.
    /// - Parameter source: where the number comes from, if it does not stand in the formula itself.
    func demand(_ comparison: Comparison, _ number: Double, _ source: String = "") -> String? {
        guard number.isFinite, abs(number) < 1e15 else { return nil }
        let beside = source.isEmpty ? "" : "（\(source)）"
        func atLeast(_ least: Double, _ start: String = "需要") -> String {
            least <= 0 ? "\(word)不限" : "\(start) \(amount(least))\(beside)\(word)"
        }
        func atMost(_ most: Double) -> String {
            most <= 0 ? "不应有\(word)" : "\(word)最多 \(amount(most))\(beside)"
        }
        switch comparison {
        case .more where number == 0: return isWhole ? atLeast(1) : "需要有\(word)"
        case .more: return isWhole ? atLeast(number.rounded(.down) + 1) : atLeast(number, "需要超过")
        case .atLeast: return atLeast(isWhole ? number.rounded(.up) : number)
        case .less where isWhole: return atMost(number.rounded(.up) - 1)
        case .less: return "\(word)要少于 \(amount(number))\(beside)"
        case .atMost: return atMost(isWhole ? number.rounded(.down) : number)
        case .equal where number == 0: return atMost(0)
        case .equal where isWhole && number == most.map(Double.init): return "需要全部 \(amount(number))\(word)"
        case .equal where !isWhole || number == number.rounded(): return atLeast(number, "需要正好")
        case .unequal where number == 0: return isWhole ? atLeast(1) : "需要有\(word)"
        case .unequal: return "\(word)不能正好是 \(amount(number))\(beside)"
        case .equal: return nil
        }
    }

    func amount(_ number: Double) -> String {
        let plain = FormulaWords.rounded(number)
        return counter.isEmpty ? plain : "\(plain) \(counter)"
    }
}

extension FormulaWords {
    /// What a part of a formula counts or sums; nil for anything else.
    func counted(_ index: Int32) -> CountWords? {
        switch program.nodes[Int(index)] {
        case .fold(.count, let first, 1):
            guard case .slot(let slot) = program.nodes[Int(program.operands[Int(first)])] else {
                return holding(first, 1)
            }
            let name = vocabulary.names[Int(slot)]
            if case .truth = name.type { return holding(first, 1) }
            return CountWords(word: name.word, counter: name.counted, isWhole: true, most: name.options?.count)
        case .fold(.count, let first, let count): return holding(first, count)
        case .items(let stages):
            let word = stages == vocabulary.counted ? vocabulary.thing : "\(stageWords(stages))的\(vocabulary.thing)"
            return CountWords(word: word, counter: vocabulary.counter, isWhole: true)
        case .measure(let measure, _):
            let unit = vocabulary.measures?[Int(measure)].counter ?? ""
            return CountWords(word: text(index), counter: unit, isWhole: false)
        default: return nil
        }
    }

    /// Conditions of which so many hold.
    private func holding(_ first: Int32, _ count: Int32) -> CountWords {
        let parts = program.operands[Int(first)..<Int(first + count)].map(text).joined(separator: "、")
        return CountWords(word: "成立的情形（\(parts)）", counter: "项", isWhole: true)
    }

    /// The options a counted set lacks, as it stands; nil where they are not known.
    func missing(_ index: Int32, from value: (Int32) -> Value) -> [String]? {
        guard case .fold(.count, let first, 1) = program.nodes[Int(index)],
            case .slot(let slot) = program.nodes[Int(program.operands[Int(first)])],
            let options = vocabulary.names[Int(slot)].options,
            case .set(let members) = value(program.operands[Int(first)])
        else { return nil }
        let words = vocabulary.names[Int(slot)].optionWords
        return options.filter { !members.contains($0) }.map { words[$0] ?? $0 }
    }
}

extension Vocabulary.Name {
    /// The options of a set that has some.
    fileprivate var options: [String]? {
        guard case .set(let options) = type, !options.isEmpty else { return nil }
        return options
    }

    /// 份, 笔; what nobody said is counted in 项.
    var counted: String { counter.isEmpty ? "项" : counter }
}

extension Explainer {
    /// A demand on a number of things with what there is; nil where no number of things is compared.
    func counted(_ comparison: Comparison, _ left: Int32, _ right: Int32, _ holds: Bool?) -> String? {
        let words = FormulaWords(program: program, vocabulary: vocabulary)
        guard let what = words.counted(left), case .number(let number) = evaluation.value(right),
            let demand = what.demand(comparison, number, words.isConstant(right) ? "" : words.text(right))
        else { return nil }
        guard let found = evaluation.value(left).number else { return "\(demand)，现有多少还不知道" }
        let isSealed = program.slots(below: left).contains { vocabulary.names[$0].isSealed }
        let told = "\(demand)，现有 \(isSealed ? "（保密）" : what.amount(found))"
        // Of all options, those that are not there say more than their number.
        guard holds == false, number == what.most.map(Double.init), comparison == .equal || comparison == .atLeast,
            let missing = words.missing(left, from: evaluation.value), !missing.isEmpty
        else { return told }
        return "\(told)，缺 \(missing.prefix(6).joined(separator: "、"))\(missing.count > 6 ? " 等" : "")"
    }
}
