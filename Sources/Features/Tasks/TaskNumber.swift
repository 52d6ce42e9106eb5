/// 〔2026〕1号, and 〔2026〕1-2号 for the second part split from it; one gap-free series per county and year.
package struct TaskNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let year: Int
    package let sequence: Int
    /// 0 for a task of its own, from 1 for the parts split from it or from its parts.
    package let branch: Int

    package init(year: Int, sequence: Int, branch: Int = 0) {
        self.year = year
        self.sequence = sequence
        self.branch = branch
    }

    /// Year in 〔 〕 and the number without leading zeros (GB/T 9704-2012, 7.2.5).
    package var description: String { branch == 0 ? "〔\(year)〕\(sequence)号" : "〔\(year)〕\(sequence)-\(branch)号" }

    package static func < (a: Self, b: Self) -> Bool {
        (a.year, a.sequence, a.branch) < (b.year, b.sequence, b.branch)
    }
}
