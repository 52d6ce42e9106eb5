import Core
import Expression
import Programmes
import Testing

/// One mistake hides no other, and nothing is said that only follows from one.
struct PlaybookWholeTests {
    /// What is changed into what, all at once, and everything that is said.
    static let several: [([(String, String)], [String])] = [
        // A measure that cannot be read holds no indicator up.
        (
            [("value: area}", "value: state}"), ("100 * items(mended) / items()", "100 * items(done) / items()")],
            ["27:45 这里要一个得出数字的公式，它得出的是单选。", "29:60 没有“done”这个环节，有 found、working、mended、left。"]
        ),
        // Nor does a mistake elsewhere hold up the search for circles, of which each is told.
        (
            [
                ("from: found, to: left, who: [township]", "from: found, to: lost, who: [township]"),
                ("100 * items(mended) / items()", "rate + 1"), ("'measure(area, from mended)'", "'mended_area * 2'"),
            ],
            [
                "23:47 没有“lost”这个环节，有 found、working、mended、left。", "27:11 计量“面积”没有一个指标用到。",
                "29:11 指标互相引用，算不出来：修好率 → 修好率。", "30:11 指标互相引用，算不出来：修好面积 → 修好面积。",
            ]
        ),
        // What lacks a word is there all the same.
        ([("key: area, label: 面积, type", "key: area, type")], ["12:5 缺少“label”：字段的中文名。"]),
        ([("{key: working, word: 整修中}", "{key: working}")], ["17:5 缺少“word”：环节的中文词。"]),
        ([("{key: start, word: 开始, from", "{key: start, from")], ["21:5 缺少“word”：按钮上的字。"]),
        ([("to: working, who", "who")], ["21:5 缺少“to”：到哪个环节。"]),
        ([("word: 面积, unit: 平方米, value: area}", "word: 面积, unit: 平方米}")], ["27:5 缺少“value”：怎么算。"]),
        (
            [("{key: shown, before: mended, holds: count(photos)", "{before: mended, holds: count(photo)")],
            ["25:5 缺少“key”：名字。", "25:35 没有“photo”这个字段。是不是 photos（照片）？"]
        ),
        // A key twice: the second one, and whatever else is wrong.
        (
            [("label: 照片, type: file", "label: 照片, label: 相片, type: file"), ("count(photos)", "count(photo)")],
            ["14:30 “label”写了两次（另一个在第 14 行），留一个。", "25:47 没有“photo”这个字段。是不是 photos（相片）？"]
        ),
        ([("cadence: weekly\n", "cadence: weekly\nname: 又一个\n")], ["9:1 “name”写了两次（另一个在第 2 行），留一个。"]),
        (
            [("value: 100, source", "value: 150, source")],
            ["32:30 “修好率”是占比，目标要在 0 和 100 之间，这里是 150；可以超过 100% 的在指标里写 exceeds: yes。"]
        ),
    ]

    /// Nobody tells two stages apart that only a blank parts.
    @Test(arguments: [
        ("{key: working, word: 整修中}", "{key: working, word: \"已登记 \"}", "17:27 两个环节都叫“已登记 ”（另一个在第 16 行），换一个词。"),
        ("label: 照片", "label: 面　积", "14:26 两个字段都叫“面　积”（另一个在第 12 行），换一个词。"),
        ("options: [完好, 破损]", "options: [完好, 破损, \"完好 \"]", "13:62 选项“完好 ”写了两次。"),
    ])
    func wordsThatOnlyLookDifferentToTheProgramAreOne(_ old: String, _ new: String, _ expected: String) {
        #expect(Sample.complaints(Sample.changed(old, new)) == [expected])
    }

    @Test(arguments: several)
    func everyMistakeIsToldOnceAndAlone(_ changes: [(String, String)], _ expected: [String]) {
        let text = changes.reduce(Sample.text) { Sample.changed($1.0, $1.1, in: $0) }
        #expect(Sample.complaints(text) == expected)
    }

    @Test func aFieldOfAnUnknownTypeIsToldOnce() {
        let found = Sample.complaints(Sample.changed("type: number, unit", "type: numbr, unit"))
        #expect(found.count == 1 && found.first?.hasPrefix("12:34 “type”不能是“numbr”") == true, "\(found)")
    }

    /// Lengths and areas, metres and kilometres are numbers, but not the same ones. Whoever multiplies has converted.
    @Test(arguments: [
        ("length > area", true), ("known(photos) and area + length > 3", true), ("min(area, hectares) > 3", true),
        ("area - hectares * 10000 > 0", false), ("area > 3 and length > 3", false), ("people > length", false),
        ("area / length > people", false), ("count(photos) > people", false),
    ])
    func numbersOfUnlikeUnitsAreDoubted(_ condition: String, _ isDoubted: Bool) {
        let more = """
              - {key: length, label: 长度, type: number, unit: 公里}
              - {key: hectares, label: 公顷数, type: number, unit: 公顷}
              - {key: people, label: 人数, type: number, unit: 人}
            stages:

            """
        let text = Sample.changed("count(photos) > 0", "'\(condition)'", in: Sample.changed("stages:\n", more))
        let found = Sample.read(text).problems
        #expect(found.map(\.issue.key) == (isDoubted ? ["playbook.units"] : []), "\(found.map(\.sentence))")
        #expect(Sample.read(text).library["sheds"] != nil)
    }

    /// However YAML lets a text go on over lines, a mistake stands where it is written.
    @Test(arguments: [
        (">-\n      count(photos) > 0 and\n      aera > 1", "29:7"),
        ("|\n      count(photos) > 0 and\n        aera > 1", "29:9"),
        ("count(photos) > 0 and\n      aera > 1", "28:7"), ("'count(photos) > 0 and\n\n      aera > 1'", "29:7"),
        ("'owner == ''三'' and aera > 1'", "27:32"), ("\"owner == \\\"三\\\" and aera > 1\"", "27:32"),
        ("\"owner == \\\"三\\\" and \\\n      aera > 1\"", "28:7"),
    ])
    func aMistakeInTextOverSeveralLinesStandsWhereItIsWritten(_ written: String, _ place: String) {
        let gate = "{key: shown, before: mended, holds: count(photos) > 0, says: 有照片, fix: 传照片}"
        let block = "key: shown\n    before: mended\n    holds: \(written)\n    says: 有照片\n    fix: 传照片"
        #expect(Sample.complaints(Sample.changed(gate, block)) == ["\(place) 没有“aera”这个字段。是不是 area（面积）？"])
    }

    @Test(arguments: [
        ("key: a\nname: 测\n\tcovers: []\n", "这里用了制表符，缩进改成空格"),
        ("key: a\nname：测\ncovers: []\n", "2:5 “：”是全角冒号，改成半角的“:”，后面空一格。"),
        ("key: a\nitem:\n\u{3000}word: 院\n", "3:1 行首是全角空格或别的空白，缩进改成半角空格。"),
    ])
    func whatAnInputMethodLeavesInAFileIsNamed(_ text: String, _ word: String) {
        let found = Sample.complaints(text)
        #expect(found.count == 1 && found[0].contains(word), "\(found)")
    }
}
