import Core
import Documents
import Pages
import Programmes
import SheetShapes
import Web

/// What came in the form over a drawn sheet.
struct MappingForm {
    private(set) var mapping: SheetMapping
    private(set) var layout: TableLayout
    private(set) var errors: [FieldError] = []
    /// Where the table was said to stand.
    private(set) var entered: LayoutFields.Entered?

    init(_ form: Fields, _ one: SheetImport, _ playbook: Playbook) {
        mapping = SheetMapping(year: form.int("year"))
        layout = one.layout
        mapping.keyText = form.text("key")
        mapping.only = one.mapping.only
        mapping.keepSaid(of: one.mapping)
        mapping.place = RegionCode(form.text("place"))?.digits
        for (name, value) in form.pairs {
            if name.hasPrefix("column-"), let column = Self.column(name.dropFirst(7)), ColumnTarget(value) != nil {
                mapping.columns[column] = value
            } else if name.hasPrefix("unit-"), let column = Self.column(name.dropFirst(5)) {
                let unit = value.filter { !$0.isWhitespace }
                if !unit.isEmpty { mapping.units[column] = String(unit.prefix(12)) }
            } else if name.hasPrefix("constant.") {
                let key = String(name.dropFirst(9))
                let text = form.text(name)
                if playbook.field(key) != nil, !text.isEmpty { mapping.constants[key] = String(text.prefix(200)) }
            }
        }
        for (column, unit) in one.mapping.units where mapping.units[column] == nil { mapping.units[column] = unit }
        mapping.confirmed = Self.confirmed(mapping, after: one.mapping, playbook)
        readLayout(form)
    }

    /// The form sends a unit for every column that counts: a person looked at those that are not as they were shown.
    private static func confirmed(_ new: SheetMapping, after old: SheetMapping, _ playbook: Playbook) -> [Int]? {
        let columns = new.columns.filter { column, target in
            guard target == old.columns[column], case .field(let key)? = ColumnTarget(target),
                let place = playbook.field(key)
            else { return false }
            if old.confirmed?.contains(column) ?? false { return true }
            let own = playbook.fields[place].unit
            var shown = old.units[column] ?? own
            if UnitLikeness.relation(shown, own) == .different { shown = own }
            let unit = new.units[column] ?? shown
            let isOld = old.units[column].map { UnitLikeness.canonical($0) == UnitLikeness.canonical(unit) } ?? false
            return !isOld && UnitLikeness.canonical(unit) != UnitLikeness.canonical(shown)
        }
        return columns.isEmpty ? nil : columns.keys.sorted()
    }

    /// Any number may be sent: one that counts no column of a sheet is no column.
    private static func column(_ text: Substring) -> Int? {
        Int(text).flatMap { (1...DocumentLimits.standard.columns).contains($0) ? $0 : nil }
    }

    private mutating func readLayout(_ form: Fields) {
        let parts = form.text("table").split(separator: "-").compactMap { Int($0) }
        if parts.count == 2, parts[0] != layout.sheet || parts[1] != layout.table {
            layout = TableLayout(sheet: parts[0], table: parts[1])
            return
        }
        guard form.text("act") == "layout" else { return }
        let read = LayoutForm(form, of: layout)
        (errors, entered) = (errors + read.errors, read.entered)
        if read.errors.isEmpty { layout = read.layout }
    }
}
