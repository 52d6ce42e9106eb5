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
        "village-planning": "村庄规划", "old-houses": "老旧房屋拆除", "living-environment": "人居环境", "toilets": "农村改厕",
        "sewage": "污水治理", "pollution": "农业面源污染", "greening": "造林绿化", "farmland": "高标准农田", "vegetables": "蔬菜产业",
        "livestock": "养殖产业", "orchards": "林果产业", "tourism": "乡村旅游", "specialities": "特色产业",
        "land-transfer": "土地与集体经济", "poverty-relief": "巩固脱贫", "indicators": "小康指标", "roads-water": "路水电网",
        "housing-safety": "住房安全", "public-services": "公共服务", "rectification": "问题整改",
        "village-governance": "乡村治理", "safety": "平安乡村", "party-building": "基层党建", "supervision": "督查考核",
        "finance": "资金保障", "customs": "移风易俗", "culture": "乡风文化", "skills": "农民培训",
    ]
}
