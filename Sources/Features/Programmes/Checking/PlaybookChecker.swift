import Core
import Expression

/// Holds the parts of one written playbook against each other and against the others, and makes the playbook.
struct PlaybookChecker {
    let written: WrittenPlaybook
    let surroundings: Surroundings
    let itemVocabulary: Vocabulary
    var problems: ProblemList { written.problems }
    static let mostFields = 120
    /// As many as a `StageSet` holds.
    static let mostStages = 64

    init(_ written: WrittenPlaybook, in surroundings: Surroundings) {
        self.written = written
        self.surroundings = surroundings
        itemVocabulary = surroundings.itemVocabulary(of: written)
    }

    /// The playbook with whatever of it could be read; it is only good if no error was found. Nil for one of far too many
    /// parts.
    func playbook() -> Playbook? {
        checkNames()
        checkFields()
        checkStages()
        checkReads()
        checkFollowers()
        checkTwins()
        let moves = moves()
        let conditions = conditions(moves)
        let measures = measures()
        let vocabulary = surroundings.indicatorVocabulary(of: written)
        let indicators = indicators(in: vocabulary)
        checkMeasures(measures, indicators)
        let flags = flags(in: vocabulary)
        let targets = targets()
        guard written.fields.count <= Self.mostFields, written.stages.count <= Self.mostStages else { return nil }
        return Playbook(
            key: written.key.value,
            name: written.name,
            covers: written.covers,
            clause: written.clause,
            lead: written.lead,
            supporting: written.supporting,
            goal: written.goal,
            areas: written.areas,
            cadence: written.cadence,
            item: ItemWords(word: written.word, counter: written.counter, title: title() ?? 0, level: written.level),
            fields: fields(conditions, measures, indicators),
            stages: stages,
            moves: moves,
            gates: conditions.gates,
            rules: conditions.rules,
            warnings: conditions.warnings,
            flags: flags,
            measures: measures,
            indicators: indicators,
            targets: targets,
            lights: written.lights,
            readers: written.readers,
            followers: followers,
            twins: twins,
            itemVocabulary: itemVocabulary,
            indicatorVocabulary: vocabulary,
            version: written.version
        )
    }

    private var stages: [LedgerStage] {
        written.stages.map {
            LedgerStage(key: $0.key.value, word: $0.word.value, outcome: $0.outcome, days: $0.days)
        }
    }

    private var followers: [Follower] {
        written.followers.map { one in
            Follower(
                key: one.key.value,
                word: one.word.value,
                from: one.from.value,
                by: one.by.value,
                stages: one.stages.map(\.value)
            )
        }
    }

    private var twins: [Twins] {
        written.twins.map { one in
            Twins(
                key: one.key.value,
                word: one.word.value,
                fields: one.same.compactMap { name in written.fields.firstIndex { $0.key.value == name.value } },
                within: one.within,
                days: one.days
            )
        }
    }

    // MARK: Names

    private func checkNames() {
        let around = written.followers.map(\.key) + written.twins.map(\.key)
        unique(written.fields.map(\.key) + around, "字段", isWord: false)
        unique(written.fields.map(\.label), "字段", isWord: true)
        unique(written.stages.map(\.key), "环节", isWord: false)
        unique(written.stages.map(\.word), "环节", isWord: true)
        unique(written.moves.map(\.key), "步骤", isWord: false)
        unique(written.gates.map(\.key), "关口", isWord: false)
        unique(written.rules.map(\.key), "核对", isWord: false)
        unique(written.warnings.map(\.key), "提醒", isWord: false)
        unique(written.flags.map(\.key), "提醒", isWord: false)
        unique(written.measures.map(\.key), "计量", isWord: false)
        unique(written.measures.map(\.word), "计量", isWord: true)
        unique(written.indicators.map(\.key), "指标", isWord: false)
        unique(written.indicators.map(\.word), "指标", isWord: true)
        checkCount(written.fields.map(\.key), atMost: Self.mostFields, "字段")
        checkCount(written.stages.map(\.key), atMost: Self.mostStages, "环节")
    }

    private func checkCount(_ names: [Written<String>], atMost maximum: Int, _ what: String) {
        guard names.count > maximum else { return }
        let values = ["what": what, "maximum": String(maximum)]
        problems.report("playbook.tooMany", at: names[maximum].position, values)
    }

    func unique(_ names: [Written<String>], _ what: String, isWord: Bool) {
        var seen: [String: Position] = [:]
        for name in names {
            let told = isWord ? SeenWord(name.value).text : name.value
            guard let first = seen[told] else {
                seen[told] = name.position
                continue
            }
            let values = ["what": what, isWord ? "word" : "key": name.value, "line": String(first.line)]
            problems.report(isWord ? "playbook.sameWord" : "playbook.sameKey", at: name.position, values)
        }
    }

    // MARK: Formulas

    /// A checked formula; its problems are told where they stand in the file.
    func formula(_ text: Written<String>, as purpose: Formula.Purpose, in vocabulary: Vocabulary) -> Formula? {
        switch Formula.read(text.value, as: purpose, in: vocabulary) {
        case .read(let formula):
            checkUnits(formula, text, in: vocabulary)
            return formula
        case .refused(let found):
            for problem in found where !onlyFollows(problem.issue) {
                problems.add(problem.issue, at: written.source.place(problem.position, in: text), .error)
            }
            return nil
        }
    }

    /// Whether a formula only lacks a name of which the mistake was told where it is written.
    private func onlyFollows(_ issue: Issue) -> Bool {
        guard ["formula.unknownName", "formula.unknownMeasure", "formula.unknownStage"].contains(issue.key),
            let name = issue.values["name"]
        else { return false }
        return written.unread.names.contains(String(name.prefix { $0 != "." }))
    }

    // MARK: Fields

    private func title() -> Int? {
        let found = written.fields.firstIndex { $0.key.value == written.title.value }
        if let found, written.fields[found].isRequired,
            written.fields[found].type == .text || written.fields[found].type == .choice
        {
            return found
        }
        if !written.title.value.isEmpty, !written.unread.names.contains(written.title.value) {
            problems.report("playbook.title", at: written.title.position, ["text": written.title.value])
        }
        return nil
    }

    private func checkFields() {
        _ = title()
        for field in written.fields {
            if reservedNames.contains(field.key.value) {
                problems.report("playbook.reserved", at: field.key.position, ["text": field.key.value])
            }
            if let target = field.target { checkMayName(target.value, at: target.position) }
            if let target = field.target, surroundings.written[target.value] == nil,
                surroundings.kinds[target.value] == nil
            {
                let known = (surroundings.written.keys.sorted() + surroundings.kinds.keys.sorted()).joined(
                    separator: "、"
                )
                problems.report("playbook.link", at: target.position, ["text": target.value, "known": known])
            }
        }
    }

    private func fields(
        _ conditions: Conditions,
        _ measures: [Measure],
        _ indicators: [Indicator]
    ) -> [LedgerField] {
        let questions = written.fields.map { field in
            field.when.flatMap { formula($0, as: .condition, in: itemVocabulary) }
        }
        return written.fields.enumerated().map { place, field in
            LedgerField(
                key: field.key.value,
                label: field.label.value,
                type: field.type,
                unit: field.unit,
                options: field.options,
                isRequired: field.isRequired,
                unique: field.unique,
                range: field.range,
                also: field.also.map(\.value),
                why: field.why,
                group: field.group,
                when: questions[place],
                reads: field.reads.map(\.value),
                uses: FieldUses(conditions: conditions, measures: measures, indicators: indicators)
                    .uses(
                        of: field,
                        at: place,
                        zip(written.fields, questions).map { ($0.label.value, $1) },
                        itemVocabulary
                    )
            )
        }
    }

    /// Whether a field is asked must hang on fields before it, and on nothing that is only read of a stored thing.
    func checkQuestions() {
        let ownNames = written.ownNames.count
        for (place, field) in written.fields.enumerated() {
            guard let when = field.when, let formula = formula(when, as: .condition, in: itemVocabulary) else {
                continue
            }
            for slot in formula.slots where slot >= place && slot < written.fields.count {
                let values = ["label": field.label.value, "other": written.fields[slot].label.value]
                problems.report("playbook.whenLater", at: when.position, values)
            }
            for slot in formula.slots where slot >= ownNames {
                let values = ["label": field.label.value, "other": itemVocabulary.names[slot].word]
                problems.warn("playbook.whenAround", at: when.position, values)
            }
        }
    }
}

/// The conditions of a playbook, checked.
struct Conditions {
    var gates: [Gate] = []
    var rules: [EntryRule] = []
    var warnings: [Warning] = []
}
