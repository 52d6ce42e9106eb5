import Core
import Database

extension Transaction {
    package var letters: LetterStore { LetterStore(tx: self) }
}

/// Every statement about signed letters. There is none that changes one.
package struct LetterStore {
    let tx: Transaction

    /// Those of a place and year, the newest first.
    package func versions(of region: RegionCode, _ year: Int) throws -> [SignedLetter] {
        try tx.rows(
            """
            SELECT id, region, year, version, content, account_id, person, unit_name, signed_at FROM letter
            WHERE county = \(region.ancestor(at: .county)) AND year = \(year) AND region = \(region)
            ORDER BY version DESC
            """,
            SignedLetter.init
        )
    }

    /// The last one of each place of a county.
    package func latest(in county: RegionCode, _ year: Int) throws -> [RegionCode: SignedLetter] {
        let letters = try tx.rows(
            """
            SELECT id, region, year, version, content, account_id, person, unit_name, signed_at FROM letter
            WHERE county = \(county) AND year = \(year) ORDER BY region, version
            """,
            SignedLetter.init
        )
        return Dictionary(letters.map { ($0.region, $0) }, uniquingKeysWith: { _, last in last })
    }

    package func insert(_ letter: SignedLetter) throws {
        try tx.run(
            """
            INSERT INTO letter (id, county, region, year, version, content, account_id, person, unit_name, signed_at)
            VALUES (\(letter.id), \(letter.region.ancestor(at: .county)), \(letter.region), \(letter.year),
                \(letter.version), \(letter.content.text), \(letter.account), \(letter.person), \(letter.unitName),
                \(letter.signedAt))
            """
        )
    }
}

extension SignedLetter {
    init(_ row: ResultRow) throws {
        guard let content = LetterContent(try row.text("content")) else {
            throw DatabaseFault.unexpectedValue(column: "content", expected: "LetterContent")
        }
        self.init(
            id: try row.id("id"),
            region: try row.region("region"),
            year: try row.int("year"),
            version: try row.int("version"),
            content: content,
            account: try row.id("account_id"),
            person: try row.text("person"),
            unitName: try row.text("unit_name"),
            signedAt: try row.instant("signed_at")
        )
    }
}
