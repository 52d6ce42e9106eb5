import Core
import Database
import Pages
import Programmes
import Records

/// 打开限定查看的台账: whoever opens a restricted ledger, or a thing of it, is recorded before the page is shown.
package struct TraceOpening: Sendable {
    static let thing = "item.look"
    static let ledger = "ledger.look"

    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    init(_ desk: LedgerDesk) { self.init(database: desk.database, environment: desk.environment) }

    /// `what` is how, where it was not its page: 修改, 附件.
    package func callAsFunction(_ item: LedgerItem, _ what: String = "", of playbook: Playbook, by actor: Actor)
        async throws
    {
        guard playbook.isRestricted else { return }
        let detail = item.title + (what.isEmpty ? "" : "：\(what)")
        try await record(RecordEntry(Self.thing, on: "item", item.id.rawValue, detail), by: actor)
    }

    /// `what` is how it was opened: 清单, 导出.
    package func callAsFunction(_ book: LedgerBook, _ what: String, by actor: Actor) async throws {
        guard book.playbook.isRestricted else { return }
        let detail = "\(book.playbook.name)：\(what)"
        try await record(RecordEntry(Self.ledger, on: "ledger", book.ledger.rawValue, detail), by: actor)
    }

    private func record(_ entry: RecordEntry, by actor: Actor) async throws {
        try await database.write { [environment] tx in
            try tx.records.append(entry, by: actor, in: environment)
        }
    }
}

/// Who opened a restricted thing or ledger, the newest first.
package struct Opening: Hashable, Sendable {
    package let person: String
    package let unit: String
    package let at: Instant
    package let detail: String
}

extension LedgerRoutes {
    func openings(_ kind: String, _ id: Int64, in county: RegionCode, _ tx: Transaction) throws -> [Opening] {
        var filter = RecordFilter()
        (filter.subjectKind, filter.subjectID) = (kind, id)
        filter.actPrefix = kind == "item" ? TraceOpening.thing : TraceOpening.ledger
        return try tx.records.list(filter, in: county, before: nil, limit: 20).map {
            Opening(person: $0.person, unit: $0.unitName, at: $0.at, detail: $0.detail)
        }
    }
}

extension HTMLWriter {
    func openings(_ openings: [Opening], of what: String) {
        panel("谁打开过", remark: "限定岗位查看，每次打开都留痕") {
            if openings.isEmpty { return paragraph("除了您这一次，还没有人打开过\(what)。") }
            tag("ul", ["class": "link-list"]) {
                for one in openings {
                    tag(
                        "li",
                        text:
                            "\(Format.moment(one.at)) \(one.unit) \(one.person)\(what == "这一条" ? "" : "，\(one.detail)")"
                    )
                }
            }
        }
    }
}
