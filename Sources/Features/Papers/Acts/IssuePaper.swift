import Core
import Database
import Files
import PaperFormat
import Records

/// Gives a draft its number and day; from then on nobody changes it, and its addressees read it and sign for it.
package struct IssuePaper: Sendable {
    let database: Database
    let environment: Environment
    /// Where the county's own forms lie; nil where none can be opened.
    let vault: FileVault?

    package init(database: Database, environment: Environment, vault: FileVault?) {
        self.database = database
        self.environment = environment
        self.vault = vault
    }

    package init(_ desk: PaperDesk) {
        self.init(database: desk.database, environment: desk.environment, vault: desk.vault)
    }

    package var today: Day { environment.today }

    package func callAsFunction(_ id: PaperID, version: Int, by actor: Actor) async throws -> Outcome<PaperNumber> {
        try await database.write { tx in
            let paper = try tx.papers.find(id, for: actor, locking: true)
            guard PaperPolicy.mayChange(paper, actor) else { return .refused([Issue("paper.notAllowed")]) }
            guard paper.version == version else {
                return .refused([Issue(paper.stage == .draft ? "paper.changed" : "paper.notDraft")])
            }
            return try issue(paper, by: actor, tx)
        }
    }

    /// Drafts and issues in one go, within a transaction of the caller: for acts that hand something out in writing. The
    /// caller undoes everything where it is refused.
    package func atOnce(_ draft: PaperDraft, by actor: Actor, _ tx: Transaction) throws -> Outcome<PaperID> {
        let keep = DraftPaper(database: database, environment: environment)
        switch try keep.keep(draft, by: actor, tx) {
        case .refused(let issues): return .refused(issues)
        case .done(let id):
            let issued = try issue(try tx.papers.find(id, for: actor), by: actor, tx)
            return issued.value == nil ? .refused(issued.issues) : .done(id)
        }
    }

    private func issue(_ paper: Paper, by actor: Actor, _ tx: Transaction) throws -> Outcome<PaperNumber> {
        guard paper.stage == .draft else { return .refused([Issue("paper.notDraft")]) }
        let template = try tx.paperTemplates.current(in: paper.county)[paper.kind]
        // The paper could not be written with what is missing: said before a number is taken.
        let issues = PaperRules.issues(paper.content, paper.kind) + PaperWord(vault).issues(of: paper, template)
        guard issues.isEmpty else { return .refused(issues) }
        var content = paper.content
        content.dated = content.dated ?? environment.today
        let year = content.dated?.year ?? environment.today.year
        let number = PaperNumber(
            mark: content.mark,
            year: year,
            sequence: try tx.papers.takeNumber(paper.kind, of: paper.unit, year: year, in: paper.county)
        )
        try tx.papers.issue(
            paper.id,
            content,
            number,
            template: template?.id,
            by: actor.name,
            at: environment.now()
        )
        let detail = "\(paper.kind.word) \(number.words(paper.kind))：\(content.title)"
        try tx.records.append(
            RecordEntry("paper.issuing", on: "paper", paper.id.rawValue, detail),
            by: actor,
            in: environment
        )
        return .done(number)
    }

    /// 作废: the document stands no longer; it stays with its number, and says so.
    package func withdraw(
        _ id: PaperID,
        version: Int,
        reason: String,
        by actor: Actor
    ) async throws -> Outcome<PaperID> {
        try await database.write { tx in
            let paper = try tx.papers.find(id, for: actor, locking: true)
            guard PaperPolicy.mayChange(paper, actor) else { return .refused([Issue("paper.notAllowed")]) }
            guard paper.stage != .withdrawn else { return .refused([Issue("paper.notDraft")]) }
            guard paper.version == version else { return .refused([Issue("paper.changed")]) }
            guard !reason.isEmpty else { return .refused([Issue("paper.reason", field: "reason")]) }
            try tx.papers.withdraw(id, at: environment.now())
            try tx.records.append(
                RecordEntry("paper.withdrawal", on: "paper", id.rawValue, "\(paper.content.title)：\(reason)"),
                by: actor,
                in: environment
            )
            return .done(id)
        }
    }
}
