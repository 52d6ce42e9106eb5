import Core
import Foundation
import Imports

package enum ProposalSubject {}
package typealias ProposalID = Identifier<ProposalSubject>

/// A proposed ledger as it is kept: the sheet it was read from and the proposal as last saved.
package struct ProposalRecord: Hashable, Sendable {
    package let id: ProposalID
    package let county: RegionCode
    package let person: String
    package let fileName: String
    package let digest: String
    /// Which of the file's tables, counted from 0.
    package var table: Int
    /// Names of the tables of the file, for choosing another.
    package let tables: [String]
    package var body: ProposalBody
    package let madeAt: Instant
    /// Key of the ledger it became.
    package var ledger: String?

    package var file: SheetName { SheetName(kept: fileName) }

    /// No table was found, and nobody said yet where it stands.
    package var isUnread: Bool { body.ledger.fields.isEmpty }

    /// How often it was changed since it was read from the sheet.
    package var version: Int { body.version ?? 0 }

    /// What keeps an answer to an earlier version from being written over what somebody else wrote since.
    /// - Parameter seen: the version the answer is to; nil where nobody says.
    func behind(_ seen: Int?) -> Issue? {
        guard let seen, seen != version else { return nil }
        return Issue(seen < (body.readAnew ?? 0) ? "proposal.stale" : "proposal.behind")
    }
}

/// How many proposals cannot be told, and why.
package struct UnopenedProposals: Hashable, Sendable {
    /// Another key sealed them.
    package var sealed = 0
    /// They are open, and this program does not understand what was kept.
    package var unreadable = 0
}

/// What a person may still change.
package struct ProposalBody: Hashable, Sendable, Codable {
    package var ledger: ProposedLedger
    package var form: FormDraft
    /// Where a person said that the table stands; nil where what was found holds.
    package var layout: TableLayout?
    /// Counted on with every change; nil before the first.
    var version: Int?
    /// The version in which all of it was read from the sheet again.
    var readAnew: Int?

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    init(ledger: ProposedLedger, form: FormDraft, layout: TableLayout? = nil) {
        self.ledger = ledger
        self.form = form
        self.layout = layout
    }

    init?(json: String) {
        guard let read = try? JSONDecoder().decode(ProposalBody.self, from: Data(json.utf8)) else { return nil }
        self = read
    }
}
