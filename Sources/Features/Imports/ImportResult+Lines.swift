import Core
import Pages

/// What came of a check, line by line, for whoever has no page.
extension ImportResult {
    private static let mostTold = 100

    package var lines: [String] {
        // Those of other ledgers are for those who may read these.
        var lines = remarks
        if let others = OtherTables.sentence(otherTables ?? []) { lines.append(others + "要导入的，加上 --table 再导入一次。") }
        lines += problems.prefix(Self.mostTold).map(\.sentence)
        if problemCount > Self.mostTold { lines.append("另有 \(Format.number(problemCount - Self.mostTold)) 处没有列出。") }
        if let count = perhapsKnownCount, let first = perhapsKnown?.first {
            lines.append("\(Format.number(count)) 行可能已登记：台账里同一个地方已有同名的一条，如第 \(first.row) 行 \(first.title)。")
        }
        if let count = alikeCount, let first = alike?.first {
            lines.append("\(Format.number(count)) 行和前面的行所在地、名称都相同，会各登记一条，如第 \(first.row) 行和第 \(first.first) 行。")
        }
        return lines
    }

    /// 新登记 3 行，修改 1 行……
    package var tally: String {
        let rows = [("新登记", new), ("修改", changed), ("没有变化", unchanged), ("有问题", refused)]
        let left = leftOut.map { [("重复、不导入", $0)] } ?? []
        let words = (rows + left).map { "\($0.0) \(Format.number($0.1)) 行" }
        return words.joined(separator: "，") + "，表里没有的 \(Format.number(missing)) 条"
    }
}
