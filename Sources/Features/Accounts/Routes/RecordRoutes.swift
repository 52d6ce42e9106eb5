import Core
import Database
import Pages
import Records
import Web

/// `/admin/records`: what happened in the administrator's county.
struct RecordRoutes: Sendable {
    let database: Database
    /// Of every feature's acts, put together by whoever wires the program.
    let words: RecordWords
    /// Of acts a county named itself.
    let own: @Sendable (RegionCode, Transaction) throws -> RecordWords

    var all: [Route] {
        let access = Access.roles(AccountPolicy.administrators)
        return [
            .get("/admin/records", access, "留痕", list),
            .get("/admin/records/verification", access, "核对留痕", verify),
        ]
    }

    private static let pageSize = 50

    @Sendable private func list(_ visit: Visit) async throws -> Reply {
        let county = try visit.steward.county
        let search = RecordSearch(
            person: visit.query.text("person"),
            act: visit.query.text("act"),
            kind: visit.query.text("kind"),
            id: visit.query.text("id"),
            from: visit.query.day("from"),
            through: visit.query.day("through")
        )
        let before: RecordID? = visit.query.id("before")
        let (found, known) = try await database.read { tx in
            let found = try tx.records.list(RecordFilter(search), in: county, before: before, limit: Self.pageSize + 1)
            return (found, try own(county, tx).merging(self.words))
        }
        let shown = Array(found.prefix(Self.pageSize))
        let next = found.count > shown.count ? shown.last.map { $0.id.description } : nil
        let page = RecordListPage(
            lines: shown.map { RecordLine($0, known) },
            search: search,
            acts: Self.acts(known),
            next: next.map { visit.address(with: visit.query.replacing("before", with: $0)) }
        )
        return .page(page.render(await visit.pageContext))
    }

    /// Acts with their words, by word.
    private static func acts(_ words: RecordWords) -> [Choice] {
        words.words.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { Choice($0.key, $0.value) }
    }

    @Sendable private func verify(_ visit: Visit) async throws -> Reply {
        let verdict = try await database.read { try $0.records.verify() }
        let broken = verdict.firstBroken.sorted { $0.key < $1.key }.map { (chain: $0.key, place: Int($0.value)) }
        return .page(VerificationPage(count: verdict.count, broken: broken).render(await visit.pageContext))
    }
}

extension RecordFilter {
    fileprivate init(_ search: RecordSearch) {
        self.init()
        person = search.person.isEmpty ? nil : search.person
        actPrefix = search.act.isEmpty ? nil : search.act
        subjectKind = search.kind.isEmpty ? nil : search.kind
        subjectID = Int64(search.id)
        from = search.from
        through = search.through
    }
}

extension RecordLine {
    fileprivate init(_ record: Record, _ words: RecordWords) {
        self.init(
            at: record.at,
            person: record.person,
            unitName: record.unitName,
            act: words.word(for: record.act),
            address: Self.address(record.subjectKind, record.subjectID),
            detail: record.detail
        )
    }

    /// Where an administrator looks at the thing of a record.
    private static func address(_ kind: String, _ id: Int64) -> String? {
        switch kind {
        case "account": "/admin/accounts/\(id)"
        case "unit": "/admin/units/\(id)"
        case "region": "/admin/regions"
        default: nil
        }
    }
}
