import Core
import Pages
import Tasks

/// One table of the wall: departments or townships by section, with totals.
struct WallTable: Sendable {
    struct Line: Sendable, Hashable {
        /// As in the cells: a unit's id or a township's code.
        let key: String
        let word: String
    }

    let rows: WallRows
    let lines: [Line]
    let columns: [(key: Int64, word: String)]
    let cells: [WallCell]
    /// Nil where the columns are the documents themselves.
    let directive: String?

    var isEmpty: Bool { cells.isEmpty }

    /// - Parameter place: The county's name, for the title on paper.
    func matrix(in place: String) -> Matrix {
        let counts = Dictionary(grouping: cells) { CellKey(row: $0.row, column: $0.column) }
        let used = Set(cells.map(\.row))
        return Matrix(
            rows == .units ? "部门任务" : "乡镇任务",
            corner: rows == .units ? "部门" : "乡镇",
            columns: columns.map { Matrix.Head($0.word, address: address(nil, $0.key, nil)) } + [Matrix.Head("合计")],
            rows: lines.filter { used.contains($0.key) }.map { line in
                Matrix.Row(
                    Matrix.Head(line.word, address: address(line.key, nil, nil)),
                    columns.map { column in
                        cell(counts[CellKey(row: line.key, column: column.key)] ?? [], line.key, column.key)
                    } + [total(line.key)]
                )
            },
            paperTitle: "\(place)挂图 · \(rows == .units ? "部门" : "乡镇")"
        )
    }

    private struct CellKey: Hashable {
        let row: String
        let column: Int64
    }

    private func cell(_ cells: [WallCell], _ row: String, _ column: Int64) -> [Matrix.Count] {
        Light.standing.compactMap { light in
            let count = cells.filter { $0.light == light }.map(\.count).reduce(0, +)
            return count == 0 ? nil : Matrix.Count(light.signal, count, address(row, column, light))
        }
    }

    private func total(_ row: String) -> [Matrix.Count] {
        Light.standing.compactMap { light in
            let count = cells.filter { $0.row == row && $0.light == light }.map(\.count).reduce(0, +)
            return count == 0 ? nil : Matrix.Count(light.signal, count, address(row, nil, light))
        }
    }

    /// The list with exactly the tasks of a cell.
    private func address(_ row: String?, _ column: Int64?, _ light: Light?) -> String {
        var parts: [String] = []
        if let row { parts.append(rows == .units ? "unit=\(row)&role=lead" : "township=\(row)") }
        if let directive {
            parts.append("directive=\(directive)")
            if let column { parts.append("section=\(column)") }
        } else if let column {
            parts.append("directive=\(column)")
        }
        if let light { parts.append("light=\(light.rawValue)") }
        return "/tasks?" + parts.joined(separator: "&")
    }
}
