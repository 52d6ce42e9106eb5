import Core
import Database
import Ledgers
import Records
import Regions
import Tasks

/// 签订: a township signs its letter of a year. What it saw is kept as it was; what is agreed later is signed anew.
package struct SignLetter: Sendable {
    let desk: IndicatorDesk

    package init(_ desk: IndicatorDesk) { self.desk = desk }

    /// - Parameter stamp: names what the person saw; a letter that has changed since is not signed unseen.
    package func callAsFunction(
        _ region: RegionCode,
        year: Int,
        stamp: String,
        by actor: Actor
    ) async throws -> Outcome<SignedLetter> {
        guard actor.role == .township, actor.region == region, region.level == .township else {
            return .refused([Issue("letter.notAllowed")])
        }
        let desk = desk
        return try await desk.database.write { tx in
            let township = try tx.regions.find(region)
            guard township.endedAt == nil else { return .refused([Issue("letter.ended", ["name": township.name])]) }
            let content = try LetterReading(desk, for: actor, year, tx).letter(of: township, tx).content
            if content.isEmpty { return .refused([Issue("letter.empty", ["year": "\(year)"])]) }
            guard content.stamp == stamp else { return .refused([Issue("letter.changed")]) }
            let before = try tx.letters.versions(of: region, year).first
            if let before, before.content == content {
                return .refused([Issue("letter.same", ["version": "\(before.version)"])])
            }
            let letter = SignedLetter(
                id: desk.environment.newID(),
                region: region,
                year: year,
                version: (before?.version ?? 0) + 1,
                content: content,
                account: actor.account,
                person: actor.name,
                unitName: actor.unitName,
                signedAt: desk.environment.now()
            )
            try tx.letters.insert(letter)
            let words =
                "\(township.name)\(year)年目标责任书第 \(letter.version) 版，目标 \(content.targets.count) 项，任务 \(content.tasks.count) 项"
            let entry = RecordEntry("letter.signing", on: "letter", letter.id.rawValue, words)
            try tx.records.append([entry], by: RecordAuthor(actor), in: desk.environment)
            return .done(letter)
        }
    }
}
