import Core
import Expression

extension PlaybookChecker {
    private var stageKeys: [String] { written.stages.map(\.key.value) }

    private func stage(_ name: Written<String>) -> Int? {
        if let place = stageKeys.firstIndex(of: name.value) { return place }
        // Without any stage it is enough that they are missing.
        guard !stageKeys.isEmpty, !written.unread.names.contains(name.value) else { return nil }
        let known = stageKeys.joined(separator: "、")
        problems.report("playbook.noStage", at: name.position, ["text": name.value, "known": known])
        return nil
    }

    func checkStages() {
        let stages = written.stages
        if let first = stages.first, first.outcome != .open {
            problems.report("playbook.firstStage", at: first.key.position)
        }
        if stages.count < 2 || !stages.contains(where: { $0.outcome == .done }) {
            problems.report("playbook.fewStages", at: stages.first?.key.position ?? written.position)
        }
    }

    func moves() -> [LedgerMove] {
        let moves = written.moves.compactMap { move -> LedgerMove? in
            let to = stage(move.to)
            let from = move.from.compactMap { name -> Int? in
                guard let place = stage(name) else { return nil }
                guard place == to else { return place }
                let values = ["word": move.word.value, "stage": written.stages[place].word.value]
                problems.report("playbook.moveStays", at: name.position, values)
                return nil
            }
            guard let to, from.allSatisfy({ $0 < 64 }), to < 64 else { return nil }
            return LedgerMove(
                key: move.key.value,
                word: move.word.value,
                from: StageSet(from),
                to: to,
                who: move.who,
                owesWords: move.owesWords,
                owesFiles: move.owesFiles,
                proof: move.proof,
                byAnother: move.byAnother
            )
        }
        if written.unread.hasAllMoves, moves.count == written.moves.count, written.stages.count <= Self.mostStages {
            checkWays(moves)
        }
        return moves
    }

    /// Every stage can be reached from the first, and left unless it is an end.
    private func checkWays(_ moves: [LedgerMove]) {
        guard !written.stages.isEmpty else { return }
        var reached: Set<Int> = [0]
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for move in moves where !reached.contains(move.to) && move.from.contains(where: reached.contains) {
                reached.insert(move.to)
                isGrowing = true
            }
        }
        for (place, stage) in written.stages.enumerated() {
            if !reached.contains(place) {
                problems.report("playbook.unreachable", at: stage.key.position, ["word": stage.word.value])
            } else if stage.outcome == .open, !moves.contains(where: { $0.from.contains(place) }) {
                problems.report("playbook.deadEnd", at: stage.key.position, ["word": stage.word.value])
            }
        }
    }

    // MARK: Conditions

    func conditions(_ moves: [LedgerMove]) -> Conditions {
        checkQuestions()
        var conditions = Conditions()
        conditions.gates = written.gates.compactMap { gate($0, moves) }
        checkTogether(conditions.gates)
        conditions.rules = written.rules.compactMap { rule in
            formula(rule.formula, as: .condition, in: itemVocabulary).map {
                checkLooksInward($0, rule.formula)
                return EntryRule(key: rule.key.value, formula: $0, sentence: rule.says, fields: fieldPlaces($0))
            }
        }
        conditions.warnings = written.warnings.compactMap { warning in
            formula(warning.formula, as: .condition, in: itemVocabulary).map {
                Warning(key: warning.key.value, formula: $0, sentence: warning.says, to: warning.to)
            }
        }
        return conditions
    }

    /// The fields a person fills in to change what a formula says; a linked thing's field counts as the link.
    private func fieldPlaces(_ formula: Formula) -> [Int] {
        var places: [Int] = []
        for slot in formula.slots {
            let key = itemVocabulary.names[slot].key.prefix { $0 != "." }
            guard let place = written.fields.firstIndex(where: { $0.key.value == key }), !places.contains(place) else {
                continue
            }
            places.append(place)
        }
        return places
    }

    private func gate(_ gate: WrittenCondition, _ moves: [LedgerMove]) -> Gate? {
        let checked = formula(gate.formula, as: .condition, in: itemVocabulary)
        let places = gate.before.compactMap { name -> Int? in
            guard let place = stage(name) else { return nil }
            guard place > 0, place < 64 else {
                let word = written.stages[place].word.value
                problems.report("playbook.gateFirst", at: name.position, ["word": word])
                return nil
            }
            return place
        }
        guard let checked, !places.isEmpty else { return nil }
        for place in places { check(gate, checked, before: place, moves) }
        return Gate(
            key: gate.key.value,
            before: StageSet(places),
            formula: checked,
            sentence: gate.says,
            fix: gate.fix,
            source: gate.source,
            fields: fieldPlaces(checked)
        )
    }

    /// Whether the gate is ever asked, and can then be passed.
    private func check(_ gate: WrittenCondition, _ formula: Formula, before place: Int, _ moves: [LedgerMove]) {
        let word = written.stages[place].word.value
        let origins = Set(moves.filter { $0.to == place }.flatMap { move in move.from.filter { $0 < place } }).sorted()
        if origins.isEmpty {
            guard written.unread.hasAllMoves, moves.count == written.moves.count else { return }
            let values = ["stage": word, "sentence": gate.says]
            problems.report("playbook.gateUnmoved", at: gate.formula.position, values)
        } else if !formula.canHold(where: "stage", isOneOf: origins.map { stageKeys[$0] }) {
            let from = origins.map { written.stages[$0].word.value }.joined(separator: "、")
            let values = ["sentence": gate.says, "stage": word, "from": from]
            problems.report("playbook.gateNever", at: gate.formula.position, values)
        }
    }
}
