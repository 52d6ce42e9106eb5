import Core
import Expression

/// Looks for indicators that need each other and gates that wait for each other, across all playbooks.
struct LibraryCycles {
    let playbooks: [String: Playbook]
    let written: [String: WrittenPlaybook]

    func report() {
        reportIndicators()
        reportGates()
    }

    // MARK: Indicators

    private struct IndicatorPlace: Hashable {
        let playbook: String
        let key: String
    }

    private func reportIndicators() {
        var finder = CycleFinder<IndicatorPlace>(next: needs)
        for playbook in playbooks.values.sorted(by: { $0.key < $1.key }) {
            for indicator in playbook.indicators {
                while let cycle = finder.cycle(from: IndicatorPlace(playbook: playbook.key, key: indicator.key)) {
                    finder.close(cycle)
                    tell(cycle)
                }
            }
        }
    }

    private func tell(_ cycle: [IndicatorPlace]) {
        guard let first = cycle.first, let source = written[first.playbook] else { return }
        let path = cycle.map { playbooks[$0.playbook]?.indicator($0.key)?.word ?? $0.key }
        let at = source.indicators.first { $0.key.value == first.key }?.key.position ?? source.position
        source.problems.report("playbook.indicatorCycle", at: at, ["path": path.joined(separator: " → ")])
    }

    private func needs(_ place: IndicatorPlace) -> [IndicatorPlace] {
        guard let playbook = playbooks[place.playbook],
            case .formula(let formula)? = playbook.indicator(place.key)?.origin
        else { return [] }
        return formula.slots.compactMap { slot in
            let parts = playbook.indicatorVocabulary.names[slot].key.split(separator: ".", maxSplits: 1)
            guard parts.count == 2 else {
                return IndicatorPlace(playbook: place.playbook, key: playbook.indicatorVocabulary.names[slot].key)
            }
            let other = String(parts[0]).replacing("_", with: "-")
            return IndicatorPlace(playbook: other, key: String(parts[1]))
        }
    }

    // MARK: Gates

    private struct StagePlace: Hashable {
        let playbook: String
        let stage: Int
    }

    private func reportGates() {
        var finder = CycleFinder<StagePlace>(next: waitsFor)
        for playbook in playbooks.values.sorted(by: { $0.key < $1.key }) {
            for gate in playbook.gates {
                for stage in gate.before {
                    while let cycle = finder.cycle(from: StagePlace(playbook: playbook.key, stage: stage)) {
                        finder.close(cycle)
                        tell(cycle, at: gate, of: playbook)
                    }
                }
            }
        }
    }

    private func tell(_ cycle: [StagePlace], at gate: Gate, of playbook: Playbook) {
        guard let source = written[playbook.key] else { return }
        let path = cycle.compactMap { place in
            playbooks[place.playbook].map { "\($0.name)“\($0.stages[place.stage].word)”" }
        }
        let at = source.gates.first { $0.key.value == gate.key }?.formula.position ?? source.position
        source.problems.report("playbook.gateCycle", at: at, ["path": path.joined(separator: " → ")])
    }

    /// To enter a stage those are entered that nobody passes over, and linked things stand where its gates want them.
    private func waitsFor(_ place: StagePlace) -> [StagePlace] {
        guard let playbook = playbooks[place.playbook] else { return [] }
        var needed = playbook.stages.indices.filter { stage in
            stage != place.stage && !playbook.reaches(place.stage, without: stage)
        }.map { StagePlace(playbook: place.playbook, stage: $0) }
        for gate in playbook.gates where gate.before.contains(place.stage) {
            for slot in gate.formula.slots {
                guard let (other, keys) = linkedStages(slot, gate.formula, playbook) else { continue }
                let stages = keys.compactMap { key in playbooks[other]?.stage(key) }
                if let earliest = stages.min() { needed.append(StagePlace(playbook: other, stage: earliest)) }
            }
        }
        return needed
    }

    /// The ledger a slot `plan.stage` speaks of, and the stages the formula wants there.
    private func linkedStages(_ slot: Int, _ formula: Formula, _ playbook: Playbook) -> (String, Set<String>)? {
        let parts = playbook.itemVocabulary.names[slot].key.split(separator: ".")
        guard parts.count == 2, parts[1] == "stage", let field = playbook.field(String(parts[0])),
            case .link(let target, false) = playbook.fields[field].type, let keys = formula.demandedOptions(of: slot)
        else { return nil }
        return (target, keys)
    }
}

extension Playbook {
    /// Whether some moves lead from the first stage to another without entering a third.
    fileprivate func reaches(_ target: Int, without barred: Int) -> Bool {
        guard barred != 0 else { return target == 0 }
        var (reached, isGrowing) = (Set([0]), true)
        while isGrowing, !reached.contains(target) {
            isGrowing = false
            for move in moves where move.to != barred && !reached.contains(move.to) {
                guard move.from.contains(where: reached.contains) else { continue }
                reached.insert(move.to)
                isGrowing = true
            }
        }
        return reached.contains(target)
    }
}
