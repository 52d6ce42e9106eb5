/// A table of a document. Cells are plain words in which 〔…〕 names a figure, until `PaperSource` resolves them.
package struct PaperTable: Hashable, Sendable, Codable {
    package enum Alignment: String, Sendable, Codable { case left, centre, right }

    package struct Column: Hashable, Sendable, Codable {
        package var title: String
        /// Its part of the width, beside the other columns.
        package var share: Double
        package var alignment: Alignment

        package init(_ title: String, share: Double = 1, _ alignment: Alignment = .centre) {
            self.title = title
            self.share = share
            self.alignment = alignment
        }
    }

    /// Names it in the text: 〔表：各乡镇进展〕; also its heading where `showsName`.
    package var name: String
    package var showsName: Bool
    package var columns: [Column]
    package var rows: [[String]]
    /// Under the table: what it counts, and from where.
    package var note: String

    package init(_ name: String, showsName: Bool = true, columns: [Column], rows: [[String]], note: String = "") {
        self.name = name
        self.showsName = showsName
        self.columns = columns
        self.rows = rows
        self.note = note
    }

    /// A row with one text among many columns heads the rows below it: its text stands across all of them.
    static func heads(_ row: [PaperText], of columns: Int) -> PaperText? {
        let filled = row.filter { !$0.isEmpty }
        return columns > 3 && filled.count == 1 && row.count == columns ? filled[0] : nil
    }

    /// Points: many columns are printed smaller.
    package var size: Double {
        columns.count <= 4 ? PaperSize.four : columns.count == 5 ? PaperSize.smallFour : PaperSize.five
    }
}
