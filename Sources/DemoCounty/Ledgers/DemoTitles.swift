import Core
import Programmes

/// Where a thing of the demonstration stands and which one it is: what its name is made of.
struct DemoSpot: Sendable {
    let code: RegionCode
    let village: String
    let township: String
    /// Which of the programme's things in this village, from 1.
    let number: Int
    /// Whether the river forest is planted there.
    var isRiverside = false
}

/// What things are called: a reader believes 河西村污水处理站, and no drawn word.
enum DemoTitles {
    /// By the playbook's key; `村`, `镇`, `几` stand for village, township and number.
    private static let patterns: [String: [String]] = [
        "brands": ["{镇}肉牛养殖专业合作社", "{镇}牧歌牛业公司", "{镇}甘牛食品厂"],
        "cattle": ["{村}肉牛养殖小区{几}", "{村}奶牛养殖场{几}", "{村}牛肉精深加工厂{几}"],
        "circular-farming": ["{镇}有机肥厂{几}", "{镇}粪污集中处理中心{几}", "{镇}秸秆饲料化站{几}", "{镇}尾菜处理站{几}"],
        "clean-villages": ["{村}"], "dual-posts": ["{村}"], "farm-film": ["{村}"], "farm-inputs": ["{村}"],
        "village-customs": ["{村}"], "village-plans": ["{村}"], "waste": ["{村}"],
        "drinking-water": ["{村}供水点{几}"], "farmland": ["{村}高标准农田项目区{几}"], "five-revitalisations": ["{镇}"],
        "fruit": ["{村}文冠果基地{几}", "{村}优质梨园{几}", "{村}枸杞园{几}"], "four-retentions": ["{村}"],
        "fund-projects": ["{镇}拆旧补助资金{几}", "{镇}人居环境整治资金{几}", "{镇}改厕补助资金{几}"],
        "project-reviews": ["{村}巷道硬化工程{几}", "{村}文化广场{几}", "{村}集中供水延伸{几}", "{村}农房风貌改造{几}"],
        "village-decisions": ["{村}机动地发包方案{几}", "{村}集体收益分配{几}", "{村}巷道硬化筹工筹劳{几}", "{村}闲置校舍出租{几}"],
        "governance-centres": ["{村}综治中心{几}"],
        "greening": ["{村}村庄周边绿化{几}", "{村}道路林带{几}", "{村}荒滩造林地块{几}"],
        "market-outlets": ["{镇}蔬菜产地批发市场{几}", "{镇}蔬菜外销合作社{几}", "{镇}冷链配送中心{几}"],
        "medical": ["{村}卫生室{几}"], "model-cases": ["{村}庭院经济带富{几}", "{村}“积分超市”治理{几}", "{村}拆旧还田{几}"],
        "participation": ["{村}巷道硬化{几}", "{村}安装路灯{几}", "{村}修整文化广场{几}"],
        "party-branches": ["{村}党支部{几}"], "rearing-communities": ["{村}畜禽集中养殖小区{几}"],
        "roads": ["{村}通组路{几}", "{村}便民桥{几}", "{镇}至{村}安防段{几}"],
        "rural-tourism": ["{村}农家乐{几}", "{村}民宿{几}", "{村}采摘园{几}"], "sewage": ["{村}污水处理站{几}"],
        "specialities": ["{村}沙葱", "{村}红枣", "{村}小杂粮", "{村}羊肚菌"], "storage-rooms": ["{村}共享存储间{几}"],
        "training": ["{镇}第{几}期实用技术培训班"], "vegetables": ["{村}日光温室片区{几}"],
    ]

    /// Nil where the field's own words will do: names of people, numbers of contracts.
    static func title(_ playbook: Playbook, _ spot: DemoSpot, _ random: inout SeededGenerator) -> String? {
        guard let pattern = patterns[playbook.key].map({ random.pick($0) }) else { return nil }
        let number = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
        let word = spot.number <= number.count ? number[spot.number - 1] : "\(spot.number)"
        let named = pattern.replacing("{村}", with: spot.village).replacing("{镇}", with: spot.township)
        let isSeries = named.contains("第{几}期")
        return named.replacing("{几}", with: isSeries ? word : spot.number == 1 ? "" : "（\(word)）")
    }

    /// By the playbook's key and that of a field: what a word of the name says of it.
    private static let told: [(programme: String, field: String, word: String, option: String)] = [
        ("cattle", "kind", "肉牛养殖小区", "养殖小区"), ("cattle", "kind", "奶牛养殖场", "奶牛养殖场"),
        ("cattle", "kind", "精深加工", "牛肉精深加工"), ("cattle", "link", "养殖", "规模养殖"),
        ("cattle", "link", "精深加工", "精深加工"),
    ]

    /// The answer that goes with the name: a dairy farm rears and is no forage field. Nil where the name says nothing.
    static func option(of field: LedgerField, in playbook: Playbook, named title: String) -> String? {
        told.first { $0.programme == playbook.key && $0.field == field.key && title.contains($0.word) }?.option
    }

    /// Whether a place has one thing at most: the place itself is what is listed.
    static func isPlace(_ playbook: Playbook) -> Bool {
        ["村名", "乡镇"].contains(playbook.fields[playbook.item.title].label)
    }
}
