/// A GIN index over the single tokens and pairs of neighbours of a row's text. Pairs find the rows, the joined tokens
/// prove that the whole word stands there.
extension SearchIndex {
    func postgresMatches(_ words: [Word], _ alias: String) -> Query {
        let text = Query(trusted: postgresText(alias: "\"\(alias)\"."))
        // Lists the planner cannot see: it would look up how often each part occurs, at every search anew, and the answer is
        // to ask the index whatever it finds. Each word by itself, as it reckons that the more words, the fewer rows.
        let found = words.filter { !$0.tokens.isEmpty }.map { word -> Query in
            let grams = Set(Self.grams(word.tokens)).sorted().map { "\($0)" as Query }
            return "search_grams(\(text)) @> (SELECT ARRAY[\(Query.joined(grams, separator: ", "))])"
        }
        let proofs = words.filter { $0.tokens.count > 2 }.map { Self.proof($0, text) }
        return Query.all(found + proofs + words.compactMap(\.signs).map { Dialect.postgres.stands($0, in: text) })
    }

    /// That the tokens of a word stand side by side. Where it stands as it was typed, and begins and ends with
    /// characters that are tokens by themselves, the text need not be cut to know.
    private static func proof(_ word: Word, _ text: Query) -> Query {
        let cut: Query = "strpos(search_text(\(text)), \(" " + word.tokens.joined(separator: " ") + " ")) > 0"
        let isPlain = [word.tokens.first, word.tokens.last].allSatisfy { ($0?.utf8.first ?? 0) >= 0x80 }
        guard isPlain else { return cut }
        return "CASE WHEN strpos(\(text), \(word.typed)) > 0 THEN TRUE ELSE \(cut) END"
    }

    var postgresStatements: [String] {
        [
            Self.searchText, Self.searchGrams,
            "CREATE INDEX \(table)_search ON \(table) USING gin (search_grams(\(postgresText(alias: ""))))",
        ]
    }

    /// The columns of a row, parted by a private character that keeps a word from reaching across two of them.
    private func postgresText(alias: String) -> String {
        columns.map { "coalesce(left(\(alias)\($0), \(Self.reach)), '')" }.joined(separator: " || ' \u{E000} ' || ")
    }

    private static func grams(_ tokens: [String]) -> [String] {
        tokens.count < 2 ? tokens : zip(tokens, tokens.dropFirst()).map { "\($0) \($1)" }
    }

    /// The tokens of a text with one space around each: what `SearchTokens` cuts, in SQL.
    // The costs keep the planner from walking a table row by row instead of asking the index.
    private static let searchText = """
        CREATE OR REPLACE FUNCTION search_text(body text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 5000 AS $$
        SELECT ' ' || btrim(regexp_replace(regexp_replace(
            translate(body, '\(upper + wideUpper + wideLower + wideDigits)', '\(lower + lower + lower + digits)')
            COLLATE "C", '([^\\u0001-\\u007f])', ' \\1 ', 'g'), '[\(separators)]+', ' ', 'g')) || ' '
        $$
        """

    private static let searchGrams = """
        CREATE OR REPLACE FUNCTION search_grams(body text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
        SELECT coalesce(array_agg(token) || array_agg(token || ' ' || next) FILTER (WHERE next IS NOT NULL), '{}')
        FROM (
            SELECT token, lead(token) OVER (ORDER BY place) AS next
            FROM unnest(string_to_array(btrim(search_text(body)), ' ')) WITH ORDINALITY AS tokens(token, place)
        ) AS pairs
        $$
        """

    private static let lower = "abcdefghijklmnopqrstuvwxyz"
    private static let upper = lower.uppercased()
    private static let digits = "0123456789"
    private static let wideUpper = wide(upper)
    private static let wideLower = wide(lower)
    private static let wideDigits = wide(digits)

    private static func wide(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
    }

    private static var separators: String {
        "\\u0001-\\u002f\\u003a-\\u0060\\u007b-\\u007f"
            + SearchTokens.separators.map { "\(escape($0.lowerBound))-\(escape($0.upperBound))" }.joined()
    }

    private static func escape(_ scalar: UInt32) -> String {
        let hex = String(scalar, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    }
}
