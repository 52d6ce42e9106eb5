import PaperFormat

/// What a person wrote elsewhere, on its way into the text of a document: 〔…〕 would name a figure or a table there, and
/// nobody who hands out a problem means one. A year like 〔2026〕 is no name and stays.
func spoken(_ words: String) -> String {
    PaperSource.pieces(of: words).map { piece in
        switch piece {
        case .words(let words): words
        case .name(let name): "（\(name)）"
        }
    }.joined()
}
