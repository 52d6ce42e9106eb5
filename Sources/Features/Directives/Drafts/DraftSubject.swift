import Core
import Database
import PolicyText

extension DutySubject {
    /// From a row with `goal`, `programme` and `subject_words`; nil where no goal was read.
    init?(_ row: ResultRow) throws {
        guard let goal = try row.optionalText("goal").flatMap(RevitalisationGoal.init) else { return nil }
        self.init(
            goal: goal,
            programme: try row.optionalText("programme"),
            words: try row.optionalText("subject_words")?.split(separator: "、").map(String.init) ?? []
        )
    }
}

/// What goals and programmes are called on pages.
package enum SubjectNames {
    /// 乡村振兴促进法 (2021) art. 3.
    package static func goal(_ goal: RevitalisationGoal) -> String {
        switch goal {
        case .industry: "产业兴旺"
        case .ecology: "生态宜居"
        case .civility: "乡风文明"
        case .governance: "治理有效"
        case .prosperity: "生活富裕"
        }
    }

    /// The goal and, where it is clear, the programme.
    package static func words(_ subject: DutySubject) -> [String] {
        [goal(subject.goal)] + (subject.programme.map { [programme($0)] } ?? [])
    }

    /// The programme's name, or its key where it has none here.
    package static func programme(_ key: String) -> String { programmes[key] ?? key }

    private static let programmes = [
        "old-houses": "老旧房屋拆除", "living-environment": "人居环境整治", "hundred-day-drive": "百日攻坚",
        "toilets": "厕所革命", "clean-villages": "清洁村庄", "waste": "垃圾治理", "sewage": "污水治理",
        "burning-patrol": "秸秆焚烧巡查", "farm-inputs": "化肥农药减量", "farm-film": "农膜回收", "greening": "造林绿化",
        "farmland": "高标准农田", "circular-farming": "生态循环农业", "village-plans": "村庄规划", "house-designs": "户型图集",
        "five-revitalisations": "五个振兴", "vegetables": "蔬菜温室", "cattle": "肉牛奶牛", "fruit": "林果",
        "rural-tourism": "乡村旅游", "specialities": "特色种养", "education": "义务教育", "medical": "基本医疗",
        "housing": "住房安全", "drinking-water": "饮水安全", "roads": "道路桥梁", "small-industries": "小产业就业",
        "visible-poverty": "视觉贫困", "training": "培训", "talent": "人才", "model-cases": "典型",
        "land-transfer": "土地流转", "idle-houses": "闲置农房", "party-branches": "党支部标准化", "dual-posts": "一肩挑",
        "cadre-reserve": "后备干部", "governance-centres": "综治中心", "camera-upkeep": "雪亮工程",
        "civility-awards": "文明评选",
    ]
}
