import Core
import Database
import Expression
import Programmes
import Records

extension Intake {
    private static let textsAtOnce = 5_000

    /// New things: what only one may have is looked up for all of them together.
    func enter(
        _ fresh: [Int],
        _ part: [PreparedRow],
        _ lines: inout [IntakeLine?],
        _ traces: inout [IntakeTrace]
    ) throws {
        var claims: [ItemKey: Int] = [:]
        for place in fresh {
            for key in part[place].keys where key.isUnique { claims[key] = place }
        }
        var taken: [Int: Issue] = [:]
        for (key, other) in try store.taken(Array(claims.keys), book) {
            if let place = claims[key] { taken[place] = other.issue }
        }
        try readTwins(fresh, part)
        var (rows, entered): ([ItemRows], [LedgerItem]) = ([], [])
        for place in fresh {
            var issues = part[place].draft.issues
            if plan.key.comparesNumbers, part[place].row.item != nil {
                issues.insert(Issue("intake.numberUnknown"), at: 0)
            }
            if let issue = taken[place] { issues.append(issue) }
            if issues.isEmpty, let item = part[place].item,
                let issue = try tooMuch(item, book) ?? tooMuchBesideTwins(item)
            {
                issues.append(issue)
            }
            guard issues.isEmpty, let item = part[place].item, let row = part[place].rows else {
                lines[place] = refusedLine(
                    part[place],
                    issues.isEmpty ? [Issue("place.missing", field: "place")] : issues
                )
                continue
            }
            lines[place] = IntakeLine(
                row: part[place].row.number,
                kind: .new,
                title: item.title,
                item: plan.writes ? item.id : nil
            )
            if entriesTold < plan.entries {
                entriesTold += 1
                lines[place]?.entry = entry(item, part[place])
            }
            guard plan.writes else { continue }
            rows.append(row)
            entered.append(item)
            rollUp.change(from: nil, to: item.contribution)
            traces.append(IntakeTrace(item: item.id, row: part[place].row.number, version: 1, before: nil))
        }
        try notePerhapsKnown(fresh.filter { lines[$0]?.kind == .new }, part)
        guard !rows.isEmpty, !isStopped else { return }
        try store.insert(rows)
        finder.add(made: entered.map(\.id))
        texts += rows.map(\.text)
        // A row may name a thing of a row before it.
        if texts.count >= Self.textsAtOnce || book.linksToItself { try writeTexts() }
        try desk.countAround(entered: entered, book, tx)
    }

    private func entry(_ item: LedgerItem, _ row: PreparedRow) -> IntakeLine.Entry {
        let values = zip(book.playbook.fields, item.values).enumerated().map { place, pair -> String in
            switch pair.0.type {
            case .file: ""
            case .link: row.row.answers.texts[place]
            case .region: Self.digits(pair.1).map { reader.places.name($0) } ?? ""
            default: ItemWords.shown(pair.1, pair.0)
            }
        }
        return IntakeLine.Entry(place: reader.places.name(item.region), values: values)
    }

    private static func digits(_ value: Value) -> RegionCode? {
        guard case .text(let digits) = value else { return nil }
        return RegionCode(digits)
    }

    /// A row about a thing that is there: where several could be meant, the one it agrees with, or none.
    func known(_ row: PreparedRow, _ items: [LedgerItem], _ traces: inout [IntakeTrace]) throws -> IntakeLine {
        let free = items.filter { !isHit($0.id) }
        guard let first = free.first else {
            if let earlier = earlier(row) {
                return refusedLine(row, [Issue("intake.sameTaken", ["first": String(earlier)])])
            }
            let line = refusedLine(row, [Issue("intake.severalRows", ["title": row.draft.title(book)])])
            return try asking(line, row, items)
        }
        if free.count == 1 { return try compared(row, first, &traces) }
        if let item = try agreeing(row, free) {
            markHit(item.id, by: row)
            return IntakeLine(row: row.row.number, kind: .unchanged, title: item.title, item: item.id)
        }
        let values = ["title": first.title, "count": String(free.count)]
        return try asking(refusedLine(row, [Issue("intake.severalItems", values)]), row, items)
    }

    /// The first thing the row would change nothing of.
    func agreeing(_ row: PreparedRow, _ items: [LedgerItem]) throws -> LedgerItem? {
        try items.first { item in
            let change = try change(row, item)
            return change.issues.isEmpty && change.changes.isEmpty
        }
    }

    /// What a row would make of a thing that may be the one it is about; what stands in the way of that.
    func foreseen(_ row: PreparedRow, _ old: LedgerItem) throws -> (changes: [IntakeLine.Change], issues: [Issue]) {
        let change = try change(row, old, isSame: true)
        guard change.issues.isEmpty else { return ([], change.issues) }
        return (try change.changes.changes.map { try told($0, change.book.playbook) }, [])
    }

    private func compared(
        _ row: PreparedRow,
        _ old: LedgerItem,
        _ traces: inout [IntakeTrace]
    ) throws -> IntakeLine {
        let old = plan.writes ? try store.fresh(old) : old
        let change = try change(row, old)
        if let issue = try otherIdentity(row, old, change) {
            // The thing stays free for a row that is about it.
            let others = change.issues.filter { $0.field != issue.field }
            return try asking(refusedLine(row, [issue] + others, item: old.id), row, [old])
        }
        markHit(old.id, by: row)
        var line = IntakeLine(row: row.row.number, kind: .unchanged, title: old.title, item: old.id)
        guard change.issues.isEmpty else { return refusedLine(row, change.issues, item: old.id) }
        guard !change.changes.isEmpty else { return line }
        if let issue = try namesake(row, old) {
            return try asking(refusedLine(row, [issue], item: old.id), row, [old])
        }
        if let since = plan.since, old.updatedAt > since {
            return refusedLine(row, [Issue("intake.changedSince", ["title": old.title])], item: old.id)
        }
        if !plan.writes, let issue = try tooMuch(change.new, over: old, change.book) {
            return refusedLine(row, [issue], item: old.id)
        }
        line = IntakeLine(
            row: row.row.number,
            kind: .changed,
            title: change.new.title,
            item: old.id,
            changes: try change.changes.changes.map { try told($0, change.book.playbook) }
        )
        guard plan.writes, !isStopped else { return line }
        let before = IntakeTrace.Before(
            region: old.region,
            fields: ItemJSON.text(old.values, of: change.book)
        )
        do {
            try desk.change(change.new, over: old, change.changes, act: "item.import", &rollUp, by: actor, now, tx)
        } catch let taken as KeyTaken {
            return refusedLine(row, [taken.issue], item: old.id)
        } catch let large as SumTooLarge where large.isOwn {
            return refusedLine(row, [large.ofRow], item: old.id)
        }
        traces.append(
            IntakeTrace(item: old.id, row: row.row.number, version: old.version + 1, before: before)
        )
        return line
    }

    /// A row that leaves the identity number out, and a thing of its name that has one: nobody knows whether it is the same.
    private func namesake(_ row: PreparedRow, _ old: LedgerItem) throws -> Issue? {
        guard !row.isSaid, row.goesByName(plan.key, book) else { return nil }
        let oldBook = try desk.shelf.book(of: old, in: tx)
        for place in plan.key.fields where book.playbook.fields[place].type == .personal(.identity) {
            guard let there = oldBook.playbook.field(book.playbook.fields[place].key) else { continue }
            guard old.values[there].isKnown else { continue }
            let label = book.playbook.fields[book.playbook.item.title].label
            return Issue("intake.namesake", ["title": old.title, "label": label])
        }
        return nil
    }

    /// A row its name alone led to a thing that has another identity number: perhaps somebody else of that name.
    private func otherIdentity(_ row: PreparedRow, _ old: LedgerItem, _ change: Changed) throws -> Issue? {
        guard row.goesByName(plan.key, book),
            let place = book.playbook.fields.firstIndex(where: { $0.type == .personal(.identity) }),
            change.changes.changes.contains(where: { $0.key == book.playbook.fields[place].key }),
            let own = row.keys.first(where: { $0.field == book.fieldNumbers[place] })
        else { return nil }
        let there = desk.keys(of: old, try desk.shelf.book(of: old, in: tx), personal: [:])
        guard let other = there.first(where: { $0.field == own.field }), other.value != own.value else { return nil }
        let field = book.playbook.fields[place]
        return Issue("intake.otherIdentity", field: field.key, ["label": field.label, "title": old.title])
    }

    /// Places by their names, links as sheets have them.
    private func told(_ one: ItemChanges.Change, _ playbook: Playbook) throws -> IntakeLine.Change {
        let label = ItemWords.label(one.key, playbook)
        if one.key == "place" { return IntakeLine.Change(label: label, old: place(one.old), new: place(one.new)) }
        let plain = (old: ItemWords.plain(one.old), new: ItemWords.plain(one.new))
        guard let field = playbook.field(one.key).map({ playbook.fields[$0] }), case .link(let target, _) = field.type
        else { return IntakeLine.Change(label: label, old: plain.old, new: plain.new) }
        let (old, new) = (try links.written(one.old, of: field), try links.written(one.new, of: field))
        return IntakeLine.Change(
            label: label,
            old: old ?? plain.old,
            new: new ?? plain.new,
            ledger: old == nil && new == nil ? nil : target
        )
    }

    private func place(_ part: JSONPart) -> String {
        guard case .text(let digits) = part, let code = RegionCode(digits) else { return "" }
        return reader.places.name(code)
    }

    private struct Changed {
        var new: LedgerItem
        let book: LedgerBook
        let changes: ItemChanges
        let issues: [Issue]
    }

    /// What the row makes of a stored thing: what it says nothing of stays.
    /// - Parameter isSame: whether it is as if a person had said that the row is about the thing.
    private func change(_ row: PreparedRow, _ old: LedgerItem, isSame: Bool = false) throws -> Changed {
        let oldBook = try desk.shelf.book(of: old, in: tx)
        var answers = ItemAnswers(old, oldBook)
        if !row.row.answers.place.isEmpty { answers.place = row.row.answers.place }
        let foundByName = isSame || isByName(row)
        let said = try said(by: row.row, of: old, oldBook, isByName: foundByName, &answers)
        if said.isNothing, answers.place == old.region.digits {
            return Changed(new: old, book: oldBook, changes: ItemChanges([]), issues: [])
        }
        let reader = DraftReader(book: oldBook, places: reader.places, today: reader.today)
        var draft = reader.read(answers, keeping: old)
        draft.add(said.issues)
        try links.resolve(&draft, oldBook, keeping: linkedNumbers(of: old, oldBook))
        keep(old, in: &draft, oldBook, but: said.fields)
        var new = old
        new.region = draft.region ?? old.region
        new.values = try desk.seal(draft, oldBook)
        new.title = draft.title(oldBook)
        return Changed(
            new: new,
            book: oldBook,
            changes: ItemChanges(from: old, oldBook, to: new, oldBook),
            issues: draft.issues
        )
    }

    /// Whether a row found its thing by the name, or a person did: the name is the thing's own then, however the sheet spreads
    /// it.
    private func isByName(_ row: PreparedRow) -> Bool {
        row.isSaid || row.goesByName(plan.key, book)
    }

    /// What a row says beyond what is stored.
    private struct Said {
        var issues: [Issue]
        /// Keys of the fields it answers.
        var fields: Set<String> = []

        var isNothing: Bool { issues.isEmpty && fields.isEmpty }
    }

    /// Puts what a row says into the answers of a stored thing. A cell that says what is stored answers nothing, and is not
    /// held against what may be answered today.
    private func said(
        by row: IntakeRow,
        of old: LedgerItem,
        _ oldBook: LedgerBook,
        isByName: Bool,
        _ answers: inout ItemAnswers
    ) throws -> Said {
        var said = Said(issues: row.issues)
        for (place, text) in row.answers.texts.enumerated() {
            let (field, written) = (book.playbook.fields[place], row.written[place])
            guard !text.isEmpty || written != nil else { continue }
            guard let there = oldBook.playbook.field(field.key) else {
                if text.isEmpty { continue }
                said.issues.append(Issue("intake.fieldNew", field: field.key, ["label": field.label]))
                continue
            }
            let own = oldBook.playbook.fields[there]
            let isName = isByName && there == oldBook.title && ComparedName(text) == ComparedName(old.title)
            let isStored = isName ? true : try isStored(written ?? text, old.values[there], own)
            // An option only the thing's own version has is meant as it is written.
            let meant = written.flatMap { own.options.contains($0) ? $0 : nil }
            if isStored || meant != nil { said.issues.removeAll { $0.field == field.key } }
            if isStored { continue }
            said.fields.insert(field.key)
            if let answer = meant ?? (text.isEmpty ? nil : text) { answers.texts[there] = answer }
        }
        return said
    }

    private func isStored(_ text: String, _ value: Value, _ field: LedgerField) throws -> Bool {
        guard value.isKnown else { return false }
        if text == ItemWords.shown(value, field) { return true }
        return try links.says(text, ItemStore.linked(value), of: field)
    }

    /// What a thing is linked to stays linked by its number, also where it lies in the trash.
    private func linkedNumbers(of item: LedgerItem, _ book: LedgerBook) -> LinkFinder.Kept {
        var kept: LinkFinder.Kept = [:]
        for place in book.linkFields {
            let ids = ItemStore.linked(item.values[place])
            kept[place] = Dictionary(ids.map { ("\($0)", $0) }, uniquingKeysWith: { first, _ in first })
        }
        return kept
    }

    /// What the row does not answer stays, also where it could not be answered so today: a link whose thing is gone, a number
    /// past a bound.
    private func keep(_ old: LedgerItem, in draft: inout ItemDraft, _ book: LedgerBook, but said: Set<String>) {
        for (place, field) in book.playbook.fields.enumerated() where !said.contains(field.key) {
            let isRefused: (Issue) -> Bool = { $0.field == field.key && $0.key.hasPrefix("answer.") }
            guard old.values[place].isKnown, draft.issues.contains(where: isRefused) else { continue }
            draft.issues.removeAll(where: isRefused)
            draft.values[place] = old.values[place]
            draft.personal[place] = nil
        }
    }

    /// Words are written many at a time: the search index puts what one statement gathered in order once.
    private func writeTexts() throws {
        try store.insertTexts(texts)
        texts = []
    }

    /// The words not written yet, the sums and one record for everything that was written.
    package func conclude() throws {
        try writeTexts()
        try tx.rollUps.add(rollUp)
        let words = "\(book.playbook.name)：\(plan.subject.words)，新登记 \(totals.new) 条，修改 \(totals.changed) 条"
        let entry = RecordEntry("ledger.import", on: plan.subject.kind, plan.subject.id, words)
        try tx.records.append(entry, by: actor, in: desk.environment)
    }
}

extension LedgerDesk {
    /// One thing of many that change together: stored with keys, text, links and history; sums and record are the caller's.
    func change(
        _ changed: LedgerItem,
        over old: LedgerItem,
        _ changes: ItemChanges,
        act: String,
        _ rollUp: inout RollUp,
        by actor: Actor,
        _ now: Instant,
        _ tx: Transaction
    ) throws {
        let store = tx.items(shelf)
        let book = try shelf.book(of: old, in: tx)
        var new = changed
        new.measures = try amounts(of: new, over: old, book, on: now.day, tx)
        new.version = old.version + 1
        new.updatedAt = now
        let (keys, oldKeys) = (keys(of: new, book, personal: [:]), keys(of: old, book, personal: [:]))
        let claimed = keys.filter { !oldKeys.contains($0) }
        if let taken = try store.taken(claimed, except: new.id, book) { throw taken }
        guard try store.update(new, from: old.version) else { throw DatabaseFaultOfVersion() }
        try store.replace(oldKeys, of: new, with: keys)
        try store.updateText(of: new)
        if changes.touchesLinks(book.playbook) { try store.replaceLinks(of: new, book) }
        try store.insertChange(changes, of: new.id, act: act, id: environment.newNumber(), by: actor, at: now)
        rollUp.change(from: old.contribution, to: new.contribution)
        try countAround([(old, book), (new, book)], tx)
    }
}

/// A row that was locked has another version: nothing that can happen while a transaction holds it.
private struct DatabaseFaultOfVersion: Error {}
