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

    /// - Parameters:
    ///   - county: The county's name, for the title on paper.
    ///   - day: What a sheet on a wall is of; each sheet hangs on its own.
    func matrix(in county: String, on day: Day? = nil) -> Matrix {
        let (sums, places) = (sums, places)
        return Matrix(
            rows == .units ? "部门任务" : "乡镇任务",
            corner: rows == .units ? "部门" : "乡镇",
            columns: places.map { Matrix.Head(word($0), address: address(nil, $0, nil)) } + [Matrix.Head("合计")],
            rows: lines.compactMap { line in
                guard let row = sums[line.key] else { return nil }
                return Matrix.Row(
                    Matrix.Head(line.word, address: address(line.key, .all, nil)),
                    (places + [.all]).map { counted(row[$0] ?? [:], line.key, $0) }
                )
            },
            paperTitle: WallPage.paperTitle(county, rows == .units ? "部门" : "乡镇", day)
        )
    }

    /// Where a count stands in its row.
    private enum Place: Hashable {
        case column(Int64)
        /// Tasks of no document, or of one that has no column of its own.
        case others
        case all
    }

    private var places: [Place] {
        let keys = Set(columns.map(\.key))
        let others = directive == nil && cells.contains { !keys.contains($0.column) }
        return (others ? [.others] : []) + columns.map { .column($0.key) }
    }

    /// What stands in each place of each row that has any.
    private var sums: [String: [Place: [Light: Int]]] {
        let keys = Set(columns.map(\.key))
        var sums: [String: [Place: [Light: Int]]] = [:]
        for cell in cells {
            let place: Place = keys.contains(cell.column) ? .column(cell.column) : .others
            for place in [place, .all] {
                sums[cell.row, default: [:]][place, default: [:]][cell.light, default: 0] += cell.count
            }
        }
        return sums
    }

    private func word(_ place: Place) -> String {
        switch place {
        case .column(let key): columns.first { $0.key == key }?.word ?? ""
        case .others: "其他文件"
        case .all: "合计"
        }
    }

    private func counted(_ counts: [Light: Int], _ row: String, _ place: Place) -> [Matrix.Count] {
        Light.standing.compactMap { light in
            counts[light].map { Matrix.Count(light.signal, $0, address(row, place, light)) }
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
