import Core
import Expression

extension PlaybookChecker {
    /// Gates before one stage are asked together: two that could each hold may still exclude each other.
    func checkTogether(_ gates: [Gate]) {
        for (place, later) in gates.enumerated() {
            guard let earlier = gates.prefix(place).first(where: { excludes($0, later) }),
                let first = position(of: earlier), let second = position(of: later)
            else { continue }
            let shared = StageSet(earlier.before.filter { later.before.contains($0) })
            let words = shared.map { "“\(written.stages[$0].word.value)”" }.joined(separator: "、")
            problems.report(
                "playbook.gatesExclude",
                at: second,
                [
                    "sentence": later.sentence, "other": earlier.sentence, "line": String(first.line), "stages": words,
                ]
            )
        }
    }

    private func excludes(_ one: Gate, _ other: Gate) -> Bool {
        one.before.bits & other.before.bits != 0 && !one.formula.canHold(with: other.formula)
    }

    private func position(of gate: Gate) -> Position? {
        written.gates.first { $0.key.value == gate.key }?.formula.position
    }
}
