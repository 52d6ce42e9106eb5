import Core
import Documents
import PolicyText

/// The sheet units are brought in: 单位名称, 类别, and as wanted 简称, 所在区划, 职能, 别名.
package struct UnitSheet: Sendable {
    package struct Row: Hashable, Sendable {
        package let number: Int
        package let input: UnitInput
        /// 所在区划 as written: a code, or the name of a township or village.
        package let region: String
        package let kind: String
    }

    package let rows: [Row]
    /// Whether a header was found.
    package let hasHeader: Bool

    private static let words = [
        "name": ["单位名称", "单位", "名称", "全称", "name"],
        "short": ["简称", "单位简称", "short"],
        "kind": ["类别", "单位类别", "类型", "kind"],
        "region": ["所在区划", "区划", "区划代码", "行政区划", "所在乡镇", "region"],
        "functions": ["职能", "functions"],
        "aliases": ["别名", "曾用名", "其他名称", "aliases"],
    ]

    /// Throws `DocumentFault` where the file cannot be read.
    package init(_ source: ByteSource, name: String) throws {
        let found = try NamedColumns.read(source, name: name, words: Self.words, needed: ["name", "kind"])
        hasHeader = found != nil
        rows = found.map { found in found.rows.map { Self.row($0, found.columns) } } ?? []
    }

    private static func row(_ row: SheetRow, _ columns: NamedColumns) -> Row {
        let kind = columns.cell("kind", of: row)
        let input = UnitInput(
            name: columns.cell("name", of: row),
            shortName: columns.cell("short", of: row),
            kind: Self.kind(kind),
            region: nil,
            functions: NamedColumns.list(columns.cell("functions", of: row)).map(Self.function),
            aliases: NamedColumns.list(columns.cell("aliases", of: row))
        )
        return Row(number: row.number, input: input, region: columns.cell("region", of: row), kind: kind)
    }

    private static func kind(_ text: String) -> UnitKind? {
        switch SimplifiedText.of(text) {
        case "县直部门", "部门", "县直", "县直单位", "县级部门", "department": .department
        case "乡镇街道", "乡镇", "镇", "乡", "街道", "township": .township
        case "村和社区", "村", "社区", "村社区", "行政村", "village": .village
        default: nil
        }
    }

    /// The key of a function by its key, title or the name of a body that carries it; the text itself where none is.
    private static func function(_ text: String) -> String {
        if UnitFunction.all.contains(where: { $0.key == text }) { return text }
        return UnitFunction.named(text)?.key ?? text
    }
}
