import Core
import Database
import Foundation
import PaperFormat

extension PaperStore {
    /// The units a document is addressed to: for the program itself, which has no scope.
    package func addressees(of id: PaperID) throws -> [UnitID] {
        try tx.values("SELECT unit_id FROM paper_unit WHERE paper_id = \(id) ORDER BY unit_id")
    }

    /// Documents issued in a county between two days, with what they say: for counting their number and length.
    package func issued(in county: RegionCode, from first: Day, through last: Day) throws -> [IssuedPaperFacts] {
        try tx.rows(
            """
            SELECT p.id, p.kind, p.content FROM paper p
            WHERE p.county = \(county) AND p.stage = 'issued' AND p.issued_at >= \(Instant(startOf: first))
                AND p.issued_at < \(Instant(startOf: last.adding(days: 1))) ORDER BY p.id
            """
        ) { row in
            let content = try JSONDecoder().decode(PaperContent.self, from: Data(row.text("content").utf8))
            return IssuedPaperFacts(
                id: try row.id("id"),
                kind: try row.value("kind"),
                title: content.title,
                characters: content.text.unicodeScalars.reduce(0) { $0 + ($1.properties.isWhitespace ? 0 : 1) }
            )
        }
    }
}

/// Number and length of an issued document.
package struct IssuedPaperFacts: Hashable, Sendable {
    package let id: PaperID
    package let kind: PaperKind
    package let title: String
    /// Characters of the text, white space and annexes left out.
    package let characters: Int

    package init(id: PaperID, kind: PaperKind, title: String, characters: Int) {
        (self.id, self.kind, self.title, self.characters) = (id, kind, title, characters)
    }
}
