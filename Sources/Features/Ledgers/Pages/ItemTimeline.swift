import Core
import Pages
import Programmes
import Records

/// A thing's history in the words of the page, newest first.
struct ItemTimeline {
    let history: [ItemEvent]
    let playbook: Playbook

    init(_ history: [ItemEvent], _ playbook: Playbook) {
        self.history = history
        self.playbook = playbook
    }

    var entries: [TimelineEntry] { history.map(entry) }

    private func entry(_ event: ItemEvent) -> TimelineEntry {
        TimelineEntry(
            act(event.kind),
            by: event.person,
            of: event.unitName,
            at: event.at,
            words: event.note.isEmpty ? nil : event.note,
            facts: facts(event.kind),
            files: event.files.map { FileLink($0.name, "/item-files/\($0.id)", bytes: $0.size) }
        )
    }

    private func act(_ kind: ItemEvent.Kind) -> String {
        switch kind {
        case .entered: "登记"
        case .changed(let act, _): ledgerRecordWords.word(for: act)
        case .moved(let key, _, _): playbook.move(key)?.word ?? key
        }
    }

    private func facts(_ kind: ItemEvent.Kind) -> [String] {
        switch kind {
        case .entered: return []
        case .moved(_, let from, let to): return from == to ? [] : ["\(stage(from)) → \(stage(to))"]
        case .changed(_, let changes):
            return changes.changes.map { change in
                if change.key == "note" { return ItemWords.plain(change.new) }
                let label = ItemWords.label(change.key, playbook)
                return "\(label)：\(ItemWords.plain(change.old)) → \(ItemWords.plain(change.new))"
            }
        }
    }

    private func stage(_ key: String) -> String { playbook.stage(key).map { playbook.stages[$0].word } ?? key }
}
