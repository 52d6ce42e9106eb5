import Core
import Foundation
import PolicyText
import Testing

struct JSONTests {
    private let text = """
        某县关于改厕的通知
        某政办〔2024〕9号
        某县人民政府办公室
        2024年5月8日
        一、任务
        （一）新建厕所。各乡镇要"一户一档"，新建卫生厕所１２００座，普及率达到85％以上，6月底前完成。（责任单位：县农业农村局）
        """

    @Test func writesTheObjectOfTheBreakdownFormat() throws {
        let breakdown = decompose(text, options: DecomposeOptions(asOf: try #require(Day("2024-06-01"))))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(breakdown.json().utf8)) as? [String: Any])
        #expect(object["number"] as? String == "某政办〔2024〕9号")
        #expect(object["date"] as? String == "2024-05-08" && object["as_of"] as? String == "2024-06-01")
        #expect(object["characters"] as? Int == text.unicodeScalars.count)
        let tasks = try #require(object["tasks"] as? [[String: Any]])
        let task = try #require(tasks.first)
        #expect(task["kind"] as? String == "target" && task["title"] as? String == "新建厕所")
        let units = try #require(task["units"] as? [[String: Any]])
        #expect(units.map { $0["text"] as? String } == ["县农业农村局"])
        let quantities = try #require(task["quantities"] as? [[String: Any]])
        #expect(quantities.map { $0["value"] as? Double } == [1200, 85])
        #expect(quantities.last?["unit"] as? String == "％" && quantities.last?["measure"] as? String == "%")
        let deadlines = try #require(task["deadlines"] as? [[String: Any]])
        #expect(deadlines.first?["by"] as? String == "2024-06-30")
        #expect(
            (object["sentences"] as? [[String: Any]])?.isEmpty == false
                && (object["sections"] as? [[String: Any]])?.count == 2
        )
    }

    @Test func spansAreThoseOfTheTextHandedIn() throws {
        let breakdown = decompose(text, options: DecomposeOptions(asOf: try #require(Day("2024-06-01"))))
        let scalars = Array(text.unicodeScalars)
        func slice(_ span: TextSpan) -> String { String(String.UnicodeScalarView(scalars[span.start..<span.end])) }
        let duty = try #require(breakdown.duties.first)
        #expect(slice(duty.span) == duty.text)
        #expect(duty.units.compactMap(\.span).map(slice) == duty.units.map(\.text))
        #expect(duty.deadlines.map { slice($0.span) } == duty.deadlines.map(\.text))
        #expect(duty.note.map(slice) == "（责任单位：县农业农村局）")
    }

    @Test func aBreakdownSurvivesBeingStored() throws {
        let breakdown = decompose(text, options: DecomposeOptions(asOf: try #require(Day("2024-06-01"))))
        let stored = try JSONEncoder().encode(breakdown)
        #expect(try JSONDecoder().decode(Breakdown.self, from: stored) == breakdown)
    }

    @Test func everyRuleHasItsSentence() throws {
        let breakdown = decompose(text, options: DecomposeOptions(asOf: try #require(Day("2024-06-01"))))
        let reasons = try #require(breakdown.duties.first).reasons
        #expect(Set(reasons.map(\.field)).isSuperset(of: [.duty, .title, .units, .quantities, .deadlines]))
        for reason in reasons { #expect(!ReadingRuleWords.explain(reason, in: text).contains(reason.rule.rawValue)) }
        for rule in ReadingRule.allCases { #expect(ReadingRuleWords.sentence(for: rule) != rule.rawValue) }
    }

    @Test func saysHowMuchOfTheTextIsCovered() throws {
        let text = "一、任务\n人居环境是基础。要清理垃圾堆。要改造厕所。"
        let coverage = decompose(text, options: DecomposeOptions(asOf: try #require(Day("2024-06-01")))).coverage
        #expect(coverage.sentences == 4)
        #expect(coverage.count(.task) == 2 && coverage.count(.background) == 1 && coverage.count(.heading) == 1)
        #expect(coverage.unowned.count == 1)
    }
}
