import Core
import Expression

/// One difference between two versions of a playbook.
package enum PlaybookChange: Hashable, Sendable {
    case renamed(from: String, to: String)
    case added(Part, String)
    case removed(Part, String)
    case worded(Part, from: String, to: String)
    case retyped(field: String, from: FieldType, to: FieldType)
    case optionsAdded(field: String, [String])
    case optionsRemoved(field: String, [String])
    case required(field: String, Bool)
    case range(field: String, from: String, to: String)
    case unit(field: String, from: String, to: String)
    case unique(field: String, RegionCode.Level?)
    case reads(field: String, [String])
    case also(field: String, [String])
    case formula(Part, String, from: String, to: String)
    case outcome(stage: String, LedgerStage.Outcome)
    case days(stage: String, Int)
    case order([String])
    case readers([String])
    /// Something else that decides, as it was and is.
    case changed(String, from: String, to: String)

    package enum Part: String, Hashable, Sendable {
        case link = "关联"
        case twins = "查重"
        case field = "字段"
        case stage = "环节"
        case move = "步骤"
        case gate = "关口"
        case rule = "核对"
        case warning = "提醒"
        case measure = "计量"
        case indicator = "指标"
    }

    /// Whether items of the old version may hold what the new one does not know.
    package var needsMoving: Bool {
        switch self {
        case .removed(.field, _), .removed(.stage, _), .retyped, .optionsRemoved, .required(_, true): true
        case .range, .unit, .unique(_, .some): true
        default: false
        }
    }

    package var sentence: String {
        switch self {
        case .renamed(let old, let new): "专项改名：“\(old)”改为“\(new)”"
        case .added(let part, let word): "新增\(part.rawValue)“\(word)”"
        case .removed(let part, let word): "取消\(part.rawValue)“\(word)”"
        case .worded(let part, let old, let new): "\(part.rawValue)“\(old)”改称“\(new)”"
        case .retyped(let field, let old, let new): "字段“\(field)”由\(old.word)改为\(new.word)"
        case .optionsAdded(let field, let options): "字段“\(field)”增加选项：\(options.joined(separator: "、"))"
        case .optionsRemoved(let field, let options): "字段“\(field)”去掉选项：\(options.joined(separator: "、"))"
        case .required(let field, let isRequired): "字段“\(field)”改为\(isRequired ? "必填" : "选填")"
        case .range(let field, let old, let new): "字段“\(field)”可填的范围由 \(old) 改为 \(new)"
        case .unit(let field, let old, let new): "字段“\(field)”的单位由\(old)改为\(new)"
        case .unique(let field, let level):
            level.map { "字段“\(field)”在同一个\($0.scopeWord)里不能重复" } ?? "字段“\(field)”可以重复"
        case .reads(let field, let keys):
            keys.isEmpty
                ? "不再从字段“\(field)”关联的台账读别的字段" : "从字段“\(field)”关联的台账读：\(keys.joined(separator: "、"))"
        case .also(let field, let names):
            names.isEmpty ? "表格里不再认字段“\(field)”的别的叫法" : "表格里的这些列也认作字段“\(field)”：\(names.joined(separator: "、"))"
        case .formula(let part, let word, let old, let new): "\(part.rawValue)“\(word)”的公式由 \(old) 改为 \(new)"
        case .outcome(let stage, let outcome):
            switch outcome {
            case .open: "环节“\(stage)”不再是终点"
            case .done: "到了环节“\(stage)”就算完成"
            case .dropped: "环节“\(stage)”不再计入总数"
            }
        case .days(let stage, let days):
            days == 0 ? "环节“\(stage)”不再规定停留几天，没有灯" : "环节“\(stage)”停留超过 \(days) 天算偏慢"
        case .readers(let words):
            words.isEmpty ? "不再限定谁可以看" : "只许这些岗位看：\(words.joined(separator: "、"))"
        case .changed(let what, let old, let new): "\(what)：由 \(old) 改为 \(new)"
        case .order(let words): "环节的顺序改为 \(words.joined(separator: "、"))"
        }
    }
}

extension Playbook {
    /// What changed since an earlier version: fields, stages, moves, gates, numbers, then the rules about them.
    package func changes(since old: Playbook) -> [PlaybookChange] {
        var changes: [PlaybookChange] = old.name == name ? [] : [.renamed(from: old.name, to: name)]
        if old.readers != readers { changes.append(.readers(readers.map(\.written))) }
        changes += PlaybookComparison(.link, old.followers, followers, key: \.key, word: \.word).changes
        changes += PlaybookComparison(.twins, old.twins, twins, key: \.key, word: \.word).changes
        changes += fieldChanges(since: old) + stageChanges(since: old)
        changes += PlaybookComparison(.move, old.moves, moves, key: \.key, word: \.word).changes
        changes +=
            PlaybookComparison(.gate, old.gates, gates, key: \.key, word: \.sentence, formula: \.formula.source).changes
        changes +=
            PlaybookComparison(.rule, old.rules, rules, key: \.key, word: \.sentence, formula: \.formula.source).changes
        changes +=
            PlaybookComparison(
                .warning,
                old.warnings,
                warnings,
                key: \.key,
                word: \.sentence,
                formula: \.formula.source
            ).changes
        changes +=
            PlaybookComparison(
                .measure,
                old.measures,
                measures,
                key: \.key,
                word: \.word,
                formula: \.formula.source
            ).changes
        changes +=
            PlaybookComparison(
                .indicator,
                old.indicators,
                indicators,
                key: \.key,
                word: \.word,
                formula: \.origin.text
            ).changes
        changes +=
            PlaybookComparison(
                .warning,
                old.flags,
                flags,
                key: \.key,
                word: \.sentence,
                formula: \.formula.source
            ).changes
        return changes + ruleChanges(since: old)
    }

    private func fieldChanges(since old: Playbook) -> [PlaybookChange] {
        var changes = PlaybookComparison(.field, old.fields, fields, key: \.key, word: \.label).changes
        for field in fields {
            guard let before = old.fields.first(where: { $0.key == field.key }) else { continue }
            if before.type != field.type {
                changes.append(.retyped(field: field.label, from: before.type, to: field.type))
            }
            let added = field.options.filter { !before.options.contains($0) }
            let removed = before.options.filter { !field.options.contains($0) }
            if !added.isEmpty { changes.append(.optionsAdded(field: field.label, added)) }
            if !removed.isEmpty { changes.append(.optionsRemoved(field: field.label, removed)) }
            if before.range != field.range, before.type == field.type {
                changes.append(.range(field: field.label, from: before.rangeWords, to: field.rangeWords))
            }
            if before.unit != field.unit {
                let units = [before.unit, field.unit].map { $0.isEmpty ? "（无）" : $0 }
                changes.append(.unit(field: field.label, from: units[0], to: units[1]))
            }
            if before.reads != field.reads { changes.append(.reads(field: field.label, field.reads)) }
            if before.also != field.also { changes.append(.also(field: field.label, field.also)) }
            if before.unique != field.unique { changes.append(.unique(field: field.label, field.unique)) }
            if before.isRequired != field.isRequired {
                changes.append(.required(field: field.label, field.isRequired))
            }
        }
        return changes
    }

    private func stageChanges(since old: Playbook) -> [PlaybookChange] {
        var changes = PlaybookComparison(.stage, old.stages, stages, key: \.key, word: \.word).changes
        for stage in stages {
            guard let before = old.stages.first(where: { $0.key == stage.key }) else { continue }
            if before.outcome != stage.outcome {
                changes.append(.outcome(stage: stage.word, stage.outcome))
            } else if before.days != stage.days {
                changes.append(.days(stage: stage.word, stage.days))
            }
        }
        let kept = stages.map(\.key).filter { key in old.stages.contains { $0.key == key } }
        let before = old.stages.map(\.key).filter { kept.contains($0) }
        if kept != before { changes.append(.order(stages.map(\.word))) }
        return changes
    }
}

extension Indicator.Origin {
    /// The formula, or where it is entered from.
    var text: String {
        switch self {
        case .formula(let formula): formula.source
        case .entered(let source, let cadence): "\(source)（\(cadence.word)录入）"
        }
    }
}

extension RegionCode.Level {
    /// Within what a value stands once.
    var scopeWord: String {
        switch self {
        case .province, .prefecture, .county: "县"
        case .township: "乡镇"
        case .village: "村"
        case .group: "组"
        }
    }
}

/// Two lists of parts of one kind, held against each other by key.
struct PlaybookComparison<Element> {
    private(set) var changes: [PlaybookChange] = []

    init(
        _ part: PlaybookChange.Part,
        _ old: [Element],
        _ new: [Element],
        key: (Element) -> String,
        word: (Element) -> String,
        formula: ((Element) -> String)? = nil
    ) {
        let before = Dictionary(old.map { (key($0), $0) }) { first, _ in first }
        let kept = Set(new.map(key))
        for element in new {
            guard let earlier = before[key(element)] else {
                changes.append(.added(part, word(element)))
                continue
            }
            if word(earlier) != word(element) {
                changes.append(.worded(part, from: word(earlier), to: word(element)))
            }
            if let formula, formula(earlier) != formula(element) {
                changes.append(.formula(part, word(element), from: formula(earlier), to: formula(element)))
            }
        }
        for element in old where !kept.contains(key(element)) { changes.append(.removed(part, word(element))) }
    }
}
