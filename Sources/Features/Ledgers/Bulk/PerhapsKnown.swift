import Core
import Database
import Programmes

/// A row that would be new, and things that have its place and name and nothing that tells them from it: a household
/// entered by hand without its identity number, that a sheet brings with it.
package struct PerhapsKnown: Hashable, Sendable {
    package let row: Int
    package let title: String
    package let items: [ItemID]
    /// Likewise, but other rows say more surely that they are about these.
    var surer: [ItemID] = []
    /// The row that is about the one thing there is, and whether this one cannot be it instead.
    package var takenBy: Int?
    package var givesWay = false
    /// What the row would change of the first of them, and what stands in the way of that; of the first rows.
    package var changes: [IntakeLine.Change] = []
    package var issues: [Issue] = []
    package var isForeseen = false
}

/// What refused rows call their things, and where. A row whose identity number nobody can read is about one of them all
/// the same.
struct RefusedNames {
    private var placed: Set<PlacedName> = []
    /// Of rows whose place could not be read either.
    private var anywhere: Set<ComparedName> = []

    mutating func add(_ title: String, in region: RegionCode?) {
        guard !title.isEmpty else { return }
        if let region {
            placed.insert(PlacedName(region: region, title: title))
        } else {
            anywhere.insert(ComparedName(title))
        }
    }

    func mayMean(_ title: String, in region: RegionCode) -> Bool {
        anywhere.contains(ComparedName(title)) || placed.contains(PlacedName(region: region, title: title))
    }
}

extension Intake {
    /// So many rows are told with what they would change.
    private static let mostForeseen = 100

    /// - Parameter places: of rows that would be new. A row that goes by its name found none of that name, or only what surer
    ///   rows are about.
    func notePerhapsKnown(_ places: [Int], _ part: [PreparedRow]) throws {
        guard plan.key != .none, case .text = book.playbook.fields[book.title].type else { return }
        let asked = places.filter { place in
            let row = part[place]
            guard !row.title.isEmpty, row.row.knownAs != .new else { return false }
            return plan.key.isSurerThanNames || finder.isToldByPeople || !row.goesByName(plan.key, book)
        }
        guard !asked.isEmpty else { return }
        let found = try finder.namesakes(part, asked)
        for place in asked {
            guard let item = part[place].item, let others = found[place] else { continue }
            let isByName = part[place].goesByName(plan.key, book)
            let alike = try alike(item, others, isByName: isByName)
            guard !alike.isEmpty else { continue }
            let open = isByName ? [] : alike.filter { !finder.isNumbered($0.id) }
            var one = PerhapsKnown(row: part[place].row.number, title: item.title, items: open.map(\.id))
            one.surer = alike.map(\.id).filter { !one.items.contains($0) }
            if perhaps.count < Self.mostForeseen, !plan.writes, let first = open.first {
                (one.changes, one.issues) = try foreseen(part[place], first)
                one.isForeseen = true
            }
            perhaps.append(one)
        }
    }

    /// Those of one name nothing tells from it. Where a telephone or an amount alone tells all of them, a row that brings the
    /// number is asked about them all the same: without it, it would be one of them.
    private func alike(_ item: LedgerItem, _ others: [LedgerItem], isByName: Bool) throws -> [LedgerItem] {
        let all = try others.map { other in
            (item: other, values: book.places(other.values, of: try desk.shelf.book(of: other, in: tx)))
        }
        let same = all.filter { !book.tellsApart(item.values, $0.values) }
        if !same.isEmpty || isByName { return same.map(\.item) }
        return all.filter { !book.tellsApart(item.values, $0.values, byWhatChanges: false) }.map(\.item)
    }

    /// Those of them no row of the sheet turned out to be about, and those of which every thing is some row's, with one of
    /// them; the first by their rows.
    package func perhapsKnown(limit: Int) -> (count: Int, first: [PerhapsKnown]) {
        var (count, first): (Int, [PerhapsKnown]) = (0, [])
        for one in perhaps {
            guard let told = asked(one) else { continue }
            count += 1
            if first.count < limit { first.append(told) }
        }
        return (count, first)
    }

    private func asked(_ one: PerhapsKnown) -> PerhapsKnown? {
        let free = one.items.filter { !isHit($0) }
        if !free.isEmpty {
            return free == one.items ? one : PerhapsKnown(row: one.row, title: one.title, items: free)
        }
        guard let item = (one.items + one.surer).first(where: isHit) else { return nil }
        var told = PerhapsKnown(row: one.row, title: one.title, items: [item])
        told.takenBy = taker(of: item)
        told.givesWay = !one.items.contains(item)
        return told
    }
}
