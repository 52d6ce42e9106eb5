import Foundation
import TestSupport
import Testing

struct ScoresCommandTests {
    @Test
    func schemesAreCheckedListedAndResultsVerified() async throws {
        let good = """
            key: good
            name: 好方案
            source: 讲话六
            subject: townships
            parts: [{key: daily, word: 日常考核, points: 10}]
            grades: [{word: 好, from: 0}]
            items:
              - {key: one, word: 任务, group: 任务, part: daily, points: 10, from: tasks, share: on_time / due, source: 讲话六}

            """
        let bad = good.replacingOccurrences(of: "key: good", with: "key: bad")
            .replacingOccurrences(of: "from: tasks", with: "from: logins")
            .replacingOccurrences(of: "points: 10}]", with: "points: 9}]")
        let cases = [
            CommandCase("scores --help", 0, output: ["check", "list", "show", "verify"]),
            CommandCase("scores check good.yaml", 0, errors: ["没有错误"]),
            CommandCase(
                "scores check bad.yaml",
                1,
                output: ["bad.yaml:5:", "“from”不能是“logins”", "它的项目加起来是 0 分"],
                errors: ["2 处错误"]
            ),
            CommandCase("scores check nowhere.yaml", 1, errors: ["读不到 nowhere.yaml"]),
            CommandCase("scores list", 0, output: ["township-yearly", "department-yearly", "100 分"]),
            CommandCase("scores show 62 --database sqlite:new.sqlite", 0),
            CommandCase("scores verify 620799 --database sqlite:new.sqlite", 0, output: ["摘要相同：0 个"]),
        ]
        try await withFolder { folder in
            for (name, text) in [("good.yaml", good), ("bad.yaml", bad)] {
                try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
            }
            for one in cases { try await one.check(in: folder) }
        }
    }
}
