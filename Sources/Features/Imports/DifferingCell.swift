import Pages

/// A cell of a sheet that says something else than the ledger its field is read from.
package struct DifferingCell: Hashable, Sendable, Codable {
    /// E7.
    package let address: String
    /// By place in the table's columns.
    package let column: Int
    package let label: String
    /// What the thing is called, and where it is.
    package let title: String
    package let place: String
    package let said: String
    /// What the other ledger has; "" for nothing.
    package let kept: String
    /// The other ledger's key and name.
    package let ledger: String
    package let ledgerName: String

    package init(
        address: String,
        column: Int,
        label: String,
        title: String,
        place: String,
        said: String,
        kept: String,
        ledger: String,
        ledgerName: String
    ) {
        self.address = address
        self.column = column
        self.label = label
        self.title = title
        self.place = place
        self.said = said
        self.kept = kept
        self.ledger = ledger
        self.ledgerName = ledgerName
    }
}

extension HTMLWriter {
    private static let differingShown = 100

    /// Both values side by side.
    /// - Parameter count: of all of them, where not all are listed.
    package func differing(_ cells: [DifferingCell], of count: Int, _ heading: String, remark: String) {
        guard !cells.isEmpty else { return }
        let columns = [
            TableColumn("单元格", .name), TableColumn("哪一项"), TableColumn("所在地"), TableColumn("字段"), TableColumn("这份表里"),
            TableColumn("台账里"), TableColumn("哪本台账"),
        ]
        panel(heading, remark: remark) {
            table(heading, columns) {
                for one in cells.prefix(Self.differingShown) {
                    row {
                        cell(one.address)
                        cell(one.title)
                        cell(one.place)
                        cell(one.label)
                        cell(one.said)
                        cell(one.kept.isEmpty ? "没有填" : one.kept)
                        cell(one.ledgerName)
                    }
                }
            }
            let rest = count - min(cells.count, Self.differingShown)
            if rest > 0 { self.remark("还有 \(Format.number(rest)) 处没有列出。") }
        }
    }
}
