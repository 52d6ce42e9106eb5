/// How many promises were kept; the one count behind every page and paper. One that waits for a verdict has no result.
struct PromiseCount: Hashable, Sendable {
    let kept: Int
    let broken: Int
    let awaiting: Int

    init(_ standings: [PromiseStanding]) {
        kept = standings.count { $0 == .kept }
        broken = standings.count { $0 == .broken }
        awaiting = standings.count { $0 == .awaiting }
    }

    var settled: Int { kept + broken }
    var isEmpty: Bool { settled + awaiting == 0 }

    /// - Parameter broken: the units that did not keep theirs, where they are to be named.
    func words(naming broken: [String] = []) -> String {
        guard settled > 0 else { return "到期的承诺 \(awaiting) 条，都在等待认定。" }
        let rest = awaiting > 0 ? "，另有 \(awaiting) 条等待认定" : ""
        return "有结果的承诺 \(settled) 条，兑现 \(kept) 条，没有兑现 \(self.broken) 条\(Self.named(broken))\(rest)。"
    }

    private static func named(_ units: [String]) -> String {
        let names = units.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        guard !names.isEmpty else { return "" }
        let rest = names.count > 5 ? "等 \(names.count) 个单位" : ""
        return "（\(names.prefix(5).joined(separator: "、"))\(rest)）"
    }
}
