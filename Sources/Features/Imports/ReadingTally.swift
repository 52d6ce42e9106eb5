import Documents
import Ledgers

/// Counts the cells that were read as more than they say, those of one meaning together.
struct ReadingTally {
    /// So many meanings are told apart, and so many cells of each named.
    private static let most = 40
    private static let mostCells = 8

    private(set) var all: [ImportResult.Reading] = []
    private var places: [String: Int] = [:]

    var isEmpty: Bool { all.isEmpty }

    mutating func add(_ row: IntakeRow) {
        for one in row.readings {
            let address = CellAddress(row: row.number, column: one.column).written
            // Months are one thing whatever their words.
            let key = one.kind == .month ? "" : "\(one.written)→\(one.meant)"
            if let place = places[key] {
                all[place].count += 1
                if all[place].cells.count < Self.mostCells { all[place].cells.append(address) }
            } else if all.count < Self.most {
                places[key] = all.count
                all.append(.init(kind: one.kind, written: one.written, meant: one.meant, count: 1, cells: [address]))
            }
        }
    }
}
