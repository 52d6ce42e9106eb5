import Pages

/// A thing that may be the one somebody enters, with where it stands and who entered it.
struct SimilarThing: Sendable {
    let id: ItemID
    let title: String
    let words: String
}

extension HTMLWriter {
    /// One of a list, to be opened beside the form: what was typed into it stays as it is.
    /// - Parameters:
    ///   - row: of a sheet: 第 3 行：.
    ///   - word: of the link.
    func similarThing(_ one: SimilarThing, row: String = "", word: String = "打开") {
        tag("li") {
            text("\(row)\(one.title)（\(one.words)） ")
            tag("a", ["href": "/items/\(one.id)", "target": "_blank", "rel": "noopener"]) {
                text(word)
                visuallyHidden("（新窗口）")
            }
        }
    }
}
