import Expression
import Testing

struct FormulaProblemTests {
    static let mistakes: [(String, [String])] = [
        ("", ["1:1 公式是空的，写一个条件或算式。"]),
        ("aera > 0", ["1:1 没有“aera”这个字段。是不是 area（拆除面积）？"]),
        ("1 +", ["1:4 公式没有写完，后面应当是一个字段、数字、文字或括号。"]),
        ("area ＞ 0", ["1:6 “＞”是全角符号，改成半角的“>”。"]), ("area = 0", ["1:6 “=”是全角符号，改成半角的“==”。"]),
        ("\"abc", ["1:1 文字缺少结尾的引号。"]), ("area > 1x", ["1:8 “1x”不是能用的数字。"]),
        ("1 < 2 < 3", ["1:7 一次只能比较两个值，写成 a < b and b < c。"]),
        ("elders == \"没有这项\"", ["1:11 “elders”没有“没有这项”这个选项，有 无老人、随子女、另有住房、待安置。"]),
        ("elders in [\"随子女\", \"x\"]", ["1:19 “elders”没有“x”这个选项，有 无老人、随子女、另有住房、待安置。"]),
        ("\"马\" in animals", ["1:1 “animals”没有“马”这个选项，有 牛、羊、猪。"]),
        ("elders > \"待安置\"", ["1:8 单选不分大小，只能用 == 或 !=。"]), ("area == \"x\"", ["1:6 数字和文字不能比较。"]),
        ("area and yes", ["1:1 and 要的是是否，这里是数字。"]), ("owner + 1", ["1:1 + 要的是数字，这里是文字。"]),
        ("area / 0", ["1:8 除数是 0。"]), ("area / (2 - 2)", ["1:11 除数是 0。"]), ("1e300 * 1e300", ["1:7 算出来的数太大，或算不出来。"]),
        (
            "foo(1)",
            [
                "1:1 没有“foo”这个函数，可用的有 if、count、sum、min、max、days_since、days_until、year、month、day、known、items、measure、reached。"
            ]
        ),
        ("if(yes, 1)", ["1:1 if 要 3 个参数，写了 2 个。"]), ("if(yes, 1, \"a\")", ["1:12 if 的两个结果一个是数字，一个是文字，要一样。"]),
        ("day(\"2020-13-01\")", ["1:5 “\"2020-13-01\"”不是日期，写成 day(\"2026-06-01\")。"]),
        ("phone == \"1\"", ["1:1 “phone”不能参与计算，只能用 known(phone) 看填了没有。"]),
        ("items()", ["1:1 items(…) 只能用在指标的公式里，这里只能说一件事。"]),
        ("reached(gone)", ["1:9 没有“gone”这个环节，有 found、agreed、demolished、left。"]),
        ("animals in [\"牛\"]", ["1:1 “animals”是多选，不能整个放进列表比；一项一项写，如 \"一项\" in animals。"]),
        ("[1, 2] == 1", ["1:1 列表只能写在 in 的右边。"]), ("area in [1, \"a\"]", ["1:9 列表里只能全是文字或全是数字。"]),
        (
            "aera > 0\n  and rooms + owner > 0",
            [
                "1:1 没有“aera”这个字段。是不是 area（拆除面积）？", "2:15 + 要的是数字，这里是文字。",
            ]
        ),
    ]

    @Test(arguments: mistakes)
    func tellsEveryMistakeWithItsPlace(_ text: String, _ expected: [String]) {
        #expect(Sample.complaints(text) == expected)
    }

    @Test(arguments: [
        ("area", "1:1 这里要一个得出是否的公式，它得出的是数字。"),
        ("1 > 2", "1:3 这个条件永远不会满足：结果总是否。"),
        ("area > 5 and area <= 5", "1:10 这个条件永远不会满足：“拆除面积”的要求互相矛盾。"),
        ("elders == \"随子女\" and elders == \"待安置\"", "1:17 这个条件永远不会满足：“旧房老人安置”的要求互相矛盾。"),
        ("agreed and not agreed", "1:8 这个条件永远不会满足：“同意拆除”的要求互相矛盾。"),
        ("recognised < day(\"2020-01-01\") and recognised > day(\"2020-02-01\")", "1:32 这个条件永远不会满足：“认定时间”的要求互相矛盾。"),
        ("days_since(recognised) > 180 and not days_since(recognised) >= 90", "1:30 这个条件永远不会满足：“认定时间至今天数”的要求互相矛盾。"),
        ("count(animals) > 3", "1:16 这个条件永远不会满足：“牲畜种类项数”最小 0、最大 3。"),
        ("count(animals) < 0", "1:16 这个条件永远不会满足：“牲畜种类项数”最小 0、最大 3。"),
        ("month(recognised) > 12", "1:19 这个条件永远不会满足：“认定时间的月”最小 1、最大 12。"),
        ("min(area, 3) > 5", "1:14 这个条件永远不会满足：“拆除面积、3中最小”最大 3。"),
        ("2 * count(animals) - 1 >= 6", "1:24 这个条件永远不会满足：“（2 × 牲畜种类项数） － 1”最小 -1、最大 5。"),
        ("area > area", "1:6 这个条件永远不会满足：“拆除面积”是和自己比。"),
        ("if(agreed, area > 3 and area < 2, no)", "1:1 这个条件永远不会满足：“拆除面积”的要求互相矛盾。"),
        ("not known(area) and area > 3", "1:17 这个条件永远不会满足：“拆除面积”没有填，又要看它填了什么。"),
        ("owner == \"\"", "1:7 这个条件永远不会满足：没有填的不等于“”，改写成 not known(…)。"),
        ("elders not in [\"无老人\", \"随子女\", \"另有住房\", \"待安置\"]", "1:8 这个条件永远不会满足：“旧房老人安置”的要求互相矛盾。"),
    ])
    func refusesAConditionThatCanNeverHold(_ text: String, _ expected: String) {
        #expect(Sample.complaints(text, as: .condition) == [expected])
    }

    @Test(arguments: [
        "area > 5 or area <= 5", "area > 5 and rooms <= 5", "area >= 5 and area <= 5",
        "elders != \"随子女\" and elders != \"待安置\"",
        "(area > 5 or agreed) and area < 3", "not agreed or agreed", "area != 5 and area >= 5",
        "count(animals) >= 3", "count(aids.kind) > 3", "count(photos) > 9", "month(recognised) >= 12",
        "max(area, 3) > 5",
        "area >= area", "area - rooms > 5", "area * 0 == 0", "if(agreed, area > 3, area < 2)",
        "not known(area) or area > 3", "owner != \"\"", "recognised > today", "area > -1",
        // Parts that only read alike where their words are shortened.
        "area * 0.0004 > 2 and area * 0.0001 < 1",
        "count(rooms in [1, 2, 3, 4, 5, 6, 7]) >= 1 and count(rooms in [1, 2, 3, 4, 5, 6, 8]) < 1",
    ])
    func acceptsAConditionThatCanHold(_ text: String) {
        #expect(Sample.complaints(text, as: .condition) == [])
    }

    @Test func refusesWhatIsTooDeepOrTooLong() {
        #expect(Sample.complaints(String(repeating: "(", count: 200) + "1").first?.contains("嵌套超过 64 层") == true)
        #expect(Sample.complaints(String(repeating: "not ", count: 900) + "yes").first?.contains("嵌套超过 64 层") == true)
        #expect(Sample.complaints(String(repeating: "1", count: 5000)).first?.contains("超过 4000 个字") == true)
    }

    @Test func neverCrashesOnNoise() {
        var random = Noise(seed: 7)
        let pieces = [
            "area", "elders", "\"待安置\"", "(", ")", "[", "]", ",", "and", "or", "not", "in", "==", "<", "-", "1", "0",
            "/",
            "if", "count", "from", "items", "known", "、", "\n", "day", "stage", "9e999",
        ]
        for _ in 0..<3000 {
            let text = (0..<Int(random.next() % 12)).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
            _ = Formula.read(text.joined(separator: " "), as: .condition, in: Sample.vocabulary)
        }
    }
}

/// The same numbers every run (SplitMix64).
struct Noise: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
