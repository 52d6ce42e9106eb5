/// A report cut at the words that head its parts: 存在问题：…… 下一步：……
struct ReportParts: Hashable {
    private(set) var progress = ""
    private(set) var problems = ""
    private(set) var measures = ""

    private static let problemWords = ["存在的主要问题", "存在的问题", "存在问题", "主要问题", "问题："]
    private static let measureWords = ["下一步打算", "下一步措施", "下步措施", "下步打算", "下一步工作", "下一步", "下步"]

    init(_ words: String) {
        let problem = Self.first(Self.problemWords, in: words)
        let measure = Self.first(Self.measureWords, in: words)
        let cuts = [problem, measure].compactMap { $0?.lowerBound }
        progress = Self.trimmed(words[..<(cuts.min() ?? words.endIndex)])
        func part(_ head: Range<String.Index>?) -> String {
            guard let head else { return "" }
            let end = cuts.filter { $0 > head.lowerBound }.min() ?? words.endIndex
            return Self.trimmed(words[head.upperBound..<end])
        }
        problems = part(problem)
        measures = part(measure)
    }

    /// The earliest of some words; of those that begin together the longest, which stands first.
    private static func first(_ heads: [String], in words: String) -> Range<String.Index>? {
        heads.compactMap { words.firstRange(of: $0) }.min { $0.lowerBound < $1.lowerBound }
    }

    private static func trimmed(_ text: Substring) -> String {
        let rest = text.drop { $0.isWhitespace || "：:，,；;。".contains($0) }
        return String(rest.reversed().drop { $0.isWhitespace || "；;，,".contains($0) }.reversed())
    }
}
