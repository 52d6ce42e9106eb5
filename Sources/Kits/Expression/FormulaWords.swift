import Core

/// A formula's parts as a person says them: 认定时间至今天数, 已拆面积 ÷ 计划面积.
struct FormulaWords {
    let program: Program
    let vocabulary: Vocabulary

    func isConstant(_ index: Int32) -> Bool {
        if case .constant = program.nodes[Int(index)] { true } else { false }
    }

    func text(_ index: Int32) -> String {
        switch program.nodes[Int(index)] {
        case .constant(let place): shown(program.constants[Int(place)], as: index)
        case .slot(let slot): name(Int(slot))
        case .today: "今天"
        case .known(let part): "\(text(part))已填"
        case .not(let part): "不是（\(text(part))）"
        case .negative(let part): "－\(text(part))"
        case .and(let left, let right): "\(text(left))且\(text(right))"
        case .or(let left, let right): "\(text(left))或\(text(right))"
        case .compare(let sign, let left, let right): "\(text(left)) \(sign.rawValue) \(beside(right, left))"
        case .among(let part, let whole) where isSet(part): "\(text(whole))包括全部\(text(part))"
        case .among(let part, let whole): "\(text(part)) 属于 \(options(whole, for: part, limit: 6))"
        case .arithmetic(let sign, let left, let right): "\(grouped(left)) \(sign.rawValue) \(grouped(right))"
        case .condition(let condition, let then, let otherwise):
            "若\(text(condition))则\(text(then))，否则\(text(otherwise))"
        case .fold(let fold, let first, let count): folded(fold, first, count)
        case .items(let stages): "\(stageWords(stages))数"
        case .measure(let measure, let stages):
            (vocabulary.measures?[Int(measure)].word ?? "")
                + (stages == vocabulary.counted ? "" : "（\(stageWords(stages))）")
        case .since(let part): "\(text(part))至今天数"
        case .until(let part): "距\(text(part))天数"
        case .part(let part, let day): "\(text(day))的\(part == .year ? "年" : "月")"
        }
    }

    private func name(_ slot: Int) -> String { vocabulary.names[slot].word }

    private func beside(_ index: Int32, _ other: Int32) -> String {
        isConstant(index) ? shown(constant: index, beside: other) : text(index)
    }

    private func grouped(_ index: Int32) -> String {
        if case .arithmetic = program.nodes[Int(index)] { "（\(text(index))）" } else { text(index) }
    }

    private func folded(_ fold: Fold, _ first: Int32, _ count: Int32) -> String {
        let parts = program.operands[Int(first)..<Int(first + count)].map(text).joined(separator: "、")
        switch fold {
        case .count: return count == 1 ? "\(parts)\(counter(program.operands[Int(first)]))数" : "（\(parts)）中成立的项数"
        case .sum: return "\(parts)合计"
        case .min: return "\(parts)中最小"
        case .max: return "\(parts)中最大"
        }
    }

    private func counter(_ index: Int32) -> String {
        if case .slot(let slot) = program.nodes[Int(index)] { vocabulary.names[Int(slot)].counted } else { "项" }
    }

    private func isSet(_ index: Int32) -> Bool {
        guard case .slot(let slot) = program.nodes[Int(index)], case .set = vocabulary.names[Int(slot)].type else {
            return false
        }
        return true
    }

    func stageWords(_ stages: StageSet) -> String {
        stages == vocabulary.counted
            ? "全部" : stages.map { vocabulary.stages[$0].word }.joined(separator: "、")
    }

    /// The members of a constant list, or the word of a set.
    func options(_ index: Int32, for part: Int32, limit: Int, isQuoted: Bool = false) -> String {
        func listed(_ words: [String], of count: Int) -> String {
            let words = isQuoted ? words.map { "“\($0)”" } : words
            return words.joined(separator: isQuoted ? "或" : " 或 ") + (count > limit ? " 等" : "")
        }
        guard case .constant(let place) = program.nodes[Int(index)] else { return text(index) }
        switch program.constants[Int(place)] {
        case .set(let members):
            return listed(members.prefix(limit).map { option($0, of: part) }, of: members.count)
        case .numbers(let members): return listed(members.prefix(limit).map(Syntax.written), of: members.count)
        default: return ""
        }
    }

    func shown(constant index: Int32, beside other: Int32) -> String {
        guard case .constant(let place) = program.nodes[Int(index)] else { return text(index) }
        if case .text(let text) = program.constants[Int(place)] { return option(text, of: other) }
        return shown(program.constants[Int(place)], as: index)
    }

    private func option(_ key: String, of index: Int32) -> String {
        guard case .slot(let slot) = program.nodes[Int(index)] else { return key }
        return vocabulary.names[Int(slot)].optionWords[key] ?? key
    }

    func shown(_ value: Value, as index: Int32) -> String {
        switch value {
        case .unknown: "未填"
        case .number(let number): FormulaWords.rounded(number)
        case .truth(let truth): truth ? "是" : "否"
        case .day(let day): day.description
        case .text(let text): text.isEmpty ? "空" : option(text, of: index)
        case .set(let members): members.isEmpty ? "没有" : "\(members.count) 项"
        case .numbers(let members): members.isEmpty ? "没有" : "\(members.count) 项"
        }
    }

    /// At most three decimals.
    static func rounded(_ number: Double) -> String {
        guard abs(number) < 1e12 else { return Syntax.written(number) }
        return Syntax.written((number * 1000).rounded() / 1000)
    }
}

extension Formula {
    /// What it says, in the words of its vocabulary: 按期销号 ÷ 到期任务.
    package var words: String {
        FormulaWords(program: program, vocabulary: vocabulary).text(program.root)
    }
}
