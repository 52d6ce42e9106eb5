import Core
import Database
import Ledgers
import Programmes
import Regions
import Tasks

extension RegionFollower {
    /// 区划并入: problems of the village go on in the one it became part of.
    package static let problems = RegionFollower("问题") { old, new, tx in try tx.problems.relocate(from: old, to: new) }
}

/// What a problem points at.
extension ProblemStore {
    /// The task of a number such as 〔2026〕12号, 12, or of a key, that this person may read.
    func task(named text: String, for actor: Actor) throws -> TaskID? {
        let numbers = text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int64($0) }
        guard let first = numbers.first else { return nil }
        let scope = TaskScope(actor)
        let wanted: Query =
            switch numbers.count {
            case 1 where first > 1_000_000: "t.id = \(first)"
            case 1: "t.sequence = \(first) AND t.branch = 0"
            case 2: "t.year = \(first) AND t.sequence = \(numbers[1]) AND t.branch = 0"
            default: "t.year = \(first) AND t.sequence = \(numbers[1]) AND t.branch = \(numbers[2])"
            }
        return try tx.first(
            "SELECT t.id FROM task t WHERE \(wanted) AND \(scope.condition) ORDER BY t.year DESC, t.id LIMIT 1"
        ) { try $0.id("id") }
    }

    /// Problems with a thing of a ledger that are not closed.
    func open(about item: ItemID, for actor: Actor) throws -> [(id: ProblemID, number: ProblemNumber, title: String)] {
        let scope = ProblemScope(actor, tx.dialect)
        return try tx.rows(
            """
            SELECT \(Self.columns) FROM problem p WHERE p.item_id = \(item) AND p.stage NOT IN ('closed', 'withdrawn')
                AND \(scope.condition) ORDER BY p.id LIMIT 10
            """,
            Problem.init
        ).map { ($0.id, $0.number, $0.title) }
    }

    /// A thing of a ledger as a problem names it; nil where this person may not read it, for its region, department or
    /// post.
    func item(_ id: ItemID, for actor: Actor, _ shelf: BookShelf) throws -> ProblemItem? {
        do {
            let item = try tx.items(shelf).find(id, for: actor)
            return ProblemItem(id: id, title: item.title, isRestricted: try shelf.rule(of: item, tx).isRestricted)
        } catch is NotFound { return nil }
    }
}

/// What a problem is about, in a ledger.
struct ProblemItem: Hashable, Sendable {
    let id: ItemID
    let title: String
    /// Of a ledger only named posts may read.
    let isRestricted: Bool
}

extension RegionStore {
    /// 云雾镇上坪村: the names from below a county down to the place; the county's own name for itself.
    package func path(of code: RegionCode, below county: RegionCode) throws -> String {
        let names = try RegionCode.Level.allCases.filter { $0 > county.level && $0 <= code.level }
            .compactMap { code.ancestor(at: $0) }.compactMap { try first($0)?.name }
        return names.isEmpty ? try first(code)?.name ?? "" : names.joined()
    }
}
