import Core
import Imports
import Ledgers

/// The rows of a sheet held against the things of another ledger.
package struct JoinedRows: Hashable, Sendable {
    /// So many differing cells are kept, and the first of every column; all are counted.
    static let mostCells = 2_000

    /// The thing each row means, by the row's number.
    var things: [Int: ItemID] = [:]
    /// Rows that mean no thing of the ledger, or several, by number.
    var lost: [Int] = []
    /// Cells that say something else than the thing.
    private(set) var cells: [DifferingCell] = []
    /// How many, by place of the column.
    private(set) var differing: [Int: Int] = [:]
    /// Rows further down were not looked at.
    var isCut = false

    var looked: Int { things.count + lost.count }

    mutating func add(_ cell: DifferingCell) {
        let isFirst = differing[cell.column] == nil
        differing[cell.column, default: 0] += 1
        if isFirst || cells.count < Self.mostCells { cells.append(cell) }
    }
}
