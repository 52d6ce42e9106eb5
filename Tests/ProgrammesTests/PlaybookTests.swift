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

    /// Barns lead to sheds and ask for one of their stages.
    private static func barns(of stage: String = "mended") -> String {
        var text = Sample.changed("key: sheds", "key: barns")
        text = Sample.changed("name: 棚圈整修", "name: 圈舍", in: text)
        let field = "{key: photos, label: 照片, type: file}\n  - {key: shed, label: 棚圈, type: link, to: sheds}"
        text = Sample.changed("{key: photos, label: 照片, type: file}", field, in: text)
        return Sample.changed("holds: count(photos) > 0", "holds: 'shed.stage == \"\(stage)\"'", in: text)
    }

    @Test func aBrokenOwnPlaybookTakesNoneDownThatLeadsToIt() throws {
        let shipped = [Sample.file(), Sample.file(Self.barns(), name: "barns.yaml")]
        let unread = Sample.file("key: sheds\nname: [a", name: "own/sheds.yaml")
        let ownBarns = Sample.changed("name: 圈舍", "name: 县里的圈舍", in: Self.barns())
        let loading = PlaybookLibrary.read(
            shipped: shipped,
            own: [unread, Sample.file(ownBarns, name: "own/barns.yaml")]
        )
        #expect(loading.library.playbooks.map(\.name) == ["县里的圈舍", "棚圈整修"])
        #expect(Set(loading.problems.map(\.file)) == ["own/sheds.yaml"])

        // Good in itself, and what leads to it could not be read beside it: it is left out, and the reason is told there.
        let changed = Sample.changed(
            "{key: mended, word: 已修好, outcome: done}",
            "{key: repaired, word: 已修好, outcome: done}"
        ).replacing("to: mended", with: "to: repaired").replacing("before: mended", with: "before: repaired")
            .replacing("items(mended)", with: "items(repaired)").replacing("from mended", with: "from repaired")
        let without = PlaybookLibrary.read(shipped: shipped, own: [Sample.file(changed, name: "own/sheds.yaml")])
        #expect(without.library.playbooks.map(\.name) == ["圈舍", "棚圈整修"])
        #expect(without.problems.map(\.file) == ["own/sheds.yaml"])
        let sentence = try #require(without.problems.first).sentence
        #expect(sentence.contains("这样写，barns.yaml 就读不了") && sentence.contains("mended"), "\(sentence)")

        // Both of the county fit each other: both are taken, also beside a third that is broken.
        let own = [
            Sample.file(changed, name: "own/sheds.yaml"),
            Sample.file(Self.barns(of: "repaired"), name: "own/barns.yaml"),
            Sample.file(
                Sample.changed("key: sheds", "key: pens").replacing("lead: agriculture", with: "lead: x"),
                name: "own/pens.yaml"
            ),
        ]
        let both = PlaybookLibrary.read(shipped: shipped, own: own)
        #expect(both.library["sheds"]?.stage("repaired") != nil && both.library.playbooks.count == 2)
        #expect(Set(both.problems.map(\.file)) == ["own/pens.yaml"])
    }

    @Test func whatFewMayReadIsNamedOnlyByWhatTheSameMayRead() throws {
        let restricted = Sample.changed("measures:", "readers: [leader]\nmeasures:")
        func sentences(_ barns: String) -> [String] {
            PlaybookLibrary.read(shipped: [Sample.file(restricted), Sample.file(barns, name: "barns.yaml")]).problems
                .map { playbookWords.sentence(for: $0.issue) }
        }
        #expect(sentences(Self.barns()).count == 1 && sentences(Self.barns())[0].contains("“棚圈整修”限定了谁可以看"))
        #expect(sentences(Sample.changed("measures:", "readers: [leader]\nmeasures:", in: Self.barns())) == [])
        var sums = Sample.changed("key: sheds", "key: barns")
        sums = Sample.changed("100 * items(mended) / items()", "sheds.rate", in: sums)
        #expect(sentences(sums).contains { $0.contains("限定了谁可以看") })
    }
}
