/// Words of a document, with the figures in them told apart: a figure keeps where it came from.
package struct PaperText: Hashable, Sendable {
    package enum Piece: Hashable, Sendable {
        case words(String)
        /// A figure by its key, as it is printed.
        case figure(key: String, words: String)
    }

    package var pieces: [Piece]

    package init(_ words: String = "") { pieces = words.isEmpty ? [] : [.words(words)] }
    package init(pieces: [Piece]) { self.pieces = pieces }

    package var isEmpty: Bool { plain.isEmpty }

    package var plain: String {
        pieces.map {
            switch $0 {
            case .words(let words), .figure(_, let words): words
            }
        }.joined()
    }
}

/// A number of a document: where it stands, what it is asked from, and when it was so.
package struct PaperFigure: Hashable, Sendable, Codable {
    /// Its name in the text, between 〔 and 〕.
    package var key: String
    /// As it is printed.
    package var words: String
    /// What is asked, for the program: see the feature that asks.
    package var query: String
    /// What is asked, for a reader: 任务清单，灯为滞后.
    package var source: String
    /// The page where it opens.
    package var address: String
    /// When it was so, as text of the county's clock.
    package var asOf: String

    package init(key: String, words: String, query: String, source: String, address: String, asOf: String) {
        self.key = key
        self.words = words
        self.query = query
        self.source = source
        self.address = address
        self.asOf = asOf
    }
}
