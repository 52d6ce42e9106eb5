import Core
import Programmes

/// A field that leads to what another ledger knows, in place of asking it again.
package struct ProposedLink: Hashable, Sendable {
    package let key: String
    package let label: String
    /// Key of the other ledger.
    package let ledger: String
    /// Keys of its fields that are read instead of being asked, and the columns they stand for.
    package let reads: [String]
    package let columns: [Int]
    package let why: String
}

extension ProposedLedger {
    /// One link for each ledger something is read from, with the fields that ask the same there.
    package func links(to playbooks: [Playbook]) -> [ProposedLink] {
        var order: [String] = []
        var linked: [String: [ProposedField]] = [:]
        for field in fields {
            guard case .linked(let ledger) = field.use else { continue }
            if linked[ledger] == nil { order.append(ledger) }
            linked[ledger, default: []].append(field)
        }
        return order.compactMap { key in
            playbooks.first { $0.key == key }.map { link(to: $0, linked[key] ?? []) }
        }
    }

    private func link(to playbook: Playbook, _ linked: [ProposedField]) -> ProposedLink {
        let known = CompareFields([playbook]).compare(self).first?.fields ?? []
        var (reads, columns): ([String], [Int]) = ([], [])
        for field in linked {
            guard let key = known.first(where: { $0.column == field.column })?.kept.field.key else { continue }
            columns.append(field.column)
            if !reads.contains(key) { reads.append(key) }
        }
        return ProposedLink(
            key: "linked_" + playbook.key.replacing("-", with: "_"),
            label: String("关联的\(playbook.item.word)".prefix(30)),
            ledger: playbook.key,
            reads: reads,
            columns: columns,
            why: String("\(linked.map(\.label).joined(separator: "、"))从“\(playbook.name)”读，不再填".prefix(200))
        )
    }

    /// Fields that are to be read from a ledger which, as they are called now, has nothing of the kind: they would be nowhere.
    func lost(_ links: [ProposedLink]) -> [Issue] {
        let found = Set(links.flatMap(\.columns))
        return fields.filter { $0.use.isLinked && !found.contains($0.column) }.map {
            Issue("proposal.linkLost", field: "decision-\($0.column)", ["label": $0.label])
        }
    }
}
