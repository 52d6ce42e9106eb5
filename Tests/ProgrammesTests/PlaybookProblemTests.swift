import Core
import Expression
import Programmes
import Testing

struct PlaybookProblemTests {
    /// What is changed, into what, and what reading says.
    static let mistakes: [(String, String, [String])] = [
        (
            "cadence: weekly", "cadense: weekly",
            [
                "1:1 缺少“cadence”：多久调度一次：weekly、ten-days、monthly、quarterly、yearly。",
                "8:1 不认识“cadense”。这里可写 areas、cadence、clause、covers、fields、flags、gates、goal、indicators、item、key、lead、lights、linked、measures、moves、name、readers、rules、stages、targets、twins、warnings、with。",
            ]
        ),
        ("lead: agriculture", "lead: farming", []),
        (
            "key: sheds", "key: Sheds",
            [
                "1:6 “Sheds”不能作名字：用小写字母开头，只写小写字母、数字和“-”。", "1:6 文件名是 sheds，里面的 key 却是 Sheds，两个要一样。",
            ]
        ),
        ("{key: working, word: 整修中}", "{key: found, word: 已登记}", []),
        ("count(photos) > 0", "count(photo) > 0", ["25:47 没有“photo”这个字段。是不是 photos（照片）？"]),
        ("count(photos) > 0", "'stage == \"mended\"'", ["25:42 关口“有照片”永远过不去：进入“已修好”之前只会停在 已登记、整修中。"]),
        ("count(photos) > 0", "'area > 5 and area < 5'", ["25:51 这个条件永远不会满足：“面积”的要求互相矛盾。"]),
        ("count(photos) > 0", "area > 1000", ["25:46 这个条件永远不会满足：“面积”最小 0、最大 900。"]),
        ("count(photos) > 0", "'not (area >= 0)'", ["25:42 这个条件永远不会满足：“面积”最小 0、最大 900。"]),
        ("value: area}", "value: state}", ["27:45 这里要一个得出数字的公式，它得出的是单选。"]),
        ("from: [found, working], to: mended", "from: working, to: mended", []),
        (
            "{key: start, word: 开始, from: found, to: working, who: [village]}",
            "{key: start, word: 开始, from: working, to: found, who: [village]}",
            [
                "17:11 走不到“整修中”这个环节：没有一步从第一个环节通到它。"
            ]
        ),
        (
            "from: [found, working], to: mended", "from: [found], to: mended",
            ["17:11 到了“整修中”就走不动了：没有下一步，它又不是 done 或 dropped。"]
        ),
        (
            "100 * items(mended) / items()", "100 * items(done) / items()",
            [
                "29:60 没有“done”这个环节，有 found、working、mended、left。"
            ]
        ),
        ("100 * items(mended) / items()", "mended_area + rate", ["29:11 指标互相引用，算不出来：修好率 → 修好率。"]),
        ("options: [完好, 破损]", "options: [完好]", ["13:5 单选字段要写 options，至少两个选项。"]),
        ("min: 0, max: 900", "min: 0, max: 1e308", ["12:66 “max”太大了：1e308，最大写 1000000000000（一万亿）。"]),
        ("{key: found, word: 已登记}", "{key: found, word: 已登记, days: -5}", ["16:35 “days”要写 0 或大于 0 的整数，这里是“-5”。"]),
        ("min: 0, max: 900", "min: 9, max: 3", ["12:58 最小值 9 大于最大值 3。"]),
        ("title: owner", "title: area", ["9:37 title 要是一个必填的文字或单选字段，“area”不是。"]),
        (
            "who: [village]}", "who: [mayor]}",
            [
                "21:60 没有“mayor”这类人，可用的有 supervisor、leader、officer、township、village；部门人员可写成 officer/housing。"
            ]
        ),
        ("{indicator: rate, value: 100", "{indicator: rat, value: 100", ["32:17 没有“rat”这个指标，有 rate、mended_area。"]),
        ("'measure(area, from mended)'", "1", ["27:11 计量“面积”没有一个指标用到。"]),
        ("covers: [2.20]", "covers: [二]", ["3:10 “二”不是讲话条目编号，写成 2.1 这样。"]),
        (
            "type: file}", "type: link, to: barns}",
            ["14:46 没有“barns”这个专项或事物可以关联，有 sheds。", "25:47 count 要的是多选、一组数字或是否，这里是文字。"]
        ),
        (
            "type: number, unit: 平方米", "type: money, unit: 万元",
            ["12:47 金额按元记，不写 unit。要按万元记，就写 type: number、unit: 万元。"]
        ),
        ("type: file}", "type: file, reads: [area]}", ["14:49 “reads”只能用在关联字段。"]),
        (
            "type: file}", "type: link, to: sheds, many: yes, reads: [aera]}",
            ["14:72 没有“aera”这个字段，有 owner、area、state、photos。"]
        ),
        (
            "type: file}", "type: link, to: sheds, many: yes, reads: [photos]}", ["14:72 “照片”是关联多项，不能从关联读。"]
        ),
        (
            "type: file}", "type: link, to: sheds, many: yes, reads: [area, area]}",
            ["14:78 “area”这个读的字段已经有了（第 14 行），换一个名字。"]
        ),
        (
            "measures:", "linked:\n  - {key: others, word: 别的, from: barns, by: shed}\nmeasures:",
            ["27:35 没有“barns”这个专项或事物可以关联，有 sheds。"]
        ),
        (
            "measures:", "linked:\n  - {key: others, word: 别的, from: sheds, by: owner}\nmeasures:",
            ["27:35 linked 看的是别的台账，同一本台账里相同的用 twins。"]
        ),
        (
            "measures:", "twins:\n  - {key: same, word: 重复, same: [photos]}\nmeasures:",
            ["27:34 “照片”是附件，不能用来判断两条是不是重复。"]
        ),
        (
            "measures:", "twins:\n  - {key: same, word: 重复, same: [ownr], days: 0}\nmeasures:",
            [
                "27:34 没有“ownr”这个字段，有 owner、area、state、photos。",
                "27:47 days 是相隔多少天以内算重复，写 1 到 36600，现在写的是 0。",
            ]
        ),
        (
            "measures:",
            "twins:\n  - {key: same, word: 重复, same: [owner], within: village, days: 30}\nrules:\n  - {key: once, holds: count(same) == 0, says: 不重复}\nmeasures:",
            ["29:24 核对在保存以前就要问，那时还没有“重复”，把这个条件写成关口或提醒。"]
        ),
        (
            "measures:", "readers: [mayor]\nmeasures:",
            ["26:11 没有“mayor”这类人，可用的有 supervisor、leader、officer、township、village；部门人员可写成 officer/housing。"]
        ),
        ("name: 棚圈整修", "name: [a", []),
    ]

    @Test(arguments: mistakes)
    func tellsEveryMistakeWithItsPlace(_ old: String, _ new: String, _ expected: [String]) {
        let found = Sample.complaints(Sample.changed(old, new))
        if expected.isEmpty {
            #expect(new.hasPrefix("from: working") == found.isEmpty, "\(new)")
        } else {
            #expect(found == expected)
        }
    }

    @Test func tellsTwoPartsOfOneName() {
        let found = Sample.complaints(Sample.changed("{key: working, word: 整修中}", "{key: found, word: 已登记}"))
        #expect(found.contains("17:11 “found”这个环节已经有了（第 16 行），换一个名字。"))
        #expect(found.contains("17:24 两个环节都叫“已登记”（另一个在第 16 行），换一个词。"))
    }

    /// Each of the two could hold; they are asked together only before the same stage.
    @Test(arguments: [
        ("mended", "area < 3", true), ("[working, mended]", "not (area >= 5)", true), ("mended", "area > 3", false),
        ("working", "area < 3", false), ("mended", "area < 3 or state == \"破损\"", false),
    ])
    func tellsTwoGatesThatCannotBothHold(_ before: String, _ condition: String, _ isRefused: Bool) {
        let large = Sample.changed("count(photos) > 0", "area > 5")
        let other = "  - {key: other, before: \(before), holds: '\(condition)', says: 面积小, fix: 改面积}\nmeasures:"
        let found = Sample.complaints(Sample.changed("measures:", other, in: large))
        #expect(found.count == (isRefused ? 1 : 0), "\(found)")
        if isRefused {
            #expect(found[0].hasPrefix("26:"))
            #expect(found[0].hasSuffix("关口“面积小”和“有照片”（第 25 行）不能同时满足，谁也进不了“已修好”，改其中一个。"))
        }
    }

    @Test func tellsEverythingAtOnce() {
        var text = Sample.changed("lead: agriculture", "lead: nobody")
        text = Sample.changed("count(photos) > 0", "nothing > 0", in: text)
        text = Sample.changed("value: area}", "value: owner}", in: text)
        #expect(Sample.read(text).problems.map(\.position.line) == [5, 25, 27])
        #expect(Sample.read(text).library.playbooks.isEmpty)
    }

    /// A thing of a village may stand in one of its groups.
    @Test(arguments: ["county", "township", "village", "group"])
    func aFormulaMayAskForEveryLevelAThingStandsIn(_ level: String) {
        let gate = "holds: 'place.level == \"\(level)\" or count(photos) > 0'"
        #expect(Sample.complaints(Sample.changed("holds: count(photos) > 0", gate)) == [])
    }

    /// Their author is told; the playbook is read.
    @Test func warnsOfConditionsThatReadALinkedThingBeforeItIsRead() throws {
        let photos = "  - {key: photos, label: 照片, type: file}\n"
        let more = """
              - {key: other, label: 另一个, type: link, to: sheds}
              - {key: reason, label: 原因, type: text, when: other.area > 1}
            rules:
              - {key: large, holds: other.area > 1, says: 够大}

            """
        let loading = Sample.read(Sample.changed(photos, photos + more))
        #expect(
            loading.problems.map { playbookWords.sentence(for: $0.issue) } == [
                "“原因”问不问要看“另一个的面积”，填的时候还不读它，这个条件不起作用，改看这一条自己填的。",
                "核对在保存以前就要问，那时还不读“另一个的面积”，这个条件不会拦住谁，写成关口或提醒。",
            ]
        )
        #expect(loading.library["sheds"] != nil)
    }

    @Test func findsIndicatorsThatWaitForEachOtherAcrossPlaybooks() {
        let first = Sample.changed("100 * items(mended) / items()", "barns.rate + 1")
        var second = Sample.changed("key: sheds", "key: barns")
        second = Sample.changed("100 * items(mended) / items()", "sheds.rate + 1", in: second)
        let loading = PlaybookLibrary.read(shipped: [Sample.file(first), Sample.file(second, name: "barns.yaml")])
        let sentences = loading.problems.map { playbookWords.sentence(for: $0.issue) }
        #expect(sentences == ["指标互相引用，算不出来：修好率 → 修好率 → 修好率。"])
    }

    @Test func findsGatesThatWaitForEachOtherAcrossPlaybooks() {
        let first = linked(to: "barns", in: Sample.text)
        let second = linked(to: "sheds", in: Sample.changed("key: sheds", "key: barns"))
        let loading = PlaybookLibrary.read(shipped: [Sample.file(first), Sample.file(second, name: "barns.yaml")])
        let sentences = loading.problems.map { playbookWords.sentence(for: $0.issue) }
        #expect(sentences.count == 1 && sentences[0].hasPrefix("关口互相等待，谁也过不去："), "\(sentences)")
    }

    /// 整修中 is passed over on the way from 已登记 to 已修好: its gate holds nobody up there.
    @Test func aStageThatIsPassedOverMakesNobodyWait() {
        let first = linked(to: "barns", in: Sample.text)
        let other = Sample.changed("before: mended", "before: working", in: Sample.changed("key: sheds", "key: barns"))
        let second = linked(to: "sheds", in: other)
        let loading = PlaybookLibrary.read(shipped: [Sample.file(first), Sample.file(second, name: "barns.yaml")])
        let sentences = loading.problems.map { playbookWords.sentence(for: $0.issue) }
        #expect(!sentences.contains { $0.hasPrefix("关口互相等待") }, "\(sentences)")
        #expect(loading.library.playbooks.count == 2, "\(sentences)")
    }

    /// A gate that waits until the other ledger's thing is mended.
    private func linked(to other: String, in text: String) -> String {
        let field = "{key: photos, label: 照片, type: file}\n  - {key: other, label: 另一个, type: link, to: \(other)}"
        let text = Sample.changed("{key: photos, label: 照片, type: file}", field, in: text)
        return Sample.changed("holds: count(photos) > 0", "holds: 'other.stage == \"mended\"'", in: text)
    }

    @Test(arguments: [
        ("name: &x a\nclause: *x\n", "锚点"), ("a: {b: \"x # y\", c: &d [1]}\r\n", "锚点"), ("key: a\nkey: b\n", "写了两次"),
        ("- a\n", "整个文件要写成“名称: 值”"), ("", "文件是空的"), ("# 院墙\n\n", "文件是空的"),
        ("name: 院\u{0}墙\n", "1:8 有看不见的字符（U+0000）"), ("key: a\nname: \u{202E}误登\n", "2:7 有看不见的字符（U+202E）"),
        (Sample.text + "---\n" + Sample.text, "不用“---”分成几份"),
        (String(repeating: "[", count: 100_000), "括号套了太多层"), (String(repeating: "a", count: 300_000), "超过 256 KB"),
    ])
    func refusesFilesThatAreNoPlaybook(_ text: String, _ word: String) {
        let found = Sample.complaints(text)
        #expect(found.contains { $0.contains(word) }, "\(found.prefix(3))")
    }

    /// Positions and words come from the reader of YAML; a county reads Chinese.
    @Test(arguments: [
        ("name: [a\n", "方括号"), ("item: {word: a\n", "花括号"), ("name: a: b\n", "文字里有冒号的加引号"), ("key: a\n name: b\n", ""),
        ("name: \"a\n", "引号没有配对"), ("\tname: a\n", "制表符"), ("name: \"a\\q\"\n", "改用单引号"),
    ])
    func saysWhatIsWrongWithTheYAMLInChinese(_ text: String, _ word: String) {
        let found = Sample.complaints(text)
        #expect(found.first?.contains(word) == true, "\(found.prefix(2))")
        #expect(!found[0].contains("did not") && !found[0].contains("not allowed"), "\(found[0])")
    }

    @Test func readsWhatWindowsEditorsSave() {
        let loading = Sample.read("\u{FEFF}" + Sample.text.replacing("\n", with: "\r\n"))
        #expect(loading.problems.isEmpty && loading.library["sheds"] != nil, "\(loading.problems)")
    }

    @Test func saysOnceThatThereAreTooManyStages() {
        let stages = (0..<5000).map { "  - {key: s\($0), word: 环\($0)}\n" }.joined()
        #expect(Sample.complaints(Sample.changed("moves:\n", stages + "moves:\n")) == ["80:11 环节超过 64 个，从这一个起删减。"])
    }

    @Test func refusesBytesThatAreNoText() {
        let loading = PlaybookLibrary.read(shipped: [WrittenFile(name: "x.yaml", bytes: [0xFF, 0xFE, 0x00])])
        #expect(loading.problems.map { playbookWords.sentence(for: $0.issue) } == ["文件不是 UTF-8 编码，另存为 UTF-8。"])
    }

    @Test func everyMistakeHasWords() {
        for (old, new, _) in Self.mistakes {
            for problem in Sample.read(Sample.changed(old, new)).problems {
                #expect(playbookWords.knows(problem.issue.key))
                #expect(!problem.sentence.contains("{"), "\(problem.sentence)")
            }
        }
    }
}
