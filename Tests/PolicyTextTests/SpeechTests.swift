import Core
import Foundation
import PolicyText
import Testing

/// Every quantified or dated duty of the mission document, by its row in the list of mechanisms.
struct SpeechTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let id: String
        let fragment: String
        /// `written|value|unit|comparison`, `XX` for a masked value.
        var numbers: [String] = []
        /// Of these, the written ones that only tell how far the work has come.
        var states: [String] = []
        /// Last days, and `from..by` windows.
        var days: [String] = []
        var cadences: [String] = []
        var units: [String] = []
        var kind: DutyKind?

        var testDescription: String { id }
    }

    static let rows: [Row] = [
        Row(
            id: "1.18",
            fragment: "今天的观摩中,住建局为大家提供了XX套不同的户型院落设计图集供建设参考,下去大家要结合实际科学选择、借鉴运用。",
            numbers: ["XX套|XX|套|exactly"]
        ),
        Row(
            id: "2.1",
            fragment: "今年,全县计划拆除老旧房屋XX户,目前拆除XX户、仅占总数的8.4%,工作进展比较缓慢。",
            numbers: ["XX户|XX|户|exactly", "8.4%|8.4|%|exactly"],
            states: ["XX户", "8.4%"],
            days: ["2020-12-31"],
            kind: .target
        ),
        Row(
            id: "2.23–2.25",
            fragment: "在农村改厕工作上,今年要新建农村户用卫生厕所XX座,所有乡镇、建制村实现卫生公厕全覆盖,65%以上的村庄建成\"清洁村庄\",但需要大家注意的是,改厕一定要因地制宜。",
            numbers: ["XX座|XX|座|exactly", "全覆盖|100|%|exactly", "65%以上|65|%|at_least"],
            days: ["2020-12-31"],
            kind: .target
        ),
        Row(
            id: "2.33",
            fragment: "要聚焦重点区域地段,突出抓好黑河滩2000亩生态修复胡杨林营造、XX公路绿化工程续建、XXXX2万亩高原生态林基地等重点造林绿化工程。",
            numbers: ["2000亩|2000|亩|exactly", "2万亩|20000|亩|exactly"]
        ),
        Row(
            id: "2.41",
            fragment: "要积极创建全省高标准农田示范区,全力实施好XX万亩高标准农田建设项目,配套推广水肥一体化应用技术。",
            numbers: ["XX万亩|XX|亩|exactly"]
        ),
        Row(
            id: "2.44",
            fragment: "要加快推进XX30万吨有机肥生产线、XX年产10万吨有机生物肥项目建设。",
            numbers: ["30万吨|300000|吨|exactly", "10万吨|100000|吨|exactly"]
        ),
        Row(
            id: "3.3",
            fragment: "各相关部门单位要切实履行责任,对照监测指标逐一进行自查分析,逐月分析调度,逐项攻坚突破。",
            cadences: ["P1M"],
            units: ["各相关部门单位"]
        ),
        Row(
            id: "3.5",
            fragment: "希望涉及到的5个乡镇和相关部门单位严格按照实施意见要求抓好落实,确保不折不扣完成各项目标任务。",
            numbers: ["5个|5|个|exactly"]
        ),
        Row(
            id: "3.6",
            fragment: "要落实落细挂牌督战责任,围绕全区1户3人\"脱贫监测户\"、X户X人\"边缘户\",逐一摸清挂牌督战对象的基本需求。",
            numbers: ["1户|1|户|exactly", "3人|3|人|exactly", "X户|XX|户|exactly", "X人|XX|人|exactly"]
        ),
        Row(
            id: "3.9",
            fragment: "要持续抓好\"3+1\"冲刺清零后续行动,确保\"3+1\"任务全面达标、不出问题。",
            numbers: ["清零|0||exactly"],
            cadences: ["-"]
        ),
        Row(
            id: "3.14",
            fragment: "要扎实推进4项专项提升行动,对特殊困难群体做到应保尽保、应兜尽兜。",
            numbers: ["4项|4|项|exactly", "应保尽保|100|%|exactly", "应兜尽兜|100|%|exactly"]
        ),
        Row(
            id: "3.23",
            fragment: "各乡镇和相关部门单位要对县上方案中的问题逐一研究、抓好整改,确保各类问题在6月10日前取得明显成效、6月底前全面整改到位。",
            days: ["2020-06-10", "2020-06-30"],
            units: ["各乡镇", "相关部门单位"]
        ),
        Row(
            id: "3.25",
            fragment: "同时,要认真细致做好专项巡视准备工作,从4月上旬至5月底,省委将对XX个市州、XX个摘帽县和XX个未摘帽县开展专项巡视。",
            numbers: ["XX个|XX|个|exactly"],
            days: ["2020-04-01..2020-05-31"]
        ),
        Row(
            id: "3.27",
            fragment: "各乡镇和相关部门单位要紧盯XX户XX名建档立卡贫困人口,进行一次\"过筛子\"式的大起底。",
            numbers: ["XX户|XX|户|exactly", "XX名|XX|名|exactly"],
            units: ["各乡镇", "相关部门单位"]
        ),
        Row(
            id: "4.1",
            fragment: "我们要全面贯彻落实指示精神,加快打造绿色蔬菜、优质肉牛\"两个百亿级产业体系\",为全省农业产业化发展做出示范。",
            numbers: ["百亿级|10000000000|元|at_least"],
            kind: .target
        ),
        Row(
            id: "4.2",
            fragment: "目前已确定7个乡镇29个村要新建新型高标准日光温室3000多座、4000多亩,连片600座、750亩的温室已开工建设。",
            numbers: [
                "7个|7|个|exactly", "29个|29|个|exactly", "3000多座|3000|座|at_least", "4000多亩|4000|亩|at_least",
                "600座|600|座|exactly", "750亩|750|亩|exactly",
            ]
        ),
        Row(
            id: "4.4",
            fragment: "我们要再接再厉,乘势而上,坚决将玉米制种面积压缩在50万亩以内,为发展蔬菜产业腾出空间。",
            numbers: ["压缩在50万亩以内|500000|亩|at_most"],
            kind: .limit
        ),
        Row(
            id: "4.6",
            fragment: "要大力推广党委引领产业发展模式,突出抓好10万亩有机蔬菜基地建设,今年要稳步发展优质蔬菜种植基地38万亩以上。",
            numbers: ["10万亩|100000|亩|exactly", "38万亩以上|380000|亩|at_least"],
            days: ["2020-12-31"],
            kind: .target
        ),
        Row(
            id: "4.10",
            fragment: "从目前掌握的情况来看,今年全县可新建奶肉牛养殖小区、养殖场28个,增加奶肉牛养殖5万多头,形势喜人。",
            numbers: ["28个|28|个|exactly", "5万多头|50000|头|increase_by"],
            days: ["2020-12-31"]
        ),
        Row(
            id: "4.11",
            fragment: "下一步,我们要严格落实加快牛产业发展的意见,重点抓好XX镇3万头肉牛智慧牧场、德联牧业万头奶牛养殖基地建设。",
            numbers: ["3万头|30000|头|exactly", "万头|10000|头|exactly"]
        ),
        Row(
            id: "4.15",
            fragment: "我们要加快推进旅游大通道两侧各200米、XX和XX2万亩、XX6600亩特色林果基地等项目,今年全县发展特色林果5万亩以上。",
            numbers: ["200米|200|米|exactly", "2万亩|20000|亩|exactly", "6600亩|6600|亩|exactly", "5万亩以上|50000|亩|at_least"],
            days: ["2020-12-31"]
        ),
        Row(
            id: "6.2",
            fragment: "县四班子领导要严格落实联系包抓乡镇制度,坚持每周一调度、十天一督导,通过实地调研等方式持续传导压力。",
            cadences: ["P7D", "P10D"],
            units: ["县四班子领导"]
        ),
        Row(
            id: "6.13",
            fragment: "要积极申报争取政策性融资,突出抓好XX贷款、农村自来水供水工程等16个项目XX亿元政府专项债券申报工作。",
            numbers: ["16个|16|个|exactly", "XX亿元|XX|元|exactly"]
        ),
        Row(
            id: "6.17",
            fragment: "资金保障工作,XX县长要抓在手上,农业农村局、金融办等部门单位要负起责任,加强与金融机构的对接联系。",
            units: ["XX县长", "农业农村局", "金融办"]
        ),
        Row(
            id: "6.20",
            fragment: "县委办、县政府办和农业农村等部门单位要组成联合督查组,及时交办发现问题,定期通报工作情况。",
            cadences: ["-"],
            units: ["县委办", "县政府办", "农业农村"]
        ),
        Row(
            id: "6.4",
            fragment: "农业农村、国土资源、住建、林草、交通、水务等部门单位要充分发挥职能作用,主动深入乡镇指导做好项目策划包装。",
            units: ["农业农村", "国土资源", "住建", "林草", "交通", "水务"]
        ),
        Row(id: "5.11", fragment: "最近,有些乡镇出现了非法开荒行为,自然资源局和所在乡镇要加强管理、从严处理,决不能纵容姑息。", units: ["自然资源局", "所在乡镇"]),
        Row(
            id: "1.19",
            fragment: "五个振兴\"互促互进、缺一不可,少了任何一个环节,乡村振兴都会大打折扣,因此绝不能搞剑走偏锋、单兵突进,必须系统理解、整体把握。",
            numbers: ["五个|5|个|exactly"]
        ),
        Row(
            id: "2.10",
            fragment: "具体工作中,要注重解决好三个方面的问题:要解决好老旧房屋拆除后老人居住的问题;要解决好农资农机具存放的问题;要解决好畜禽养殖的问题。",
            numbers: ["三个|3|个|exactly"]
        ),
        Row(
            id: "2.17",
            fragment: "各乡镇和相关部门单位要聚焦\"三清理、三整治、两推进、一美化\"攻坚任务,结合农村人居环境整治十二条措施抓好各项任务落实。",
            numbers: ["十二条|12|条|exactly"],
            units: ["各乡镇", "相关部门单位"]
        ),
        Row(id: "2.29", fragment: "要加强农村面源污染治理,规范运行农村污水处理设施,持续开展化肥农药减量行动,减少污染存量。", cadences: ["-"], kind: .standing),
        Row(
            id: "3.26",
            fragment: "各乡镇和相关部门单位要在专项巡视前认真开展一次自查自纠,对脱贫攻坚工作进行全面\"回头看\"。",
            days: [""],
            units: ["各乡镇", "相关部门单位"]
        ),
        Row(
            id: "3.32",
            fragment: "要迅速对农户院墙破败、家庭卫生脏乱差等\"视觉贫困\"问题进行专项治理,力争应拆尽拆、能改全改。",
            numbers: ["应拆尽拆|100|%|exactly", "能改全改|100|%|exactly"]
        ),
        Row(id: "5.12", fragment: "要健全农村公共安全体系,持续开展农村安全隐患排查整治,坚决遏制重特大安全事故发生。", cadences: ["-"]),
        Row(id: "5.13", fragment: "要持续推进农村\"雪亮工程\"建设,完善县乡村三级综治中心功能和运行机制。", cadences: ["-"], kind: .standing),
        Row(id: "6.11", fragment: "要持续实施新型职业农民培育工程,畅通智力、技术、管理下乡通道,造就更多乡土人才。", cadences: ["-"], kind: .standing),
        Row(id: "6.23", fragment: "组织等部门单位要坚持日常考核与年终考核相结合,发挥考核指挥棒作用。", units: ["组织"]),
        Row(id: "1.13", fragment: "我们的住建局全称是住房和城乡建设局,工作中不能只抓城市、不管农村,要切实承担起审核把关监督职责。", units: ["住建局"]),
    ]

    @Test(arguments: rows) func readsARowOfTheSpeech(_ row: Row) throws {
        let text = "在推进会议上的讲话\n(2020年月日)\n同志们:\n一、总的要求。近年来,各项工作有了进展。" + row.fragment
        let breakdown = decompose(
            text,
            options: DecomposeOptions(asOf: try #require(Day("2020-05-06")), suggestsUnits: false)
        )
        let duties = breakdown.duties.filter { row.fragment.contains($0.text) || $0.text.contains(row.fragment) }
        try #require(!duties.isEmpty, "no task")
        let numbers = duties.flatMap(\.quantities).map { quantity in
            "\(quantity.text)|\(quantity.masked ? "XX" : plain(quantity.value))|\(quantity.unit)|\(quantity.comparison.rawValue)"
        }
        for number in row.numbers { #expect(numbers.contains(number), "\(numbers)") }
        let days = duties.flatMap(\.deadlines).map { deadline in
            (deadline.from.map { "\($0).." } ?? "") + (deadline.by?.description ?? "")
        }
        #expect(days == row.days)
        #expect(duties.flatMap(\.quantities).filter(\.setsNoTarget).map(\.text) == row.states)
        #expect(duties.flatMap(\.cadences).map { $0.period ?? "-" }.prefix(row.cadences.count) == row.cadences[...])
        #expect(duties.flatMap(\.units).map(\.text) == row.units)
        if let kind = row.kind { #expect(duties.map(\.kind).contains(kind)) }
    }

    private func plain(_ value: Double?) -> String {
        guard let value else { return "-" }
        return value == value.rounded() ? String(Int(value)) : String(value)
    }

    @Test(.enabled(if: Shared.exists, "the mission document lies outside the package")) func agreesWithTheHandMadeKey()
        throws
    {
        let text = try Shared.text("speech.txt")
        let breakdown = decompose(text, options: DecomposeOptions(asOf: try #require(Day("2020-05-06"))))
        let scalars = Array(text.unicodeScalars)
        #expect(breakdown.sentences.count == SpeechKey.rows.count)
        var (right, wrong, missed) = (0, [String](), [String]())
        for (sentence, key) in zip(breakdown.sentences, SpeechKey.rows) {
            let opening = String(
                String.UnicodeScalarView(scalars[sentence.span.start..<min(sentence.span.end, sentence.span.start + 9)])
            )
            #expect(opening == key.opening)
            let isTask = sentence.role == .task
            if isTask && key.mark == "T" { right += 1 }
            if isTask && key.mark != "T" && key.mark != "E" { wrong.append(opening) }
            if !isTask && key.mark == "T" { missed.append(opening) }
        }
        #expect(Double(right) / Double(max(1, right + wrong.count)) >= 0.95, "no task: \(wrong)")
        #expect(Double(right) / Double(max(1, right + missed.count)) >= 0.95, "missed: \(missed)")
    }
}
