import Core
import Expression
import Inspections
import Programmes
import Testing

/// Check-lists as data: read with their mistakes, and what they make of answers.
@Suite("Check-lists")
struct ChecklistTests {
    private let today = Day(daysSince1970: 20_600)

    @Test func theShippedOnesAreRight() {
        #expect(ChecklistShelf.shippedProblems.map(\.checklistSentence) == [])
        let lists = ChecklistShelf.shipped.lists
        #expect(lists.map(\.key) == ["clean-villages", "greening", "old-houses", "rearing-communities", "toilets"])
        for list in lists {
            #expect(list.items.reduce(0) { $0 + $1.points } == 100, "\(list.key)")
            #expect(PlaybookLibrary.shipped.library[list.programme] != nil, "\(list.key)")
            for item in list.items { #expect(item.points == 0 || !item.deductions.isEmpty, "\(item.key)") }
        }
    }

    private func read(_ yaml: String) -> (list: Checklist?, problems: [PlaybookProblem]) {
        ChecklistFile(WrittenFile(name: "yard.yaml", bytes: Array(yaml.utf8))).read()
    }

    @Test(arguments: [
        ("key: other\nname: 表\nitems: []", "文件名是 yard"),
        ("key: yard\nname: 表", "缺少“items”"),
        ("key: yard\nname: 表\nitems:\n  - {key: a, ask: 问, type: colour}", "type 不能是“colour”"),
        ("key: yard\nname: 表\nitems:\n  - {key: place, ask: 问, type: text}", "“place”不能作名字"),
        ("key: yard\nname: 表\nitems:\n  - {key: a, ask: 问, type: choice, options: [一]}", "至少两个"),
        ("key: yard\nname: 表\nitems:\n  - {key: a, ask: 问, type: text}\n  - {key: a, ask: 答, type: text}", "“a”写了两次"),
        (
            "key: yard\nname: 表\nitems:\n  - {key: a, ask: 问, type: number, deduct: [{when: b > 0, points: 1, says: 少}]}",
            "没有“b”这个字段"
        ),
        (
            "key: yard\nname: 表\nitems:\n  - {key: a, ask: 问, type: number, deduct: [{when: a > 0, points: yes, says: 少}]}",
            "得出数字"
        ),
        ("key: yard\nname: 表\nitems:\n  - {key: a, ask: 问, type: text, sound: loud}", "不认识“sound”"),
    ])
    func mistakesComeWithTheirPlace(yaml: String, words: String) {
        let (list, problems) = read(yaml)
        #expect(list == nil)
        let sentences = problems.map(\.checklistSentence)
        #expect(sentences.contains { $0.contains(words) && $0.hasPrefix("第 ") }, "\(sentences)")
    }

    private static let yard = """
        key: yard
        name: 院落检查
        items:
          - {key: heaps, ask: 粪堆, type: number, unit: 堆, min: 0, max: 50, points: 10, deduct: [{when: heaps > 0, points: 1.25 * heaps, says: 有粪堆, problem: 粪污}], photo: {when: heaps > 2, count: 2, why: 多的要拍}}
          - {key: swept, ask: 扫了没有, type: yes-no, points: 10, deduct: [{when: not swept, points: 10, says: 没有扫}], note: {when: not swept, says: 为什么}}
          - {key: shed, ask: 有没有圈舍, type: choice, options: [有, 没有], points: 0}
          - {key: roof, ask: 圈舍有没有顶, type: yes-no, when: 'shed == "有"', points: 20, deduct: [{when: not roof, points: 20, says: 圈舍没有顶}]}
          - {key: tools, ask: 看到什么, type: several, options: [锹, 车, 筐], points: 0}
          - {key: since, ask: 住了几年, type: number, optional: yes, min: 0, max: 120, points: 0, holds: {when: since < 100, says: 住不了这么久}}
        """

    struct Case: Sendable {
        let answers: [GivenAnswer]
        let score: Double?
        let keys: [String]
        let says: [String]
    }

    private static func given(
        _ heaps: GivenValue = .number(0),
        _ swept: GivenValue = .truth(true),
        _ shed: String = "没有",
        photos: Int = 0,
        note: String = "",
        more: [GivenAnswer] = []
    ) -> [GivenAnswer] {
        [
            GivenAnswer(item: "heaps", value: heaps, photos: photos),
            GivenAnswer(item: "swept", value: swept, note: note), GivenAnswer(item: "shed", value: .text(shed)),
        ] + more
    }

    static let cases: [Case] = [
        Case(answers: given(), score: 100, keys: [], says: []),
        // 2.5 of 20: the roof was not asked and does not count.
        Case(answers: given(.number(2)), score: 87.5, keys: [], says: ["有粪堆"]),
        Case(answers: given(.number(3), photos: 2), score: 81, keys: [], says: ["有粪堆"]),
        Case(answers: given(.number(3), photos: 1), score: nil, keys: ["answer.photo"], says: []),
        Case(answers: given(.number(40), photos: 2), score: 50, keys: [], says: ["有粪堆"]),
        Case(answers: given(.number(0), .truth(false), note: "外出"), score: 50, keys: [], says: ["没有扫"]),
        Case(answers: given(.number(0), .truth(false), note: "　"), score: nil, keys: ["answer.note"], says: []),
        Case(
            answers: given(.number(0), .truth(true), "有", more: [GivenAnswer(item: "roof", value: .truth(false))]),
            score: 50,
            keys: [],
            says: ["圈舍没有顶"]
        ),
        Case(answers: given(.number(0), .truth(true), "有"), score: nil, keys: ["answer.missing"], says: []),
        Case(answers: given(.text("三")), score: nil, keys: ["answer.type.number", "answer.missing"], says: []),
        Case(answers: given(.number(51)), score: nil, keys: ["answer.range", "answer.missing"], says: []),
        Case(answers: given(.number(.infinity)), score: nil, keys: ["answer.range", "answer.missing"], says: []),
        Case(
            answers: given(.number(0), .truth(true), "一半"),
            score: nil,
            keys: ["answer.option", "answer.missing"],
            says: []
        ),
        Case(
            answers: given(.number(0), .number(1)),
            score: nil,
            keys: ["answer.type.yes-no", "answer.missing"],
            says: []
        ),
        Case(answers: given(photos: 10), score: nil, keys: ["answer.photos"], says: []),
        Case(
            answers: given(more: [GivenAnswer(item: "tools", value: .list(["锹", "锅"]))]),
            score: nil,
            keys: ["answer.option"],
            says: []
        ),
        Case(
            answers: given(more: [GivenAnswer(item: "since", value: .number(110))]),
            score: nil,
            keys: ["answer.holds"],
            says: []
        ),
        Case(
            answers: given(more: [
                GivenAnswer(item: "heaps", value: .number(1)), GivenAnswer(item: "moon", value: .none),
            ]),
            score: nil,
            keys: ["answer.twice", "answer.unknownItem"],
            says: []
        ),
        Case(
            answers: given(note: String(repeating: "长", count: 1001)),
            score: nil,
            keys: ["answer.noteLong"],
            says: []
        ),
    ]

    @Test(arguments: cases.indices)
    func answersAreScoredOrRefused(place: Int) throws {
        let list = try #require(read(Self.yard).list)
        let wanted = Self.cases[place]
        let outcome = CheckVisit(list, today: today)(wanted.answers)
        #expect(outcome.issues.map(\.key) == wanted.keys)
        #expect(outcome.value?.score == wanted.score)
        #expect((outcome.value?.deductions ?? []).map(\.says) == wanted.says)
        for issue in outcome.issues {
            let sentence = inspectionWords.sentence(for: issue)
            #expect(!sentence.contains("{"), "\(sentence)")
        }
        for deduction in outcome.value?.deductions ?? [] { #expect(deduction.facts.hasSuffix("：满足")) }
    }

    @Test func theTreeOfARuleSaysTheSameAsItsText() throws {
        let list = try #require(read(Self.yard).list)
        var json = JSONWriter()
        try #require(list.items[0].deductions.first).points.write(to: &json)
        #expect(json.text == #"{"source":"1.25 * heaps","tree":{"op":"*","of":[{"number":1.25},{"name":"heaps"}]}}"#)
    }
}
