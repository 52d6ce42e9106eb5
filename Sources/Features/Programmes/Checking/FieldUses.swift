import Core
import Expression

/// Finds where a field counts.
struct FieldUses {
    let conditions: Conditions
    let measures: [Measure]
    let indicators: [Indicator]

    func uses(
        of field: WrittenField,
        at place: Int,
        _ questions: [(String, Formula?)],
        _ vocabulary: Vocabulary
    ) -> [FieldUse] {
        // A link counts where a field of the linked thing does.
        let slots = Set(
            vocabulary.names.indices.filter {
                $0 == place || vocabulary.names[$0].key.hasPrefix(field.key.value + ".")
            }
        )
        func touches(_ formula: Formula) -> Bool { formula.slots.contains(where: slots.contains) }
        var uses = conditions.gates.filter { touches($0.formula) }.map { FieldUse.gate($0.sentence) }
        uses += conditions.rules.filter { touches($0.formula) }.map { .rule($0.sentence) }
        uses += conditions.warnings.filter { touches($0.formula) }.map { .warning($0.sentence) }
        uses += questions.filter { $0.1.map(touches) == true }.map { .question($0.0) }
        for (index, measure) in measures.enumerated() where touches(measure.formula) {
            uses.append(.measure(measure.word))
            for indicator in indicators {
                guard case .formula(let formula) = indicator.origin, formula.measures.contains(index) else { continue }
                let use = FieldUse.indicator(indicator.word)
                if !uses.contains(use) { uses.append(use) }
            }
        }
        return uses
    }
}
