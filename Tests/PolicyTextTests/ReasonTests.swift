import Core
import PolicyText
import Testing

/// Every field of a task says which rule read it.
struct ReasonTests {
    private let options = DecomposeOptions(asOf: Day(daysSince1970: 18_390))

    static let texts = [
        """
        一、重点任务
        （一）推进农村改厕。今年要新建户用卫生厕所1200座，普及率达到85%以上；每周一调度。（牵头单位：县农业农村局；完成时限：11月底前）
        （二）抓好道路养护（责任单位：县交通运输局）
        加强日常养护。
        2.整治村道隐患路段42公里。由县交通运输局牵头，县公安局配合。
        严禁焚烧秸秆。要持续推进平安乡村建设。玉米制种面积要压缩在50万亩以内。
        序号\t工作任务\t牵头单位\t完成时限
        1\t编制村庄规划20个\t县自然资源局\t年底前
        """
    ]

    @Test(arguments: texts) func everyFieldHasItsReason(_ text: String) { check(text) }

    @Test(.enabled(if: Shared.exists, "the mission document lies outside the package"))
    func everyFieldOfTheSpeechHasItsReason() throws {
        check(try Shared.text("speech.txt"))
    }

    private func check(_ text: String) {
        let breakdown = decompose(text, options: options)
        #expect(!breakdown.duties.isEmpty)
        for duty in breakdown.duties {
            var wanted: Set<ReadingReason.Field> = [.duty, .kind, .title]
            if !duty.units.isEmpty { wanted.insert(.units) }
            if !duty.quantities.isEmpty { wanted.insert(.quantities) }
            if !duty.deadlines.isEmpty { wanted.insert(.deadlines) }
            if !duty.cadences.isEmpty { wanted.insert(.cadences) }
            if duty.subject != nil { wanted.insert(.subject) }
            #expect(wanted.isSubset(of: Set(duty.reasons.map(\.field))), "\(duty.title)")
            for reason in duty.reasons {
                let sentence = ReadingRuleWords.sentence(for: reason.rule)
                #expect(sentence != reason.rule.rawValue && sentence.unicodeScalars.contains { $0.value >= 0x4E00 })
            }
        }
    }
}
