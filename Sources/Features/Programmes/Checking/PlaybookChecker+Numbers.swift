import Core
import Expression

extension PlaybookChecker {
    func measures() -> [Measure] {
        written.measures.compactMap { measure in
            formula(measure.formula, as: .number, in: itemVocabulary).map {
                Measure(key: measure.key.value, word: measure.word.value, unit: measure.unit, formula: $0)
            }
        }
    }

    func indicators(in vocabulary: Vocabulary) -> [Indicator] {
        written.indicators.compactMap { indicator in
            let origin: Indicator.Origin
            if let text = indicator.formula {
                guard let formula = formula(text, as: .number, in: vocabulary) else { return nil }
                checkMayName(formula, text, in: vocabulary)
                origin = .formula(formula)
            } else if let entered = indicator.entered, let every = indicator.every {
                origin = .entered(source: entered, every: every)
            } else {
                return nil
            }
            return Indicator(
                key: indicator.key.value,
                word: indicator.word.value,
                unit: indicator.unit,
                decimals: indicator.decimals,
                direction: indicator.direction,
                origin: origin,
                weight: indicator.weight,
                note: indicator.note,
                mayExceed: indicator.mayExceed
            )
        }
    }

    func flags(in vocabulary: Vocabulary) -> [PlaceWarning] {
        written.flags.compactMap { flag in
            formula(flag.formula, as: .condition, in: vocabulary).map {
                checkMayName($0, flag.formula, in: vocabulary)
                return PlaceWarning(
                    key: flag.key.value,
                    formula: $0,
                    sentence: flag.says,
                    level: flag.level,
                    to: flag.to
                )
            }
        }
    }

    func checkMeasures(_ measures: [Measure], _ indicators: [Indicator]) {
        guard indicators.count == written.indicators.count, measures.count == written.measures.count else { return }
        var used: Set<Int> = []
        for indicator in indicators {
            if case .formula(let formula) = indicator.origin { used.formUnion(formula.measures) }
        }
        for (place, measure) in written.measures.enumerated() where !used.contains(place) {
            problems.warn("playbook.unusedMeasure", at: measure.key.position, ["word": measure.word.value])
        }
        if written.targets.isEmpty { problems.warn("playbook.unusedTarget", at: written.position) }
    }

    func targets() -> [TargetTemplate] {
        var seen: Set<String> = []
        return written.targets.compactMap { target in
            let key = target.indicator.value
            guard let indicator = written.indicators.first(where: { $0.key.value == key }) else {
                if written.unread.names.contains(key) { return nil }
                let known = written.indicators.map(\.key.value).joined(separator: "、")
                problems.report("playbook.noIndicator", at: target.indicator.position, ["text": key, "known": known])
                return nil
            }
            let word = ["word": indicator.word.value]
            if !seen.insert(key).inserted {
                problems.report("playbook.sameTarget", at: target.indicator.position, word)
            }
            if indicator.direction == .interval, (target.low == nil) != (target.value == nil) {
                problems.report("playbook.interval", at: target.indicator.position, word)
            }
            if indicator.direction != .interval, target.low != nil {
                problems.report("playbook.noInterval", at: target.indicator.position, word)
            }
            let isShare = indicator.unit == "%" && !indicator.mayExceed && indicator.direction == .reach
            if isShare, let value = target.value, !(0...100).contains(value) {
                problems.report(
                    "playbook.share",
                    at: target.position,
                    word.merging(["text": PlaybookFileReader.text(value)]) { $1 }
                )
            }
            return TargetTemplate(
                indicator: key,
                value: target.value,
                low: target.low,
                from: target.from,
                by: target.by,
                trajectory: target.trajectory,
                source: target.source
            )
        }
    }
}
