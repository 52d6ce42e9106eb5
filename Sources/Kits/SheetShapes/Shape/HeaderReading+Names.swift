extension HeaderReading {
    /// Columns that have a name.
    var columns: [Int] { paths.keys.sorted() }

    /// Names from the top line down, days as their cells show them.
    func names(of column: Int) -> [String] {
        (paths[column] ?? []).enumerated().map { place, name in shown[column]?[place] ?? name }
    }

    /// The names as they stand in the cells, to find the same header again further down.
    var signature: [String] { columns.map { "\($0)=" + (paths[$0] ?? []).joined(separator: "/") } }
}
