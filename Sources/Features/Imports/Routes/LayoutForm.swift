import Core
import Documents
import Pages
import Programmes
import SheetShapes
import Web

/// Where a person says a table stands: rows of header and records, or that there is no header and what the columns are called.
package struct LayoutForm {
    private static let mostNames = DocumentLimits.tableColumns

    package private(set) var layout: TableLayout
    package private(set) var errors: [FieldError] = []
    package let entered: LayoutFields.Entered

    /// - Parameter current: which table of the file is meant.
    package init(_ form: Fields, of current: TableLayout) {
        entered = LayoutFields.Entered(
            header: form.text("header"),
            data: form.text("data"),
            isBare: form.bool("bare"),
            names: form.text("names")
        )
        layout = TableLayout(sheet: current.sheet, table: current.table)
        let data = Self.rows(form.text("data"))
        let names = Self.names(form.text("names"))
        layout.data = data
        if entered.isBare {
            layout.names = names
            if data == nil { refuse("data", "import.bareRows") }
        } else {
            let header = Self.rows(form.text("header"))
            layout.header = header
            if header == nil { refuse("header", names.isEmpty ? "import.headerRows" : "import.namesWithHeader") }
            if (data?.lowerBound ?? 0) <= (header?.upperBound ?? 0) { refuse("data", "import.dataRows") }
        }
        if names.count > Self.mostNames || names.contains(where: { $0.count > 60 }) {
            refuse("names", "import.names", ["limit": String(Self.mostNames)])
        }
    }

    private mutating func refuse(_ field: String, _ key: String, _ values: [String: String] = [:]) {
        errors.append(FieldError(field, importWords.sentence(for: Issue(key, values))))
    }

    /// 3, 3-4, 3 到 4.
    private static func rows(_ text: String) -> ClosedRange<Int>? {
        let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
        guard let first = numbers.first, let last = numbers.last, numbers.count <= 2, first >= 1, last >= first,
            last <= TableLayout.lastRow
        else { return nil }
        return first...last
    }

    /// 村、户主、面积（亩）; two signs with nothing between them pass over a column. Copied from a sheet there are TABs.
    private static func names(_ text: String) -> [String] {
        guard !text.isEmpty else { return [] }
        let signs = text.contains("\t") ? "\t" : "、，,;；"
        return text.split(omittingEmptySubsequences: false) { signs.contains($0) }.map { part in
            String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }
    }
}
