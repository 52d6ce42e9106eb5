import Core
import Foundation
import Programmes
import SheetShapes

/// How a table goes into a ledger: which column stands for what, in which unit, and what holds for all rows.
package struct SheetMapping: Hashable, Sendable, Codable {
    /// By which rows are told from things the ledger has.
    package enum Key: Hashable, Sendable {
        /// What the playbook and the columns allow, the surest first.
        case automatic
        case number
        /// A field that is unique, or an identity number.
        case field(String)
        /// Place and title together.
        case title
        /// Every row is new.
        case none
    }

    /// `ColumnTarget.text` by column counted from 1; a column without one is left out.
    package var columns: [Int: String]
    /// What the numbers of a column are written in: 万元.
    package var units: [Int: String]
    /// Answers that hold for every row, by field.
    package var constants: [String: String]
    /// Where rows belong that name no place themselves.
    package var place: String?
    /// Of days written without a year.
    package var year: Int?
    package var keyText: String
    /// The rows of this one file that are left to write; all of them where nil.
    package var only: RowSet?
    /// Columns whose unit a person changed by hand: about it nobody is asked again.
    package var confirmed: [Int]?
    /// What a person said of rows of this one file that may be known; nil for nothing.
    package var decisions: [RowDecision]?
    /// What a person took back of this one file: earlier imports of the same bytes bring it no more.
    package var dropped: Dropped?

    package struct Dropped: Hashable, Sendable, Codable {
        /// Addresses of cells whose corrections were let go of (不用更正).
        var cells: Set<String> = []
        /// Rows of which a decision was, as `RowDecision.row`.
        var rows: Set<String> = []
    }

    package init(
        columns: [Int: String] = [:],
        units: [Int: String] = [:],
        constants: [String: String] = [:],
        place: String? = nil,
        year: Int? = nil,
        key: Key = .automatic
    ) {
        self.columns = columns
        self.units = units
        self.constants = constants
        self.place = place
        self.year = year
        keyText = key.text
    }

    /// What was guessed: matches with their units.
    package init(_ matches: [ColumnMatch], of table: FoundTable, _ playbook: Playbook, year: Int? = nil) {
        self.init(year: year)
        for match in matches { columns[match.column] = match.target?.text }
        for column in table.columns {
            guard let unit = column.unit else { continue }
            let own = columns[column.index].flatMap { ColumnTarget($0) }?.countedUnit(in: playbook)
            if column.takesTableUnit, let own, UnitLikeness.relation(unit, own) == .different { continue }
            units[column.index] = unit
        }
    }

    package var key: Key {
        get { Key(keyText) }
        set { keyText = newValue.text }
    }

    /// The column that stands for something; the leftmost where several do.
    package func column(_ target: ColumnTarget) -> Int? {
        columns.filter { $0.value == target.text }.keys.min()
    }

    /// What was said of cells and rows stands under another mapping of the same file too.
    mutating func keepSaid(of other: SheetMapping) {
        (decisions, dropped) = (other.decisions, other.dropped)
    }

    mutating func drop(cells: Set<String> = [], rows: Set<String> = []) {
        var all = dropped ?? Dropped()
        all.cells.formUnion(cells)
        all.rows.formUnion(rows)
        if !all.cells.isEmpty || !all.rows.isEmpty { dropped = all }
    }

    /// The type of the personal field a column stands for; nil where it stands for anything else.
    func personal(_ column: Int, of playbook: Playbook) -> FieldType? {
        guard let text = columns[column], case .field(let key)? = ColumnTarget(text), let place = playbook.field(key)
        else { return nil }
        let type = playbook.fields[place].type
        return type.isPersonal ? type : nil
    }
}

extension SheetMapping.Key {
    package var text: String {
        switch self {
        case .automatic: "auto"
        case .number: "number"
        case .field(let key): "field." + key
        case .title: "title"
        case .none: "none"
        }
    }

    package init(_ text: String) {
        switch text {
        case "number": self = .number
        case "title": self = .title
        case "none": self = .none
        default: self = text.hasPrefix("field.") ? .field(String(text.dropFirst(6))) : .automatic
        }
    }
}

extension SheetMapping {
    /// The same mapping for a table whose columns may stand elsewhere; nil where a column it needs is gone or cannot be
    /// told from another of its name.
    func moved(from old: FoundTable, to new: FoundTable) -> SheetMapping? {
        var moved = self
        (moved.columns, moved.units, moved.confirmed) = ([:], [:], nil)
        for column in old.columns {
            let named = new.columns.filter { $0.path == column.path }
            let place = named.first { $0.index == column.index } ?? (named.count == 1 ? named[0] : nil)
            guard let target = columns[column.index], !target.isEmpty else { continue }
            guard let place, moved.columns[place.index] == nil else { return nil }
            moved.columns[place.index] = target
            // A header that says another unit than before is believed.
            let unit = units[column.index]
            moved.units[place.index] = unit == column.unit ? place.unit : unit
        }
        guard moved.columns.count == columns.count(where: { !$0.value.isEmpty }) else { return nil }
        return moved
    }

    package var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    package init?(json: String) {
        guard let read = try? JSONDecoder().decode(SheetMapping.self, from: Data(json.utf8)) else { return nil }
        self = read
    }
}

extension FoundTable {
    /// Names tables of one shape: the paths and units of their columns in order. FNV-1a, 64 bits.
    package var shapeKey: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for column in columns {
            for byte in "\(column.index)|\(column.path)|\(column.unit ?? "")\n".utf8 {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
            }
        }
        return String(hash, radix: 16)
    }
}
