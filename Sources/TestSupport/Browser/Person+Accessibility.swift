import Foundation
import Testing

/// One rule of axe-core that a page breaks.
package struct AccessibilityProblem: Sendable, CustomStringConvertible {
    package let rule: String
    /// `minor`, `moderate`, `serious` or `critical`.
    package let impact: String
    package let help: String
    /// Selectors of the elements it was found on.
    package let places: [String]

    package var description: String {
        "\(rule) (\(impact)): \(help) at \(places.prefix(5).joined(separator: "; ")), \(places.count) in all"
    }
}

extension Person {
    /// What axe-core finds on the page that stands now: by all its rules, or by those named, which takes less time.
    ///
    /// - Throws: `BrowserProblem` where axe-core is absent; guard the test with `.enabled(if: Person.canJudge, …)`.
    package func violations(of rules: [String] = []) async throws -> [AccessibilityProblem] {
        guard let axe = Self.axe else { throw BrowserProblem("no axe-core here; ./luoshi test brings it") }
        if try await run("typeof axe", byValue: true)["value"] != "object" {
            _ = try await run(axe + "; undefined", byValue: true)
        }
        let named = BrowserValue.list(rules.map { .text($0) }).source
        let only = rules.isEmpty ? "" : ", runOnly: { type: 'rule', values: \(named) }"
        let found = try await run(
            """
            axe.run({ preload: false, resultTypes: ["violations"]\(only) }).then(result => result.violations.map(rule => ({
              id: rule.id, impact: rule.impact, help: rule.help,
              places: rule.nodes.map(node => node.target.join(" ")),
            })))
            """,
            byValue: true
        )
        return found["value"].items.map { rule in
            AccessibilityProblem(
                rule: rule["id"].string ?? "",
                impact: rule["impact"].string ?? "",
                help: rule["help"].string ?? "",
                places: rule["places"].items.compactMap(\.string)
            )
        }
    }

    /// Whether axe-core is here: the file `LUOSHI_AXE` names, or `.build/tools/axe.min.js`. Where
    /// `LUOSHI_REQUIRE_AXE=1` says that it was fetched, its absence fails the tests instead of skipping them.
    package static var canJudge: Bool {
        axe != nil || ProcessInfo.processInfo.environment["LUOSHI_REQUIRE_AXE"] == "1"
    }

    private static let axe: String? = {
        let path = ProcessInfo.processInfo.environment["LUOSHI_AXE"] ?? ".build/tools/axe.min.js"
        return try? String(contentsOfFile: path, encoding: .utf8)
    }()
}
