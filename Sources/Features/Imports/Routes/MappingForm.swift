import Core
import Pages
import Programmes
import Web

/// What came in the form over a drawn sheet.
struct MappingForm {
    private(set) var mapping: SheetMapping
    private(set) var layout: TableLayout
    private(set) var errors: [FieldError] = []

    init(_ form: Fields, _ one: SheetImport, _ playbook: Playbook) {
        mapping = SheetMapping(year: form.int("year"))
        layout = one.layout
        mapping.keyText = form.text("key")
        mapping.place = RegionCode(form.text("place"))?.digits
        for (name, value) in form.pairs {
            if name.hasPrefix("column-"), let column = Int(name.dropFirst(7)), ColumnTarget(value) != nil {
                mapping.columns[column] = value
            } else if name.hasPrefix("unit-"), let column = Int(name.dropFirst(5)) {
                let unit = value.filter { !$0.isWhitespace }
                if !unit.isEmpty { mapping.units[column] = String(unit.prefix(12)) }
            } else if name.hasPrefix("constant.") {
                let key = String(name.dropFirst(9))
                let text = form.text(name)
                if playbook.field(key) != nil, !text.isEmpty { mapping.constants[key] = String(text.prefix(200)) }
            }
        }
        for (column, unit) in one.mapping.units where mapping.units[column] == nil { mapping.units[column] = unit }
        readLayout(form)
    }

    private mutating func readLayout(_ form: Fields) {
        let parts = form.text("table").split(separator: "-").compactMap { Int($0) }
        if parts.count == 2, parts[0] != layout.sheet || parts[1] != layout.table {
            layout = TableLayout(sheet: parts[0], table: parts[1])
            return
        }
        guard form.text("act") == "layout" else { return }
        let header = Self.rows(form.text("header"))
        let data = Self.rows(form.text("data"))
        if header == nil { errors.append(FieldError("header", importWords.sentence(for: Issue("import.headerRows")))) }
        if data == nil || (data?.lowerBound ?? 0) <= (header?.upperBound ?? 0) {
            errors.append(FieldError("data", importWords.sentence(for: Issue("import.dataRows"))))
        }
        if let header, let data, errors.isEmpty {
            layout.header = header
            layout.data = data
        }
    }

    /// 3, 3-4, 3 到 4.
    private static func rows(_ text: String) -> ClosedRange<Int>? {
        let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
        guard let first = numbers.first, let last = numbers.last, numbers.count <= 2, first >= 1, last >= first,
            last <= 1_048_576
        else { return nil }
        return first...last
    }
}
