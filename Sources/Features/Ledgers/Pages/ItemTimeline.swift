import Core
import Pages
import Programmes
import Records

/// A thing's history in the words of the page, newest first.
struct ItemTimeline {
    let history: [ItemEvent]
    let playbook: Playbook
    /// Versions the thing stood under before.
    let earlier: [Playbook]
    /// What the things are called that links led to or lead to now.
    let titles: [ItemID: String]
    let places: [RegionCode: String]
    /// What files are called, by their keys.
    let fileNames: [String: String]

    init(
        _ history: [ItemEvent],
        _ playbook: Playbook,
        earlier: [Playbook] = [],
        titles: [ItemID: String] = [:],
        places: [RegionCode: String] = [:],
        fileNames: [String: String] = [:]
    ) {
        self.history = history
        self.playbook = playbook
        self.earlier = earlier
        self.titles = titles
        self.places = places
        self.fileNames = fileNames
    }

    /// The things and places a history names by their numbers.
    static func named(in history: [ItemEvent], _ playbook: Playbook) -> (things: [ItemID], places: [RegionCode]) {
        let changes = history.flatMap { event -> [ItemChanges.Change] in
            if case .changed(_, let changes) = event.kind { return changes.changes }
            return []
        }
        let texts = changes.filter { isLink($0.key, playbook) }.flatMap { parts($0.old) + parts($0.new) }
        let places = changes.filter { isPlace($0.key, playbook) }.flatMap { parts($0.old) + parts($0.new) }
        return (Array(Set(texts.compactMap { ItemID($0) })), Array(Set(places.compactMap { RegionCode($0) })))
    }

    private static func isLink(_ key: String, _ playbook: Playbook) -> Bool {
        guard let place = playbook.field(key), case .link = playbook.fields[place].type else { return false }
        return true
    }

    private static func isPlace(_ key: String, _ playbook: Playbook) -> Bool {
        if key == "place" { return true }
        guard let place = playbook.field(key), case .region = playbook.fields[place].type else { return false }
        return true
    }

    static func parts(_ part: JSONPart) -> [String] {
        switch part {
        case .text(let text): [text]
        case .list(let texts): texts
        default: []
        }
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
        case .moved(let key, _, _): versions.lazy.compactMap { $0.move(key)?.word }.first ?? key
        }
    }

    private func facts(_ kind: ItemEvent.Kind) -> [String] {
        switch kind {
        case .entered: return []
        case .moved(_, let from, let to): return from == to ? [] : ["\(stage(from)) → \(stage(to))"]
        case .changed(_, let changes):
            return changes.changes.map { change in
                if change.key == "note" { return ItemWords.plain(change.new) }
                let label = ItemWords.label(change.key, versions)
                return "\(label)：\(words(change.old, change.key)) → \(words(change.new, change.key))"
            }
        }
    }

    /// Links by what they lead to, places and files by their names.
    private func words(_ part: JSONPart, _ key: String) -> String {
        let named = Self.parts(part).map { text -> String in
            if Self.isPlace(key, playbook) { return RegionCode(text).flatMap { places[$0] } ?? text }
            if isFile(key) { return fileNames[text] ?? text }
            guard Self.isLink(key, playbook) else { return text }
            return ItemID(text).flatMap { titles[$0] } ?? text
        }
        return named.isEmpty ? ItemWords.plain(part) : named.joined(separator: "、")
    }

    private func isFile(_ key: String) -> Bool {
        versions.contains { version in version.field(key).map { version.fields[$0].type == .file } ?? false }
    }

    private var versions: [Playbook] { [playbook] + earlier }

    private func stage(_ key: String) -> String {
        versions.lazy.compactMap { version in version.stage(key).map { version.stages[$0].word } }.first ?? key
    }
}
