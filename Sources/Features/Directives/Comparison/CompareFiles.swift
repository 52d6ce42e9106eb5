import Core
import Documents
import PolicyText

/// Compares two versions of a document without a database: for the command line.
package struct CompareFiles: Sendable {
    package struct Reading: Sendable {
        package let old: String
        package let new: String
        package let comparison: WorkComparison
        package let notices: [String]
    }

    package init() {}

    package func callAsFunction(old: String, new: String, asOf: Day) -> Outcome<Reading> {
        switch (DecomposeFile()(path: old, asOf: asOf), DecomposeFile()(path: new, asOf: asOf)) {
        case (.done(let before), .done(let after)):
            .done(
                Reading(
                    old: before.breakdown.title,
                    new: after.breakdown.title,
                    comparison: WorkComparison(
                        old: before.breakdown.duties.map { ComparedWork($0) },
                        new: after.breakdown.duties.map { ComparedWork($0) }
                    ),
                    notices: before.notices + after.notices
                )
            )
        case (let before, let after):
            .refused(before.issues + after.issues)
        }
    }
}

extension CompareFiles.Reading {
    /// For a terminal: what changed, with both readings; what is new; what was dropped; how many are the same.
    package var table: String {
        var lines: [String] = []
        add("改动", comparison.changed.map { ($0.new.title, $0.changes.map(ComparisonWords.change)) }, to: &lines)
        add("新增", comparison.added.map { ($0.title, Self.facts($0)) }, to: &lines)
        add("未再提", comparison.dropped.map { ($0.title, Self.facts($0)) }, to: &lines)
        lines.append("相同 \(comparison.same.count) 条")
        return lines.joined(separator: "\n") + "\n"
    }

    private func add(_ word: String, _ works: [(title: String, facts: [String])], to lines: inout [String]) {
        lines.append("\(word) \(works.count) 条")
        for (index, work) in works.enumerated() {
            lines.append("  \(index + 1). \(work.title)")
            lines += work.facts.map { "     " + $0 }
        }
        lines.append("")
    }

    private static func facts(_ work: ComparedWork) -> [String] {
        let facts = [
            ("目标", work.targets.joined(separator: "；")), ("牵头", work.lead), ("时限", work.due),
        ].filter { !$0.1.isEmpty }.map { "\($0.0)：\($0.1)" }
        return facts.isEmpty ? [] : [facts.joined(separator: "｜")]
    }
}
