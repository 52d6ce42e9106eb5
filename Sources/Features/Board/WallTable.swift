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

    struct Column: Sendable, Hashable {
        /// As in the cells: a document's id or a section's place.
        let key: Int64
        let word: String

        init(key: Int64, word: String) {
            self.key = key
            self.word = word
        }

        /// A document, or a section of one.
        init(_ choice: Choice) { self.init(key: Int64(choice.value) ?? 0, word: choice.word) }
    }

    /// Older documents stand together under 其他文件.
    static let mostDocuments = 50

    let rows: WallRows
    let lines: [Line]
    let columns: [Column]
    let cells: [WallCell]
    /// Nil where the columns are the documents themselves.
    let directive: String?

    var isEmpty: Bool { cells.isEmpty }

    /// - Parameter county: The county's name, for the title on paper.
    func matrix(in county: String) -> Matrix {
        let used = Set(cells.map(\.row))
        let places = places
        let counts = Dictionary(grouping: cells) { CellKey(row: $0.row, place: place(of: $0.column)) }
        return Matrix(
            rows == .units ? "部门任务" : "乡镇任务",
            corner: rows == .units ? "部门" : "乡镇",
            columns: places.map { Matrix.Head(word($0), address: address(nil, $0, nil)) } + [Matrix.Head("合计")],
            rows: lines.filter { used.contains($0.key) }.map { line in
                Matrix.Row(
                    Matrix.Head(line.word, address: address(line.key, .all, nil)),
                    places.map { counted(counts[CellKey(row: line.key, place: $0)] ?? [], line.key, $0) }
                        + [counted(cells.filter { $0.row == line.key }, line.key, .all)]
                )
            },
            paperTitle: "\(county)挂图 · \(rows == .units ? "部门" : "乡镇")"
        )
    }

    /// Where a count stands in its row.
    private enum Place: Hashable {
        case column(Int64)
        /// Tasks of no document, or of one that has no column of its own.
        case others
        case all
    }

    private struct CellKey: Hashable {
        let row: String
        let place: Place
    }

    private var places: [Place] {
        let others = directive == nil && cells.contains { place(of: $0.column) == .others }
        return (others ? [.others] : []) + columns.map { .column($0.key) }
    }

    private func place(of column: Int64) -> Place {
        columns.contains { $0.key == column } ? .column(column) : .others
    }

    private func word(_ place: Place) -> String {
        switch place {
        case .column(let key): columns.first { $0.key == key }?.word ?? ""
        case .others: "其他文件"
        case .all: "合计"
        }
    }

    private func counted(_ cells: [WallCell], _ row: String, _ place: Place) -> [Matrix.Count] {
        Light.standing.compactMap { light in
            let count = cells.filter { $0.light == light }.map(\.count).reduce(0, +)
            return count == 0 ? nil : Matrix.Count(light.signal, count, address(row, place, light))
        }
    }

    /// The list with exactly the tasks of a cell.
    private func address(_ row: String?, _ place: Place, _ light: Light?) -> String {
        var parts: [String] = []
        if let row { parts.append(rows == .units ? "unit=\(row)&role=lead" : "township=\(row)") }
        if let directive { parts.append("directive=\(directive)") }
        switch place {
        case .column(let key): parts.append(directive == nil ? "directive=\(key)" : "section=\(key)")
        // Columns run from the oldest document shown; keys of documents grow with time.
        case .others: parts.append("older=\(columns.map(\.key).min() ?? 0)")
        case .all: break
        }
        if let light { parts.append("light=\(light.rawValue)") }
        return "/tasks?" + parts.joined(separator: "&")
    }
}
