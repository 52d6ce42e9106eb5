import Core
import Programmes
import SheetShapes

/// A heading over pasted cells, without the mark of what must be filled in: `补助金额（万元）*`, `户主＊`.
struct PastedHead {
    private let text: String

    init(_ text: String) { self.text = text.filter { $0 != "*" && $0 != "＊" }.trimmingWhitespace }

    var isPlace: Bool { text == "所在地" }

    /// As the entry sheet and the grid head the field, with its unit or without.
    func isExactly(_ field: LedgerField) -> Bool { text == field.label || text == field.headed }

    /// Whether it names the field with something behind it: its unit, another unit, or a remark as in 面积（测量值）.
    func names(_ field: LedgerField) -> Bool {
        if isExactly(field) || HeaderUnits.parted(text).name == field.label { return true }
        return text.hasPrefix(field.label) && "（(".contains(text.dropFirst(field.label.count).first ?? "-")
            && "）)".contains(text.last ?? "-")
    }

    /// What its cells count where it names the field with a unit; nil for everything else.
    func unit(of field: LedgerField) -> String? {
        field.unit.isEmpty || !names(field) ? nil : HeaderUnits.parted(text).unit
    }

    /// A number under it with the unit it is written in, where that is not the field's and the number says none itself. One
    /// that cannot be converted is refused with its unit.
    func cell(_ text: String, of field: LedgerField) -> String {
        guard !isExactly(field), let unit = unit(of: field), UnitLikeness.relation(unit, field.unit) != .same,
            let last = text.last, last.isNumber || "万亿千".contains(last)
        else { return text }
        return text + unit
    }
}
