import Core
import Ledgers
import Programmes
import Tasks
import TestSupport
import Testing

/// The light of a thing is that of its days; where nobody asks how long, it has none.
@Suite("Lights of things")
struct ItemLightTests {
    private func playbook(_ old: String, _ new: String) throws -> Playbook {
        try OwnPlaybook.text(SamplePlaybook.yaml().replacing(old, with: new)).playbook
    }

    @Test func aStageWithoutDaysHasNoLight() throws {
        let playbook = try playbook("word: 已登记}", "word: 已登记, days: 0}")
        let today = try #require(Day("2026-06-10"))
        let cases: [(stage: Int, days: Int, light: Light?)] = [
            (0, 0, nil), (0, 400, nil), (1, 10, .onTrack), (1, 11, .slow), (1, 21, .behind), (3, 400, .onTrack),
        ]
        for one in cases {
            let since = today.adding(days: -one.days)
            #expect(ItemLight.of(playbook.stages[one.stage], since: since, on: today) == one.light, "\(one)")
        }
        #expect(ItemLight.rule(playbook) == "灯按停留天数：各环节给 10 到 30 天，超过为偏慢，超过一倍为滞后。没有规定天数的环节没有灯。")
    }

    @Test func daysThatAreNoneAreAChangeOfVersions() throws {
        let old = try playbook("word: 已登记}", "word: 已登记}")
        let new = try playbook("word: 已登记}", "word: 已登记, days: 0}")
        #expect(new.changes(since: old).map(\.sentence) == ["环节“已登记”不再规定停留几天，没有灯"])
    }
}
