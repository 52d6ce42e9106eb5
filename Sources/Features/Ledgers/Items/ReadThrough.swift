import Core
import Database
import Expression
import Programmes

/// A field of another ledger that a playbook reads through one of its links, as the other ledger has it now.
struct ReadField: Sendable {
    /// Place of the link in the playbook that reads.
    let link: Int
    let linkLabel: String
    /// What the other ledger runs.
    let book: LedgerBook
    /// Place in its fields.
    let place: Int

    var field: LedgerField { book.playbook.fields[place] }

    /// 关联的老旧房屋的建筑面积: as sheets head it, so that nobody takes it for a field of the ledger itself.
    var header: String { "\(linkLabel)的\(field.label)" }
}

/// What things show of other ledgers through their links, for one reader: what this person may not read there is not here.
struct ReadThrough: Sendable {
    let fields: [ReadField]
    private(set) var things: [ItemID: LedgerItem] = [:]
    /// By thing: its values by place in the fields its ledger has now. What either version seals stays sealed.
    private var values: [ItemID: [Value]] = [:]
    /// What linked things are called, without those of ledgers this person may not know of.
    fileprivate(set) var titles: [ItemID: String] = [:]
    /// What files of fields are called, by their keys.
    fileprivate(set) var fileNames: [String: String] = [:]

    init(_ fields: [ReadField] = []) { self.fields = fields }

    /// Ledgers whose every opening is recorded.
    var restricted: [LedgerBook] {
        var seen: Set<LedgerID> = []
        return fields.map(\.book).filter { $0.playbook.isRestricted && seen.insert($0.ledger).inserted }
    }

    /// Things of such ledgers, with who may read them.
    var restrictedThings: [(thing: LedgerItem, rule: Playbook)] {
        restricted.flatMap { book in
            things.values.filter { $0.ledger == book.ledger }.sorted { $0.id < $1.id }.map {
                (thing: $0, rule: book.playbook)
            }
        }
    }

    mutating func keep(_ thing: LedgerItem, _ values: [Value]) {
        things[thing.id] = thing
        self.values[thing.id] = values
    }

    /// What each thing a link leads to says of a field.
    /// - Parameter values: of the thing that links, by place in the playbook that reads.
    func read(_ one: ReadField, from values: [Value]) -> [(thing: LedgerItem, value: Value)] {
        ItemStore.linked(values[one.link]).compactMap { id in
            things[id].map { (thing: $0, value: value(one, of: id)) }
        }
    }

    /// The things of a link by title and number, so that a sheet that is brought back meets them again.
    func written(_ link: Value) -> String {
        let ids = ItemStore.linked(link)
        let words = ids.map { id in titles[id].map { LinkText.written($0, id) } ?? "\(id)" }.joined(separator: "、")
        return words.utf16.count > LinkText.longest ? ids.map { "\($0)" }.joined(separator: "、") : words
    }

    /// The things of a link by their titles alone, for sheets that do not come back.
    func named(_ link: Value) -> String {
        LinkText.listed(ItemStore.linked(link).map { titles[$0] ?? "（不公开）" })
    }

    /// The names of a field's files: p0.jpg、p1.jpg. A sheet brings no files back, so they need no number.
    func files(_ value: Value) -> String {
        guard case .set(let keys) = value else { return "" }
        return LinkText.listed(keys.map { fileNames[$0] ?? $0 })
    }

    /// What one thing says of a field.
    func value(_ one: ReadField, of thing: ItemID) -> Value {
        guard things[thing]?.ledger == one.book.ledger else { return .unknown }
        return values[thing]?[one.place] ?? .unknown
    }

    /// As lists and sheets show it; several things with 、 between.
    func words(_ one: ReadField, from values: [Value]) -> String {
        read(one, from: values).filter(\.value.isKnown).map { ItemWords.shown($0.value, one.field) }
            .joined(separator: "、")
    }

    /// The number or day where there is just one.
    func only(_ one: ReadField, from values: [Value]) -> Value? {
        let read = read(one, from: values)
        return read.count == 1 ? read[0].value : nil
    }
}

extension LedgerBook {
    fileprivate func reads(from books: [LedgerBook]) -> [ReadField] {
        playbook.fields.enumerated().flatMap { place, field -> [ReadField] in
            guard case .link(let target, _) = field.type,
                let other = books.first(where: { $0.playbook.key == target })
            else { return [] }
            return field.reads.compactMap { key in
                guard let read = other.playbook.field(key), other.playbook.fields[read].type.isReadThroughLinks else {
                    return nil
                }
                return ReadField(link: place, linkLabel: field.label, book: other, place: read)
            }
        }
    }
}

extension BookShelf {
    /// How sheets head the fields a book reads from other ledgers, each with the label of its link. Whoever brings a sheet
    /// back may not read all of them.
    package func readHeaders(_ book: LedgerBook, _ tx: Transaction) throws -> [String: String] {
        guard book.playbook.fields.contains(where: { !$0.reads.isEmpty }) else { return [:] }
        let fields = book.reads(from: try all(in: book.county, tx))
        return Dictionary(fields.map { ($0.header, $0.linkLabel) }, uniquingKeysWith: { first, _ in first })
    }
}

extension ItemStore {
    private static let readAtOnce = 500

    /// The fields a book reads from other ledgers, without those of ledgers this person may not read.
    func readFields(_ book: LedgerBook, for actor: Actor) throws -> [ReadField] {
        guard book.playbook.fields.contains(where: { !$0.reads.isEmpty }) else { return [] }
        return book.reads(from: try shelf.readable(by: actor, tx))
    }

    /// What is read through the links of some things: of the own place only, and nothing from the trash.
    /// - Parameter linking: values of the things that link, by place in the playbook that reads.
    func read(_ fields: [ReadField], linking: [[Value]], for actor: Actor) throws -> ReadThrough {
        var read = ReadThrough(fields)
        guard !fields.isEmpty else { return read }
        let links = Set(fields.map(\.link))
        let ids = Set(linking.flatMap { values in links.flatMap { Self.linked(values[$0]) } }).sorted()
        let books = Dictionary(fields.map { ($0.book.ledger, $0.book) }, uniquingKeysWith: { first, _ in first })
        for start in stride(from: 0, to: ids.count, by: Self.readAtOnce) {
            let part = Array(ids[start..<min(start + Self.readAtOnce, ids.count)])
            for thing in try list(part, for: actor) where thing.trashedAt == nil {
                guard let book = books[thing.ledger] else { continue }
                read.keep(thing, book.places(thing.values, of: try shelf.book(of: thing, in: tx)))
            }
        }
        return read
    }

    /// Every thing of the filter with what is read through its links, and what linked things and files are called; so many
    /// at a time, in constant memory.
    func each(
        _ book: LedgerBook,
        _ filter: ItemFilter,
        reading fields: [ReadField],
        for actor: Actor,
        _ body: (ItemLine, ReadThrough) throws -> Void
    ) throws {
        var waiting: [ItemLine] = []
        let (links, files) = (book.linkFields, book.fileFields)
        let hidden = links.isEmpty ? [] : try shelf.hidden(from: actor, tx.programmes.functions(of: actor), tx)
        func hand() throws {
            var read = try read(fields, linking: waiting.map(\.values), for: actor)
            let linked = Set(waiting.flatMap { line in links.flatMap { Self.linked(line.values[$0]) } }).sorted()
            for start in stride(from: 0, to: linked.count, by: Self.readAtOnce) {
                let part = Array(linked[start..<min(start + Self.readAtOnce, linked.count)])
                read.titles.merge(try titles(of: part, hidden: hidden, as: nil)) { first, _ in first }
            }
            let keys = waiting.flatMap { line in
                files.flatMap { place -> [String] in
                    if case .set(let keys) = line.values[place] { keys } else { [] }
                }
            }
            read.fileNames = try fileNames(keys)
            for line in waiting { try body(line, read) }
            waiting.removeAll(keepingCapacity: true)
        }
        try each(book, filter, for: actor) { line in
            waiting.append(line)
            let isPlain = fields.isEmpty && links.isEmpty && files.isEmpty
            if isPlain || waiting.count == Self.readAtOnce { try hand() }
        }
        if !waiting.isEmpty { try hand() }
    }
}

extension TraceOpening {
    /// Restricted things and ledgers that were looked at through links.
    func callAsFunction(_ read: ReadThrough, from name: String, by actor: Actor) async throws {
        for book in read.restricted { try await self(book, "从“\(name)”读", by: actor) }
    }
}
