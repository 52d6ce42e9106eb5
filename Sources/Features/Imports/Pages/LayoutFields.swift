import Pages
import SheetShapes

/// The fields in which a person says where a table stands.
package struct LayoutFields {
    /// As it was written.
    package struct Entered: Hashable, Sendable {
        let header: String
        let data: String
        let isBare: Bool
        let names: String
    }

    let table: FoundTable
    let layout: TableLayout
    /// What was refused.
    let entered: Entered?
    let errors: [FieldError]

    package init(table: FoundTable, layout: TableLayout, entered: Entered? = nil, errors: [FieldError] = []) {
        self.table = table
        self.layout = layout
        self.entered = entered
        self.errors = errors
    }

    package func write(_ w: HTMLWriter) {
        w.fieldRow {
            w.textField(field("header", "表头在第几行", entered?.header ?? Self.written(table.headerRows), "例如 3 或 3-4"))
            w.textField(
                field(
                    "data",
                    "数据从第几行到第几行",
                    entered?.data ?? table.dataRows.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "",
                    "例如 5-312"
                )
            )
        }
        w.checkbox(
            Field("bare", "没有表头，第一行就是数据", hint: "勾了这里，上面“表头在第几行”不用写。"),
            isOn: entered?.isBare ?? isBare
        )
        w.textField(
            Field(
                "names",
                "没有表头的，各列叫什么",
                value: entered?.names ?? (layout.names ?? []).joined(separator: "、"),
                hint: "从左到右写，用顿号隔开，例如 村、户主、面积（亩）。空着也行，读出来以后再逐列选。",
                errors: errors,
                isOptional: true
            )
        )
    }

    /// Said by a person, or understood: records, and no row of names over them.
    private var isBare: Bool {
        layout.names != nil || layout.header == nil && table.headerRows.isEmpty && !table.columns.isEmpty
    }

    private func field(_ name: String, _ label: String, _ value: String, _ hint: String) -> Field {
        Field(name, label, value: value, hint: hint, errors: errors, size: .short)
    }

    static func written(_ rows: [Int]) -> String {
        guard let first = rows.first, let last = rows.last else { return "" }
        return first == last ? "\(first)" : "\(first)-\(last)"
    }
}
