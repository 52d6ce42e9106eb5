import Core
import Expression

extension PlaybookChecker {
    /// What is read through a link is an answer of the ledger it leads to.
    func checkReads() {
        for field in written.fields {
            guard let target = field.target, let first = field.reads.first else { continue }
            guard let other = surroundings.written[target.value] else {
                if surroundings.kinds[target.value] != nil {
                    problems.report("playbook.readsKind", at: first.position)
                }
                continue
            }
            for name in field.reads { checkRead(name, of: other) }
            unique(field.reads, "读的字段", isWord: false)
        }
    }

    private func checkRead(_ name: Written<String>, of other: WrittenPlaybook) {
        guard let read = other.fields.first(where: { $0.key.value == name.value }) else {
            if other.unread.names.contains(name.value) { return }
            let known = other.fields.map(\.key.value).joined(separator: "、")
            return problems.report("playbook.noField", at: name.position, ["text": name.value, "known": known])
        }
        guard !read.type.isReadThroughLinks else { return }
        problems.report("playbook.readsType", at: name.position, ["label": read.label.value, "type": read.type.word])
    }

    /// The other ledger is there, its field leads here, and its stages are stages of it.
    func checkFollowers() {
        for one in written.followers {
            checkReserved(one.key)
            checkMayName(one.from.value, at: one.from.position)
            if one.from.value == written.key.value {
                // A write of one thing would change others the same act may hold already.
                problems.report("playbook.linkedSelf", at: one.from.position)
                continue
            }
            guard let other = surroundings.written[one.from.value] else {
                let known = surroundings.written.keys.sorted().joined(separator: "、")
                problems.report("playbook.link", at: one.from.position, ["text": one.from.value, "known": known])
                continue
            }
            let links = other.fields.filter { field in
                if case .link(written.key.value, _) = field.type { true } else { false }
            }
            if !links.contains(where: { $0.key.value == one.by.value }), !other.unread.names.contains(one.by.value) {
                let known = links.map(\.key.value).joined(separator: "、")
                let values = [
                    "text": one.by.value, "other": other.name, "known": known.isEmpty ? "没有这样的字段" : "有 \(known)",
                ]
                problems.report("playbook.linkedBy", at: one.by.position, values)
            }
            for stage in one.stages where !other.stages.contains(where: { $0.key.value == stage.value }) {
                let known = other.stages.map(\.key.value).joined(separator: "、")
                problems.report("playbook.noStage", at: stage.position, ["text": stage.value, "known": known])
            }
        }
    }

    func checkTwins() {
        for twins in written.twins {
            checkReserved(twins.key)
            for name in twins.same {
                guard let field = written.fields.first(where: { $0.key.value == name.value }) else {
                    if written.unread.names.contains(name.value) { continue }
                    let known = written.fields.map(\.key.value).joined(separator: "、")
                    problems.report("playbook.noField", at: name.position, ["text": name.value, "known": known])
                    continue
                }
                switch field.type {
                case .file, .set, .point, .link(_, many: true):
                    let values = ["label": field.label.value, "type": field.type.word]
                    problems.report("playbook.twinField", at: name.position, values)
                default: continue
                }
            }
        }
    }

    /// A rule is asked before the thing is stored: nothing leads to it yet, and what it leads to is not read.
    func checkLooksInward(_ formula: Formula, _ text: Written<String>) {
        let around = Dictionary(
            (written.followers.map { ($0.key.value, $0.word.value) }
                + written.twins.map { ($0.key.value, $0.word.value) }),
            uniquingKeysWith: { first, _ in first }
        )
        for slot in formula.slots {
            let start = String(itemVocabulary.names[slot].key.prefix { $0 != "." })
            guard slot >= written.fields.count else { continue }
            if let word = around[start] {
                problems.report("playbook.ruleAround", at: text.position, ["word": word])
            } else if written.fields.contains(where: { $0.key.value == start }) {
                problems.warn("playbook.ruleLinked", at: text.position, ["word": itemVocabulary.names[slot].word])
            }
        }
    }

    /// What a restricted playbook counts or lists is not told by one that more people read.
    func checkMayName(_ other: String, at position: Position) {
        guard let named = surroundings.written[other], !named.readers.isEmpty, other != written.key.value,
            Set(named.readers) != Set(written.readers)
        else { return }
        problems.report("playbook.restricted", at: position, ["other": named.name])
    }

    /// `clues.open` in a formula about sums.
    func checkMayName(_ formula: Formula, _ text: Written<String>, in vocabulary: Vocabulary) {
        for slot in formula.slots {
            let parts = vocabulary.names[slot].key.split(separator: ".", maxSplits: 1)
            guard parts.count == 2 else { continue }
            checkMayName(String(parts[0]).replacing("_", with: "-"), at: text.position)
        }
    }

    private func checkReserved(_ key: Written<String>) {
        guard reservedNames.contains(key.value) else { return }
        problems.report("playbook.reserved", at: key.position, ["text": key.value])
    }
}
