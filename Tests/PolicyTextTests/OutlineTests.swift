import Core
import PolicyText
import Testing

struct OutlineTests {
    private let options = DecomposeOptions(asOf: Day(daysSince1970: 20_000), suggestsUnits: false)

    private func headings(_ text: String) -> [String] {
        let sections = decompose(text, options: options).sections
        return sections.map { section in
            var depth = 0
            var parent = section.parent
            while let id = parent {
                depth += 1
                parent = sections.first { $0.id == id }?.parent
            }
            return String(repeating: ">", count: depth) + "\(section.label)|\(section.heading)"
        }
    }

    @Test func readsEveryNumberingInItsOrder() {
        let text = """
            一、重点任务
            （一）抓好产业
            1.建设基地。加快土地流转。
            （1）完善水利
            修好渠道。
            ①清淤
            二、保障措施
            （一）加强领导
            第三章 附则
            """
        #expect(
            headings(text) == [
                "一|重点任务", ">（一）|抓好产业", ">>1|建设基地", ">>>（1）|完善水利", ">>>>①|清淤", "二|保障措施", ">（一）|加强领导", "第三章|附则",
            ]
        )
    }

    @Test func headingsRunIntoTheirFirstSentence() {
        let text = "一、围绕协调发展,推动整体提升。近年来,工作有了进展。一要精准定位科学规划。各乡镇要编好规划。二要严格标准规范建设。各部门要把好关口。"
        #expect(headings(text) == ["一|围绕协调发展,推动整体提升", ">一要|精准定位科学规划", ">二要|严格标准规范建设"])
        #expect(decompose(text, options: options).duties.map(\.text) == ["各乡镇要编好规划。", "各部门要把好关口。"])
    }

    @Test func pointsInsideOneParagraphAreParts() {
        let text = "抓好三项工作：一是加快清运垃圾，每村配备保洁员；二是推进改厕，新建卫生厕所200座；三是严禁焚烧秸秆。"
        let duties = decompose(text, options: options).duties
        #expect(duties.map(\.kind) == [.action, .action, .prohibition])
        #expect(duties.last?.text == "三是严禁焚烧秸秆。")
    }

    @Test func numberingThatJumpsOrRepeatsIsTakenAsItStands() {
        let text = "一、甲项\n三、乙项\n三、丙项\n（五）丁项\n1.戊项"
        #expect(headings(text) == ["一|甲项", "三|乙项", "三|丙项", ">（五）|丁项", ">>1|戊项"])
    }

    @Test func decimalsAndListsOfNumbersAreNoLabels() {
        #expect(headings("1.5万亩林地要补植。\n二、三产业要融合发展。").isEmpty)
    }

    @Test func quotationsAndTitlesEndNoSentence() {
        let text = "要学好《关于乡村建设的意见。第二版》，做到“人人会讲。户户知晓。”的要求。"
        #expect(decompose(text, options: options).sentences.count == 1)
    }

    @Test func linesBrokenByAPageWidthAreJoined() {
        let line = "要把村庄清洁行动作为一项经常性工作抓紧抓实抓好，全面清理农村生活垃"
        let text = "一、总的要求\n\(line)\n圾，改善村容村貌，（责任单位：县农业\n农村局、各乡镇）\n（二）下一项工作"
        let breakdown = decompose(text, options: options)
        let duty = breakdown.duties.first
        #expect(duty?.units.map(\.text) == ["县农业农村局", "各乡镇"])
        #expect(duty?.text.contains("生活垃圾") == true)
        // Offsets count the text as written.
        let scalars = Array(text.unicodeScalars)
        let start = duty.map { scalars[$0.span.start] }
        #expect(start == "要")
    }

    @Test func readsTitleNumberIssuerAndDay() {
        let text = """
            某县人民政府办公室关于印发《某县农村改厕实施方案》的通知
            某政办发〔2024〕17号
            各乡镇人民政府，县直各单位：
            《某县农村改厕实施方案》已经县政府同意，现印发给你们，请认真组织实施。
            某县人民政府办公室
            2024年5月8日
            某县农村改厕实施方案
            一、工作目标
            今年要新建卫生厕所800座。
            """
        let breakdown = decompose(text, options: options)
        #expect(breakdown.title == "某县人民政府办公室关于印发《某县农村改厕实施方案》的通知")
        #expect(breakdown.number == "某政办发〔2024〕17号")
        #expect(breakdown.issuer == "某县人民政府办公室")
        #expect(breakdown.date == Day("2024-05-08"))
        #expect(breakdown.duties.count == 1)
        #expect(breakdown.duties.first?.deadlines.first?.by == Day("2024-12-31"))
    }

    @Test func aTableOfOtherThingsGivesNoTask() {
        let text = """
            某县工作领导小组
            姓名\t职务\t分工
            张三\t县长\t负责全面工作，要统筹推进各项任务
            李四\t副县长\t要协助县长抓好各项任务落实
            """
        #expect(decompose(text, options: options).duties.isEmpty)
    }

    @Test func whatADocumentSaysOfItsOwnDemandsIsNoTask() {
        let text = """
            一、总体要求
            全县农业农村工作的总体要求是：坚持农业农村优先发展，加快建设农业强县，全面推进乡村振兴。
            到2027年，建成高标准农田30万亩。
            """
        #expect(decompose(text, options: options).duties.map(\.title) == ["建成高标准农田30万亩"])
    }

    @Test func aMonthLiesInTheYearADocumentNames() {
        let text = "2024年全县农业农村工作要点\n一、粮食\n1.要在3月底前完成春播8万亩。"
        let duties = decompose(text, options: DecomposeOptions(asOf: Day("2024-11-26") ?? Day(daysSince1970: 0))).duties
        #expect(duties.first?.deadlines.map(\.by) == [Day("2024-03-31")])
    }

    @Test func aTableIsReadByItsHeader() throws {
        let text = """
            某县重点任务分解表
            序号\t工作任务\t目标\t牵头单位\t责任单位\t配合单位\t完成时限
            1\t推进老旧房屋拆除\t拆除1200户\t县住建局\t各乡镇\t县财政局、县自然资源局\t2025年9月底
            2\t新建户用卫生厕所\t新建800座\t县农业农村局\t各乡镇\t\t2025年11月
            """
        let duties = decompose(text, options: options).duties
        try #require(duties.count == 2)
        #expect(duties[0].title == "推进老旧房屋拆除")
        #expect(duties[0].quantities.map(\.value) == [1200])
        #expect(
            duties[0].units.map { "\($0.text) \($0.role.rawValue)" } == [
                "县住建局 lead", "各乡镇 responsible", "县财政局 supporting", "县自然资源局 supporting",
            ]
        )
        #expect(duties[0].deadlines.map(\.by) == [Day("2025-09-30")])
        #expect(duties[1].deadlines.map(\.by) == [Day("2025-11-30")])
        #expect(duties.allSatisfy { $0.units.allSatisfy { $0.source == .table } })
    }
}
