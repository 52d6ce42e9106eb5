import Core

/// The markup of cells, with what is the same in every cell of a column made once.
struct ColumnMarkup: ~Copyable {
    let count: Int
    /// The row cells are written to, counted from 1.
    var row = 0

    /// `<c r="B`, and what follows the number of the row: the look of the column, or that of a day.
    private let starts: Pieces
    private let looks: Pieces
    private let dayLook: Pieces

    init(_ columns: [SheetColumn], _ styles: SheetStyles) {
        count = columns.count
        starts = Pieces(columns.indices.map { "<c r=\"\(CellAddress.letters($0 + 1))" })
        looks = Pieces(columns.map { "\" s=\"\(styles.cell($0.kind))\"" })
        dayLook = Pieces(["\" s=\"\(styles.cell(.day))\""])
    }

    @inline(__always)
    mutating func write(_ cell: SheetCell, _ column: Int, _ markup: inout Markup) {
        markup.append(starts[column])
        markup.append(row)
        if case .day = cell { markup.append(dayLook[0]) } else { markup.append(looks[column]) }
        switch cell {
        case .text(let text) where !text.isEmpty && ColumnMarkup.isOneLine(text):
            // The shortest way a sheet writes text in its place: what people export fits into one sheet longer.
            markup.append(" t=\"str\"><v>" as StaticString)
            markup.appendEscaped(text)
            markup.append("</v></c>" as StaticString)
        case .text(let text) where !text.isEmpty:
            markup.append(" t=\"inlineStr\"><is>" as StaticString)
            ColumnMarkup.writeText(text, &markup)
            markup.append("</is></c>" as StaticString)
        case .integer(let number) where abs(number) > 999_999_999_999_999:
            // Excel keeps 15 digits of a number.
            markup.append(" t=\"inlineStr\"><is><t>" as StaticString)
            markup.append(number)
            markup.append("</t></is></c>" as StaticString)
        case .integer(let number):
            markup.append("><v>" as StaticString)
            markup.append(number)
            markup.append("</v></c>" as StaticString)
        case .decimal(let number) where number.isFinite:
            markup.append("><v>" as StaticString)
            markup.append(number)
            markup.append("</v></c>" as StaticString)
        case .day(let day):
            markup.append("><v>" as StaticString)
            // Excel's day 1 is 1 January 1900 and it counts a 29 February 1900 that never was.
            markup.append(day.daysSince1970 + 25_569)
            markup.append("</v></c>" as StaticString)
        case .moment(let moment):
            markup.append("><v>" as StaticString)
            markup.append(moment.serial)
            markup.append("</v></c>" as StaticString)
        case .blank, .text, .decimal:
            markup.append("/>" as StaticString)
        }
    }

    /// Text without blanks at its ends or breaks, short enough for a cell as it is.
    private static func isOneLine(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count <= 32_767, let first = bytes.first, let last = bytes.last, first > 0x20, last > 0x20 else {
            return false
        }
        return !bytes.contains { $0 < 0x20 }
    }

    /// `<t>…</t>`
    static func writeText(_ text: String, _ markup: inout Markup) {
        let text = cellText(text)
        let first = text.utf8.first ?? 0x41
        let last = text.utf8.last ?? 0x41
        if first <= 0x20 || last <= 0x20 {
            markup.append("<t xml:space=\"preserve\">" as StaticString)
        } else {
            markup.append("<t>" as StaticString)
        }
        markup.appendEscaped(text)
        markup.append("</t>" as StaticString)
    }
}

/// What Excel takes in a cell: at most 32,767 UTF-16 units.
private func cellText(_ text: String) -> String {
    guard text.utf8.count > 32_767 else { return text }
    var clean = String.UnicodeScalarView()
    var length = 0
    for scalar in text.unicodeScalars where scalar.value >= 0x20 || scalar == "\n" || scalar == "\t" {
        length += scalar.value > 0xFFFF ? 2 : 1
        if length > 32_766 {
            clean.append("…")
            break
        }
        clean.append(scalar)
    }
    return String(clean)
}

/// Short texts in one block of memory.
private struct Pieces: ~Copyable {
    private let bytes: UnsafeMutableRawBufferPointer
    private let ends: UnsafeMutableBufferPointer<Int>

    init(_ texts: [String]) {
        let all = Array(texts.joined().utf8)
        bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, all.count), alignment: 1)
        bytes.copyBytes(from: all)
        ends = UnsafeMutableBufferPointer.allocate(capacity: texts.count + 1)
        ends.initialize(repeating: 0)
        for (place, text) in texts.enumerated() { ends[place + 1] = ends[place] + text.utf8.count }
    }

    deinit {
        bytes.deallocate()
        ends.deallocate()
    }

    subscript(_ index: Int) -> UnsafeRawBufferPointer {
        @inline(__always) get { UnsafeRawBufferPointer(rebasing: bytes[ends[index]..<ends[index + 1]]) }
    }
}
