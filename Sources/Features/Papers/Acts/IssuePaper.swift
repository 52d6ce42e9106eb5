import Core
import Database
import Files
import PaperFormat
import Records

/// Gives a draft its number and day; from then on nobody changes it, and its addressees read it.
package struct IssuePaper: Sendable {
    let desk: PaperDesk

    package init(_ desk: PaperDesk) { self.desk = desk }

    package func callAsFunction(_ id: PaperID, version: Int, by actor: Actor) async throws -> Outcome<PaperNumber> {
        let words = PaperWord(desk)
        return try await desk.database.write { tx in
            let paper = try tx.papers.find(id, for: actor, locking: true)
            guard PaperPolicy.mayChange(paper, actor) else { return .refused([Issue("paper.notAllowed")]) }
            guard paper.stage == .draft else { return .refused([Issue("paper.notDraft")]) }
            guard paper.version == version else { return .refused([Issue("paper.changed")]) }
            let template = try tx.paperTemplates.current(in: paper.county)[paper.kind]
            // The paper could not be written with what is missing: said before a number is taken.
            let issues = PaperRules.issues(paper.content, paper.kind) + words.issues(of: paper, template)
            guard issues.isEmpty else { return .refused(issues) }
            var content = paper.content
            content.dated = content.dated ?? desk.environment.today
            let year = content.dated?.year ?? desk.environment.today.year
            let number = PaperNumber(
                mark: content.mark,
                year: year,
                sequence: try tx.papers.takeNumber(paper.kind, of: paper.unit, year: year, in: paper.county)
            )
            try tx.papers.issue(
                id,
                content,
                number,
                template: template?.id,
                by: actor.name,
                at: desk.environment.now()
            )
            let detail = "\(paper.kind.word) \(number.words(paper.kind))：\(content.title)"
            try tx.records.append(
                RecordEntry("paper.issuing", on: "paper", id.rawValue, detail),
                by: actor,
                in: desk.environment
            )
            return .done(number)
        }
    }

    /// 作废: the document stands no longer; it stays with its number, and says so.
    package func withdraw(
        _ id: PaperID,
        version: Int,
        reason: String,
        by actor: Actor
    ) async throws -> Outcome<PaperID> {
        try await desk.database.write { tx in
            let paper = try tx.papers.find(id, for: actor, locking: true)
            guard PaperPolicy.mayChange(paper, actor) else { return .refused([Issue("paper.notAllowed")]) }
            guard paper.stage != .withdrawn else { return .refused([Issue("paper.notDraft")]) }
            guard paper.version == version else { return .refused([Issue("paper.changed")]) }
            guard !reason.isEmpty else { return .refused([Issue("paper.reason", field: "reason")]) }
            try tx.papers.withdraw(id, at: desk.environment.now())
            try tx.records.append(
                RecordEntry("paper.withdrawal", on: "paper", id.rawValue, "\(paper.content.title)：\(reason)"),
                by: actor,
                in: desk.environment
            )
            return .done(id)
        }
    }
}
