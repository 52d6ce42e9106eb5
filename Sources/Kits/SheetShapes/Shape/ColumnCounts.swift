/// How often each column was met; columns counted from 1.
struct ColumnCounts {
    private var counts: [Int] = []

    mutating func add(_ column: Int) {
        while counts.count <= column { counts.append(0) }
        counts[column] += 1
    }

    /// Those that were met, from left to right.
    var columns: [Int] { counts.indices.filter { counts[$0] > 0 } }

    var isEmpty: Bool { counts.isEmpty }

    /// How many columns were met so often.
    func count(ofAtLeast times: Int) -> Int { counts.count { $0 > 0 && $0 >= times } }
}
