import Core
import Database
import Pages
import PaperFormat
import Records

/// Changes a draft: its words, or its figures to what they are now.
package struct ChangePaper: Sendable {
    let desk: PaperDesk

    package init(_ desk: PaperDesk) { self.desk = desk }

    func edit(
        _ id: PaperID,
        version: Int,
        _ change: PaperEdit,
        by actor: Actor
    ) async throws -> Outcome<Paper> {
        try await desk.database.write { tx in
            switch try draft(id, version: version, by: actor, tx) {
            case .refused(let issues): return .refused(issues)
            case .done(let paper):
                let content = change.applied(to: paper.content, paper.kind)
                let issues = PaperRules.issues(content, paper.kind)
                guard issues.isEmpty else { return .refused(issues) }
                if content.addressees != paper.content.addressees {
                    let units = try PaperUnits.named(content.addressees, in: actor.county, tx)
                    try tx.papers.readdress(id, to: units.filter { $0 != paper.unit })
                }
                try store(paper, content, "paper.edit", content.title, by: actor, tx)
                return .done(paper)
            }
        }
    }

    /// How many figures changed.
    func refresh(_ id: PaperID, version: Int, by actor: Actor) async throws -> Outcome<Int> {
        try await desk.database.write { tx in
            switch try draft(id, version: version, by: actor, tx) {
            case .refused(let issues): return .refused(issues)
            case .done(let paper):
                let reader = desk.reader(tx, for: actor)
                let changed = try reader.changes(in: paper.content).filter { $0.hasChanged && $0.now != nil }
                var content = try reader.refreshed(paper.content)
                content.refresh = PaperRefresh(
                    person: actor.name,
                    at: Format.moment(desk.environment.now()),
                    changes: changed.map {
                        .init(
                            key: $0.figure.key,
                            before: $0.figure.words,
                            beforeAsOf: $0.figure.asOf,
                            after: $0.now ?? ""
                        )
                    }
                )
                let words = changed.prefix(20).map { "\($0.figure.key) \($0.figure.words)→\($0.now ?? "")" }
                try store(paper, content, "paper.refresh", words.joined(separator: "；"), by: actor, tx)
                return .done(changed.count)
            }
        }
    }

    private func draft(
        _ id: PaperID,
        version: Int,
        by actor: Actor,
        _ tx: Transaction
    ) throws -> Outcome<Paper> {
        let paper = try tx.papers.find(id, for: actor, locking: true)
        guard PaperPolicy.mayChange(paper, actor) else { return .refused([Issue("paper.notAllowed")]) }
        guard paper.stage == .draft else { return .refused([Issue("paper.notDraft")]) }
        guard paper.version == version else { return .refused([Issue("paper.changed")]) }
        return .done(paper)
    }

    private func store(
        _ paper: Paper,
        _ content: PaperContent,
        _ act: String,
        _ words: String,
        by actor: Actor,
        _ tx: Transaction
    ) throws {
        _ = try tx.papers.update(
            paper.id,
            content,
            version: paper.version,
            by: actor.name,
            at: desk.environment.now()
        )
        try tx.records.append(
            RecordEntry(act, on: "paper", paper.id.rawValue, words),
            by: actor,
            in: desk.environment
        )
    }
}

/// What a person may change of a draft's words. Tables and figures come from the records.
struct PaperEdit: Hashable, Sendable {
    var title = ""
    var mark = ""
    var addressees: [String] = []
    var text = ""
    var copies: [String] = []
    var signature = ""
    var office = ""
    var dated: Day?
    var urgency = ""
    var remark = ""
    var people: [PaperLine] = []

    func applied(to content: PaperContent, _ kind: PaperKind) -> PaperContent {
        var content = content
        content.title = title
        content.addressees = addressees
        content.text = text
        content.copies = copies
        content.signature = signature
        content.office = office
        content.dated = dated
        content.urgency = urgency
        content.remark = remark
        content.people = people
        if !kind.countsIssues { content.mark = mark }
        return content
    }
}
