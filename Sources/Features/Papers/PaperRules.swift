import Core
import PaperFormat

/// What is wrong with what a document says. Pure.
enum PaperRules {
    static let longestText = 60_000
    static let longestTitle = 200

    static func issues(_ content: PaperContent, _ kind: PaperKind) -> [Issue] {
        var issues: [Issue] = []
        if content.title.isEmpty { issues.append(Issue("paper.title", field: "title")) }
        if content.title.count > longestTitle {
            issues.append(Issue("paper.title.long", field: "title", ["limit": String(longestTitle)]))
        }
        if kind.needsAddressee, content.addressees.isEmpty {
            issues.append(Issue("paper.addressees", field: "addressees"))
        }
        if PaperSource(content.text).lines.isEmpty { issues.append(Issue("paper.text", field: "text")) }
        if content.text.count > longestText {
            issues.append(Issue("paper.text.long", field: "text", ["limit": String(longestText)]))
        }
        if kind.isSigned, content.signature.isEmpty {
            issues.append(Issue("paper.signature", field: "signature"))
        }
        if !kind.countsIssues, content.mark.isEmpty { issues.append(Issue("paper.mark", field: "mark")) }
        if content.mark.count > 20 || content.mark.contains(where: { "〔〕[]".contains($0) }) {
            issues.append(Issue("paper.mark.shape", field: "mark"))
        }
        return issues + names(content)
    }

    /// Every 〔name〕 must be a figure of this document, every 〔表：name〕 a table.
    private static func names(_ content: PaperContent) -> [Issue] {
        let figures = Set(content.figures.map(\.key))
        let tables = Set(content.tables.map(\.name))
        var unknown: [String] = []
        for name in PaperSource.names(in: content.text) where !figures.contains(name) {
            let isTable = name.hasPrefix("表：") && tables.contains(String(name.dropFirst(2)))
            if !isTable, !unknown.contains(name) { unknown.append(name) }
        }
        return unknown.map { name in
            let known = (figures.sorted().prefix(12) + tables.sorted().map { "表：\($0)" }).joined(separator: "、")
            return Issue("paper.name", field: "text", ["name": name, "known": known.isEmpty ? "没有" : known])
        }
    }
}
