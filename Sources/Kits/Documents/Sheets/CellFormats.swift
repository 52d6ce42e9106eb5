/// What a number format shows: a number, a day, a time of day, a share, or a code of so many digits (ECMA-376 18.8.30).
enum CellFormat: Hashable {
    case number, day, time
    /// 0.856 shows as 85.6%.
    case percent
    /// 7 shows as 0007: a code, and not a number.
    case code(digits: Int)

    /// Formats without a code in the file; 27 to 36 and 50 to 58 are the Chinese days.
    init(builtIn id: Int) {
        switch id {
        case 14...17, 22, 27...31, 36, 50...58: self = .day
        case 18...21, 32...35, 45...47: self = .time
        case 9, 10: self = .percent
        default: self = .number
        }
    }

    init(code: String) {
        let letters = Set(FormatCode(code).placeholders)
        let hasTime = letters.contains("h") || letters.contains("s")
        if letters.contains("y") || letters.contains("d") || (letters.contains("m") && !hasTime) {
            self = .day
        } else {
            self = hasTime ? .time : letters.contains("%") ? .percent : .number
            let isCode = code.utf8.allSatisfy { $0 == UInt8(ascii: "0") }
            if isCode, (2...30).contains(code.utf8.count) { self = .code(digits: code.utf8.count) }
        }
    }
}

/// Reads `styles.xml`: the format of each cell style, and how it shows a day.
final class CellFormatsHandler: XMLHandler {
    private(set) var formats: [CellFormat] = []
    private(set) var forms: [DayForm] = []
    private var codes: [Int: String] = [:]
    private var isInCellStyles = false

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("numFmt"), let id = attributes.int("numFmtId"), let code = attributes["formatCode"] {
            codes[id] = code
        } else if name.is("cellXfs") {
            isInCellStyles = true
        } else if isInCellStyles, name.is("xf") {
            let id = attributes.int("numFmtId") ?? 0
            formats.append(codes[id].map { CellFormat(code: $0) } ?? CellFormat(builtIn: id))
            forms.append(codes[id].map(DayForm.code) ?? DayForm.builtIn(id))
        }
    }

    override func end(_ name: XMLName) {
        if name.is("cellXfs") { isInCellStyles = false }
    }
}
