import Core
import Programmes

extension ProposedLedger {
    /// The playbook as its file, in the shape the shipped ones have. What it lacks `PlaybookLibrary` says.
    /// - Parameter day: when the ledger is made; what it is to come to is counted from then.
    package func yaml(linking links: [ProposedLink] = [], on day: Day? = nil) -> String {
        var lines = [
            "# \(Self.comment(name))：由表格建账。",
            "key: \(key)",
            "name: \(Self.quoted(name))",
            "covers: []",
            "clause: \(Self.quoted(clause))",
            "lead: \(lead)",
            "goal: \(goal)",
            "areas: [\(area == Self.otherArea ? "" : area)]",
            "cadence: \(cadence)",
            "item: {word: \(Self.quoted(word)), counter: \(Self.quoted(counter)), title: \(title?.key ?? ""), level: \(level.rawValue)}",
            "fields:",
        ]
        lines += kept.map { "  - \(written($0))" }
        lines += links.map {
            "  - {key: \($0.key), label: \(Self.quoted($0.label)), type: link, to: \($0.ledger), "
                + "reads: [\($0.reads.joined(separator: ", "))], why: \(Self.quoted($0.why))}"
        }
        lines.append("stages:")
        for stage in stages {
            let days = stage.days.flatMap { Int($0) } ?? 0
            let rest = stage.outcome == .open ? "days: \(days)" : "outcome: \(stage.outcome.rawValue)"
            lines.append("  - {key: \(stage.key), word: \(Self.quoted(stage.word)), \(rest)}")
        }
        lines.append("moves:")
        lines += moves.map { "  - \($0)" }
        lines += numbers(from: day)
        return lines.joined(separator: "\n") + "\n"
    }

    private func written(_ field: ProposedField) -> String {
        var parts = ["key: \(field.key)", "label: \(Self.quoted(field.label))", "type: \(field.type.rawValue)"]
        if field.type == .number {
            parts.append("decimals: \(field.decimals)")
            if !field.unit.isEmpty { parts.append("unit: \(Self.quoted(field.unit))") }
        }
        if [.choice, .set].contains(field.type) {
            parts.append("options: [\(field.options.map(Self.quoted).joined(separator: ", "))]")
        }
        if field.isRequired || field.isTitle { parts.append("required: yes") }
        if field.isKey { parts.append("unique: \(field.isTitle ? level.rawValue : "county")") }
        if let name = sheetName(of: field) { parts.append("also: [\(Self.quoted(name))]") }
        if !field.why.isEmpty { parts.append("why: \(Self.quoted(field.why))") }
        return "{\(parts.joined(separator: ", "))}"
    }

    /// What the sheet calls a field that is called otherwise here: the next sheet of its kind meets it by that.
    private func sheetName(of field: ProposedField) -> String? {
        let name = field.header
        guard !name.isEmpty, name.count <= 60, name != field.label, !name.hasSuffix("/" + field.label),
            !kept.contains(where: { $0.column != field.column && ($0.label == name || $0.header == name) })
        else { return nil }
        return name
    }

    private var open: [ProposedStage] { stages.filter { $0.outcome == .open } }

    /// Forward to every later stage from all open ones before it, back from the end with a reason, and out.
    private var moves: [String] {
        let people =
            level == .county
            ? "officer/\(lead)"
            : level == .township ? "township, officer/\(lead)" : "village, township, officer/\(lead)"
        let checkers = level == .county ? "officer/\(lead)" : "township, officer/\(lead)"
        var moves: [String] = []
        for (place, stage) in stages.enumerated() where place > 0 {
            // 已安装 goes on to 已验收.
            let isLast = stage.outcome == .done && StageReading.isLast(stage.word) == 1
            let from = stages[..<place].filter {
                $0.outcome == .open || isLast && $0.outcome == .done && StageReading.isLast($0.word) == 0
            }.map(\.key)
            let dropped = stage.outcome == .dropped
            let origins = dropped ? open.map(\.key) : from
            guard !origins.isEmpty else { continue }
            let word = dropped ? "登记为\(stage.word)" : "报告\(stage.word)"
            moves.append(
                "{key: to-\(stage.key.replacing("_", with: "-")), word: \(Self.quoted(String(word.prefix(16)))), from: [\(origins.joined(separator: ", "))], "
                    + "to: \(stage.key), who: [\(dropped ? checkers : people)]\(dropped ? ", words: yes" : "")}"
            )
        }
        if let last = open.last {
            let done = stages.filter { $0.outcome == .done }.map(\.key)
            moves.append(
                "{key: returning, word: 退回重办, from: [\(done.joined(separator: ", "))], to: \(last.key), who: [\(checkers)], words: yes}"
            )
        }
        return moves
    }

    private func numbers(from day: Day?) -> [String] {
        let measures = kept.filter { $0.isMeasure && $0.type.isNumeric }
        let done = stages.filter { $0.outcome == .done }.map(\.key).joined(separator: ", ")
        var lines: [String] = []
        if !measures.isEmpty { lines.append("measures:") }
        for field in measures {
            lines.append(
                "  - {key: \(field.key), word: \(Self.quoted(field.label)), unit: \(Self.quoted(Self.unit(field))), value: \(field.key)}"
            )
        }
        lines.append("indicators:")
        lines.append("  - {key: rate, word: 完成率, unit: \"%\", formula: '100 * items(\(done)) / items()'}")
        lines.append(
            "  - {key: finished, word: 已完成, unit: \(Self.quoted(counter)), decimals: 0, formula: 'items(\(done))'}"
        )
        var taken: Set<String> = ["rate", "finished"]
        for field in measures {
            let key = AsciiKeys.field("sum_" + field.key, beside: taken)
            taken.insert(key)
            lines.append(
                "  - {key: \(key), word: \(Self.quoted(field.label + "合计")), unit: \(Self.quoted(Self.unit(field))), "
                    + "decimals: \(field.type == .money ? 2 : field.decimals), formula: 'measure(\(field.key))'}"
            )
        }
        if !due.isEmpty {
            let source = Self.quoted(TargetTemplate.atStart + "：全部完成")
            let course = "by: \(due)\(trajectory(from: day))"
            lines += ["targets:", "  - {indicator: rate, value: 100, \(course), source: \(source)}"]
        }
        return lines
    }

    /// Nothing is late on the day the ledger is made.
    private func trajectory(from day: Day?) -> String {
        let parts = due.split(separator: "-").compactMap { Int($0) }
        guard let day, parts.count == 2, (day.month, day.day) < (parts[0], parts[1]) else { return "" }
        let first = "{by: \(day.month)-\(day.day), share: 0}"
        return ", trajectory: milestones, milestones: [\(first), {by: \(due), share: 1}]"
    }

    private static func unit(_ field: ProposedField) -> String {
        field.type == .money ? "元" : field.unit.isEmpty ? "个" : field.unit
    }

    /// Always between quotation marks: a word a person typed may be 是, 2.10 or `[`, and stays that word.
    static func quoted(_ text: String) -> String {
        let plain = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            // Playbooks know no anchors: the reader refuses the signs wherever one could begin.
            case "&": "\\x26"
            case "*": "\\x2a"
            case let control where control.properties.generalCategory == .control: " "
            default: String(scalar)
            }
        }
        return "\"\(plain.joined())\""
    }

    private static func comment(_ text: String) -> String { text.replacing("\n", with: " ").replacing("\r", with: " ") }
}
