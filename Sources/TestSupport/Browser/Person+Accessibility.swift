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
    /// What axe-core finds on the page that stands now.
    ///
    /// - Parameter contrast: whether colours are judged too: most of the work, which `contrast` does in a fraction.
    /// - Throws: `BrowserProblem` where axe-core is absent; guard the test with `.enabled(if: Person.canJudge, …)`.
    package func violations(contrast: Bool = true) async throws -> [AccessibilityProblem] {
        try await judge("document", contrast ? "" : "rules: { 'color-contrast': { enabled: false } }")
    }

    /// Text that cannot be told from what it stands on. Each look is judged once: an element of the same name, classes,
    /// colour, size and ground as one before it says nothing new.
    package func contrast() async throws -> [AccessibilityProblem] {
        try await judge("{ include: (\(Self.looks))() }", "runOnly: { type: 'rule', values: ['color-contrast'] }")
    }

    private func judge(_ context: String, _ options: String) async throws -> [AccessibilityProblem] {
        guard let axe = Self.axe else { throw BrowserProblem("no axe-core here; ./luoshi test brings it") }
        if try await run("typeof axe", byValue: true)["value"] != "object" {
            _ = try await run(axe + "; undefined", byValue: true)
        }
        let found = try await run(
            """
            axe.run(\(context), { preload: false, resultTypes: ["violations"], \(options) })
              .then(result => result.violations.map(rule => ({
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

    private static let looks = """
        () => {
          const ground = (element) => {
            let opacity = 1, found = "";
            for (let up = element; up; up = up.parentElement) {
              const style = getComputedStyle(up);
              opacity *= style.opacity;
              if (found) continue;
              if (style.backgroundImage !== "none") found = `${up.className} ${style.backgroundImage}`;
              else if (style.backgroundColor !== "rgba(0, 0, 0, 0)") found = style.backgroundColor;
            }
            return `${found} ${opacity}`;
          };
          const looks = new Map();
          for (const element of document.body.querySelectorAll("*")) {
            const says = element.matches("input, textarea, select, button")
              || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
            if (!says || !element.checkVisibility()) continue;
            const { color, fontSize, fontWeight } = getComputedStyle(element);
            const look = [element.tagName, element.className, color, fontSize, fontWeight, ground(element)].join("|");
            if (!looks.has(look)) looks.set(look, element);
          }
          return [...looks.values()];
        }
        """

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
