import Core
import Expression

/// A kind of thing outside the ledgers that an item may link to: a household, a project.
package struct LinkKind: Hashable, Sendable {
    /// As `to:` names it.
    package let key: String
    package let word: String
    /// What formulas may ask of one, below the field's name: `household.members`.
    package let names: [Vocabulary.Name]

    package init(_ key: String, _ word: String, names: [Vocabulary.Name]) {
        self.key = key
        self.word = word
        self.names = names
    }
}

extension FieldType {
    /// How formulas see a field.
    func valueType(options: [String]) -> ValueType {
        switch self {
        case .text, .region: .text
        case .number, .money: .number
        case .day: .day
        case .truth: .truth
        case .choice: .choice(options)
        case .set: .set(options)
        case .file: .set([])
        case .link(_, let many): many ? .set([]) : .text
        case .personal(.amount): .number
        case .point, .personal: .hidden
        }
    }
}

extension FieldType {
    /// What several answers of a field are counted in; empty where it has only one.
    fileprivate var counter: String {
        switch self {
        case .file: "份"
        case .set: "项"
        case .link(_, many: true): "条"
        default: ""
        }
    }
}

/// The words no field may have: formulas use them.
let reservedNames: Set<String> = [
    "stage", "place", "today", "stage_since", "entered_on", "and", "or", "not", "in", "yes", "no", "from", "if",
    "count",
    "sum", "min", "max", "days_since", "days_until", "year", "month", "day", "known", "items", "measure", "reached",
]

extension WrittenPlaybook {
    /// Names of formulas about one thing, without those of linked things; the fields come first.
    var ownNames: [Vocabulary.Name] {
        let words = Dictionary(stages.map { ($0.key.value, $0.word.value) }) { first, _ in first }
        let keys = stages.map(\.key.value)
        return fields.map { field in
            let type = field.type.valueType(options: field.options)
            return Vocabulary.Name(
                field.key.value,
                field.label.value,
                type,
                isSealed: field.type.isPersonal,
                range: type == .number ? field.range.closed : nil,
                counter: field.type.counter
            )
        } + [
            Vocabulary.Name("stage", "环节", .choice(keys), optionWords: words),
            Vocabulary.Name("stage_since", "进入本环节", .day),
            Vocabulary.Name("entered_on", "登记", .day),
            Vocabulary.Name("place.name", "所在地", .text),
            Vocabulary.Name("place.code", "区划代码", .text),
            Vocabulary.Name("place.level", "所在地级别", .choice(["county", "township", "village", "group"])),
        ]
    }

    var stageNames: [Vocabulary.StageName] {
        stages.map { Vocabulary.StageName($0.key.value, $0.word.value, isDropped: $0.outcome == .dropped) }
    }

    /// As formulas of other playbooks name it: `old_houses`.
    var formulaName: String { key.value.replacing("-", with: "_") }
}

/// Every playbook of the county as written, and the other things there are to link to.
struct Surroundings {
    let written: [String: WrittenPlaybook]
    let kinds: [String: LinkKind]
    /// Every playbook by key, with the names others have for its indicators.
    private let indicatorNames: [(playbook: String, names: [Vocabulary.Name])]

    init(written: [String: WrittenPlaybook], kinds: [String: LinkKind]) {
        self.written = written
        self.kinds = kinds
        indicatorNames = written.values.map { playbook in
            let start = playbook.formulaName
            let names = playbook.indicators.map {
                Vocabulary.Name("\(start).\($0.key.value)", "\(playbook.name)的\($0.word.value)", .number)
            }
            return (playbook.key.value, names)
        }.sorted { $0.playbook < $1.playbook }
    }

    /// Names for formulas about one thing of a playbook.
    func itemVocabulary(of playbook: WrittenPlaybook) -> Vocabulary {
        var names = playbook.ownNames
        for (place, field) in playbook.fields.enumerated() {
            guard case .link(let target, let many) = field.type else { continue }
            names[place].counter = written[target]?.counter ?? names[place].counter
            let linked = kinds[target]?.names ?? written[target]?.ownNames ?? []
            names += linked.compactMap { linkedName($0, field.key.value, field.label.value, many) }
        }
        for follower in playbook.followers {
            let counter = written[follower.from.value]?.counter ?? "条"
            names.append(Vocabulary.Name(follower.key.value, follower.word.value, .set([]), counter: counter))
            names += (written[follower.from.value]?.ownNames ?? []).compactMap {
                linkedName($0, follower.key.value, follower.word.value, true)
            }
        }
        for twins in playbook.twins {
            names.append(Vocabulary.Name(twins.key.value, twins.word.value, .set([]), counter: playbook.counter))
            names += playbook.ownNames.compactMap { linkedName($0, twins.key.value, twins.word.value, true) }
        }
        return Vocabulary(names: names, stages: playbook.stageNames)
    }

    private func linkedName(_ name: Vocabulary.Name, _ start: String, _ label: String, _ many: Bool) -> Vocabulary.Name?
    {
        let key = "\(start).\(name.key)"
        let word = "\(label)的\(name.word)"
        if !many {
            return Vocabulary.Name(key, word, name.type, optionWords: name.optionWords, isSealed: name.isSealed)
        }
        switch name.type {
        case .number: return Vocabulary.Name(key, word, .numbers, isSealed: name.isSealed)
        // Which of the options any of them has.
        case .choice(let options) where !name.key.contains("."), .set(let options) where !options.isEmpty:
            return Vocabulary.Name(key, word, .set(options), optionWords: name.optionWords, isSealed: name.isSealed)
        default: return nil
        }
    }

    /// Names for the indicator formulas of a playbook: its own, then those of the others by key.
    func indicatorVocabulary(of playbook: WrittenPlaybook) -> Vocabulary {
        var names = playbook.indicators.map { Vocabulary.Name($0.key.value, $0.word.value, .number) }
        for (other, its) in indicatorNames where other != playbook.key.value { names += its }
        let summed = playbook.measures.map { Vocabulary.Name($0.key.value, $0.word.value, .number, counter: $0.unit) }
        return Vocabulary(
            names: names,
            stages: playbook.stageNames,
            measures: summed,
            thing: playbook.word,
            counter: playbook.counter
        )
    }
}
