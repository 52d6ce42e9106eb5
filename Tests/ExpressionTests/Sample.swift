import Core
import Expression

/// A made-up ledger of old houses for formulas to speak of.
enum Sample {
    static let names: [Vocabulary.Name] = [
        Vocabulary.Name("area", "拆除面积", .number),
        Vocabulary.Name("rooms", "间数", .number),
        Vocabulary.Name("elders", "旧房老人安置", .choice(["无老人", "随子女", "另有住房", "待安置"])),
        Vocabulary.Name("agreed", "同意拆除", .truth),
        Vocabulary.Name("recognised", "认定时间", .day),
        Vocabulary.Name("owner", "户主", .text),
        Vocabulary.Name("animals", "牲畜种类", .set(["牛", "羊", "猪"])),
        Vocabulary.Name("photos", "照片", .set([]), counter: "份"),
        Vocabulary.Name("aids.kind", "补助的种类", .set(["牛", "羊", "猪"])),
        Vocabulary.Name("visits.days", "走访的天数", .numbers),
        Vocabulary.Name("phone", "电话", .hidden),
        Vocabulary.Name(
            "stage",
            "环节",
            .choice(["found", "agreed", "demolished", "left"]),
            optionWords: ["found": "已登记", "demolished": "已拆除"]
        ),
        Vocabulary.Name("household.income", "农户的收入", .number),
    ]

    static let stages = [
        Vocabulary.StageName("found", "已登记"), Vocabulary.StageName("agreed", "已同意"),
        Vocabulary.StageName("demolished", "已拆除"), Vocabulary.StageName("left", "不拆除", isDropped: true),
    ]

    static let vocabulary = Vocabulary(names: names, stages: stages)
    static let sums = Vocabulary(
        names: [],
        stages: stages,
        measures: [Vocabulary.Name("area", "面积", .number, counter: "亩")],
        thing: "老旧房屋",
        counter: "户"
    )
    static let today = Day(daysSince1970: 18_423)

    static func facts(_ values: [String: Value]) -> ListedFacts {
        ListedFacts(names.map { values[$0.key] ?? .unknown }, today: today)
    }

    static func value(_ text: String, _ values: [String: Value] = [:]) -> Value? {
        Formula.read(text, in: vocabulary).formula?.value(in: facts(values))
    }

    /// `1:5 sentence` of everything that is wrong.
    static func complaints(
        _ text: String,
        as purpose: Formula.Purpose = .any,
        in vocabulary: Vocabulary = vocabulary
    ) -> [String] {
        Formula.read(text, as: purpose, in: vocabulary).problems.map {
            "\($0.position.line):\($0.position.column) \($0.sentence)"
        }
    }
}
