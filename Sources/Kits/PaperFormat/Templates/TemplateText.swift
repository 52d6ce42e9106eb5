import Documents

/// The text of one paragraph over all its runs: Word cuts a field wherever somebody corrected a letter or the spelling was
/// marked.
struct TemplateText {
    private let paragraph: XMLElement
    private let pieces: [XMLElement]

    init(_ paragraph: XMLElement) {
        self.paragraph = paragraph
        // A text box inside holds paragraphs of its own.
        pieces = paragraph.all("w:t", notInside: "w:txbxContent")
    }

    var words: String { pieces.map(\.text).joined() }

    /// Replaces every field that has a value: the whole value goes where the field began, with the looks it has there.
    func fill(_ value: (String) -> String?) {
        var whole = Array(words.unicodeScalars)
        var ends: [Int] = []
        var end = 0
        for piece in pieces {
            end += piece.text.unicodeScalars.count
            ends.append(end)
        }
        guard let last = ends.last, last > 0 else { return }
        var texts = pieces.map { Array($0.text.unicodeScalars) }
        // From the last to the first, so that the places of those before stay.
        for (start, stop, name) in Self.fields(in: whole).reversed() {
            guard let value = value(name) else { continue }
            for index in texts.indices.reversed() {
                let begin = index == 0 ? 0 : ends[index - 1]
                let from = max(start, begin) - begin
                let to = min(stop, ends[index]) - begin
                guard from < to else { continue }
                let isFirst = start >= begin
                texts[index].replaceSubrange(from..<to, with: isFirst ? Array(value.unicodeScalars) : [])
            }
            whole.removeLast(whole.count - start)
        }
        for (piece, text) in zip(pieces, texts) {
            var scalars = String.UnicodeScalarView()
            scalars.append(contentsOf: text)
            let words = String(scalars)
            guard words != piece.text else { continue }
            piece.text = words
            if !piece.attributes.contains(where: { $0.name == "xml:space" }) {
                piece.attributes.append(("xml:space", "preserve"))
            }
        }
        breakLines()
    }

    /// Where fields stand, in scalars.
    private static func fields(in scalars: [Unicode.Scalar]) -> [(start: Int, stop: Int, name: String)] {
        var found: [(start: Int, stop: Int, name: String)] = []
        var open: Int?
        for (index, scalar) in scalars.enumerated() {
            if scalar == "〔" { open = index }
            guard scalar == "〕", let start = open else { continue }
            open = nil
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[start...index])
            if case .name(let name) = PaperSource.pieces(of: String(view)).first {
                found.append((start, index + 1, name))
            }
        }
        return found
    }

    /// A line break in a value becomes one of Word's.
    private func breakLines() {
        for run in paragraph.all("w:r", notInside: "w:txbxContent") {
            guard run.elements.contains(where: { $0.name == "w:t" && $0.text.contains("\n") }) else { continue }
            run.pieces = run.pieces.flatMap { piece -> [XMLElement.Piece] in
                guard case .element(let element) = piece, element.name == "w:t", element.text.contains("\n") else {
                    return [piece]
                }
                let lines = element.text.split(separator: "\n", omittingEmptySubsequences: false)
                return lines.enumerated().flatMap { index, line -> [XMLElement.Piece] in
                    let text = XMLElement("w:t", [("xml:space", "preserve")], [.text(String(line))])
                    return (index > 0 ? [.element(XMLElement("w:br"))] : []) + [.element(text)]
                }
            }
        }
    }
}

/// Rows of a table that are repeated for the lines of a list.
enum TemplateRows {
    static func fields(of row: XMLElement) -> [String] {
        row.all("w:p").flatMap { PaperSource.names(in: TemplateText($0).words) }
    }

    static func lists(of row: XMLElement) -> Set<String> {
        Set(fields(of: row).compactMap { PaperFields.parts(of: $0)?.list })
    }

    static func repeatRows(in element: XMLElement, _ values: PaperFields) {
        element.pieces = element.pieces.flatMap { piece -> [XMLElement.Piece] in
            guard case .element(let child) = piece else { return [piece] }
            guard child.name == "w:tr", child.all("w:tr").isEmpty, let name = lists(of: child).first,
                let list = values.lists[name]
            else {
                repeatRows(in: child, values)
                return [piece]
            }
            return list.rows.map { cells in
                let row = child.copy()
                let line = Dictionary(zip(list.columns, cells), uniquingKeysWith: { first, _ in first })
                for paragraph in row.all("w:p") {
                    TemplateText(paragraph).fill { field in
                        PaperFields.parts(of: field).flatMap { $0.list == name ? line[$0.column] : nil }
                    }
                }
                return XMLElement.Piece.element(row)
            }
        }
    }
}
