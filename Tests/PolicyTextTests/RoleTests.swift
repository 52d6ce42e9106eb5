import Core
import PolicyText
import Testing

/// What is a task and what only sounds like one.
struct RoleTests {
    static let tasks = [
        "各乡镇要在月底前完成排查。", "务必把责任压实到人。", "严禁虚报冒领补助资金。", "加快推进农村公路危桥改造。", "进一步完善村级综治中心功能。",
        "对返贫致贫风险户落实帮扶措施。", "将村规民约修订情况纳入年度考核。", "县财政局负责资金拨付。", "县水务局：做好农村供水保障。", "到2026年底，农村自来水普及率达到95%以上。",
        "没有规划的，一律不得开工建设，乡镇要把好关口。", "希望各部门抓好落实，确保完成任务。", "今年全县计划新建日光温室1000座。", "每村设置不少于2名保洁员。",
        "围绕增收目标，大力发展庭院经济。", "大家要结合实际借鉴运用。",
    ]

    static let others = [
        "乡村振兴是党中央作出的重大战略部署。", "近年来，我们新建了日光温室3000座。", "从检查情况看，有的乡镇行动迟缓，差距还比较大。", "县委书记在调研时指出，我县要走在全省前列。",
        "没有产业的发展，就会失去支撑。", "发展林果业既能美化环境，又能增加收入。", "过去一年，完成造林5万亩，群众满意度不断提升。", "严格执行是规划实施的硬道理。", "只有农民参与，乡村振兴才是真正的振兴。",
        "资金需要大量投入，仅靠财政是远远不够的。", "同志们：", "主要原因是认识不到位。", "这项工作意义重大，直接关系群众切身利益。", "人居环境整治具有重要意义。",
        "各项工作取得了阶段性明显成效，大家是满意的。",
        "该做什么、要做什么，思路已经非常清晰了。",
    ]

    private let options = DecomposeOptions(asOf: Day(daysSince1970: 20_000), suggestsUnits: false)

    @Test(arguments: tasks) func isATask(_ sentence: String) {
        #expect(decompose("一、工作部署\n" + sentence, options: options).duties.count == 1)
    }

    @Test(arguments: others) func isNoTask(_ sentence: String) {
        #expect(decompose("一、工作部署\n" + sentence, options: options).duties.isEmpty)
    }

    @Test(arguments: ["2024年工作回顾", "存在的问题", "指导思想", "基本原则", "过去五年的主要成效"])
    func nothingUnderSuchAHeadingIsATask(_ heading: String) {
        let text = "一、\(heading)\n加快推进产业发展，建成基地20个。\n坚持因地制宜，统筹推进各项工作。\n二、下一步安排\n加快推进产业发展。"
        #expect(decompose(text, options: options).duties.map(\.section) == [2])
    }

    @Test func aSentenceWithSeveralDutiesBecomesSeveral() {
        let text = "各乡镇要解决好三个问题：要解决好老人居住的问题，有去处有得住；要解决好农具存放的问题，统一修建；要解决好畜禽养殖的问题，人畜分离。"
        let duties = decompose(text, options: options).duties
        #expect(duties.count == 3)
        #expect(duties.allSatisfy { $0.units.map(\.text) == ["各乡镇"] })
    }

    @Test func whatShallComeOfATaskStaysWithIt() {
        let text = "各乡镇要全面摸清底数。确保不漏一户、不漏一人。"
        #expect(decompose(text, options: options).duties.map(\.text) == [text])
    }

    @Test func aDocumentWithoutDutiesHasNone() {
        let breakdown = decompose("春天来了。河边的柳树发芽了。", options: options)
        #expect(breakdown.duties.isEmpty && breakdown.sentences.count == 2)
        #expect(breakdown.coverage.unowned.count == 2)
    }

    @Test(arguments: [
        ("各乡镇要新建卫生厕所500座以上。", DutyKind.target), ("玉米制种面积要压缩在50万亩以内。", .limit), ("严禁在耕地上建房。", .prohibition),
        ("要持续推进平安乡村建设。", .standing), ("要召开一次群众会。", .action),
    ])
    func tellsTheKind(_ text: String, _ kind: DutyKind) {
        #expect(decompose(text, options: options).duties.map(\.kind) == [kind])
    }

    @Test(arguments: [
        ("各乡镇要切实加强农村公路日常养护管理，确保畅通。", "加强农村公路日常养护管理"),
        ("要全面推行村党组织书记和村委会主任“一肩挑”，选优配强班子。", "推行村党组织书记和村委会主任“一肩挑”"),
        ("（一）完善管护机制。建立队伍，落实经费。（责任单位：县交通运输局）", "完善管护机制"),
        ("严禁虚报冒领补助资金。", "严禁虚报冒领补助资金"),
        ("农业农村局要在9月底前新建农村户用卫生厕所1260座。（牵头单位：农业农村局）", "新建农村户用卫生厕所1260座"),
        ("交通运输局要抓紧整治村道隐患路段42公里。（牵头单位：交通运输局）", "整治村道隐患路段42公里"),
        ("6月底前对养老院、学校、自建房开展一次消防安全隐患排查。（牵头单位：应急管理局）", "开展一次消防安全隐患排查"),
    ])
    func givesAShortName(_ text: String, _ title: String) throws {
        let duty = try #require(decompose(text, options: options).duties.first)
        #expect(duty.title == title)
        #expect(duty.title.unicodeScalars.count <= 20)
    }
}
