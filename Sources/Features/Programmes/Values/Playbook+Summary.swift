import Core
import Expression
import PolicyText

extension Playbook {
    /// The playbook as lines of text, for a person at a terminal.
    package var summary: [String] {
        var lines = ["\(name)（\(key)，版本 \(version)）", clause]
        let heads = ["牵头 \(functionTitle(lead))", "目标 \(goal.word)", areas.map(\.word).joined(separator: "、")]
        lines.append((heads + ["\(cadence.word)调度"]).filter { !$0.isEmpty }.joined(separator: " · "))
        lines.append("讲话条目 \(covers.joined(separator: "、"))")
        lines.append("环节：\(stages.map(\.word).joined(separator: " → "))")
        if isRestricted { lines.append("只许查看：\(readers.map(words).joined(separator: "、"))，每次打开都留痕") }
        lines += followers.map { "从另一头看的关联：\($0.word)（\($0.key)，来自 \($0.from).\($0.by)）" }
        lines += twins.map { one in
            let same = one.fields.map { fields[$0].label }.joined(separator: "、")
            return "查重：\(one.word)（\(one.key)，\(same)相同\(one.days.map { "，\($0) 天以内" } ?? "")）"
        }
        lines += ["字段："] + fields.map(summary)
        lines += ["步骤："] + moves.map(summary)
        lines += ["关口："] + gates.map(summary)
        lines += ["提醒："] + warnings.map { "  \($0.sentence)（\($0.formula.source)）" }
        lines += flags.map { "  \($0.sentence)（\($0.formula.source)）" }
        lines += ["指标："] + indicators.map(summary)
        return lines
    }

    func functionTitle(_ key: String) -> String {
        UnitFunction.all.first { $0.key == key }?.title ?? key
    }

    private func summary(_ field: LedgerField) -> String {
        var text = "  \(field.label)（\(field.key)，\(field.type.word)\(field.unit.isEmpty ? "" : "，" + field.unit)）"
        if field.isRequired { text += " 必填" }
        if !field.options.isEmpty { text += " [\(field.options.joined(separator: "、"))]" }
        if !field.uses.isEmpty { text += " 用于\(field.uses.map(\.word).joined(separator: "、"))" }
        return text
    }

    func words(_ right: MoveRight) -> String {
        right.role.word + (right.function.map { "（\(functionTitle($0))）" } ?? "")
    }

    private func summary(_ move: LedgerMove) -> String { "  \(move.word)：\(way(move, of: self))" }

    private func summary(_ gate: Gate) -> String {
        let before = gate.before.map { "“\(stages[$0].word)”" }.joined(separator: "、")
        return "  进入\(before)前：\(gate.sentence)（\(gate.formula.source)）；\(gate.fix)"
    }

    private func summary(_ indicator: Indicator) -> String {
        let target = targets.first { $0.indicator == indicator.key }
        let value = target.map { $0.value.map { "，目标 \(PlaybookFileReader.text($0))" } ?? "，目标待定" } ?? ""
        return "  \(indicator.word)（\(indicator.unit)\(value)）= \(indicator.origin.text)"
    }
}
