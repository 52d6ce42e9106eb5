import Core
import Expression
import Programmes

/// Finds things by what people write in a link: a number, or a whole name. Every word is looked up once.
final class LinkFinder {
    private struct Word: Hashable {
        let ledger: LedgerID
        let text: String
    }

    private let store: ItemStore
    private let county: RegionCode
    private var known: [Word: [ItemID]] = [:]
    private var ledgers: [String: LedgerID?] = [:]

    init(_ store: ItemStore, in county: RegionCode) {
        self.store = store
        self.county = county
    }

    /// Turns what a draft's links say into keys; what is not there, or several, is an issue.
    /// - Parameter kept: by place of a field, what its words stand for already: namesakes and what lies in the trash stay
    ///   linked until somebody writes another name.
    func resolve(_ draft: inout ItemDraft, _ book: LedgerBook, keeping kept: [Int: [String: ItemID]] = [:]) throws {
        for place in book.linkFields where draft.values[place].isKnown {
            let field = book.playbook.fields[place]
            guard case .link(let target, let many) = field.type, let ledger = ledger(target) else { continue }
            var found: [String] = []
            for text in Self.texts(draft.values[place]) {
                let ids = try kept[place]?[text].map { [$0] } ?? ids(of: Word(ledger: ledger, text: text))
                guard ids.count == 1 else {
                    let values = ["label": field.label, "value": text, "count": String(ids.count)]
                    let key = ids.isEmpty ? "answer.link" : "answer.linkSeveral"
                    draft.issues.append(Issue(key, field: field.key, values))
                    continue
                }
                if !found.contains("\(ids[0])") { found.append("\(ids[0])") }
            }
            draft.values[place] = many ? .set(found) : found.first.map(Value.text) ?? .unknown
        }
    }

    /// Looks up the numbers of many drafts with few questions.
    func prepare(_ drafts: [ItemDraft], _ book: LedgerBook) throws {
        for place in book.linkFields {
            guard case .link(let target, _) = book.playbook.fields[place].type, let ledger = ledger(target) else {
                continue
            }
            let ids = Array(Set(drafts.flatMap { Self.texts($0.values[place]) }.compactMap { ItemID($0) }))
            for start in stride(from: 0, to: ids.count, by: 500) {
                for id in try store.numbered(Array(ids[start..<min(start + 500, ids.count)]), in: ledger, of: county) {
                    known[Word(ledger: ledger, text: "\(id)")] = [id]
                }
            }
        }
    }

    private static func texts(_ value: Value) -> [String] {
        switch value {
        case .text(let text): [text]
        case .set(let parts): parts
        default: []
        }
    }

    private func ledger(_ key: String) -> LedgerID? {
        if let known = ledgers[key] { return known }
        let found = store.ledger(key, in: county)
        ledgers[key] = .some(found)
        return found
    }

    private func ids(of word: Word) throws -> [ItemID] {
        if let ids = known[word] { return ids }
        var ids = try ItemID(word.text).map { try store.numbered([$0], in: word.ledger, of: county) } ?? []
        if ids.isEmpty { ids = try store.named(word.text, in: word.ledger, of: county) }
        known[word] = ids
        return ids
    }
}
