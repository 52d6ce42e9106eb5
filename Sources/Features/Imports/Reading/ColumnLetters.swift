import Documents

/// The letters over a column counted from 1, for pages.
package enum ColumnLetters {
    package static func of(_ column: Int) -> String { CellAddress.letters(column) }
}
