import Core
import Expression
import Programmes

/// Finds things by what people write in a link: a number, a whole name, or a name with its number as sheets have it. Every
/// word is looked up once.
final class LinkFinder {
    private struct Word: Hashable {
        let ledger: LedgerID
        let text: String
    }

    private struct Number: Hashable {
        let ledger: LedgerID
        let id: ItemID
    }

    /// By place of a field, what its words stand for already: namesakes and what lies in the trash stay linked until somebody
    /// writes another name.
    typealias Kept = [Int: [String: ItemID]]

    private let store: ItemStore
    private let county: RegionCode
    /// Ledgers whose things are told by nothing but their numbers.
    private let hidden: Set<LedgerID>
    private var known: [Word: [ItemID]] = [:]
    private var things: [Number: NumberedThing?] = [:]
    private var ledgers: [String: LedgerID?] = [:]

    init(_ store: ItemStore, in county: RegionCode, hidden: Set<LedgerID> = []) {
        self.store = store
        self.county = county
        self.hidden = hidden
    }

    /// Turns what a draft's links say into keys; what is not there, or several, is an issue.
    func resolve(_ draft: inout ItemDraft, _ book: LedgerBook, keeping kept: Kept = [:]) throws {
        for place in book.linkFields where draft.values[place].isKnown {
            let field = book.playbook.fields[place]
            guard case .link(let target, let many) = field.type, let ledger = ledger(target) else { continue }
            var found: [String] = []
            for text in Self.texts(draft.values[place]) {
                switch try meant(Word(ledger: ledger, text: text), mayHoldSeveral: many, kept[place] ?? [:]) {
                case .done(let ids): for id in ids where !found.contains("\(id)") { found.append("\(id)") }
                case .refused(let issues):
                    draft.issues += issues.map { issue in
                        Issue(issue.key, field: field.key, issue.values.merging(["label": field.label]) { $1 })
                    }
                }
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
            let texts = Set(drafts.flatMap { Self.texts($0.values[place]) })
            let ids = Array(Set(texts.compactMap { ItemID($0) ?? LinkText.read($0)?.id }))
            for start in stride(from: 0, to: ids.count, by: 500) {
                let part = Array(ids[start..<min(start + 500, ids.count)])
                for id in part { things[Number(ledger: ledger, id: id)] = .some(nil) }
                for thing in try store.numbered(part, in: ledger, of: county) {
                    things[Number(ledger: ledger, id: thing.id)] = thing
                }
            }
        }
    }

    /// Whether a cell says of a link what is stored: the same things in their order, each by its number, and where it has a
    /// title beside it by the one the thing has.
    func says(_ text: String, _ stored: [ItemID], of field: LedgerField) throws -> Bool {
        guard case .link(let target, let many) = field.type, let ledger = ledger(target) else { return false }
        let pieces = many ? LinkText.pieces(text) : [text]
        guard pieces.count == stored.count else { return false }
        return try zip(pieces, stored).allSatisfy { piece, id in
            if piece == "\(id)" { return true }
            guard let read = LinkText.read(piece), read.id == id else { return false }
            return try thing(id, in: ledger)?.name == read.title
        }
    }

    /// What a link led to, by titles and numbers; nil where it led to nothing, or to things nobody here may know of.
    func written(_ part: JSONPart, of field: LedgerField) throws -> String? {
        guard case .link(let target, _) = field.type, let ledger = ledger(target), !hidden.contains(ledger) else {
            return nil
        }
        let numbers: [String] =
            switch part {
            case .text(let text): [text]
            case .list(let parts): parts
            default: []
            }
        let words = try numbers.map { number in
            try ItemID(number).flatMap { try thing($0, in: ledger) }.map { LinkText.written($0.name, $0.id) } ?? number
        }
        return words.isEmpty ? nil : words.joined(separator: "、")
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

    /// - Parameter many: whether a word may hold several names.
    private func meant(_ word: Word, mayHoldSeveral many: Bool, _ kept: [String: ItemID]) throws -> Outcome<[ItemID]> {
        if let id = kept[word.text] { return .done([id]) }
        if let read = LinkText.read(word.text), let thing = try thing(read.id, in: word.ledger),
            !thing.isTrashed || kept["\(read.id)"] != nil
        {
            if read.title.isEmpty || read.title == thing.name { return .done([read.id]) }
            if many, let names = LinkText.names(read.title, before: thing.name) {
                let others = try names.map { name in
                    try meant(Word(ledger: word.ledger, text: name), mayHoldSeveral: false, kept)
                }
                let issues = others.flatMap(\.issues)
                return issues.isEmpty ? .done(others.flatMap { $0.value ?? [] } + [read.id]) : .refused(issues)
            }
            // The name it had when the sheet was written; that of another thing was written by somebody who meant that one,
            // and several names are never passed over.
            let isOneName = !LinkText.mayBeSeveral(read.title)
            if isOneName, try ids(of: Word(ledger: word.ledger, text: read.title)).isEmpty { return .done([read.id]) }
            return .refused([Issue("answer.linkOther", ["value": read.title, "number": "\(read.id)"])])
        }
        let ids = try ids(of: word)
        guard ids.count == 1 else {
            let values = ["value": word.text, "count": String(ids.count)]
            return .refused([Issue(ids.isEmpty ? "answer.link" : "answer.linkSeveral", values)])
        }
        return .done(ids)
    }

    private func ids(of word: Word) throws -> [ItemID] {
        if let id = ItemID(word.text), let thing = try thing(id, in: word.ledger), !thing.isTrashed { return [id] }
        if let ids = known[word] { return ids }
        let ids = try store.named(word.text, in: word.ledger, of: county)
        known[word] = ids
        return ids
    }

    private func thing(_ id: ItemID, in ledger: LedgerID) throws -> NumberedThing? {
        let number = Number(ledger: ledger, id: id)
        if let known = things[number] { return known }
        let found = try store.numbered([id], in: ledger, of: county).first
        things[number] = .some(found)
        return found
    }
}

/// What has a number of a ledger, also in the trash.
struct NumberedThing: Hashable, Sendable {
    let id: ItemID
    /// Its title as sheets bring it back: without white space around it.
    let name: String
    let isTrashed: Bool

    init(_ id: ItemID, title: String, isTrashed: Bool) {
        self.id = id
        name = title.trimmingWhitespace
        self.isTrashed = isTrashed
    }
}
