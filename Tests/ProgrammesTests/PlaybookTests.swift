import Core
import Expression
import Programmes
import Testing

struct PlaybookTests {
    @Test func readsAWholePlaybook() throws {
        let loading = Sample.read()
        #expect(loading.problems == [])
        let playbook = try #require(loading.library["sheds"])
        #expect(playbook.fields.map(\.key) == ["owner", "area", "state", "photos"])
        #expect(playbook.stages.map(\.outcome) == [.open, .open, .done, .dropped])
        #expect(playbook.version.count == 12)
        #expect(playbook.moves[1].who == [MoveRight(role: .officer, function: "housing")])
        #expect(playbook.fields[3].uses == [.gate("有照片")])
        #expect(playbook.fields[1].uses == [.measure("面积"), .indicator("修好面积")])
        #expect(playbook.gates[0].fields == [3])
    }

    @Test func theFieldsAreTheFirstSlots() throws {
        for playbook in ShippedPlaybookTests.library.playbooks {
            let names = playbook.itemVocabulary.names.prefix(playbook.fields.count).map(\.key)
            #expect(Array(names) == playbook.fields.map(\.key), "\(playbook.key)")
        }
    }

    @Test func aMovePassesTheGatesOfTheStageItLeadsTo() throws {
        let text = Sample.changed(
            "gates:\n",
            "gates:\n  - {key: broken, before: [working, mended], holds: 'state == \"破损\"', says: 坏了, fix: 看看}\n"
        )
        let playbook = try #require(Sample.read(text).library["sheds"])
        let mending = try #require(playbook.move("mending"))
        #expect(playbook.gates(of: mending, from: 0).map(\.key) == ["broken", "shown"])
        #expect(playbook.gates(of: mending, from: 1).map(\.key) == ["broken", "shown"])
        let start = try #require(playbook.move("start"))
        #expect(playbook.gates(of: start, from: 0).map(\.key) == ["broken"])
        #expect(playbook.gates(of: start, from: 2).isEmpty, "the way back is free")
        let leaving = try #require(playbook.move("leaving"))
        #expect(playbook.gates(of: leaving, from: 0).isEmpty)
    }

    @Test func aCountysOwnPlaybookStandsBesideTheShippedOrInItsPlace() throws {
        let own = Sample.changed("name: 棚圈整修", "name: 圈舍整修")
        let loading = PlaybookLibrary.read(shipped: [Sample.file()], own: [Sample.file(own)])
        #expect(loading.library.playbooks.map(\.name) == ["圈舍整修"])
    }

    @Test func aBrokenOwnPlaybookLeavesTheShippedOneInPlace() throws {
        let own = Sample.changed("lead: agriculture", "lead: nobody")
        let loading = PlaybookLibrary.read(shipped: [Sample.file()], own: [Sample.file(own, name: "own/sheds.yaml")])
        #expect(loading.library.playbooks.map(\.name) == ["棚圈整修"])
        #expect(loading.problems.map(\.file) == ["own/sheds.yaml"])
    }
}
