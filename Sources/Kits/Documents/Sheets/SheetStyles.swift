/// The looks of a workbook's cells, each made once; becomes `styles.xml`.
final class SheetStyles {
    /// Index of a look that every workbook has.
    enum Fixed: Int { case plain, title, subtitle, header, note }

    private var cells: [SheetColumn.Kind: Int] = [:]
    private var kinds: [SheetColumn.Kind] = []

    func cell(_ kind: SheetColumn.Kind) -> Int {
        if let made = cells[kind] { return made }
        let index = Fixed.note.rawValue + 1 + kinds.count
        kinds.append(kind)
        cells[kind] = index
        return index
    }

    var xml: String {
        var formats: [String] = []
        var looks = [
            look(), look(font: 1, align: "center", wraps: true), look(font: 2, align: "center", wraps: true),
            look(font: 3, fill: 2, border: 1, align: "center", wraps: true), look(font: 4, wraps: true),
        ]
        for kind in kinds {
            var number = 0
            if let code = SheetStyles.format(kind) {
                number = 164 + formats.count
                formats.append("<numFmt numFmtId=\"\(number)\" formatCode=\"\(code)\"/>")
            } else if kind == .code {
                // Text as it stands: a number of 18 digits stays what was typed.
                number = 49
            }
            let isCentred = kind == .centred || kind == .day || kind == .moment
            looks.append(
                look(
                    font: 5,
                    border: 1,
                    number: number,
                    align: isCentred ? "center" : nil,
                    wraps: kind == .centred || kind == .wrapped
                )
            )
        }
        return SheetStyles.head + list("numFmts", formats) + SheetStyles.fonts + SheetStyles.fills
            + list("cellXfs", looks) + SheetStyles.foot
    }

    private func list(_ name: String, _ items: [String]) -> String {
        items.isEmpty ? "" : "<\(name) count=\"\(items.count)\">\(items.joined())</\(name)>"
    }

    private func look(
        font: Int = 0,
        fill: Int = 0,
        border: Int = 0,
        number: Int = 0,
        align: String? = nil,
        wraps: Bool = false
    ) -> String {
        let across = align.map { " horizontal=\"\($0)\"" } ?? ""
        return """
            <xf numFmtId="\(number)" fontId="\(font)" fillId="\(fill)" borderId="\(border)" xfId="0" \
            applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">\
            <alignment\(across) vertical="center"\(wraps ? " wrapText=\"1\"" : "")/></xf>
            """
    }

    private static func format(_ kind: SheetColumn.Kind) -> String? {
        switch kind {
        case .integer: "#,##0"
        case .decimal(let places): "#,##0" + fraction(places)
        case .percent(let places): "0" + fraction(places) + "%"
        case .day: "yyyy-mm-dd"
        case .moment: "yyyy-mm-dd hh:mm"
        case .text, .wrapped, .centred, .code, .number: nil
        }
    }

    private static func fraction(_ places: Int) -> String {
        places > 0 ? "." + String(repeating: "0", count: min(places, 10)) : ""
    }

    private static let head = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
        """

    /// Titles in the face official documents use (GB/T 9704: 小标宋); bold for machines without it.
    private static let fonts = """
        <fonts count="6">\
        <font><sz val="11"/><name val="宋体"/><charset val="134"/></font>\
        <font><b/><sz val="18"/><name val="方正小标宋简体"/><charset val="134"/></font>\
        <font><sz val="11"/><name val="楷体"/><charset val="134"/></font>\
        <font><sz val="11"/><name val="黑体"/><charset val="134"/></font>\
        <font><sz val="10"/><name val="楷体"/><charset val="134"/></font>\
        <font><sz val="10"/><name val="宋体"/><charset val="134"/></font></fonts>
        """

    private static let fills = """
        <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
        <fill><patternFill patternType="solid"><fgColor rgb="FFEDF3EE"/><bgColor indexed="64"/></patternFill></fill></fills>\
        <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>\
        <border><left style="thin"><color auto="1"/></left><right style="thin"><color auto="1"/></right>\
        <top style="thin"><color auto="1"/></top><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders>\
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        """

    private static let foot = """
        <cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """
}
