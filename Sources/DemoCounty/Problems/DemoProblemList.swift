/// The list a fictional inspection left behind: 28 problems in eight aspects.
struct DemoProblemText: Sendable {
    let aspect: String
    let content: String
    /// The owner's short name; nil for a township that is chosen by number.
    let unit: String?
    let cause: String
    let measures: String

    init(_ aspect: String, _ content: String, _ unit: String?, _ cause: String, _ measures: String) {
        self.aspect = aspect
        self.content = content
        self.unit = unit
        self.cause = cause
        self.measures = measures
    }
}

enum DemoProblemList {
    static let name = "省上专项检查反馈问题清单"

    static let all = learning + guarantees + industry + environment + funds + villages + basics + style

    private static let learning = [
        DemoProblemText("责任落实", "部分乡镇党委研究“三农”工作次数少，会议记录没有具体安排。", nil, "把学习代替研究，议题准备不足", "每月至少研究一次，记录写明事项、责任人和时限"),
        DemoProblemText("责任落实", "行业部门之间信息不共享，同一户的数据有三个口径。", "农业农村局", "各报各的表，没有统一底册", "建立一本底册，按月比对，差异逐户核实"),
        DemoProblemText("责任落实", "有的包抓单位一季度没有到联系村。", "组织部", "包抓安排没有台账", "列出包抓台账，按月通报到村次数和解决的事"),
    ]

    private static let guarantees = [
        DemoProblemText("住房饮水教育医疗", "4 户危房鉴定后没有及时改造，老人仍住在旧房。", "住建局", "户主外出，改造方案没有定", "逐户见面，投亲、代建、修缮一户一策"),
        DemoProblemText("住房饮水教育医疗", "2 个村冬季水管冻裂，供水不稳定。", "水务局", "管道埋深不够，没有专人管护", "更换冻裂管段，落实管水员"),
        DemoProblemText("住房饮水教育医疗", "慢性病签约服务随访记录不实，连续三次内容相同。", "卫健局", "随访靠补记", "重新随访，记录现场签字，按月抽查"),
        DemoProblemText("住房饮水教育医疗", "1 名适龄儿童长期请假，没有送教记录。", "教育局", "学校没有跟踪", "落实送教上门，每周一次"),
    ]

    private static let industry = [
        DemoProblemText("产业发展", "3 个合作社只挂牌不运行，带动户没有分红。", "农业农村局", "成立时没有章程和账目", "清理空壳合作社，能办的规范、不能办的注销"),
        DemoProblemText("产业发展", "日光温室闲置 12 座。", nil, "没有技术员，种一茬就停", "引进经营主体整体租用，优先雇用本村劳力"),
        DemoProblemText("产业发展", "到户产业奖补资金没有公示。", "农业农村局", "只在系统里录入", "在村务公开栏公示到户到人"),
        DemoProblemText("产业发展", "养殖小区建成后没有验收，粪污处理设施没有配套。", "畜牧中心", "设计没有包括粪污处理", "补建储粪池和雨污分流，验收合格再使用"),
    ]

    private static let environment = [
        DemoProblemText("人居环境", "村庄周边建筑垃圾清运不及时，沟渠里有生活垃圾。", nil, "清运靠集中突击，没有日常保洁", "划定保洁区段，定人定时清运"),
        DemoProblemText("人居环境", "部分改厕户不会用、不愿用，厕屋堆放杂物。", nil, "改造前没有征求意见，后期没有管护", "逐户教用法，落实清掏服务，问题厕所限期整改"),
        DemoProblemText("人居环境", "残垣断壁拆除后没有清理，地面裸露。", nil, "只拆不清", "清运渣土，平整后复绿或还耕"),
        DemoProblemText("人居环境", "集镇污水直排河道。", "生态环境局", "管网没有接通", "接通管网，封堵排口"),
    ]

    private static let funds = [
        DemoProblemText("资金项目", "衔接资金支付进度慢，一季度支付不到两成。", "财政局", "项目手续不全，报账慢", "按项目倒排，手续齐全的十日内支付"),
        DemoProblemText("资金项目", "2 个项目变更建设内容没有报批。", "发改局", "乡镇自行调整", "补办变更手续，没有批准的恢复原内容"),
        DemoProblemText("资金项目", "项目资产没有确权登记，产权不清。", "财政局", "重建设轻管护", "逐个登记到村，明确管护人"),
        DemoProblemText("资金项目", "村级道路完工半年没有竣工验收。", "交通运输局", "施工资料不齐", "补齐资料，组织验收"),
    ]

    private static let villages = [
        DemoProblemText("驻村帮扶", "有的驻村干部在岗不足，请假没有手续。", "组织部", "派出单位又安排了其他工作", "核实在岗情况，派出单位不得另派任务"),
        DemoProblemText("驻村帮扶", "帮扶措施笼统，一户一策内容雷同。", nil, "照抄上年计划", "逐户重新制定，写明事项、人和时间"),
        DemoProblemText("驻村帮扶", "群众反映的 5 件事没有答复。", nil, "登记后没有分办", "建立登记簿，十五日内答复"),
    ]

    private static let basics = [
        DemoProblemText("基础工作", "收入核算把一次性补助算作稳定收入。", nil, "算账口径没有培训", "重新核算，逐项附依据"),
        DemoProblemText("基础工作", "系统信息与户档不一致 37 处。", nil, "人口变化没有及时更新", "逐户比对，月底前更正"),
        DemoProblemText("基础工作", "监测对象识别不及时，1 户大病户没有纳入。", "医保局", "部门预警没有推送到村", "按月推送大额医疗支出，五日内核实"),
    ]

    private static let style = [
        DemoProblemText("作风建设", "检查多、要表多，一个村一个月填表 20 份。", "宣传部", "部门各自发表", "清理报表，没有审批的一律停止"),
        DemoProblemText("作风建设", "对上年反馈的问题整改后又反弹。", "农业农村局", "销号后没有回头看", "销号满 30 天、90 天随机抽查"),
        DemoProblemText("作风建设", "有的干部对政策不熟，解释不清。", "组织部", "培训走过场", "分批到村轮训，现场问答"),
    ]
}
