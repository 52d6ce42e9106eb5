import Documents

/// Lines of a template that would print a label with nothing behind it: 抄送：。 of a document without copies. They are taken
/// out, with their row where nothing else stands in it.
enum TemplateBlanks {
    static func takeOut(of element: XMLElement, _ values: PaperFields) {
        element.pieces = element.pieces.filter { piece in
            if case .element(let child) = piece { stays(child, values) } else { true }
        }
    }

    private static func stays(_ element: XMLElement, _ values: PaperFields) -> Bool {
        switch element.name {
        case "w:p":
            guard isBlank(element, values) else { return true }
            // Where a section ends its paragraph has to stay.
            guard !element.all("w:sectPr").isEmpty else { return false }
            clear(element)
            return true
        case "w:tr":
            let paragraphs = element.all("w:p")
            let blank = paragraphs.filter { isBlank($0, values) }
            let others = paragraphs.filter { one in !blank.contains { $0 === one } }
            let isEmpty = others.allSatisfy { TemplateText($0).words.allSatisfy(\.isWhitespace) && !hasPicture($0) }
            guard !blank.isEmpty else { return true }
            if isEmpty { return false }
            // A cell keeps a paragraph.
            blank.forEach(clear)
            return true
        default:
            takeOut(of: element, values)
            return element.name != "w:tbl" || !element.all("w:tr").isEmpty
        }
    }

    /// Fields that are empty and may be, behind labels, and nothing else that says something.
    private static func isBlank(_ paragraph: XMLElement, _ values: PaperFields) -> Bool {
        var label = ""
        var (hasLabel, hasField) = (false, false)
        for piece in PaperSource.pieces(of: TemplateText(paragraph).words) {
            switch piece {
            case .words(let words): label += words
            case .name(let name):
                guard values.mayBeEmpty.contains(name), values.words[name]?.isEmpty ?? false else { return false }
                let said = label.filter { !$0.isWhitespace }
                guard said.last.map({ "：:".contains($0) }) ?? true else { return false }
                hasLabel = hasLabel || !said.isEmpty
                hasField = true
                label = ""
            }
        }
        let isEnd = label.allSatisfy { $0.isWhitespace || $0.isPunctuation }
        return hasField && hasLabel && isEnd && !hasPicture(paragraph)
    }

    private static func hasPicture(_ paragraph: XMLElement) -> Bool {
        ["w:drawing", "w:pict", "w:object"].contains { !paragraph.all($0).isEmpty }
    }

    private static func clear(_ paragraph: XMLElement) {
        for piece in paragraph.all("w:t") { piece.text = "" }
    }
}
