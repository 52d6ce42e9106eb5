import Expression
import Programmes

/// At which stage of a thing its fields are asked.
struct DemoAsking {
    let playbook: Playbook

    /// Whether the field is asked only at a stage beyond this one.
    func isAsked(_ index: Int, beyond stage: Int) -> Bool {
        !playbook.fields[index].isRequired && index != playbook.item.title && firstAsked(index) > stage
    }

    /// The fields that are answered although they are asked only beyond a stage; files that were handed in stay.
    func early(_ values: [Value], at stage: Int) -> [LedgerField] {
        playbook.fields.indices.filter { index in
            playbook.fields[index].type != .file && values[index].isKnown && isAsked(index, beyond: stage)
        }.map { playbook.fields[$0] }
    }

    /// The stage a field is filled for: that of its day, or of the first gate that asks for it; what no gate asks for is
    /// filled with the field before it in its group.
    private func firstAsked(_ index: Int) -> Int {
        var place = index
        while true {
            if let stage = stageAsking(place) { return stage }
            guard place > 0, playbook.fields[place].group == nil else { return 0 }
            place -= 1
        }
    }

    private func stageAsking(_ index: Int) -> Int? {
        let field = playbook.fields[index]
        guard !field.isRequired else { return nil }
        let named = field.type == .day ? playbook.stages.firstIndex { $0.key + "_on" == field.key } : nil
        let gated = playbook.gates.filter { $0.fields.contains(index) }.compactMap { stage(of: $0) }.min()
        return [named, gated].compactMap { $0 }.min()
    }

    /// What things that lead here are to answer is settled a stage before they are counted.
    private func stage(of gate: Gate) -> Int? {
        let countsOthers = gate.formula.slots.contains { slot in
            let name = playbook.itemVocabulary.names[slot].key.prefix { $0 != "." }
            return playbook.followers.contains { $0.key == name }
        }
        return gate.before.min().map { countsOthers ? max(0, $0 - 1) : $0 }
    }
}
