import Core
import Expression
import Programmes
import Testing

/// The three questions that must be solved before a house comes down.
struct OldHouseTests {
    static let today = Day(daysSince1970: 18_423)

    private func facts(_ playbook: Playbook, _ changes: [String: Value]) -> ListedFacts {
        var known: [String: Value] = [
            "owner": .text("张三"), "attitude": .text("同意"), "agreement": .set(["a"]), "homesteads": .number(1),
            "elders_count": .number(1), "elders": .text("随子女同住"), "tools": .text("不需要"), "animals": .number(0),
            "animals_plan": .text("无畜禽"), "stage": .text("agreed"),
        ]
        known.merge(changes) { _, new in new }
        return ListedFacts(playbook.itemVocabulary.names.map { known[$0.key] ?? .unknown }, today: Self.today)
    }

    @Test(
        arguments: [
            ([:], []), (["elders": .text("待安置")], ["elders-housed"]), (["shed": .truth(true)], ["nobody-in-shed"]),
            (["tools": .text("待解决")], ["tools-stored"]), (["tools": .text("集中存储间")], ["tools-stored"]),
            (["tools": .text("集中存储间"), "storage": .text("1")], []),
            (["animals": .number(12), "animals_plan": .text("待解决")], ["animals-placed"]),
            (["animals": .number(12), "animals_plan": .text("进养殖小区"), "rearing": .text("9")], []),
            (["homesteads": .number(2)], ["one-homestead"]), (["homesteads": .number(2), "land_use": .text("复垦")], []),
            (["elders_count": .number(2), "elders": .text("无老人")], ["elders-housed"]),
            (["elders": .unknown], ["elders-housed"]),
        ] as [([String: Value], [String])]
    )
    func aHouseIsClearedWhenNobodyIsLeftWithoutAPlace(_ changes: [String: Value], _ refused: [String]) throws {
        let playbook = try #require(ShippedPlaybookTests.library["old-houses"])
        let move = try #require(playbook.move("clearance"))
        let facts = facts(playbook, changes)
        let shut = playbook.gates(of: move, from: 1).filter { $0.formula.holds(in: facts) != true }
        #expect(shut.map(\.key) == refused)
    }

    @Test func theGateSaysWhichFactIsMissing() throws {
        let playbook = try #require(ShippedPlaybookTests.library["old-houses"])
        let gate = try #require(playbook.gates.first { $0.key == "elders-housed" })
        let explanation = gate.formula.explanation(in: facts(playbook, ["elders": .text("待安置")]))
        #expect(explanation.holds == false)
        #expect(explanation.findings.first?.sentence == "老人安置 待安置：不满足")
        #expect(gate.fields.map { playbook.fields[$0].label } == ["老人安置", "住在旧房的老人"])
    }

    @Test func oneModeOnAWholeVillageRaisesAFlag() throws {
        let playbook = try #require(ShippedPlaybookTests.library["toilets"])
        let flag = try #require(playbook.flags.first)
        #expect(flag.level == .village)
        #expect(flag.formula.countsItems)
    }
}
