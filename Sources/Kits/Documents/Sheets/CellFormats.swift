/// Whether a number format shows a number, a day or a time of day (ECMA-376 18.8.30).
enum CellFormat: Hashable {
    case number, day, time

    /// Formats without a code in the file; 27 to 36 and 50 to 58 are the Chinese days.
    init(builtIn id: Int) {
        switch id {
        case 14...17, 22, 27...31, 36, 50...58: self = .day
        case 18...21, 32...35, 45...47: self = .time
        default: self = .number
        }
    }

    init(code: String) {
        let letters = CellFormat.letters(of: code)
        let hasTime = letters.contains("h") || letters.contains("s")
        if letters.contains("y") || letters.contains("d") || (letters.contains("m") && !hasTime) {
            self = .day
        } else {
            self = hasTime ? .time : .number
        }
    }

    /// The letters that are placeholders: not those in quotes or brackets, nor after `\`, `_` or `*`.
    private static func letters(of code: String) -> Set<Character> {
        var letters: Set<Character> = []
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        for character in code.lowercased() {
            if isEscaped {
                isEscaped = false
            } else if isQuoted {
                isQuoted = character != "\""
            } else if isBracketed {
                isBracketed = character != "]"
            } else {
                switch character {
                case "\"": isQuoted = true
                case "[": isBracketed = true
                case "\\", "_", "*": isEscaped = true
                // Only the first section speaks of positive numbers.
                case ";": return letters
                default: letters.insert(character)
                }
            }
        }
        return letters
    }
}

/// Reads `styles.xml`: the format of each cell style.
final class CellFormatsHandler: XMLHandler {
    private(set) var formats: [CellFormat] = []
    private var codes: [Int: CellFormat] = [:]
    private var isInCellStyles = false

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.is("numFmt"), let id = attributes.int("numFmtId"), let code = attributes["formatCode"] {
            codes[id] = CellFormat(code: code)
        } else if name.is("cellXfs") {
            isInCellStyles = true
        } else if isInCellStyles, name.is("xf") {
            let id = attributes.int("numFmtId") ?? 0
            formats.append(codes[id] ?? CellFormat(builtIn: id))
        }
    }

    override func end(_ name: XMLName) {
        if name.is("cellXfs") { isInCellStyles = false }
    }
}
