import Core
import Database
import Expression
import Programmes
import Records

/// Rows of a sheet into a ledger: every row checked by the rules of the form, told apart from what is there, and written
/// where that is asked. Works within one transaction and on one thread; what comes next is read on another.
package final class Intake {
    /// How rows are taken.
    package struct Plan: Sendable {
        package var key: IntakeKey
        /// Whether good rows are written; else they are only checked.
        package var writes: Bool
        /// Rows with something wrong are left out instead of stopping everything.
        package var leavesOut: Bool
        /// Things somebody changed after this moment are not overwritten.
        package var since: Instant?
        /// The rows of the sheet a ledger was made from: whoever made the ledger brings them, though others enter later.
        package var isMaking = false
        /// So many new things are told as they are stored.
        package var entries = 0
        /// What the record names: the import.
        package var subject: (kind: String, id: Int64, words: String)

        package init(
            key: IntakeKey,
            writes: Bool,
            leavesOut: Bool = false,
            since: Instant? = nil,
            subject: (kind: String, id: Int64, words: String)
        ) {
            self.key = key
            self.writes = writes
            self.leavesOut = leavesOut
            self.since = since
            self.subject = subject
        }
    }

    /// Where an import stands, for whoever waits.
    package struct Totals: Hashable, Sendable {
        package var new = 0
        package var changed = 0
        package var unchanged = 0
        package var refused = 0
        /// Rows that say what other rows say.
        package var leftOut = 0
        package var missing = 0

        package init() {}

        package var rows: Int { new + changed + unchanged + refused + leftOut }
        package var good: Int { new + changed + unchanged }
    }

    package let book: LedgerBook
    let desk: LedgerDesk
    let plan: Plan
    let actor: Actor
    let tx: Transaction
    let store: ItemStore
    let reader: DraftReader
    let finder: IntakeFinder
    let links: LinkFinder
    let now: Instant
    var rollUp: RollUp
    /// Words to search that are not written yet.
    var texts: [(key: Int64, text: String)] = []
    var entriesTold = 0
    package private(set) var totals = Totals()
    private(set) var regions: Set<RegionCode> = []
    private var lastRegion: RegionCode?
    private var hit: [ItemID: Int] = [:]
    /// Things whose rows found them by the name alone: they are free for a row of which a person says more.
    private var yielding: Set<ItemID> = []
    private var refusedNames = RefusedNames()
    /// Rows that would be new, with the things of their place and name that nothing tells from them.
    var perhaps: [PerhapsKnown] = []
    /// What rows of the part at hand lead to, where their sums hang on it.
    var linked: [ItemID: LedgerItem] = [:]
    /// Twins of new rows, where sums hang on them.
    var twins: TwinFinder
    private var seen: [ItemKey: Int] = [:]
    private var seenNames: [PlacedName: Int] = [:]
    /// Rows that were told with what a person could say of them.
    var openTold = 0

    /// Refuses where this person may not enter things of the ledger.
    package static func open(
        _ ledger: String,
        _ plan: Plan,
        desk: LedgerDesk,
        by actor: Actor,
        _ tx: Transaction
    ) throws -> Outcome<Intake> {
        let book = try desk.shelf.current(ledger, in: actor.county, tx)
        let functions = try tx.programmes.functions(of: actor)
        guard plan.isMaking || ItemPolicy.mayEnter(actor, book.playbook, functions: functions) else {
            return .refused([Issue("item.notAllowed")])
        }
        return .done(try Intake(book, plan, desk, actor, tx))
    }

    private init(_ book: LedgerBook, _ plan: Plan, _ desk: LedgerDesk, _ actor: Actor, _ tx: Transaction) throws {
        self.book = book
        self.plan = plan
        self.desk = desk
        self.actor = actor
        self.tx = tx
        store = tx.items(desk.shelf)
        twins = TwinFinder(store)
        reader = try desk.reader(book, for: actor, tx)
        finder = IntakeFinder(store, book, plan.key, for: actor)
        let hidden = try desk.shelf.hidden(from: actor, tx.programmes.functions(of: actor), tx)
        links = LinkFinder(store, in: actor.county, hidden: hidden)
        now = desk.environment.now()
        rollUp = RollUp(book.ledger, on: now.day, seed: plan.subject.id)
    }

    /// Takes rows part by part until there are none. `told` gets each part's lines and what was written of them.
    /// - Parameter next: is asked on another thread; nil after the last part.
    package func take(
        _ next: @escaping @Sendable () throws -> [IntakeRow]?,
        told: ([IntakeLine], [IntakeTrace]) throws -> Void
    ) throws {
        let preparation = preparation
        let parts = PulledAhead { try next().map(preparation.prepare) }
        while var part = try parts.next() {
            if !book.linkFields.isEmpty { try resolveLinks(&part, preparation) }
            let (lines, traces) = try take(part)
            try told(lines, traces)
        }
    }

    /// Things whose numbers stand anywhere in the sheet: before the first rows are taken, which may have their names.
    package func expect(_ numbered: [ItemID]) { finder.add(numbered: numbered) }

    /// Things a person said rows of the sheet are about, likewise.
    package func expect(said: [ItemID]) { finder.add(meant: said) }

    /// Rows of the sheet that were written before: what they are about no other row is.
    package func settle(_ next: () throws -> [IntakeRow]?) throws {
        let preparation = preparation
        while let rows = try next() {
            var part = try preparation.prepare(rows)
            if !book.linkFields.isEmpty { try resolveLinks(&part, preparation) }
            let found = try finder.find(part, locking: false)
            for place in part.indices where !part[place].isRepeated && doubled(part[place]) == nil {
                let free = (found[place] ?? []).filter { !isHit($0.id) }
                let meant = try agreeing(part[place], free) ?? free.first
                if let meant { hit[meant.id] = part[place].row.number }
            }
        }
    }

    private var preparation: IntakePreparation {
        IntakePreparation(
            desk: desk,
            reader: reader,
            actor: actor,
            now: now,
            makesItems: book.linkFields.isEmpty,
            isMaking: plan.isMaking
        )
    }

    /// Whether everything is to be undone because of what was found.
    package var isStopped: Bool { plan.writes && !plan.leavesOut && totals.refused > 0 }

    /// The things of the places the sheet names that it does not hold. What a row may be about that was refused, or that
    /// may be there already, is none of them.
    package func missing(limit: Int) throws -> [(item: ItemID, region: RegionCode, title: String)] {
        let named = Set(hit.keys).union(perhaps.flatMap(\.items))
        let missing = try finder.missing(in: regions, except: named, refusedNames, limit: limit)
        totals.missing = missing.count
        return missing.first
    }

    private func resolveLinks(_ part: inout [PreparedRow], _ preparation: IntakePreparation) throws {
        try links.prepare(part.map(\.draft), book)
        for place in part.indices {
            try links.resolve(&part[place].draft, book)
            try preparation.make(&part[place], id: desk.environment.newID())
        }
    }

    private func take(_ whole: [PreparedRow]) throws -> ([IntakeLine], [IntakeTrace]) {
        let part = whole.contains(where: \.isRepeated) ? whole.filter { !$0.isRepeated } : whole
        let found = try finder.find(part, locking: plan.writes)
        try readLinked(part, found)
        var lines: [IntakeLine?] = Array(repeating: nil, count: part.count)
        var traces: [IntakeTrace] = []
        var fresh: [Int] = []
        var alike: [Int: Int] = [:]
        for place in part.indices {
            if let region = part[place].draft.region, lastRegion != region {
                regions.insert(region)
                lastRegion = region
            }
            if let (issue, first) = doubled(part[place]) {
                // What its cells say wrongly is told with it, not one thing after another.
                let others = part[place].row.issues.filter { $0.field != issue.field }
                var line = refusedLine(part[place], [issue] + others)
                line.doubles = first
                lines[place] = line
            } else if let items = try meant(part[place], found[place]) {
                if finder.said.contains(place), let item = items.first, let issue = try apart(part[place], item) {
                    lines[place] = refusedLine(part[place], [issue])
                } else {
                    lines[place] = try known(part[place], items, &traces)
                }
            } else if plan.key != .none, case .same? = part[place].row.knownAs {
                let title = part[place].draft.title(book)
                lines[place] = refusedLine(part[place], [Issue("intake.sameGone", ["title": title])])
            } else {
                fresh.append(place)
                let first = firstAlike(part[place])
                if part[place].row.knownAs != .new { alike[place] = first }
            }
        }
        try enter(fresh, part, &lines, &traces)
        for (place, first) in alike { lines[place]?.alike = first }
        for place in part.indices {
            if let knownAs = part[place].row.knownAs { lines[place]?.knownAs = knownAs }
        }
        for place in part.indices where lines[place]?.kind == .refused {
            refusedNames.add(part[place].draft.title(book), in: part[place].draft.region)
        }
        var told = lines.compactMap { $0 }
        if part.count < whole.count {
            told += whole.filter(\.isRepeated).map { row in
                IntakeLine(row: row.row.number, kind: .leftOut, title: row.draft.title(book), knownAs: row.row.knownAs)
            }
            told.sort { $0.row < $1.row }
        }
        for line in told { count(line) }
        return (told, traces)
    }

    /// The things a row may be about. One that a person called new is only what all it says agrees with: what an earlier
    /// import made of it.
    private func meant(_ row: PreparedRow, _ items: [LedgerItem]?) throws -> [LedgerItem]? {
        guard let items, row.row.knownAs == .new, row.goesByName(plan.key, book) else { return items }
        return try agreeing(row, items.filter { !isHit($0.id) }).map { [$0] }
    }

    private func count(_ line: IntakeLine) {
        switch line.kind {
        case .new: totals.new += 1
        case .changed: totals.changed += 1
        case .unchanged: totals.unchanged += 1
        case .refused: totals.refused += 1
        case .leftOut: totals.leftOut += 1
        }
    }

    /// The same thing twice on one sheet: what to say, and the row that has it first.
    private func doubled(_ row: PreparedRow) -> (issue: Issue, first: Int)? {
        if let id = row.row.item, let first = hit[id] {
            return (Issue("intake.doubledNumber", ["first": String(first)]), first)
        }
        let telling = row.telling(plan.key, book)
        var claims: [ItemKey] = []
        for key in row.keys where key.isUnique || key == telling {
            // A value that need not be the only one is compared without the thing's own number.
            let claim = key.isUnique ? key : ItemKey(field: key.field, value: key.value, scope: "#")
            if let first = seen.updateValue(row.row.number, forKey: claim) {
                seen[claim] = first
                for claim in claims { seen[claim] = nil }
                let field = book.field(numbered: key.field)
                let values = ["label": field.label, "first": String(first)]
                return (Issue("intake.doubled", field: field.key, values), first)
            }
            claims.append(claim)
        }
        return nil
    }

    /// Two households of one village may share a name: a row like one before it is told, not refused.
    private func firstAlike(_ row: PreparedRow) -> Int? {
        guard row.goesByName(plan.key, book), let region = row.draft.region else { return nil }
        let name = PlacedName(region: region, title: row.draft.title(book))
        guard let first = seenNames[name] else {
            seenNames[name] = row.row.number
            return nil
        }
        return first
    }

    func refusedLine(_ row: PreparedRow, _ issues: [Issue], item: ItemID? = nil) -> IntakeLine {
        IntakeLine(row: row.row.number, kind: .refused, title: row.draft.title(book), item: item, issues: issues)
    }

    func markHit(_ item: ItemID, by row: PreparedRow) {
        hit[item] = row.row.number
        if !row.isSaid, row.goesByName(plan.key, book) { yielding.insert(item) }
    }

    /// Whether the row that is about it gives way to one of which a person says that it is.
    func isYielding(_ item: ItemID) -> Bool { yielding.contains(item) }
    func isHit(_ item: ItemID) -> Bool { hit[item] != nil }
    /// The row that is about it.
    func taker(of item: ItemID) -> Int? { hit[item] }

    /// What tells a row from the thing a person said it is: somebody entered or corrected it there since.
    func apart(_ row: PreparedRow, _ item: LedgerItem) throws -> Issue? {
        let there = desk.keys(of: item, try desk.shelf.book(of: item, in: tx), personal: [:])
        for key in row.keys {
            let field = book.field(numbered: key.field)
            guard field.isIdentifying, let other = there.first(where: { $0.field == key.field }),
                other.value != key.value
            else { continue }
            return Issue("intake.sameApart", field: field.key, ["label": field.label, "title": item.title])
        }
        return nil
    }

    /// The row that is about the thing a person said this one is about too.
    func earlier(_ row: PreparedRow) -> Int? {
        guard case .same(let item)? = row.row.knownAs else { return nil }
        return hit[item]
    }
}
