import Core
import PolicyText
import Testing

/// Which goal and which programme a task serves, by its words.
struct SubjectTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let text: String
        let goal: RevitalisationGoal
        let programme: String?

        init(_ text: String, _ goal: RevitalisationGoal, _ programme: String?) {
            (self.text, self.goal, self.programme) = (text, goal, programme)
        }

        var testDescription: String { text }
    }

    static let rows: [Row] = [
        Row("各乡镇要倒排工期，不断加快老旧房屋拆除进度。", .ecology, "old-houses"),
        Row("要聚焦“三清理、三整治、两推进、一美化”攻坚任务，抓好各项任务落实。", .ecology, "hundred-day-drive"),
        Row("要扎实推进“三大革命”“六大行动”和“三清一改”，整治私拉乱接、私搭乱建。", .ecology, "living-environment"),
        Row("今年要新建农村户用卫生厕所800座，改厕一定要因地制宜。", .ecology, "toilets"),
        Row("65%以上的村庄要建成“清洁村庄”。", .ecology, "clean-villages"),
        Row("要健全农村生活垃圾收运处置体系，配齐保洁员。", .ecology, "waste"),
        Row("要规范运行农村污水处理设施。", .ecology, "sewage"),
        Row("要加大垃圾秸秆焚烧日常巡查力度。", .ecology, "burning-patrol"),
        Row("要持续开展化肥农药减量行动。", .ecology, "farm-inputs"),
        Row("要加快实施废旧农膜回收利用示范县项目。", .ecology, "farm-film"),
        Row("要遵循适地适树原则，抓好生态林基地造林绿化工程。", .ecology, "greening"),
        Row("要实施好5万亩高标准农田建设项目，推广水肥一体化。", .industry, "farmland"),
        Row("要发挥畜禽粪污集中处理中心、尾菜处理中心作用，推进资源化利用。", .industry, "circular-farming"),
        Row("要坚持先规划后建设，编好村庄规划。", .ecology, "village-plans"),
        Row("要推广应用农房户型图集，做好户型设计。", .ecology, "house-designs"),
        Row("要统筹推进“五个振兴”，确定主攻方向。", .industry, "five-revitalisations"),
        Row("要新建高标准日光温室3000座，发展优质蔬菜。", .industry, "vegetables"),
        Row("要抓好肉牛智慧牧场和奶牛养殖基地建设。", .industry, "cattle"),
        Row("今年要发展特色林果5万亩以上，种植文冠果、枸杞。", .industry, "fruit"),
        Row("要大力发展乡村旅游，加快4A级景区创建。", .industry, "rural-tourism"),
        Row("要做强小杂粮、中药材、食用菌等特色产业。", .industry, "specialities"),
        Row("要做好义务教育控辍保学监测工作。", .prosperity, "education"),
        Row("要完善农村医疗卫生机构建设，配强乡村医生。", .prosperity, "medical"),
        Row("要切实加强危房动态监测。", .prosperity, "housing"),
        Row("要持续推进农村饮水安全巩固提升工程。", .prosperity, "drinking-water"),
        Row("要全面完成道路安防工程、农村公路危桥改造任务。", .prosperity, "roads"),
        Row("要发展“五小”产业和短平快增收项目，鼓励外出务工。", .prosperity, "small-industries"),
        Row("要对院墙破败、家庭卫生脏乱差等“视觉贫困”问题进行专项治理。", .prosperity, "visible-poverty"),
        Row("要持续实施新型职业农民培育工程。", .prosperity, "training"),
        Row("要造就更多乡土人才。", .prosperity, "talent"),
        Row("要培育一批典型，让一部分人先受益。", .industry, "model-cases"),
        Row("要加大土地流转力度，培育家庭农场、专业合作社。", .industry, "land-transfer"),
        Row("要盘活闲置宅基地和农房，增加农民财产性收入。", .prosperity, "idle-houses"),
        Row("要巩固提升党支部建设标准化工作成果，拓展“四抓两整治”成效。", .governance, "party-branches"),
        Row("要全面推行村党组织书记和村委会主任“一肩挑”。", .governance, "dual-posts"),
        Row("要储备村级后备干部，建强村干部队伍。", .governance, "cadre-reserve"),
        Row("要推进乡、村两级综治中心规范化建设，加大矛盾纠纷化解力度。", .governance, "governance-centres"),
        Row("要持续推进农村“雪亮工程”建设，完善三级综治中心功能。", .governance, "camera-upkeep"),
        Row("要开展“好媳妇”“好婆婆”“五星文明户”评选表彰活动。", .civility, "civility-awards"),
        Row("要遏制大操大办、厚葬薄养、高额彩礼，推动移风易俗。", .civility, nil),
        Row("要对行动迟缓的严肃问责，常态化开展督查。", .governance, nil),
        Row("要积极申报政府专项债券，争取农村自来水供水工程等项目贷款融资。", .governance, nil),
        Row("要全面落实“四个不摘”要求，防止返贫致贫。", .prosperity, nil),
        Row("要做大做强农产品品牌，延伸产业链。", .industry, nil),
    ]

    private let options = DecomposeOptions(asOf: Day(daysSince1970: 20_000), suggestsUnits: false)

    @Test(arguments: rows) func tellsGoalAndProgramme(_ row: Row) throws {
        let subject = try #require(readDuty(row.text, options: options).subject)
        #expect(subject.goal == row.goal && subject.programme == row.programme, "\(subject)")
        #expect(!subject.words.isEmpty && subject.words.allSatisfy { row.text.contains($0) })
    }

    @Test func aTaskWithoutSuchWordsHasNone() {
        #expect(readDuty("要召开一次会议。", options: options).subject == nil)
    }
}
