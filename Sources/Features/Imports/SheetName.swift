/// What a person called the sheet they brought. The vault puts the ending of text behind the name of a workbook that is one:
/// 台账.xlsx is kept as 台账.xlsx.txt.
package struct SheetName: Hashable, Sendable {
    package let own: String
    package let isText: Bool

    package init(kept name: String) {
        let plain = name.lowercased()
        isText = ["xlsx", "xlsm", "xls", "et"].contains { plain.hasSuffix(".\($0).txt") }
        own = isText ? String(name.dropLast(4)) : name
    }

    /// With what it really is, where the name says something else.
    package var told: String { isText ? "\(own)（其实是文本文件）" : own }
}

extension SheetImport {
    package var file: SheetName { SheetName(kept: name) }
}
