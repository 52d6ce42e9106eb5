import Core
import Database
import Programmes
import Records

package enum SchemeUseSubject {}
package typealias SchemeUseID = Identifier<SchemeUseSubject>

/// A scheme a person wrote is checked whole, and put into use where nothing is wrong: new periods begin with it,
/// periods that began keep theirs.
package struct UseScheme: Sendable {
    let desk: ScoreDesk

    /// Bytes of a scheme: the shipped one of townships has 7,000.
    package static let largest = 200_000

    package init(_ desk: ScoreDesk) { self.desk = desk }

    /// The file a text would be, named after its key, as `scores check` reads one.
    package static func file(_ text: String) -> WrittenFile {
        let key = text.firstMatch(of: /(?m)^key:[ \t]*["']?([a-z0-9-]{1,60})/).map { String($0.1) } ?? "scheme"
        return WrittenFile(name: "\(key).yaml", bytes: Array(text.utf8))
    }

    package func check(_ text: String) -> Outcome<SchemeReading> {
        if !text.contains(where: { !$0.isWhitespace }) { return .refused([Issue("score.schemeText", field: "text")]) }
        if text.utf8.count > Self.largest {
            return .refused([Issue("score.schemeLong", field: "text", ["limit": "\(Self.largest / 1000)"])])
        }
        return .done(desk.schemes.check(Self.file(text)))
    }

    /// Nothing is kept of a text with errors: the reading says what they are.
    package func callAsFunction(_ text: String, by actor: Actor) async throws -> Outcome<SchemeReading> {
        guard ScorePolicy.runs(actor) else { return .refused([Issue("score.notRunner")]) }
        let checked = check(text)
        guard let reading = checked.value, let scheme = reading.scheme else { return checked }
        let environment = desk.environment
        try await desk.database.write { tx in
            let now = environment.now()
            let kept = try tx.scores.keep(scheme, text, as: environment.newID(), in: actor.county, at: now)
            try tx.scores.use(kept, as: environment.newID(), by: actor, at: now)
            try tx.records.append(
                RecordEntry(
                    "score-scheme.use",
                    on: "score-scheme",
                    kept.rawValue,
                    "\(scheme.name)，版本 \(scheme.version)"
                ),
                by: actor,
                in: environment
            )
        }
        return checked
    }
}
