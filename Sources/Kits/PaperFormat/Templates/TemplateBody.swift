import Documents

/// 〔正文〕 of a template: paragraphs take the looks of the paragraph it stands in, headings their fonts, tables their lines.
struct TemplateBody {
    let values: PaperFields

    func insert(in element: XMLElement) throws(DocumentFault) {
        var pieces: [XMLElement.Piece] = []
        for piece in element.pieces {
            guard case .element(let child) = piece else {
                pieces.append(piece)
                continue
            }
            guard child.name == "w:p", isField(child) else {
                try insert(in: child)
                pieces.append(piece)
                continue
            }
            for block in values.body { pieces += try self.pieces(of: block, like: child) }
        }
        element.pieces = pieces
    }

    private func isField(_ paragraph: XMLElement) -> Bool {
        let words = TemplateText(paragraph).words.filter { !$0.isWhitespace }
        return words == "〔\(PaperTemplate.bodyField)〕"
    }

    private func pieces(of block: PaperBlock, like model: XMLElement) throws(DocumentFault) -> [XMLElement.Piece] {
        switch block {
        case .paragraph(let text): return [.element(paragraph(model, [(text.plain, nil)]))]
        case .section(let level, let heading, let text):
            let font: PaperFont? = level == 1 ? .heading : level == 2 ? .second : nil
            return [.element(paragraph(model, [(heading.plain, font), (text.plain, nil)]))]
        case .table(let table, let cells):
            let name = table.showsName ? [XMLElement.Piece.element(paragraph(model, [(table.name, .heading)]))] : []
            return name + [.element(Self.table(table, cells))] + [.element(XMLElement("w:p"))]
        case .signing(let parties):
            return parties.flatMap { [$0.name] + $0.lines }.map { .element(paragraph(model, [($0, nil)])) }
        }
    }

    /// A paragraph with the properties of the model and of its first run.
    private func paragraph(_ model: XMLElement, _ runs: [(words: String, font: PaperFont?)]) -> XMLElement {
        let properties = model.first("w:pPr")?.copy()
        let looks = model.all("w:r").first?.first("w:rPr")
        let made = XMLElement("w:p", [], properties.map { [.element($0)] } ?? [])
        for (words, font) in runs where !words.isEmpty {
            let run = XMLElement("w:r")
            if let properties = Self.properties(looks, font) { run.pieces.append(.element(properties)) }
            run.pieces.append(.element(XMLElement("w:t", [("xml:space", "preserve")], [.text(words)])))
            made.pieces.append(.element(run))
        }
        return made
    }

    private static func properties(_ looks: XMLElement?, _ font: PaperFont?) -> XMLElement? {
        guard let font else { return looks?.copy() }
        let properties = looks?.copy() ?? XMLElement("w:rPr")
        properties.pieces.removeAll { if case .element(let one) = $0 { one.name == "w:rFonts" } else { false } }
        let fonts = XMLElement("w:rFonts", ["w:ascii", "w:hAnsi", "w:eastAsia"].map { ($0, font.rawValue) })
        // Behind a run's style, before everything else: the order of the schema.
        let place = properties.elements.first?.name == "w:rStyle" ? 1 : 0
        properties.pieces.insert(.element(fonts), at: min(place, properties.pieces.count))
        return properties
    }

    private static func table(_ table: PaperTable, _ cells: [[PaperText]]) -> XMLElement {
        func element(_ name: String, _ attributes: [(String, String)] = [], _ inside: [XMLElement] = []) -> XMLElement {
            XMLElement(name, attributes.map { (name: $0.0, value: $0.1) }, inside.map { .element($0) })
        }
        let sides = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
            element("w:\($0)", [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "000000")])
        }
        let half = "\(Int(table.size * 2))"
        func cell(_ words: String, _ font: PaperFont?) -> XMLElement {
            let text = XMLElement("w:t", [("xml:space", "preserve")], [.text(words)])
            let properties = Self.properties(nil, font) ?? XMLElement("w:rPr")
            properties.pieces.append(.element(element("w:sz", [("w:val", half)])))
            return element("w:tc", [], [element("w:p", [], [element("w:r", [], [properties, text])])])
        }
        let width = PaperMeasure.twips(PaperMeasure.textWidth)
        let widths = WordBlocks.widths(table, cells, of: width, size: table.size)
        let grid = element("w:tblGrid", [], widths.map { element("w:gridCol", [("w:w", "\($0)")]) })
        let whole = element("w:tblW", [("w:w", "5000"), ("w:type", "pct")])
        let head = element(
            "w:tr",
            [],
            [element("w:trPr", [], [element("w:tblHeader")])] + table.columns.map { cell($0.title, .heading) }
        )
        let rows = cells.map { row in
            element("w:tr", [], table.columns.indices.map { cell($0 < row.count ? row[$0].plain : "", nil) })
        }
        return element(
            "w:tbl",
            [],
            [element("w:tblPr", [], [whole, element("w:tblBorders", [], sides)]), grid, head] + rows
        )
    }
}
