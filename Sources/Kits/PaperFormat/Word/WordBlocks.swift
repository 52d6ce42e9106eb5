/// Parts of a body: paragraphs, levels, tables, signatures of two parties.
struct WordBlocks {
    let stream: WordStream
    let isWide: Bool
    var isDense = false

    /// Twips between the margins.
    private var width: Int {
        if isDense { return PaperMeasure.twips(PaperMeasure.width - 2 * PaperMeasure.denseMargin) }
        return PaperMeasure.twips(
            isWide ? PaperMeasure.height - PaperMeasure.top - PaperMeasure.bottom : PaperMeasure.textWidth
        )
    }

    func write(_ block: PaperBlock, staysWithNext: Bool = false) {
        let keeping = staysWithNext ? "<w:keepNext/>" : ""
        switch block {
        case .paragraph(let text): stream.paragraph(.body, keeping) { stream.text(text) }
        case .section(let level, let heading, let text): section(level, heading, text, keeping)
        case .table(let table, let cells): write(table, cells)
        case .signing(let parties): write(parties)
        }
    }

    private func section(_ level: Int, _ heading: PaperText, _ text: PaperText, _ keeping: String) {
        let font = level == 1 ? PaperFont.heading : level == 2 ? .second : .body
        // A heading with text behind it is part of a paragraph: only its own words are in its font.
        let style: WordStyle = text.isEmpty && level == 1 ? .levelOne : text.isEmpty && level == 2 ? .levelTwo : .body
        stream.paragraph(style, keeping) {
            stream.text(heading, style == .body && level < 3 ? WordStream.font(font) : "")
            stream.text(text)
        }
    }

    private func write(_ table: PaperTable, _ cells: [[PaperText]]) {
        if table.showsName { stream.paragraph(.tableName, "", table.name) }
        let size = isDense ? min(table.size, PaperSize.five) : table.size
        let widths = Self.widths(table, cells, of: width, size: size)
        stream.raw(
            """
            <w:tbl><w:tblPr><w:tblW w:w="\(width)" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>\(Self.borders)\
            </w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>\
            \(widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined())</w:tblGrid>
            """
        )
        row(isHeader: true) {
            for (column, width) in zip(table.columns, widths) {
                cell(PaperText(column.title), width, .centre, size, WordStream.font(.heading))
            }
        }
        for line in cells {
            if let words = PaperTable.heads(line, of: table.columns.count) {
                row(isHeader: false) {
                    cell(words, width, .left, size, WordStream.font(.heading), across: table.columns.count)
                }
                continue
            }
            // A row of a whole page would leave the page before it empty.
            let isLong = line.contains { $0.plain.unicodeScalars.count > 120 }
            row(isHeader: false, maySplit: isLong) {
                for (index, column) in table.columns.enumerated() {
                    let text = index < line.count ? line[index] : PaperText()
                    cell(text, widths[index], column.alignment, size, "")
                }
            }
        }
        stream.raw("</w:tbl>")
        if table.note.isEmpty {
            stream.paragraph(.cell, "", "")
        } else {
            stream.paragraph(.cell, "<w:spacing w:before=\"60\" w:after=\"120\"/>") {
                stream.run(table.note, WordStream.size(PaperSize.smallFour))
            }
        }
    }

    private static let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
        "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
    }.joined()

    /// - Parameter width: in twips, as what is answered.
    static func widths(_ table: PaperTable, _ cells: [[PaperText]], of width: Int, size: Double) -> [Int] {
        table.widths(for: cells, in: Double(width) / 20, size: size).map { Int(Double(width) * $0) }
    }

    private func row(isHeader: Bool, maySplit: Bool = false, _ cells: () -> Void) {
        stream.raw("<w:tr><w:trPr>\(maySplit ? "" : "<w:cantSplit/>")\(isHeader ? "<w:tblHeader/>" : "")</w:trPr>")
        cells()
        stream.raw("</w:tr>")
    }

    private func cell(
        _ text: PaperText,
        _ width: Int,
        _ alignment: PaperTable.Alignment,
        _ size: Double,
        _ font: String,
        across columns: Int = 1
    ) {
        let span = columns > 1 ? "<w:gridSpan w:val=\"\(columns)\"/>" : ""
        let side = alignment == .centre ? "center" : alignment.rawValue
        let properties = font + WordStream.size(size)
        stream.raw("<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>\(span)<w:vAlign w:val=\"center\"/></w:tcPr>")
        // A row that heads others stays with them.
        let keeping = columns > 1 ? "<w:keepNext/>" : ""
        stream.paragraph(.cell, "\(keeping)<w:jc w:val=\"\(side)\"/>") { stream.text(text, properties) }
        stream.raw("</w:tc>")
    }

    /// Two parties beside each other, without lines around them.
    private func write(_ parties: [PaperParty]) {
        guard !parties.isEmpty else { return }
        let part = width / parties.count
        stream.paragraph(.body, "<w:keepNext/>", "")
        stream.raw(
            "<w:tbl><w:tblPr><w:tblW w:w=\"\(width)\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
                + parties.map { _ in "<w:gridCol w:w=\"\(part)\"/>" }.joined()
                + "</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>"
        )
        for party in parties {
            stream.raw("<w:tc><w:tcPr><w:tcW w:w=\"\(part)\" w:type=\"dxa\"/></w:tcPr>")
            for line in [party.name] + party.lines { stream.paragraph(.addressee, "<w:jc w:val=\"left\"/>", line) }
            stream.raw("</w:tc>")
        }
        stream.raw("</w:tr></w:tbl>")
        stream.paragraph(.body, "", "")
    }
}
