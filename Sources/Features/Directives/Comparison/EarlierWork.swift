import Core
import Database
import PolicyText

/// What a document's drafts have in common with earlier documents and with tasks that were issued.
package struct EarlierWork: Sendable {
    struct Document: Hashable, Sendable {
        let id: DirectiveID
        let title: String
        /// Drafts of this document that it has too.
        let alike: Int
    }

    /// Earlier documents that share enough to be an older version or a sibling, the most alike first.
    var documents: [Document] = []
    /// The issued task that already asks for what a draft asks for.
    var covering: [DraftID: CoveringTask] = [:]
    /// The earlier draft each draft is like.
    var partners: [DraftID: EarlierDraft] = [:]

    /// A document is offered where it shares this many drafts, or a third of them.
    static let least = 5

    static func read(_ tx: Transaction, _ desk: ReviewDesk, _ issued: IssuedWork) throws -> EarlierWork {
        let county = desk.directive.county
        let drafts = desk.drafts.filter { !$0.isDiscarded }
        let earlier = try tx.drafts.earlier(than: desk.directive.id, county: county)
        guard !earlier.isEmpty, !drafts.isEmpty else { return EarlierWork() }
        let comparison = compare(
            old: earlier.enumerated().map { Duty(id: $0, span: TextSpan(0, 0), text: $1.content) },
            new: drafts.enumerated().map { Duty(id: $0, span: TextSpan(0, 0), text: $1.content) }
        )
        var work = EarlierWork()
        for row in comparison.rows {
            guard let old = row.old, let new = row.new else { continue }
            work.partners[drafts[new].id] = earlier[old]
        }
        let found = try issued.find(tx, work.partners.values.map(\.id), county)
        work.covering = work.partners.compactMapValues { found[$0.id] }
        work.documents = try documents(tx, work.partners, of: drafts.count, county)
        return work
    }

    private static func documents(
        _ tx: Transaction,
        _ partners: [DraftID: EarlierDraft],
        of count: Int,
        _ county: RegionCode
    ) throws -> [Document] {
        let counts = Dictionary(grouping: partners.values, by: \.directive).mapValues(\.count)
        let enough = counts.filter { $0.value >= least || $0.value * 3 >= count }
        return try enough.sorted { ($1.value, $1.key) < ($0.value, $0.key) }.prefix(3).map { id, alike in
            Document(id: id, title: try tx.directives.find(id, county: county).title, alike: alike)
        }
    }
}

/// Remembers what was found, so that corrections do not compare everything again. Tasks that are issued and drafts that
/// come or go make it look once more.
actor EarlierMemory {
    private struct Key: Hashable {
        let directive: DirectiveID
        let drafts: [DraftID]
        let revision: Int64
    }

    private var found: [DirectiveID: (key: Key, work: EarlierWork)] = [:]
    private static let most = 50

    func earlier(_ desk: ReviewDesk, in database: Database, _ issued: IssuedWork) async throws -> EarlierWork {
        let revision = try await database.read { try issued.revision($0) }
        let live = desk.drafts.filter { !$0.isDiscarded }.map(\.id)
        let key = Key(directive: desk.directive.id, drafts: live, revision: revision)
        if let known = found[desk.directive.id], known.key == key { return known.work }
        let work = try await database.read { try EarlierWork.read($0, desk, issued) }
        if found.count >= Self.most { found.removeAll() }
        found[desk.directive.id] = (key, work)
        return work
    }
}
