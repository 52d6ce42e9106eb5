import Core
import Expression
import Foundation
import SheetShapes

extension PlaybookChecker {
    /// Metres and kilometres are numbers both: only their units tell that they are not to be compared as they are.
    func checkUnits(_ formula: Formula, _ text: Written<String>, in vocabulary: Vocabulary) {
        for pair in formula.countedTogether {
            let (first, second) = (counted(pair.first, in: vocabulary), counted(pair.second, in: vocabulary))
            guard let first, let second, areUnlike(first.unit, second.unit) else { continue }
            let values = ["first": first.word, "unit": first.unit, "second": second.word, "other": second.unit]
            return problems.warn("playbook.units", at: text.position, values)
        }
    }

    /// Both are measured, and not alike. People, tickets and households are counted, and may be compared.
    private func areUnlike(_ unit: String, _ other: String) -> Bool {
        switch UnitLikeness.relation(unit, other) {
        case .same: return false
        case .times: return true
        case .different:
            guard let kind = Self.kind(unit), let another = Self.kind(other) else { return false }
            return kind != another
        }
    }

    private static func kind(_ unit: String) -> String? {
        ["米", "平方米", "千克", "升", "元", "千瓦"].first { UnitLikeness.converted(1, from: unit, to: $0) != nil }
    }

    private func counted(_ side: CountedPair.Side, in vocabulary: Vocabulary) -> (word: String, unit: String)? {
        switch side {
        case .measure(let place):
            guard written.measures.indices.contains(place) else { return nil }
            return known(written.measures[place].word.value, written.measures[place].unit)
        case .name(let slot):
            let name = vocabulary.names[slot]
            guard vocabulary.measures == nil else {
                return written.indicators.first { $0.key.value == name.key }.flatMap { known(name.word, $0.unit) }
            }
            return unit(ofField: name.key).flatMap { known(name.word, $0) }
        }
    }

    private func known(_ word: String, _ unit: String) -> (word: String, unit: String)? {
        unit.isEmpty ? nil : (word, unit)
    }

    /// Of a field, or of one of a ledger it leads to or is led to from.
    private func unit(ofField key: String) -> String? {
        let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return Self.unit(of: key, in: written) }
        if written.twins.contains(where: { $0.key.value == parts[0] }) { return Self.unit(of: parts[1], in: written) }
        let other =
            written.fields.first { $0.key.value == parts[0] }?.target?.value
            ?? written.followers.first { $0.key.value == parts[0] }?.from.value
        return other.flatMap { surroundings.written[$0] }.flatMap { Self.unit(of: parts[1], in: $0) }
    }

    private static func unit(of key: String, in playbook: WrittenPlaybook) -> String? {
        playbook.fields.first { $0.key.value == key }?.unit
    }
}
